"""Boxes over the canvas, and the graph that is fitted beside them."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest


def shown_area(window) -> QRect:
    canvas = window.canvas
    return canvas.mapFromScene(canvas.whole()).boundingRect()


def boxes(window) -> list[QRect]:
    found = [window.bench.breadcrumb, window.bench.overlay]
    return [box.geometry() for box in found if box.isVisible()]


@pytest.fixture
def window(open_window):
    """A network of so many cards that it fills the canvas from top to bottom."""
    window = open_window("resnet20_cifar10")
    window.resize(1500, 560)
    return window


def test_a_fitted_block_lies_under_no_box(window, qtbot):
    window.bridge.set_scope("BasicBlock")
    window.canvas.fit()
    assert len(boxes(window)) == 2
    assert not any(shown_area(window).intersects(box) for box in boxes(window))


def test_going_in_fits_beside_the_path_that_appears(window, qtbot):
    window.selection.set(["stage2"])
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    assert window.bridge.scope == "BasicBlock"
    assert not any(shown_area(window).intersects(box) for box in boxes(window))
    assert window.canvas.is_fitted


def test_what_was_moved_by_hand_stays_when_a_box_comes(window):
    window.canvas.camera.zoom_to(0.6)
    before = window.canvas.camera.pose
    window.bench.overlay.hide()
    window.bench.overlay.show()
    assert window.canvas.camera.pose == before


def test_where_no_box_is_in_the_way_the_graph_is_in_the_middle(window):
    window.bench.overlay.hide()
    window.canvas.fit()
    middle = window.canvas.viewport().rect().center()
    shown = shown_area(window).center()
    assert abs(shown.x() - middle.x()) <= 2 and abs(shown.y() - middle.y()) <= 2
