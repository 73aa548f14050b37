import csv
import io
import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QSlider, QToolButton

from netstudio.gui.plots import plot_export
from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.gui.plots.curve_words import percent
from netstudio.gui.plots.pages import PlotPages
from netstudio.gui.theme.apply import apply_theme, current
from netstudio.gui.theme.tokens import DARK, LIGHT


@pytest.fixture
def plot(qtbot) -> CurvePlot:
    shown = CurvePlot("Loss")
    shown.resize(420, 220)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


RISING = [0.0, 1.0], [0.0, 2.0]
FALLING = [0.0, 1.0], [2.0, 0.0]


def _colours(plot: CurvePlot) -> set[str]:
    QApplication.processEvents()
    image = plot.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


def _canvas(plot: CurvePlot):
    from netstudio.gui.plots.curve_canvas import CurveCanvas

    return plot.findChild(CurveCanvas)


def _view(plot: CurvePlot) -> list[list[float]]:
    from netstudio.gui.plots.curve_canvas import CurveCanvas

    frame = plot.findChild(CurveCanvas).frame
    return [list(frame.x), list(frame.y)]


def test_the_empty_plot_does_not_need_numpy() -> None:
    script = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
app = QApplication([])
from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.gui.plots.mosaic import Mosaic
for widget in (CurvePlot("Loss"), Mosaic("Feature maps")):
    widget.show()
