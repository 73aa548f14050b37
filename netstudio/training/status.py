"""What a session is doing, as one immutable value that any thread may read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """The states of a session.

    `idle` has no module; `ready` has one that is not in training; `finished` trained to the end or
    was stopped; `failed` holds a message, and goes on from the next command.
    """

    IDLE = "idle"
    BUILDING = "building"
    READY = "ready"
    LOADING = "loading"
    TRAINING = "training"
    PAUSED = "paused"
    STOPPING = "stopping"
    FINISHED = "finished"
    FAILED = "failed"

    @property
    def is_running(self) -> bool:
        """Whether there is a run that has not ended."""
        return self in (State.LOADING, State.TRAINING, State.PAUSED, State.STOPPING)


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """Why something ended: a sentence, and the node that it is about, if it is about one.

    Two are never equal: what fails again in the same words is another failure, to be told again.
    `node` is an address: a node's id, or `stage1[2].conv` inside a block.
    """

    message: str
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """One moment of a session.

    Attributes:
        epoch: epochs finished, of `epochs`.
        step: steps made, of `steps`.
        evaluating: whether the test split is being gone through at this moment.
        images_per_second: of training alone, over the last seconds; 0 before the first step.
        seconds_left: till the end of the run, evaluation included; None when not known.
        learning_rate: of the next step.
        revision: the project revision that the module was built from.
        message: what is going on, as a sentence; may be empty.
        failure: why the state is `failed`.
    """

    state: State = State.IDLE
    epoch: int = 0
    epochs: int = 0
    step: int = 0
    steps: int = 0
    evaluating: bool = False
    images_per_second: float = 0.0
    seconds_left: float | None = None
    learning_rate: float = 0.0
    device: str = ""
    revision: int = 0
    message: str = ""
    failure: Failure | None = None
