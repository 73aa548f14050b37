"""View > Colour by, Pictures on the cards, Minimap: in a real window without torch."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netstudio.document.edits import RemoveNodes, SetArguments
from netstudio.gui.panels.heat_legend import HeatLegend
from netstudio.gui.panels.node_costs import Cost
from netstudio.gui.panels.strip_image import HISTOGRAM_SIZE, histogram_image, kernel_image
from netstudio.gui.panels.thumbnails import Picture
from netstudio.gui.plots.colour_maps import DIVERGING, colour_at
from netstudio.gui.theme.apply import scale_fonts


def legend(window) -> HeatLegend:
    (found,) = window.canvas.findChildren(HeatLegend)
    return found


def heats(window):
    return {n: item.heat for n, item in window.canvas.canvas.nodes.items()}


def test_colouring_by_parameters(open_window):
    window = open_window()
    window.bench.actions["colour_parameters"].trigger()
    found = heats(window)
    assert found["fc1"].share == "78 %"
    assert found["tanh1"].share == ""
    assert found["fc1"].colour != found["conv1"].colour
    texts = [line.shown for line in window.canvas.canvas.nodes["fc1"].lines]
    assert "78 %" in texts
    assert legend(window).isVisible()
    assert legend(window).texts() == [
        "Parameters",
        "156",
        "48,120",
        "logarithmic · grey: none",
    ]


def test_colours_follow_an_edit(open_window, qtbot):
    window = open_window()
    window.bench.actions["colour_macs"].trigger()
    before = heats(window)["conv1"].share
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 60}))
    qtbot.waitUntil(lambda: heats(window)["conv1"].share != before)


def test_a_message_leaves_the_legend_in_sight(open_window):
    window = open_window()
    window.bench.actions["colour_macs"].trigger()
    window.bench.toast.show_message("A message that is long enough to reach as far as the legend")
    toast, scale = window.bench.toast, legend(window)
    place = scale.mapTo(toast.parentWidget(), QPoint())
    assert not toast.geometry().intersects(scale.rect().translated(place))


def test_the_legend_lies_beside_the_small_map_at_every_size_of_type(open_window):
    window = open_window()
    window.bench.actions["colour_macs"].trigger()
    app = QApplication.instance()
    scale_fonts(app, 200)
    try:
        assert window.canvas.minimap.width() == 256
        assert not legend(window).geometry().intersects(window.canvas.minimap.geometry())
    finally:
        scale_fonts(app, 100)


def test_the_legend_closes_back_to_families(open_window):
    window = open_window()
    window.bench.actions["colour_memory"].trigger()
    assert legend(window).texts()[0] == "Memory of activations"
    QTest.mouseClick(legend(window).close_button, Qt.MouseButton.LeftButton)
    assert not any(heats(window).values())
    assert not legend(window).isVisible()
    assert window.bench.actions["colour_family"].isChecked()


def test_time_waits_for_torch_and_says_so(open_window):
    window = open_window()
    window.bench.actions["colour_time"].trigger()
    assert not any(heats(window).values())
    assert "PyTorch" in legend(window).texts()[-1]


def test_the_legend_hides_no_button_and_not_the_map(open_window):
    window = open_window()
    window.bench.actions["colour_parameters"].trigger()
    place = legend(window).geometry()
    assert window.canvas.rect().contains(place)
    assert not place.intersects(window.canvas.minimap.geometry())
    assert not place.intersects(window.bench.overlay.geometry())


def test_what_the_cards_show_is_remembered(open_window):
    window = open_window()
    assert window.bench.thumbnails.picture is Picture.FEATURE_MAPS
    window.bench.actions["picture_histogram"].trigger()
    assert window.bench.thumbnails.picture is Picture.HISTOGRAM
    window.close()
    again = open_window()
    assert again.bench.thumbnails.picture is Picture.HISTOGRAM
    assert again.bench.actions["picture_histogram"].isChecked()
    assert not again.bench.actions["picture_feature_maps"].isChecked()


def test_every_cost_and_picture_has_an_action(open_window):
    window = open_window()
    for cost in Cost:
        assert window.bench.actions[f"colour_{cost.value}"].isCheckable()
    for picture in Picture:
        assert window.bench.actions[f"picture_{picture.value}"].isCheckable()


def test_the_map_is_hidden_and_comes_back(open_window):
    window = open_window("alexnet")
    window.canvas.camera.zoom_to(1.0)
    assert window.canvas.minimap.isVisible()
    window.bench.actions["minimap"].trigger()
    assert not window.canvas.minimap.isVisible()
    window.bench.actions["minimap"].trigger()
    assert window.canvas.minimap.isVisible()


def test_the_frame_of_the_map_is_dragged_without_a_jump(open_window):
    window = open_window("alexnet")
    view, minimap = window.canvas, window.canvas.minimap
    view.camera.zoom_to(1.0)
    QApplication.processEvents()
    middle = view.camera.place_at(view.middle())
    left, right = Qt.MouseButton.LeftButton, QPoint(9, 0)
    pixel = next(
        QPoint(x, y)
        for x in range(minimap.width())
        for y in range(minimap.height())
        if (minimap.place_at(QPointF(x, y)) - middle).manhattanLength() < 120
    )
    QTest.mousePress(minimap, left, pos=pixel)
    assert (view.camera.place_at(view.middle()) - middle).manhattanLength() < 4
    QTest.mouseMove(minimap, pixel + right)
    step = minimap.place_at(QPointF(pixel + right)) - minimap.place_at(QPointF(pixel))
    gone = view.camera.place_at(view.middle()) - middle
    assert gone.x() == pytest.approx(step.x(), abs=4)
    QTest.mouseRelease(minimap, left, pos=pixel + right)


def test_the_wheel_on_the_map_zooms(open_window):
    window = open_window("alexnet")
    view, minimap = window.canvas, window.canvas.minimap
    view.camera.zoom_to(1.0)
    spot = QPointF(20, 20)
    turn = QWheelEvent(
        spot, QPointF(minimap.mapToGlobal(spot)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(minimap, turn)
    assert view.zoom == pytest.approx(1.15)


def test_kernels_are_blue_below_and_red_above_zero():
    kernels = np.zeros((2, 3, 1, 2), np.float32)
    kernels[0, 0, 0] = (-4.0, 4.0)
    image = kernel_image(kernels)
    assert image.pixelColor(0, 0) == QColor(colour_at(DIVERGING, 0.0))
    assert image.pixelColor(1, 0) == QColor(colour_at(DIVERGING, 1.0))
    zero = image.pixelColor(3, 0)
    assert min(zero.red(), zero.green(), zero.blue()) > 230


def test_a_histogram_is_as_tall_as_it_counts_and_marks_zero():
    counts, edges = np.array([0, 100, 25, 0]), np.linspace(-1.0, 1.0, 5)
    ink, axis = QColor("#ff0000"), QColor("#0000ff")
    image = histogram_image(counts, edges, ink, axis)
    width, height = HISTOGRAM_SIZE
    assert (image.width(), image.height()) == HISTOGRAM_SIZE
    column = [image.pixelColor(width * 5 // 8, y) for y in range(height)]
    assert sum(colour == ink for colour in column) == pytest.approx((height - 2) / 2, abs=2)
    assert image.pixelColor(width // 2, 0) == axis


def test_the_map_has_the_colours_of_the_heat(open_window, qtbot):
    window = open_window("alexnet")
    window.canvas.camera.zoom_to(1.0)
    minimap = window.canvas.minimap
    plain = minimap.grab().toImage()
    window.bench.actions["colour_parameters"].trigger()
    qtbot.waitUntil(lambda: minimap.grab().toImage() != plain)
    heat = heats(window)["fc6"]
    image = minimap.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(128) for y in range(76)}
    assert heat.colour.name() in found


def test_a_picture_of_a_card_that_was_deleted_meanwhile_is_for_nobody(open_window):
    window = open_window()
    thumbnails = window.bench.thumbnails
    arrays = {"histogram": np.ones(8), "edges": np.linspace(-1, 1, 9)}
    result = SimpleNamespace(problem="", arrays=arrays)
    thumbnails._requests = {"first": "tanh1", "second": "tanh2"}
    assert window.bridge.push(RemoveNodes("", ("tanh2",)))
    thumbnails._show_snapshot(SimpleNamespace(probes={"first": result, "second": result}))
    assert window.canvas.canvas.nodes["tanh1"].thumbnail is not None