app.processEvents()
print({"numpy", "torch"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr


def test_reading_shows_the_last_values(plot) -> None:
    plot.set_curve("training", [0, 1, 2], [2.4, 0.5, 0.1214])
    plot.set_curve("validation", [0, 1, 2], [2.3, 0.158, float("nan")])
    assert plot.reading() == "0.121 / 0.158"


def test_reading_in_percent(qtbot) -> None:
    plot = CurvePlot("Accuracy", value_text=percent, y_bounds=(0, 1))
    qtbot.addWidget(plot)
    plot.show()
    plot.set_curve("training", [0, 1], [0.5, 0.978])
    assert plot.reading() == "97.8 %"
    assert _view(plot)[1] == pytest.approx([0, 1], abs=0.1)


def test_a_curve_without_a_value_has_a_dash(plot) -> None:
    plot.set_curve("training", [0.0], [float("nan")])
    assert plot.reading() == "–"


def test_curves_are_drawn_in_their_colours(plot) -> None:
    blank = _colours(plot)
    theme = current()
    assert theme.plot_training not in blank
    plot.set_curve("training", *RISING)
    plot.set_curve("validation", *FALLING)
    assert {theme.plot_training, theme.plot_validation} <= _colours(plot)


def test_a_curve_of_one_point_is_seen(plot) -> None:
    plot.set_x_range(0, 10)
    plot.set_curve("training", *FALLING)
    plot.set_curve("validation", [1.0], [1.0])
    plot.legend().hide()  # it has a swatch of the same colour
    assert current().plot_validation in _colours(plot)
    plot.set_curve("validation", [1.0], [float("nan")])
    assert current().plot_validation not in _colours(plot)


def test_the_view_holds_all_curves_and_follows_growth(plot) -> None:
    plot.set_curve("training", [0, 1, 2], [4.0, 2.0, 1.0])
    assert _view(plot)[0] == pytest.approx([0, 2])
    plot.set_curve("validation", [0, 5], [9.0, 1.0])
    (left, right), (low, high) = _view(plot)
    assert (left, right) == pytest.approx((0, 5))
    assert low <= 0 and high >= 9


def test_the_x_range_can_be_set(plot) -> None:
    plot.set_x_range(0, 10)
    plot.set_curve("training", [0, 1], [1.0, 0.5])
    assert _view(plot)[0] == pytest.approx([0, 10])
    with pytest.raises(ValueError, match="rise"):
        plot.set_x_range(3, 3)


def test_double_click_undoes_zooming(plot, qtbot) -> None:
    from netstudio.gui.plots.curve_canvas import CurveCanvas

    plot.set_curve("training", [0, 10], [1.0, 0.0])
    canvas = plot.findChild(CurveCanvas)
    left, right = (round(canvas.frame.across(x)) for x in (4, 5))
    _drag(qtbot, canvas, QPoint(left, 40), QPoint(right, 90))
    zoomed = _view(plot)
    assert zoomed[0] == pytest.approx([4, 5], abs=0.05)
    plot.set_curve("training", [0, 10], [1.0, 0.0])
    assert _view(plot) == zoomed, "a zoomed view stays while curves grow"
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert _view(plot)[0] == pytest.approx([0, 10])


def _drag(qtbot, canvas, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, (start + end) / 2)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def _wheel(canvas, at: QPoint, turned: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place,
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_wheel_zooms_at_the_pointer(plot) -> None:
    plot.set_curve("training", [0, 10], [1.0, 0.0])
    canvas = _canvas(plot)
    at = QPoint(round(canvas.frame.across(4)), 60)
    y = _view(plot)[1]
    under = canvas.frame.x_at(at.x())
    _wheel(canvas, at, 240)
    (low, high), after = _view(plot)
    assert high - low == pytest.approx(7.87, abs=0.02)
    assert canvas.frame.x_at(at.x()) == pytest.approx(under)
    assert after == y
    _wheel(canvas, at, 240, Qt.KeyboardModifier.ShiftModifier)
    assert _view(plot)[0] == [low, high]
    assert _view(plot)[1][1] - _view(plot)[1][0] < y[1] - y[0]


def test_the_middle_button_pans(plot, qtbot) -> None:
    plot.set_curve("training", [0, 10], [1.0, 0.0])
    canvas = _canvas(plot)
    qtbot.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(200, 60))
    qtbot.mouseMove(canvas, QPoint(200 - round(canvas.frame.width / 10), 60))
    qtbot.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(150, 60))
    assert _view(plot)[0] == pytest.approx([1, 11], abs=0.05)


def test_keys_zoom_read_and_reset(plot, qtbot) -> None:
    plot.set_curve("training", [0, 10], [1.0, 0.0])
    canvas = _canvas(plot)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert _view(plot)[0] == pytest.approx([1, 9])
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert _view(plot)[0] == pytest.approx([0, 10])
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert plot.pointer_reading()[0] == ("epoch", "9.70")
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert plot.pointer_reading() == []


def test_missing_values_are_tolerated(plot) -> None:
    values = np.full(500, np.nan)
    plot.set_curve("training", np.arange(500), values)
    values[100:200] = 1.0
    values[150] = np.inf
    plot.set_curve("training", np.arange(500), values)
    plot.set_smoothing(0.9)
    plot.set_log_scale(True)
    plot.set_curve("validation", [], [])
    plot.grab()
    assert plot.reading() == "1.00 / –"


def test_log_scale_shows_logarithms(plot) -> None:
    plot.set_curve("training", [0, 1, 2], [100.0, 1.0, 0.01])
    plot.set_log_scale(True)
    low, high = _view(plot)[1]
    assert low <= -2 and high >= 2 and high - low < 5
    assert plot.reading() == "0.0100", "the reading stays in plain values"
    plot.set_log_scale(False)
    assert _view(plot)[1][1] >= 100


def test_smoothing_calms_a_curve_but_not_the_reading(plot) -> None:
    rng = np.random.default_rng(0)
    noisy = rng.normal(1, 0.5, 1000)
    plot.set_curve("training", np.arange(1000), noisy)
    before = plot.reading()
    plot.set_smoothing(0.97)
    drawn = [_canvas(plot).drawn_y("training", x) for x in range(1000)]
    assert float(np.std(drawn)) < 0.15 < 0.4 < float(np.std(noisy))
    assert plot.reading() == before


def test_the_raw_curve_stays_faint_behind_the_smoothed_one(plot) -> None:
    plot.set_curve("training", np.arange(100), np.tile([0.0, 1.0], 50))
    plot.legend().hide()
    sharp = _inked(plot)
    plot.set_smoothing(0.97)
    assert 0.7 * sharp < _inked(plot) <= 1.1 * sharp


def _inked(plot: CurvePlot) -> int:
    """How many pixels differ from the ground inside the plot."""
    QApplication.processEvents()
    image = _canvas(plot).grab().toImage()
    return sum(
        image.pixel(x, y) != image.pixel(image.width() - 2, 1)
        for x in range(50, image.width() - 12)
        for y in range(10, image.height() - 30)
    )


def test_markers_are_drawn_with_their_label(plot) -> None:
    plot.set_curve("training", [0, 10], [1.0, 0.5])
    plot.grab()
    before = _inked(plot)
    plot.add_marker(4.0, "lr 0.01 → {0.003}")
    assert plot.markers() == [(4.0, "lr 0.01 → {0.003}")]
    assert _inked(plot) > before + 100


def test_pointer_reads_the_curves(plot, qtbot) -> None:
    plot.set_curve("training", [0, 1, 2], [3.0, 2.0, 1.0])
    plot.set_curve("validation", [1, 2], [5.0, 4.0])
    canvas = _canvas(plot)
    qtbot.mouseMove(canvas, QPoint(round(canvas.frame.across(1.1)), 50))
    (unit, x), *values = plot.pointer_reading()
    assert unit == "epoch" and float(x) == pytest.approx(1.1, abs=0.02)
    assert values == [("training", "2.00"), ("validation", "5.00")]
    plot.grab()
    canvas.hovered.emit(None)
    assert plot.pointer_reading() == []
    assert plot.reading() == "1.00 / 4.00"


def test_a_click_on_the_legend_hides_a_curve(plot, qtbot) -> None:
    plot.set_curve("training", *RISING)
    plot.set_curve("validation", *FALLING)
    assert plot.reading() == "2.00 / 0.00"
    plot.legend().entry("training").click()
    assert plot.reading() == "0.00"
    assert current().plot_training not in _colours(plot)
    plot.set_curve("training", *RISING)
    assert current().plot_training not in _colours(plot)
    plot.legend().entry("training").click()
    assert current().plot_training in _colours(plot)


def test_hidden_plots_draw_nothing_until_shown(qtbot) -> None:
    from netstudio.gui.plots.curve_canvas import CurveCanvas

    plot = CurvePlot("Loss")
    qtbot.addWidget(plot)
    plot.set_curve("training", [0, 1], [1.0, 0.5])
    assert plot.findChild(CurveCanvas) is None
    plot.show()
    assert plot.findChild(CurveCanvas) is not None
    assert plot.reading() == "0.500"
    plot.hide()
    plot.set_curve("training", [0, 1], [1.0, 0.25])
    assert plot.reading() == "0.500"
    plot.show()
    assert plot.reading() == "0.250"


def test_clear_brings_the_empty_state_back(plot) -> None:
    plot.set_curve("training", *RISING)
    plot.add_marker(0.5, "x")
    plot.clear()
    assert plot.curve_names() == [] and plot.markers() == [] and plot.reading() == ""
    assert current().plot_training not in _colours(plot)
    plot.set_curve("training", *RISING)
    assert current().plot_training in _colours(plot)


def test_the_plot_follows_the_theme(plot, qapp) -> None:
    apply_theme(qapp, DARK)
    plot.set_curve("training", *RISING)
    assert DARK.plot_training in _colours(plot)
    apply_theme(qapp, LIGHT)
    found = _colours(plot)
    assert LIGHT.plot_training in found
    assert DARK.surface not in found
    apply_theme(qapp, DARK)
    qapp.setStyleSheet("")


def test_values_can_be_taken_away(plot, tmp_path) -> None:
    plot.set_curve("training", [0.5, 1], [0.1, float("nan")])
    plot_export.save_csv(plot, tmp_path / "loss.csv")
    text = (tmp_path / "loss.csv").read_text()
    assert list(csv.reader(io.StringIO(text))) == [
        ["curve", "epoch", "value"],
        ["training", "0.5", "0.1"],
        ["training", "1.0", "nan"],
    ]


def test_the_picture_can_be_taken_away(plot, tmp_path) -> None:
    plot.set_curve("training", *RISING)
    plot_export.save_image(plot, tmp_path / "loss.png")
    saved = QImage(str(tmp_path / "loss.png"))
    assert saved.size() == plot.size() * plot.devicePixelRatioF()
    plot_export.copy_image(plot)
    assert QApplication.clipboard().image().size() == saved.size()
    with pytest.raises(OSError, match="nowhere"):
        plot_export.save_image(plot, tmp_path / "nowhere" / "loss.png")


def test_the_drawing_can_be_taken_away(plot, tmp_path) -> None:
    plot.set_curve("training", np.linspace(0, 1, 50), np.linspace(0, 1, 50) ** 2)
    QApplication.processEvents()  # the legend has to get its place
    plot_export.save_svg(plot, tmp_path / "loss.svg")
    text = (tmp_path / "loss.svg").read_text(encoding="utf-8")
    assert "<polyline" in text and ">training<" in text.replace(" ", "")
    assert "<image" not in text, "a drawing, not a picture of one"
    with pytest.raises(OSError, match="nowhere"):
        plot_export.save_svg(plot, tmp_path / "nowhere" / "loss.svg")


def test_the_menu_sets_scale_smoothing_and_axis(plot, qtbot) -> None:
    plot.set_curve("training", *RISING)
    plot.x_units = ("epochs", "steps")
    button = next(b for b in plot.findChildren(QToolButton) if "plot" in b.toolTip())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = plot.findChild(QMenu)
    actions = {action.text(): action for action in menu.actions()}
    actions["Logarithmic scale"].trigger()
    assert plot.log_scale
    menu.findChild(QSlider).setValue(90)
    assert plot.smoothing == pytest.approx(0.8955)
    units = {action.text(): action for action in actions["Horizontal axis"].menu().actions()}
    with qtbot.waitSignal(plot.unit_chosen) as chosen:
        units["Steps"].trigger()
    assert chosen.args == ["steps"]
    menu.close()


def test_the_context_menu_is_that_of_the_plot(plot, qapp) -> None:
    plot.set_curve("training", *RISING)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(80, 50), QPoint(80, 50))
    qapp.sendEvent(plot, event)
    menu = plot.findChild(QMenu)
    assert "Save as SVG…" in [action.text() for action in menu.actions()]
    menu.close()


