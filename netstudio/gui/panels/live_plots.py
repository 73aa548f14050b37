"""Curves of the run, fed from the torch thread's numbers as they come.

Training is drawn step by step on an axis of epochs, smoothed; validation once an epoch. Points
beyond what a plot can show are averaged before they are handed over, so that a long run costs no
more to draw than a short one.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.training.status import State

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netstudio.training.telemetry import EpochMetrics, Event, Snapshot

    Floats = NDArray[np.floating[Any]]

SMOOTHING = 0.9
MOST_POINTS = 1000
"""A plot is a few hundred pixels wide."""
TRAINING, VALIDATION = "training", "validation"
DRAW_SECONDS = 0.2
"""Between two drawings of a run under way: each costs the main thread what the training lacks."""


class LivePlots(QObject):
    """Keeps the two plots in step with the newest snapshot."""

    def __init__(self, loss: CurvePlot, accuracy: CurvePlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.loss, self.accuracy = loss, accuracy
        self._run = -1
        self._drawn_at = 0.0
        self._steps_drawn = 0
        self._epochs_drawn = 0
        self._events_seen = 0
        self._last_rate: float | None = None
        self._range = 0.0
        self.loss.set_smoothing(SMOOTHING)
        self.accuracy.set_smoothing(SMOOTHING)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw what is new, now and then while it trains, and at once when it does not."""
        if snapshot.run != self._run:
            self._begin(snapshot)
        now = perf_counter()
        if now - self._drawn_at < DRAW_SECONDS and snapshot.status.state is State.TRAINING:
            return
        self._drawn_at = now
        self._set_range(snapshot)
        self._draw_training(snapshot)
        self._draw_validation(snapshot)
        self._mark(snapshot)

    def _begin(self, snapshot: Snapshot) -> None:
        self._run = snapshot.run
        self._steps_drawn = self._epochs_drawn = self._events_seen = 0
        self._last_rate = None
        self._drawn_at = 0.0
        for plot in (self.loss, self.accuracy):
            plot.clear()

    def _set_range(self, snapshot: Snapshot) -> None:
        """As many epochs as are planned, or as there are of a run of another day."""
        epochs = float(max(snapshot.status.epochs, len(snapshot.epochs), 1))
        if epochs != self._range:
            self._range = epochs
            for plot in (self.loss, self.accuracy):
                plot.set_x_range(0, epochs)

    def _draw_training(self, snapshot: Snapshot) -> None:
        count = len(snapshot.losses)
        if count == self._steps_drawn:
            return
        self._steps_drawn = count
        # Numbers may have come since `count` was read: both axes are cut to the same length.
        per_epoch = steps_per_epoch(snapshot)
        for plot, values in ((self.loss, snapshot.losses), (self.accuracy, snapshot.accuracies)):
            x, y = thinned(values[:count], snapshot.first_step, per_epoch)
            plot.set_curve(TRAINING, x, y)

    def _draw_validation(self, snapshot: Snapshot) -> None:
        epochs = snapshot.epochs.since(0)
        if len(epochs) == self._epochs_drawn:
            return
        self._epochs_drawn = len(epochs)
        x = [float(item.epoch) for item in epochs]
        if not len(snapshot.losses):  # a run of another day: its steps are not kept, its epochs are
            self.loss.set_curve(TRAINING, x, [item.train_loss for item in epochs])
            self.accuracy.set_curve(TRAINING, x, [item.train_accuracy for item in epochs])
        self.loss.set_curve(VALIDATION, x, [item.val_loss for item in epochs])
        self.accuracy.set_curve(VALIDATION, x, [item.val_accuracy for item in epochs])

    def _mark(self, snapshot: Snapshot) -> None:
        events = snapshot.events.since(self._events_seen)
        self._events_seen += len(events)
        per_epoch = steps_per_epoch(snapshot)
        for event in events:
            label = self._label(event, snapshot)
            if label:
                for plot in (self.loss, self.accuracy):
                    plot.add_marker(event.step / per_epoch, label)

    def _label(self, event: Event, snapshot: Snapshot) -> str:
        if event.kind == "learning_rate" and event.value is not None:
            before = self._last_rate
            if before is None:
                before = _rate_before(event, snapshot)
            self._last_rate = event.value
            return f"lr {before:.3g} → {event.value:.3g}" if before else f"lr {event.value:g}"
        return {"pause": "paused", "edit": "edited", "failure": "failed"}.get(event.kind, "")


def steps_per_epoch(snapshot: Snapshot) -> float:
    """How many steps an epoch has; 1 where nothing tells."""
    status = snapshot.status
    if status.steps and status.epochs:
        return status.steps / status.epochs
    epochs: tuple[EpochMetrics, ...] = snapshot.epochs.since(0)
    return epochs[-1].step / epochs[-1].epoch if epochs and epochs[-1].epoch else 1.0


def thinned(values: Floats, first_step: int, per_epoch: float) -> tuple[Floats, Floats]:
    """The points of a curve of one value a step, at most `MOST_POINTS`: epochs and means, (n,).

    The mean of a group stands at its last step, so that the curve ends where the run is.
    """
    import numpy as np

    size = -(-len(values) // MOST_POINTS) if len(values) else 1
    whole = len(values) // size * size
    y = values[:whole].reshape(-1, size).mean(axis=1, dtype=np.float64)
    x = (np.arange(len(y), dtype=np.float64) + 1) * size
    if whole < len(values):
        y = np.append(y, values[whole:].mean(dtype=np.float64))
        x = np.append(x, float(len(values)))
    return (x + first_step) / per_epoch, y


def _rate_before(event: Event, snapshot: Snapshot) -> float:
    """The learning rate of the step before an event."""
    rates = snapshot.learning_rates
    index = min(event.step - snapshot.first_step, len(rates)) - 1
    return float(rates[index]) if 0 <= index < len(rates) else 0.0
