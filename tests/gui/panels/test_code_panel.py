"""The source beside the canvas: the same nodes lit in both."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netstudio.codegen.generate import generate
from netstudio.document.edits import Disconnect, SetArguments


@pytest.fixture
def window(open_window):
    window = open_window("lenet5")
    window.actions_by_name["show_code"].trigger()
    return window


def panel_of(window):
    return window.bench.side.panel("code")


def line_with(panel, text) -> int:
    lines = panel.view.toPlainText().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_it_is_the_generated_source(window):
    assert panel_of(window).view.toPlainText() == generate(window.bridge.project).text


def test_a_selected_node_lights_its_lines(window):
    panel = panel_of(window)
    window.selection.set(["conv2"])
    lit = panel.view.highlighted_lines()
    assert line_with(panel, "self.conv2 = ") in lit
    assert lit == set(panel.source().lines_of("", "conv2"))


def test_a_clicked_line_selects_its_node(window):
    panel = panel_of(window)
    line = line_with(panel, "self.fc2 = ")
    top = next(top for number, top, _ in panel.view.visible_lines() if number == line)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, top + 4))
    assert window.selection.current == "fc2"


def test_an_edit_rewrites_the_source_and_marks_the_line(window, qtbot):
    panel = panel_of(window)
    window.bridge.push(SetArguments("", "conv2", {"out_channels": 20}))
    qtbot.waitUntil(lambda: "nn.Conv2d(6, 20, 5)" in panel.view.toPlainText())
    assert line_with(panel, "nn.Conv2d(6, 20, 5)") in panel.view.changed_lines()


def test_a_network_that_cannot_be_written_says_why_above_the_last_source(window, qtbot):
    panel = panel_of(window)
    window.bridge.push(Disconnect("", "fc2", 0))
    qtbot.waitUntil(lambda: panel.reason() != "")
    assert "fc2" in panel.reason()
    assert "class LeNet5" in panel.view.toPlainText()
    assert panel.view.is_old
    window.bridge.undo()
    qtbot.waitUntil(lambda: panel.reason() == "")
    assert not panel.view.is_old


def test_another_project_has_no_changed_lines(window, qtbot):
    panel = panel_of(window)
    window.bench.files.open_preset("mlp")
    window.bench.side.open("code")
    qtbot.waitUntil(lambda: "class LeNet5" not in panel.view.toPlainText())
    assert not panel.view.changed_lines()


def test_the_tab_gets_room_and_gives_it_back(window):
    wide = window.upper_split.sizes()[2]
    window.actions_by_name["show_layer"].trigger()
    assert wide > window.upper_split.sizes()[2] + 100
