"""Curves of the run, fed from the torch thread's numbers as they come.

Training is drawn step by step, smoothed; validation once an epoch. Points beyond what a plot can
show are averaged before they are handed over, so that a long run costs no more to draw than a short
one. While a network trains the plots are drawn in turn, one each time: what a redraw takes of the
main thread comes in small slices, and a click never waits for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from netstudio.gui.language import tr
from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.training.status import State

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netstudio.training.telemetry import EarlierRun, EpochMetrics, Event, Snapshot

    Floats = NDArray[np.floating[Any]]

SMOOTHING = 0.9
MOST_POINTS = 1000
"""A plot is a few hundred pixels wide."""
TRAINING, VALIDATION = "training", "validation"
RATE = "learning rate"
DRAW_SECONDS = 0.1
"""Between two drawings of one plot of a run under way: more often no eye follows."""
EPOCHS, STEPS, SECONDS = "epochs", "steps", "seconds"
X_UNITS = (EPOCHS, STEPS, SECONDS)


@dataclass(slots=True)
class _Page:
    """A plot, where its numbers are, and how much of them it shows already."""

    plot: CurvePlot
    name: str
    per_step: Callable[[Snapshot], Floats]
    per_epoch: Callable[[EpochMetrics], tuple[float, float]] | None
    drawn_at: float = 0.0
    drawn: tuple[int, int] = (-1, -1)


class LivePlots(QObject):
    """Keeps the plots in step with the newest snapshot."""

    def __init__(
        self,
        loss: CurvePlot,
        accuracy: CurvePlot,
        rate: CurvePlot | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.loss, self.accuracy = loss, accuracy
        self._pages = [
            _Page(
                loss,
                TRAINING,
                lambda seen: seen.losses,
                lambda item: (item.train_loss, item.val_loss),
            ),
            _Page(
                accuracy,
                TRAINING,
                lambda seen: seen.accuracies,
                lambda item: (item.train_accuracy, item.val_accuracy),
            ),
        ]
        if rate is not None:
            self._pages.append(_Page(rate, RATE, lambda seen: seen.learning_rates, None))
        self._unit = EPOCHS
        self._run = -1
        self._turn = 0
        self._earlier: list[EarlierRun] = []
        self._earlier_names: list[str] = []
        self._snapshot: Snapshot | None = None
        for page in self._pages:
            page.plot.x_units, page.plot.x_unit = X_UNITS, EPOCHS
            page.plot.unit_chosen.connect(self.set_unit)
            if page.per_epoch is not None:
                page.plot.set_smoothing(SMOOTHING)

    def set_unit(self, unit: str) -> None:
        """What the x axes count: `EPOCHS`, `STEPS` or `SECONDS`."""
        words = {EPOCHS: tr("epoch"), STEPS: tr("steps"), SECONDS: tr("seconds")}[unit]
        self._unit = unit
        for page in self._pages:
            page.plot.x_unit = unit
            page.plot.set_x_label(words)
            page.drawn = (-1, -1)
            page.plot.reset_view()
        if self._snapshot is not None:
            for page in self._pages:
                self._draw(page, self._snapshot)
        if self._earlier:
            self.show_earlier(self._earlier)

    def offer_comparison(self, ask: Callable[[Callable[[list[EarlierRun]], None]], None]) -> None:
        """Let earlier runs be shown too; `ask` finds them and hands them to what it is given."""
        for page in self._pages:
            if page.per_epoch is not None:
                page.plot.is_comparing = False
                page.plot.comparing_chosen.connect(
                    lambda on: ask(self.show_earlier) if on else self.show_earlier([])
                )

    def show_earlier(self, runs: list[EarlierRun]) -> None:
        """Validation curves of these runs, thin, behind those of the present one."""
        self._earlier = runs
        for page in self._pages:
            if page.per_epoch is None:
                continue
            page.plot.is_comparing = bool(runs)
            for gone in self._earlier_names:
                page.plot.drop_curve(gone)
            for run in runs:
                values = [page.per_epoch(item)[1] for item in run.epochs]
                page.plot.set_curve(_name(run), self._places(run), values, quiet=True)
        self._earlier_names = [_name(run) for run in runs]

    def _places(self, run: EarlierRun) -> list[float]:
        """Where the epochs of an earlier run ended, as the x axis counts."""
        if self._unit == EPOCHS:
            return [float(item.epoch) for item in run.epochs]
        if self._unit == STEPS:
            return [float(item.step) for item in run.epochs]
        return list(accumulate(item.seconds for item in run.epochs))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw what is new: a plot at a time while it trains, all at once when it does not."""
        if snapshot.run != self._run:
            self._begin(snapshot)
        self._snapshot = snapshot
        if snapshot.status.state is not State.TRAINING:
            for page in self._pages:
                self._draw(page, snapshot)
            return
        seen = [page for page in self._pages if page.plot.isVisible()] or self._pages
        page = seen[self._turn % len(seen)]
        self._turn += 1
        now = perf_counter()
        if now - page.drawn_at >= DRAW_SECONDS:
            page.drawn_at = now
            self._draw(page, snapshot)

    def _begin(self, snapshot: Snapshot) -> None:
        self._run = snapshot.run
        for page in self._pages:
            page.drawn, page.drawn_at = (-1, -1), 0.0
            page.plot.clear()
        if self._earlier:
            self.show_earlier(self._earlier)

    def _draw(self, page: _Page, snapshot: Snapshot) -> None:
        count, epochs = len(snapshot.losses), snapshot.epochs.since(0)
        axis = Abscissa(self._unit, snapshot, epochs)
        page.plot.set_x_range(0, axis.end)
        page.plot.set_markers(marks(snapshot, axis), axis.of([item.epoch for item in epochs]))
        before, page.drawn = page.drawn, (count, len(epochs))
        if count and count != before[0]:
            # Numbers may have come since `count` was read: both axes are cut to the same length.
            values = page.per_step(snapshot)[:count]
            places, means = thinned(values, snapshot.first_step, axis.per_epoch)
            page.plot.set_curve(page.name, axis.of(places), means)
        if page.per_epoch is None or len(epochs) == before[1]:
            return
        x = axis.of([item.epoch for item in epochs])
        pairs = [page.per_epoch(item) for item in epochs]
        if not count and epochs:  # a run of another day: its steps are not kept, its epochs are
            page.plot.set_curve(TRAINING, x, [training for training, _ in pairs])
        if epochs:
            page.plot.set_curve(VALIDATION, x, [validation for _, validation in pairs])


