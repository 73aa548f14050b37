"""Keeps a run's folder up to date while it trains, without holding it up.

Metrics are appended once a second. Checkpoints are written now and then, and at every end; how
often follows from how long writing one takes, so that a large network spends no more than a
twentieth of its time on it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import TYPE_CHECKING

from netstudio.compiler.transfer import addressed_keys
from netstudio.errors import CheckpointError
from netstudio.sentence import say
from netstudio.training.checkpoint import Checkpoint, Kind, read_checkpoint, write_checkpoint
from netstudio.training.ledger import StepRecords
from netstudio.training.metrics_file import MetricsFile, copy_metrics, cut_metrics, read_metrics
from netstudio.training.run_store import RunFolder
from netstudio.training.telemetry import EpochMetrics, Event, Telemetry
from netstudio.training.trainer_state import TrainerState
from netstudio.training.weights import put_weights

if TYPE_CHECKING:
    from torch import Tensor

    from netstudio.compiler import CompiledModel
    from netstudio.training.trainer import Trainer

METRICS_SECONDS = 1.0
CHECKPOINT_SECONDS = 20.0
CHECKPOINT_SHARE = 1 / 20
KEPT_IN_MEMORY = 64 * 2**20
"""A best epoch that comes too soon to be written is kept as a copy, up to this many bytes."""


class Recorder:
    """Writes a run to its folder.

    Attributes:
        folder: the run's.
        trouble: why the last write failed, as a sentence; empty where it did not. Training goes on.
    """

    def __init__(self, folder: RunFolder, trainer: Trainer) -> None:
        self.folder, self._trainer = folder, trainer
        self.trouble = ""
        self._metrics = MetricsFile(folder.metrics)
        self._metrics_due = perf_counter() + METRICS_SECONDS
        self._interval = CHECKPOINT_SECONDS
        self._checkpoint_due = perf_counter() + CHECKPOINT_SECONDS
        self._best: tuple[float, float] = (-math.inf, -math.inf)
        self._unwritten_best: tuple[dict[str, Tensor], TrainerState] | None = None
        self._saved_at: tuple[int, int] | None = None

    def resume(self, telemetry: Telemetry) -> None:
        """Goes on from the folder's last checkpoint: weights, trainer, and numbers so far.

        Raises:
            CheckpointError: when it is damaged or of another network.
        """
        path = self.folder.checkpoint()
        if path is None:
            raise CheckpointError(
                say("The run {path} has no checkpoint to go on from.", path=self.folder.path)
            )
        checkpoint = read_checkpoint(path)
        put_checkpoint(self._trainer.model, checkpoint, str(path))
        self._trainer.restore(checkpoint.state)
        cut_metrics(self.folder.metrics, checkpoint.state.step)
        read_metrics(self.folder.metrics, telemetry)
        for metrics in telemetry.epochs.since(0):
            self._best = max(self._best, _rank(metrics))
        self._saved_at = (self._trainer.step, self._trainer.epoch)

    def take_over(self, other: Recorder) -> None:
        """Goes on with the numbers of a run whose network was edited, which are all written."""
        self._best = other._best
        if other.folder.metrics.is_file():
            self._attempt(lambda: copy_metrics(other.folder.metrics, self.folder.metrics))

    def add(self, steps: list[StepRecords], epochs: list[EpochMetrics]) -> None:
        """Takes in numbers; writes what is due."""
        for records in steps:
            self._metrics.add_steps(records)
        for metrics in epochs:
            self._metrics.add_epoch(metrics)
            self._note_best(metrics)
        now = perf_counter()
        if now >= self._metrics_due:
            self._metrics_due = now + METRICS_SECONDS
            self._attempt(self._metrics.write)
        if now >= self._checkpoint_due:
            self._attempt(self.save)

    def add_event(self, event: Event) -> None:
        """Takes in an event."""
        self._metrics.add_event(event)

    def finish(self) -> None:
        """Writes everything, at an end of the run; failing is `trouble`, like all its writes."""
        self._attempt(self.save)

    def abandon(self) -> None:
        """Writes the metrics and the best epoch, but no checkpoint: the weights are no good."""
        self._attempt(self._metrics.write)
        self._attempt(self._write_best)

    def save(self) -> None:
        """Writes the metrics and a checkpoint, unless there is one of this very step.

        Raises:
            CheckpointError: when the disk refuses.
        """
        began = perf_counter()
        self._metrics.write()
        self._write_best()
        moment = (self._trainer.step, self._trainer.epoch)
        if self._saved_at != moment:
            self._write("last", self._trainer.model.module.state_dict(), self._trainer.state())
            self._saved_at = moment
        now = perf_counter()
        self._interval = max(CHECKPOINT_SECONDS, (now - began) / CHECKPOINT_SHARE)
        self._checkpoint_due = now + self._interval

    def _attempt(self, action: Callable[[], None]) -> None:
        try:
            action()
            self.trouble = ""
        except CheckpointError as error:
            self.trouble = str(error)
            self._checkpoint_due = perf_counter() + self._interval

    def _note_best(self, metrics: EpochMetrics) -> None:
        rank = _rank(metrics)
        if rank <= self._best:
            return
        self._best = rank
        weights = self._trainer.model.module.state_dict()
        if sum(tensor.nbytes for tensor in weights.values()) <= KEPT_IN_MEMORY:
            copies = {key: tensor.detach().cpu().clone() for key, tensor in weights.items()}
            self._unwritten_best = (copies, self._trainer.state())
        else:
            self._unwritten_best = (weights, self._trainer.state())
            self._attempt(self._write_best)
            self._unwritten_best = None

    def _write_best(self) -> None:
        if self._unwritten_best is not None:
            self._write("best", *self._unwritten_best)
            self._unwritten_best = None

    def _write(self, kind: Kind, weights: Mapping[str, Tensor], state: TrainerState) -> None:
        keys = {key: owner for owner, key in addressed_keys(self._trainer.model).items()}
        waiting = self._trainer.model.waiting
        write_checkpoint(self.folder.next_checkpoint(kind), weights, keys, state, waiting)
        self.folder.drop_older(kind)


def put_checkpoint(model: CompiledModel, checkpoint: Checkpoint, source: str) -> None:
    """Loads a checkpoint's weights into a network whose layers may have been renamed since.

    Those of members that are bypassed wait beside it.

    Raises:
        CheckpointError: when they are of another network, key by key.
    """
    present = addressed_keys(model)
    renamed = {
        present.get(checkpoint.keys.get(key, ("", "")), key): tensor
        for key, tensor in checkpoint.weights.items()
    }
    put_weights(model.module, renamed, source)
    model.waiting.update(
        {k: tensor for k, tensor in checkpoint.waiting.items() if k not in present}
    )


def _rank(metrics: EpochMetrics) -> tuple[float, float]:
    """What makes an epoch the best: accuracy, then a low loss; nan is worst."""
    accuracy, loss = metrics.val_accuracy, metrics.val_loss
    return (
        -math.inf if math.isnan(accuracy) else accuracy,
        -math.inf if math.isnan(loss) else -loss,
    )
