"""Numbers on their way from the torch thread to a reader, without locks, signals or waiting.

One thread appends, another looks. A series is a growing numpy array with a published length: the
writer fills in values first and publishes the length last; a reader takes the length first and
then the array, which holds at least that many values. Nothing is ever changed below the length.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from netstudio.training.probe import ProbeRequest, ProbeResult
from netstudio.training.status import Status

if TYPE_CHECKING:
    from netstudio.training.transfer import EditReport

Floats: TypeAlias = NDArray[np.float32]

T = TypeVar("T")

FIRST_CAPACITY = 4096
NO_PROBES: Mapping[ProbeRequest, ProbeResult] = MappingProxyType({})


class Series:
    """An append-only row of float32 numbers with one writer and one reader."""

    def __init__(self, capacity: int = FIRST_CAPACITY) -> None:
        self._values: Floats = np.empty(max(1, capacity), np.float32)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def extend(self, values: NDArray[Any]) -> None:
        """Appends values; for the writer alone."""
        end = self._length + len(values)
        if end > len(self._values):
            grown = np.empty(max(end, 2 * len(self._values)), np.float32)
            grown[: self._length] = self._values[: self._length]
            self._values = grown
        self._values[self._length : end] = values
        self._length = end  # published last: a reader never sees a value not yet written

    def view(self) -> Floats:
        """Everything published so far, read-only and without a copy."""
        length = self._length  # before the array: a later array holds at least as many
        view = self._values[:length]
        view.flags.writeable = False
        return view


class Log(Generic[T]):
    """An append-only list of records with one writer and one reader."""

    def __init__(self) -> None:
        self._items: list[T] = []

    def __len__(self) -> int:
        return len(self._items)

    def append(self, item: T) -> None:
        """Appends a record; for the writer alone."""
        self._items.append(item)

    def since(self, start: int) -> tuple[T, ...]:
        """The records from index `start` on."""
        return tuple(self._items[start:])


@dataclass(frozen=True, slots=True)
class EpochMetrics:
    """One epoch.

    Attributes:
        epoch: counted from 1.
        step: steps made by the end of it, since the run began.
        train_loss, train_accuracy: means over the epoch's samples, as they were trained on.
        val_loss, val_accuracy: on the test split, at the end of the epoch. Accuracies are shares
            from 0 to 1, and nan where there are no class labels to be right about.
        learning_rate: of the epoch's last step.
        seconds: spent on it, evaluation included and pauses left out.
    """

    epoch: int
    step: int
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a step: a mark on the plot.

    `kind` is `start`, `pause`, `resume`, `learning_rate`, `edit`, `checkpoint`, `problem` (what was
    asked for could not be done), `finish`, `stop` or `failure`; `text` is for the reader.
    """

    kind: str
    step: int
    text: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a reader sees at one moment. The arrays are views; a later snapshot has longer ones.

    Attributes:
        run: counts the runs of a session; when it changes, plots begin anew.
        first_step: the step of the first number in the series (a resumed run may begin later).
        losses, accuracies, learning_rates: one number for each step.
        epochs, events: of this run, all of them.
        probes: the newest result of each request.
        edit: what the last edit kept of the network; None before the first.
    """

    status: Status
    run: int
    first_step: int
    losses: Floats
    accuracies: Floats
    learning_rates: Floats
    epochs: Log[EpochMetrics]
    events: Log[Event]
    probes: Mapping[ProbeRequest, ProbeResult]
    edit: EditReport | None


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """A run of another time, to compare with: when it began, in UTC, and its epochs."""

    created: datetime
    epochs: tuple[EpochMetrics, ...]


class Telemetry:
    """The numbers of one run."""

    def __init__(self, run: int = 0, first_step: int = 0) -> None:
        self.run = run
        self.first_step = first_step
        self.losses = Series()
        self.accuracies = Series()
        self.learning_rates = Series()
        self.epochs: Log[EpochMetrics] = Log()
        self.events: Log[Event] = Log()

    def snapshot(
        self,
        status: Status,
        probes: Mapping[ProbeRequest, ProbeResult] = NO_PROBES,
        edit: EditReport | None = None,
    ) -> Snapshot:
        """What there is now, with `status`; the three series are of the same length."""
        rates = self.learning_rates.view()  # written last, so it is never the longest
        return Snapshot(
            status,
            self.run,
            self.first_step,
            self.losses.view()[: len(rates)],
            self.accuracies.view()[: len(rates)],
            rates,
            self.epochs,
            self.events,
            probes,
            edit,
        )

    def add_steps(self, losses: Floats, accuracies: Floats, learning_rates: Floats) -> None:
        """Appends steps; for the writer alone."""
        self.losses.extend(losses)
        self.accuracies.extend(accuracies)
        self.learning_rates.extend(learning_rates)
