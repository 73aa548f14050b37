"""Ctrl+F and F6 in the whole window: they mean what has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.networks import lenet

CTRL = Qt.KeyboardModifier.ControlModifier


def test_find_searches_the_source_where_that_has_the_keyboard(open_window):
    window = open_window(lenet())
    window.bench.open_tab("code")
    code = window.bench.side.panel("code").view
    code.setFocus()
    QTest.keyClick(code, Qt.Key.Key_F, CTRL)
    assert code.find_bar().isVisible()
    assert window.canvas.finding.bar.isHidden()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_F, CTRL)
    assert window.canvas.finding.bar.isVisible()
    assert QApplication.focusWidget() is window.canvas.finding.bar.field


def test_keys_go_from_canvas_to_panel_and_back(open_window):
    window = open_window(lenet())
    window.selection.set(["conv1"])
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_F6)
    assert window.bench.inspector.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert window.canvas.hasFocus()


def test_a_bypass_is_drawn_and_undone_by_keys(open_window):
    window = open_window(lenet())
    window.selection.set(["tanh1", "fc2"])
    QTest.keyClick(window.canvas, Qt.Key.Key_B, CTRL)
    items = window.canvas.canvas.nodes
    assert [node_id for node_id, item in items.items() if item.card.bypassed] == ["tanh1", "fc2"]
    assert window.bridge.history.undo_label == "Bypass 2 nodes"
    QTest.keyClick(window.canvas, Qt.Key.Key_B, CTRL)
    assert not any(item.card.bypassed for item in items.values())
    window.selection.set(["image"])
    before = window.bridge.project
    QTest.keyClick(window.canvas, Qt.Key.Key_B, CTRL)
    assert window.bridge.project is before
