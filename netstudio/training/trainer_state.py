"""Everything a trainer would need to go on exactly where another one was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netstudio.training.ledger import StepRecords
from netstudio.training.optimization import OptimizerState
from netstudio.training.randomness import RandomState

if TYPE_CHECKING:
    from netstudio.data import BatchState


@dataclass(frozen=True, slots=True)
class UpdateState:
    """One optimizer: its catalogue name, what it keeps by parameter name, the hand's factor."""

    optimizer: str
    scale: float
    parameters: OptimizerState


@dataclass(frozen=True, slots=True)
class TrainerState:
    """A trainer between two units of work; weights are apart from it.

    Attributes:
        epoch, step, images: how far it has come.
        evaluating: whether the epoch's steps were done, and its evaluation not; it begins anew.
        seconds, epoch_began: of the stopwatch.
        evaluation_seconds, evaluated_images: what evaluation took.
        batches: where the training batches are.
        random: the generators.
        updates: one for each update.
        scaler: of mixed precision.
        records: the steps of the epoch under way.
    """

    epoch: int
    step: int
    images: int
    evaluating: bool
    seconds: float
    epoch_began: float
    evaluation_seconds: float
    evaluated_images: int
    batches: BatchState
    random: RandomState
    updates: tuple[UpdateState, ...]
    scaler: dict[str, Any]
    records: StepRecords
