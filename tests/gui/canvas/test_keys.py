"""What keys do on the canvas, by real events."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from netstudio.document.project_file import project_from_text
from netstudio.gui.canvas.keyboard import BINDINGS
from tests.networks import chain, lenet, tiny_resnet

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_delete_closes_the_gap(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["tanh1"])
    hand.key(Qt.Key.Key_Delete)
    assert "tanh1" not in hand.nodes
    assert hand.sources("pool1") == ("conv1",)
    assert ("pool1", 0, 0) in hand.view.canvas.wires
    assert hand.view.selection.ids == ()


def test_shift_delete_leaves_the_gap(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["tanh1"])
    hand.key(Qt.Key.Key_Delete, SHIFT)
    assert hand.sources("pool1") == ()
    assert ("pool1", 0, 0) not in hand.view.canvas.wires


def test_undo_brings_card_and_wires_back(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["tanh1"])
    hand.key(Qt.Key.Key_Backspace)
    hand.key(Qt.Key.Key_Z, CTRL)
    assert "tanh1" in hand.view.canvas.nodes
    assert ("tanh1", 0, 0) in hand.view.canvas.wires
    hand.key(Qt.Key.Key_Y, CTRL)
    assert "tanh1" not in hand.view.canvas.nodes
    hand.key(Qt.Key.Key_Z, CTRL)
    hand.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert "tanh1" not in hand.view.canvas.nodes


def test_a_duplicate_keeps_the_wires_inside_it_and_into_it(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1", "tanh1"])
    hand.key(Qt.Key.Key_D, CTRL)
    conv, tanh = hand.view.selection.ids
    assert hand.sources(conv) == ("image",)
    assert hand.sources(tanh) == (conv,)
    assert hand.sources("pool1") == ("tanh1",)
    layers = hand.project.graph.members
    assert layers[conv].target == layers["conv1"].target
    assert layers[conv].name not in ("conv1", "tanh1")
    old, new = hand.view.canvas.nodes["conv1"].pos(), hand.view.canvas.nodes[conv].pos()
    assert new != old
    assert len(hand.view.bridge.history.entries) == 1


def test_copy_gives_readable_text_that_pastes(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["fc1", "tanh3"])
    hand.key(Qt.Key.Key_C, CTRL)
    part = project_from_text(QGuiApplication.clipboard().text())
    assert list(part.graph.nodes) == ["fc1", "tanh3"]
    hand.key(Qt.Key.Key_V, CTRL)
    first, second = hand.view.selection.ids
    assert hand.sources(second) == (first,)


def test_a_part_pastes_into_another_project(open_canvas):
    hand, other = open_canvas(tiny_resnet()), open_canvas(lenet())
    hand.view.selection.set(["stage1"])
    hand.view.setFocus()
    hand.key(Qt.Key.Key_X, CTRL)
    assert "stage1" not in hand.nodes
    other.key(Qt.Key.Key_V, CTRL)
    assert other.view.selection.ids == ("stage1",)
    assert other.project.blocks["Residual"] == hand.project.blocks["Residual"]


def test_text_that_is_no_part_of_a_network_pastes_nothing(open_canvas):
    hand = open_canvas(lenet())
    before = hand.project
    for text in ("hello", '{"format": 99}', "{"):
        QGuiApplication.clipboard().setText(text)
        hand.key(Qt.Key.Key_V, CTRL)
    assert hand.project is before


def test_select_all_and_escape(open_canvas):
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_A, CTRL)
    assert set(hand.view.selection.ids) == set(hand.nodes)
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.selection.ids == ()


def test_f2_renames_where_the_name_stands(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1"])
    hand.key(Qt.Key.Key_F2)
    editor = hand.view.rename_editor
    assert editor.isVisible()
    assert editor.text() == "conv1"
    QTest.keyClicks(editor, "stem")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert hand.project.graph.members["conv1"].name == "stem"
    assert hand.view.canvas.nodes["conv1"].card.title == "stem"


def test_a_name_that_cannot_be_is_refused_with_its_reason(open_canvas):
    hand = open_canvas(lenet())
    hand.double_click(hand.title("conv1"))
    QTest.keyClicks(hand.view.rename_editor, "2 convs")
    QTest.keyClick(hand.view.rename_editor, Qt.Key.Key_Return)
    assert hand.project.graph.members["conv1"].name == "conv1"
    assert "2 convs" in hand.rejected[0]


def test_escape_drops_a_new_name(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1"])
    hand.key(Qt.Key.Key_F2)
    QTest.keyClicks(hand.view.rename_editor, "other")
    QTest.keyClick(hand.view.rename_editor, Qt.Key.Key_Escape)
    assert hand.project.graph.members["conv1"].name == "conv1"
    assert hand.view.hasFocus()


def test_arrows_follow_the_wires(open_canvas):
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_Right)
    assert hand.view.selection.ids == ("image",)
    for _ in range(4):
        hand.key(Qt.Key.Key_Right)
    assert hand.view.selection.ids == ("conv2",)
    hand.key(Qt.Key.Key_Left)
    assert hand.view.selection.ids == ("pool1",)
    hand.key(Qt.Key.Key_Down)
    below = hand.view.canvas.nodes[hand.view.selection.ids[0]]
    assert below.y() > hand.view.canvas.nodes["pool1"].y()


def test_ctrl_arrows_nudge(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1"])
    before = hand.view.canvas.nodes["conv1"].pos()
    hand.key(Qt.Key.Key_Right, CTRL)
    hand.key(Qt.Key.Key_Down, CTRL)
    assert hand.view.canvas.nodes["conv1"].pos() - before == QPointF(4, 4)


def test_l_arranges_in_one_step(open_canvas):
    hand = open_canvas(lenet())
    start = hand.title("pool2")
    hand.drag(start, start + QPointF(30, 200))
    canvas = hand.view.canvas
    tidy = canvas.layout_of(canvas.nodes, as_before=True)(lambda: None)
    hand.key(Qt.Key.Key_L)
    assert hand.view.canvas.positions() == tidy
    assert hand.view.bridge.history.undo_label == "Arrange"


def test_zoom_keeps_to_its_limits(open_canvas):
    hand = open_canvas(lenet())
    for _ in range(40):
        hand.key(Qt.Key.Key_Minus, CTRL)
    assert hand.view.zoom == 0.05
    for _ in range(60):
        hand.key(Qt.Key.Key_Plus, CTRL)
    assert hand.view.zoom == 4.0
    hand.key(Qt.Key.Key_1, CTRL)
    assert hand.view.zoom == 1.0
    hand.key(Qt.Key.Key_0, CTRL)
    window = hand.view.mapToScene(hand.view.viewport().rect()).boundingRect()
    assert window.contains(hand.view.canvas.content_rect())


def test_frame_shows_the_selection(open_canvas):
    hand = open_canvas(chain(*((f"act{n}", "ReLU", {}) for n in range(60))))
    hand.view.fit()
    hand.view.selection.set(["act7"])
    hand.key(Qt.Key.Key_F)
    assert hand.view.zoom == 1.0
    middle = hand.view.camera.place_at(hand.view.middle())
    assert hand.view.canvas.nodes["act7"].card_rect.contains(middle)


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.keys[0])
def test_every_key_works_on_an_empty_graph(open_canvas, binding):
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_A, CTRL)
    hand.key(Qt.Key.Key_Delete)
    assert hand.nodes == []
    binding.run(hand.view)
    assert hand.rejected == []


def test_no_key_means_two_things(qapp):
    keys = [key for binding in BINDINGS for key in binding.keys]
    assert len(keys) == len(set(keys))
