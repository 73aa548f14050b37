"""The command palette in the window: what it finds, what it does, what it remembers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.gui.action_specs import ALL
from netstudio.gui.dialogs.action_search import ActionSearch

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


@pytest.fixture
def palette(window):
    QTest.keyClick(window, Qt.Key.Key_P, CTRL_SHIFT)
    found = window.findChild(ActionSearch)
    assert found.isVisible()
    yield found
    found.close()


def _run(palette, words):
    QTest.keyClicks(palette.field, words)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def test_every_action_is_in_it(palette):
    listed = {command.key for command in palette.listed()}
    assert listed == {f"action:{spec.name}" for spec in ALL if spec.name != "search"}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("open preset lenet", "preset:lenet5"),
        ("go to conv2", "node:/conv2"),
        ("add conv2d", "layer:Conv2d"),
        ("gallery", "action:gallery"),
    ],
)
def test_it_finds_more_than_actions(palette, words, key):
    QTest.keyClicks(palette.field, words)
    assert palette.listed()[0].key == key


def test_a_preset_opens_and_a_node_is_gone_to(window, palette, qtbot):
    _run(palette, "preset mlp")
    qtbot.waitUntil(lambda: window.bridge.project.name == "MLP")
    palette.open()
    _run(palette, "go to fc2")
    qtbot.waitUntil(lambda: window.selection.ids == ("fc2",))
    assert window.settings.used_commands == ["node:/fc2", "preset:mlp"]
    palette.open()
    assert palette.listed()[0].key == "node:/fc2"


def test_a_layer_is_added(window, palette, qtbot):
    _run(palette, "add dropout1d")
    qtbot.waitUntil(lambda: window.bridge.history.undo_label is not None)
    graph = window.bridge.graph
    assert "Dropout1d" in {
        graph.layer_of(n).type for n in graph.nodes.values() if graph.layer_of(n)
    }


def test_what_cannot_be_done_says_why_and_is_not_done(window, palette):
    QTest.keyClicks(palette.field, "undo")
    (undo, *_) = palette.listed()
    assert (undo.key, undo.why_not) == ("action:undo", "nothing to undo")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.settings.used_commands == []


def test_arrows_walk_and_nothing_found_says_so(palette):
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.entries.currentRow() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.entries.currentRow() == 12
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.entries.currentRow() == 11
    QTest.keyClicks(palette.field, "qqqq")
    assert palette.listed() == []
    assert palette.explanation() == "Nothing is called so. Try fewer letters."


def test_views_are_remembered_and_gone_to_by_name(window, palette, qtbot):
    _run(palette, "remember this view as 4")
    qtbot.waitUntil(lambda: 4 in window.bridge.project.view.viewpoints)
    window.canvas.camera.zoom_to(0.3)
    palette.open()
    _run(palette, "go to view 4")
    qtbot.waitUntil(lambda: window.canvas.zoom != pytest.approx(0.3))


def test_a_plot_is_asked_by_its_name(window, palette, qtbot):
    _run(palette, "loss logarithmic")
    qtbot.waitUntil(lambda: window.bench.instruments.loss.log_scale)
    assert not window.bench.instruments.accuracy.log_scale
    palette.open()
    QTest.keyClicks(palette.field, "loss csv")
    assert palette.listed()[0].why_not == "no curve yet"


def test_what_is_selected_is_coloured_by_name(window, palette, qtbot):
    window.selection.set(["conv1"])
    palette.open()
    _run(palette, "colour violet")
    cards = window.canvas.canvas.nodes
    qtbot.waitUntil(lambda: cards["conv1"].card.colour == "#9b6bff")


def test_an_argument_inside_a_block_is_promoted_by_name(window, palette, qtbot):
    palette.close()
    window.selection.set(["conv1", "tanh1"])
    window.canvas.blocks.group()
    (block,) = window.bridge.project.blocks
    window.bridge.set_scope(block)
    window.selection.set(["conv1"])
    palette.open()
    _run(palette, "promote out_channels")
    qtbot.waitUntil(lambda: bool(window.bridge.project.blocks[block].parameters))
    assert dict(window.bridge.project.blocks[block].parameters) == {"out_channels": 6}
