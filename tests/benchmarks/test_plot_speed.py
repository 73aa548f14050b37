"""How long a redraw of a curve of a million points takes, while it grows and while it is moved.

`python -m pytest tests/benchmarks/test_plot_speed.py --benchmark-only -s` prints the numbers.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytest_benchmark.fixture import BenchmarkFixture

from netstudio.gui.panels.live_plots import LivePlots
from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.training.status import State, Status
from netstudio.training.telemetry import Telemetry

POINTS = 1_000_000
ROUNDS = 60
GOAL_MS = 16.0
FLOOR = 4
"""How many times as long a busy machine may take."""


@pytest.fixture
def plot(qtbot) -> CurvePlot:
    shown = CurvePlot("Loss")
    shown.resize(420, 220)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def noise() -> np.ndarray:
    rng = np.random.default_rng(0)
    return np.exp(-np.linspace(0, 3, POINTS)) + rng.normal(0, 0.05, POINTS)


def p95(action: Callable[[int], None]) -> float:
    """Of the main thread's processor time, in milliseconds."""
    took = []
    for index in range(ROUNDS):
        began = time.thread_time()
        action(index)
        took.append((time.thread_time() - began) * 1e3)
    return sorted(took)[int(0.95 * ROUNDS)]


def report(benchmark: BenchmarkFixture, what: str, ms: float) -> None:
    benchmark.extra_info[what] = round(ms, 1)
    print(f"\n{what}: p95 {ms:.1f} ms (goal: {GOAL_MS:.0f})")
    assert ms < FLOOR * GOAL_MS


def test_a_million_points_are_moved(benchmark: BenchmarkFixture, plot: CurvePlot) -> None:
    from netstudio.gui.plots.curve_canvas import CurveCanvas

    plot.set_curve("training", np.arange(POINTS), noise())
    canvas = plot.findChild(CurveCanvas)
    picture = QImage(plot.size(), QImage.Format.Format_ARGB32)

    def zoom(index: int) -> None:
        canvas.zoom(0.9 if index % 20 < 10 else 1 / 0.9, 100 + index, None)
        plot.render(picture, QPoint())

    report(benchmark, "zoom in a million points", p95(zoom))
    benchmark.pedantic(zoom, args=(1,), rounds=5)


def test_a_run_of_a_million_steps_is_drawn(benchmark: BenchmarkFixture, plot: CurvePlot) -> None:
    live = LivePlots(plot, CurvePlot("Accuracy"))
    telemetry = Telemetry(1)
    values = noise().astype(np.float32)
    telemetry.add_steps(values, values, values)
    picture = QImage(plot.size(), QImage.Format.Format_ARGB32)
    grown = np.ones(50, np.float32)

    def draw(index: int) -> None:
        telemetry.add_steps(grown, grown, grown)
        step = POINTS + 50 * index
        status = Status(State.PAUSED, epoch=0, epochs=1, step=step, steps=2 * POINTS)
        live.show_snapshot(telemetry.snapshot(status))
        plot.render(picture, QPoint())

    report(benchmark, "redraw of a run of a million steps", p95(draw))
    benchmark.pedantic(draw, args=(ROUNDS,), rounds=5)
    live.accuracy.deleteLater()