def test_an_earlier_run_stays_out_of_the_reading(plot) -> None:
    plot.set_curve("training", *RISING)
    plot.set_curve("yesterday", *FALLING, quiet=True)
    assert plot.reading() == "2.00"
    plot.drop_curve("yesterday")
    assert plot.curve_names() == ["training"]


def test_pages_share_a_place(qtbot) -> None:
    pages = PlotPages([CurvePlot("Accuracy"), CurvePlot("Learning rate")])
    qtbot.addWidget(pages)
    pages.resize(400, 200)
    pages.show()
    qtbot.mouseClick(pages.tabs[0][1], Qt.MouseButton.LeftButton)
    assert pages.currentIndex() == 1
    pages.tabs[1][0].setFocus()
    qtbot.keyClick(pages.tabs[1][0], Qt.Key.Key_Space)
    assert pages.currentIndex() == 0


def test_preloading_works_in_another_thread() -> None:
    script = """
import os, sys, threading
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
app = QApplication([])
from netstudio.gui.plots.curve_plot import CurvePlot, preload
plot = CurvePlot("Loss")
plot.show()
thread = threading.Thread(target=preload)
thread.start()
thread.join()
plot.set_curve("training", [0, 1], [1, 0])
app.processEvents()
print(plot.reading(), "numpy" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "0.00 True", done.stderr
    assert "QObject" not in done.stderr


def test_wrong_shapes_are_refused(plot) -> None:
    with pytest.raises(ValueError, match="equal length"):
        plot.set_curve("training", np.zeros((2, 2)), np.zeros((2, 2)))
    with pytest.raises(ValueError, match="smoothing"):
        plot.set_smoothing(1)


def test_a_prepared_plot_stays_empty_until_its_first_curve(plot) -> None:
    from netstudio.gui.plots.curve_canvas import CurveCanvas

    plot.prepare()
    canvas = plot.findChild(CurveCanvas)
    assert not canvas.isVisible()
    plot.set_curve("training", [0, 1], [1.0, 0.5])
    assert canvas.isVisible()
    assert plot.findChildren(CurveCanvas) == [canvas]
