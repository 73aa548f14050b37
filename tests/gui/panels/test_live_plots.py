"""Curves from the torch thread's numbers."""

from datetime import UTC, datetime

import numpy as np
import pytest

from netstudio.gui.panels.live_plots import MOST_POINTS, LivePlots, thinned
from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.gui.plots.plot_export import csv_text
from netstudio.training.status import State, Status
from netstudio.training.telemetry import EarlierRun, EpochMetrics, Event, Telemetry

STEPS_PER_EPOCH = 10


def status(step: int, state: State = State.PAUSED) -> Status:
    return Status(state, epoch=step // STEPS_PER_EPOCH, epochs=4, step=step, steps=40)


@pytest.fixture
def plots(qtbot):
    loss, accuracy = CurvePlot("Loss"), CurvePlot("Accuracy")
    for plot in (loss, accuracy):
        qtbot.addWidget(plot)
    return LivePlots(loss, accuracy)


def add_steps(telemetry: Telemetry, losses) -> None:
    values = np.asarray(losses, np.float32)
    telemetry.add_steps(values, values / 10, np.full(len(values), 0.1, np.float32))


def points(plot, name) -> list[tuple[float, float]]:
    rows = [line.split(",") for line in csv_text(plot).splitlines()[1:]]
    return [(float(x), float(y)) for curve, x, y in rows if curve == name]


def test_steps_are_drawn_on_an_axis_of_epochs(plots):
    telemetry = Telemetry(1)
    add_steps(telemetry, range(20))
    plots.show_snapshot(telemetry.snapshot(status(20)))
    drawn = points(plots.loss, "training")
    assert drawn[0] == (0.1, 0.0)
    assert drawn[-1] == (2.0, 19.0)
    assert points(plots.accuracy, "training")[-1][1] == pytest.approx(1.9)


def test_epochs_are_drawn_as_they_end(plots):
    telemetry = Telemetry(1)
    add_steps(telemetry, range(10))
    telemetry.epochs.append(EpochMetrics(1, 10, 0.5, 0.8, 0.4, 0.9, 0.1, 1.0))
    plots.show_snapshot(telemetry.snapshot(status(10)))
    assert points(plots.loss, "validation") == [(1.0, 0.4)]
    assert points(plots.accuracy, "validation") == [(1.0, 0.9)]


def test_a_change_of_the_learning_rate_and_a_pause_leave_marks(plots):
    telemetry = Telemetry(1)
    add_steps(telemetry, range(15))
    telemetry.events.append(Event("learning_rate", 15, "", 0.01))
    telemetry.events.append(Event("pause", 15))
    plots.show_snapshot(telemetry.snapshot(status(15)))
    plots.show_snapshot(telemetry.snapshot(status(15)))
    assert plots.loss.markers() == [(1.5, "lr 0.1 → 0.01"), (1.5, "paused")]


def test_a_run_under_way_is_drawn_now_and_then_and_its_end_at_once(plots):
    telemetry = Telemetry(1)
    add_steps(telemetry, range(5))
    plots.show_snapshot(telemetry.snapshot(status(5, State.TRAINING)))
    add_steps(telemetry, range(5))
    plots.show_snapshot(telemetry.snapshot(status(10, State.TRAINING)))
    assert len(points(plots.loss, "training")) == 5, "it was the other plot's turn"
    assert len(points(plots.accuracy, "training")) == 10
    plots.show_snapshot(telemetry.snapshot(status(10)))
    assert len(points(plots.loss, "training")) == 10


def test_another_run_begins_anew(plots):
    first = Telemetry(1)
    add_steps(first, range(15))
    plots.show_snapshot(first.snapshot(status(15)))
    second = Telemetry(2)
    add_steps(second, [7.0])
    plots.show_snapshot(second.snapshot(status(1)))
    assert points(plots.loss, "training") == [(0.1, 7.0)]


def test_a_run_that_goes_on_starts_where_it_was(plots):
    telemetry = Telemetry(1, first_step=20)
    add_steps(telemetry, [1.0])
    plots.show_snapshot(telemetry.snapshot(status(21)))
    assert points(plots.loss, "training") == [(2.1, 1.0)]


def test_a_long_curve_is_thinned_without_losing_its_mean_or_its_end():
    values = np.arange(MOST_POINTS * 7 + 3, dtype=np.float32)
    x, y = thinned(values, 0, 1.0)
    assert len(x) == len(y) <= MOST_POINTS + 1
    assert x[-1] == len(values)
    whole = len(values) // 8 * 8
    assert y[: whole // 8].mean() == pytest.approx(values[:whole].mean())


def test_axes_count_steps_or_seconds(plots):
    telemetry = Telemetry(1)
    add_steps(telemetry, range(15))
    telemetry.epochs.append(EpochMetrics(1, 10, 0.5, 0.8, 0.4, 0.9, 0.1, 2.0))
    telemetry.events.append(Event("pause", 15))
    plots.show_snapshot(telemetry.snapshot(status(15)))
    plots.loss.unit_chosen.emit("steps")
    assert [x for x, _ in points(plots.accuracy, "training")] == list(range(1, 16))
    assert points(plots.loss, "validation") == [(10.0, 0.4)]
    plots.loss.unit_chosen.emit("seconds")
    assert points(plots.loss, "training")[-1][0] == pytest.approx(3.0), "at the last epoch's pace"
    assert plots.loss.markers() == [(3.0, "paused")]
    assert plots.loss.x_label == "seconds"


def test_the_learning_rate_has_a_plot(qtbot):
    pages = [CurvePlot(title) for title in ("Loss", "Accuracy", "Learning rate")]
    for plot in pages:
        qtbot.addWidget(plot)
    telemetry = Telemetry(1)
    add_steps(telemetry, range(3))
    LivePlots(*pages).show_snapshot(telemetry.snapshot(status(3)))
    assert [y for _, y in points(pages[2], "learning rate")] == pytest.approx([0.1] * 3)


def test_a_rate_that_stays_leaves_no_mark(plots):
    telemetry = Telemetry(1)
    add_steps(telemetry, range(15))
    telemetry.events.append(Event("learning_rate", 15, "", 0.1))
    plots.show_snapshot(telemetry.snapshot(status(15)))
    assert plots.loss.markers() == []


def test_earlier_runs_lie_behind(plots):
    when = datetime(2024, 5, 1, 12, tzinfo=UTC)
    epochs = tuple(EpochMetrics(n, 10 * n, 0.5, 0.8, 0.4 / n, 0.9, 0.1, 2.0) for n in (1, 2))
    plots.offer_comparison(lambda then: then([EarlierRun(when, epochs)]))
    telemetry = Telemetry(1)
    add_steps(telemetry, range(5))
    plots.show_snapshot(telemetry.snapshot(status(5)))
    reading = plots.loss.reading()
    plots.loss.comparing_chosen.emit(True)
    (name,) = set(plots.accuracy.curve_names()) - {"training"}
    assert points(plots.loss, name) == [(1.0, 0.4), (2.0, 0.2)]
    plots.loss.unit_chosen.emit("seconds")
    assert points(plots.loss, name) == [(2.0, 0.4), (4.0, 0.2)]
    assert plots.accuracy.is_comparing and plots.loss.reading() == reading
    plots.accuracy.comparing_chosen.emit(False)
    assert plots.loss.curve_names() == ["training"]