def _name(run: EarlierRun) -> str:
    """When a run began: what it is called in the legend."""
    return run.created.astimezone().strftime("%d %b %H:%M:%S")


class Abscissa:
    """Turns a place in the run, counted in epochs, into what the x axis counts.

    Attributes:
        per_epoch: how many steps an epoch has.
        end: where the axis ends: at the last epoch planned, or of a run of another day.
    """

    def __init__(self, unit: str, snapshot: Snapshot, epochs: tuple[EpochMetrics, ...]) -> None:
        self._unit = unit
        self.per_epoch = steps_per_epoch(snapshot)
        self._seconds = [item.seconds for item in epochs]
        self._first = epochs[0].epoch - 1 if epochs else 0
        status = snapshot.status
        planned = max(status.epochs, len(epochs), 1)
        left = planned - status.step / self.per_epoch
        is_timed = status.seconds_left is not None and left > 0
        guess = status.seconds_left / left if is_timed and status.seconds_left is not None else 1.0
        self._pace = self._seconds[-1] if self._seconds else guess
        self.end = max(self.of([float(planned)])[0], 1e-9)

    def of(self, epochs: Floats | list[float] | list[int]) -> list[float]:
        """The places of these epochs on the axis."""
        import numpy as np

        places = np.asarray(epochs, np.float64)
        if self._unit == EPOCHS:
            return places.tolist()
        if self._unit == STEPS:
            return (places * self.per_epoch).tolist()
        known = np.concatenate(([0.0], np.cumsum(self._seconds)))
        ends = self._first + np.arange(known.size, dtype=np.float64)
        beyond = np.maximum(places - ends[-1], 0.0) * self._pace
        return (np.interp(places, ends, known) + beyond).tolist()


def marks(snapshot: Snapshot, axis: Abscissa) -> list[tuple[float, str]]:
    """What happened in the run, each at its place with a few words."""
    found, rate = [], None
    for event in snapshot.events.since(0):
        if event.kind == "learning_rate" and event.value is not None:
            before = rate if rate is not None else _rate_before(event, snapshot)
            rate = event.value
            words = _rate_words(before, rate)
        else:
            words = _words(event)
        if words:
            found.append((axis.of([event.step / axis.per_epoch])[0], words))
    return found


def _rate_words(before: float, after: float) -> str:
    """Nothing where the rate stays what it was, as far as three figures tell."""
    if not before:
        return f"lr {after:g}"
    old, new = f"{before:.3g}", f"{after:.3g}"
    return f"lr {old} → {new}" if old != new else ""


def _words(event: Event) -> str:
    known = {"pause": tr("paused"), "edit": tr("edited"), "failure": tr("failed")}
    return known.get(event.kind, "")


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
