"""Writing in the source: what is typed is on the canvas at once, and mistakes are told."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from netstudio.codegen.generate import generate
from netstudio.document.edits import SetArguments
from netstudio.document.node import Output
from netstudio.document.project_file import load_project_file
from netstudio.gui.files import leaving


@pytest.fixture
def window(open_window):
    window = open_window("lenet5")
    window.actions_by_name["show_code"].trigger()
    panel_of(window).view.setFocus()
    return window


def panel_of(window):
    return window.bench.side.panel("code")


def layer(window, member="conv1"):
    return window.bridge.graph.members[member].target


def select(panel, text, *, occurrence=0):
    """Select a piece of the source, as with the mouse."""
    whole, place = panel.view.toPlainText(), -1
    for _ in range(occurrence + 1):
        place = whole.index(text, place + 1)
    cursor = panel.view.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place + len(text), QTextCursor.MoveMode.KeepAnchor)
    panel.view.setTextCursor(cursor)


def type_over(panel, old, new):
    """Replace a piece of the source by typing."""
    select(panel, old)
    QTest.keyClicks(panel.view, new)


def settle(window, qtbot):
    panel = panel_of(window)
    qtbot.waitUntil(lambda: not panel.draft.is_waiting, timeout=20_000)


def elsewhere(window):
    """The keyboard goes to the canvas."""
    window.canvas.setFocus()


def test_a_typed_number_changes_the_layer(window, qtbot):
    panel = panel_of(window)
    positions = window.bridge.project.view
    select(panel, "self.conv1 = nn.Conv2d(1, 6, 5, padding=2)")
    QTest.keyClicks(panel.view, "self.conv1 = nn.Conv2d(1, 12, 5)")
    settle(window, qtbot)
    assert dict(layer(window).args) == {"out_channels": 12, "kernel_size": 5}
    assert "12" in window.canvas.canvas.nodes["conv1"].card.detail
    assert window.bridge.project.view == positions
    assert window.bridge.history.undo_label == "Edit conv1 in the source"


def test_what_follows_from_the_edit_is_written_when_the_keyboard_leaves(window, qtbot):
    panel = panel_of(window)
    type_over(panel, "(1, 6, 5", "(1, 12, 5")
    settle(window, qtbot)
    assert "nn.Conv2d(6, 16, 5)" in panel.view.toPlainText()  # it is the user's while he types
    elsewhere(window)
    qtbot.waitUntil(lambda: "nn.Conv2d(12, 16, 5)" in panel.view.toPlainText())
    assert panel.view.toPlainText() == generate(window.bridge.project).text
    assert not panel.draft.is_active


def test_the_cursor_stays_while_typing(window, qtbot):
    panel = panel_of(window)
    type_over(panel, "(1, 6, 5", "(1, 8, 5")
    place = panel.view.textCursor().position()
    settle(window, qtbot)
    assert panel.view.textCursor().position() == place


def test_keys_on_one_line_are_one_step_of_the_history(window, qtbot):
    panel = panel_of(window)
    type_over(panel, "(1, 6, 5", "(1, 1, 5")
    settle(window, qtbot)
    assert layer(window).args["out_channels"] == 1
    cursor = panel.view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Left, n=3)
    panel.view.setTextCursor(cursor)
    QTest.keyClicks(panel.view, "2")
    settle(window, qtbot)
    assert layer(window).args["out_channels"] == 12
    assert len(window.bridge.history.entries) == 1


def test_undo_takes_back_what_the_document_took(window, qtbot):
    panel = panel_of(window)
    before = window.bridge.project
    text = panel.view.toPlainText()
    type_over(panel, "(1, 6, 5", "(1, 12, 5")
    settle(window, qtbot)
    QTest.keyClick(panel.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.bridge.project is before)
    assert panel.view.toPlainText() == text
    QTest.keyClick(
        panel.view,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: "nn.Conv2d(12, 16, 5)" in panel.view.toPlainText())
    assert layer(window).args["out_channels"] == 12


def test_undo_is_of_the_text_while_it_is_no_network(window, qtbot):
    panel = panel_of(window)
    before, text = window.bridge.project, panel.view.toPlainText()
    type_over(panel, "nn.AvgPool2d(2)", "nn.AvgPool2d((")
    settle(window, qtbot)
    assert panel.draft.is_faulty
    for _ in range(30):
        if panel.view.toPlainText() == text:
            break
        QTest.keyClick(panel.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.view.toPlainText() == text
    assert window.bridge.project is before
    assert panel.bar.isHidden()


def test_a_mistake_marks_its_line_and_its_node(window, qtbot):
    panel = panel_of(window)
    before = window.bridge.project
    type_over(panel, "nn.Conv2d(6, 16, 5)", "nn.Conv2d(6, 16, 5")
    settle(window, qtbot)
    line = next(
        n
        for n, text in enumerate(panel.view.toPlainText().splitlines(), 1)
        if "self.conv2 = " in text
    )
    assert panel.view.faulty_lines() == {line}
    assert not panel.bar.isHidden()
    assert "never closed" in panel.bar.label.text()
    assert window.bridge.project is before
    assert [problem.node for problem in window.bridge.marked_problems] == ["conv2"]
    assert window.canvas.canvas.nodes["conv2"].problems
    QTest.keyClicks(panel.view, ")")
    settle(window, qtbot)
    assert panel.bar.isHidden()
    assert not window.bridge.marked_problems


def test_a_shape_that_does_not_fit_leaves_the_last_network(window, qtbot):
    panel = panel_of(window)
    before = window.bridge.project
    type_over(panel, "nn.Conv2d(6, 16, 5)", "nn.Conv2d(6, 16, 50)")
    settle(window, qtbot)
    assert "50 wide" in panel.bar.label.text()
    assert window.bridge.project is before
    assert [problem.node for problem in window.bridge.marked_problems] == ["conv2"]


def test_changes_that_are_no_network_are_kept_and_can_be_discarded(window, qtbot):
    panel = panel_of(window)
    text = panel.view.toPlainText()
    type_over(panel, "nn.Conv2d(6, 16, 5)", "nn.Konv2d(6, 16, 5)")
    settle(window, qtbot)
    elsewhere(window)
    qtbot.wait(50)
    assert "nn.Konv2d" in panel.view.toPlainText()
    assert "nn.Conv2d" in panel.bar.label.text()  # it says what was probably meant
    QTest.mouseClick(panel.bar.discard_button, Qt.MouseButton.LeftButton)
    assert panel.view.toPlainText() == text
    assert panel.bar.isHidden()
    assert not window.bridge.marked_problems


def test_a_layer_is_added_line_by_line(window, qtbot):
    panel = panel_of(window)
    select(panel, "        self.pool2 = nn.AvgPool2d(2)")
    cursor = panel.view.textCursor()
    cursor.clearSelection()
    panel.view.setTextCursor(cursor)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    QTest.keyClicks(panel.view, "self.norm = nn.BatchNorm2d(16)")
    settle(window, qtbot)
    assert not panel.draft.is_faulty, panel.bar.label.text()
    assert "norm" in {member.name for member in window.bridge.graph.members.values()}
    type_over(panel, "torch.tanh(self.conv2(x))", "torch.tanh(self.norm(self.conv2(x)))")
    settle(window, qtbot)
    node = next(node for node in window.bridge.graph.nodes.values() if node.name == "norm")
    assert window.bridge.project.view.placement("", node.id) is not None
    elsewhere(window)
    qtbot.waitUntil(lambda: not panel.draft.is_active)
    assert panel.view.toPlainText() == generate(window.bridge.project).text


def test_the_canvas_wins_over_a_text_that_is_in_step(window, qtbot):
    panel = panel_of(window)
    type_over(panel, "(1, 6, 5", "(1, 12, 5")
    settle(window, qtbot)
    window.bridge.push(SetArguments("", "conv2", {"out_channels": 20}))
    qtbot.waitUntil(lambda: "nn.Conv2d(12, 20, 5)" in panel.view.toPlainText())
    assert not panel.draft.is_active


def test_comments_keep_the_text_as_it_is(window, qtbot):
    panel = panel_of(window)
    select(panel, "self.fc1 = nn.Linear(400, 120)")
    cursor = panel.view.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    panel.view.setTextCursor(cursor)
    QTest.keyClicks(panel.view, "  # wide")
    settle(window, qtbot)
    elsewhere(window)
    qtbot.wait(50)
    assert "# wide" in panel.view.toPlainText()
    panel.format()
    assert "# wide" not in panel.view.toPlainText()


def test_a_selected_line_leads_to_its_node_while_writing(window, qtbot):
    panel = panel_of(window)
    type_over(panel, "(1, 6, 5", "(1, 12, 5")
    settle(window, qtbot)
    window.selection.set(["fc2"])
    lines = panel.view.toPlainText().splitlines()
    lit = {lines[line - 1].strip() for line in panel.view.highlighted_lines()}
    assert "self.fc2 = nn.Linear(120, 84)" in lit


def test_leaving_before_the_pause_ends_reads_the_text_at_once(window, qtbot):
    panel = panel_of(window)
    type_over(panel, "(1, 6, 5", "(1, 12, 5")
    elsewhere(window)
    qtbot.waitUntil(lambda: layer(window).args["out_channels"] == 12, timeout=20_000)
    qtbot.waitUntil(lambda: "nn.Conv2d(12, 16, 5)" in panel.view.toPlainText())


def test_what_was_just_typed_is_saved(window, places):
    panel = panel_of(window)
    type_over(panel, "(1, 6, 5", "(1, 12, 5")
    assert panel.draft.is_waiting
    path = places / "mine.json"
    assert window.bench.files.save_to(path)
    assert load_project_file(path).graph.members["conv1"].target.args["out_channels"] == 12


def test_what_was_just_typed_is_trained(window, monkeypatch):
    panel = panel_of(window)
    trained = []
    monkeypatch.setattr(window.bench.session, "_may_start", lambda: trained.append(layer(window)))
    type_over(panel, "(1, 6, 5", "(1, 12, 5")
    assert panel.draft.is_waiting
    window.actions_by_name["train"].setEnabled(True)
    window.actions_by_name["train"].trigger()
    assert trained[0].args["out_channels"] == 12


def test_what_was_just_typed_is_asked_about(window):
    assert not window.bench.files.would_ask()
    type_over(panel_of(window), "(1, 6, 5", "(1, 12, 5")
    assert window.bench.files.would_ask()
    assert window.isWindowModified()


@pytest.mark.parametrize("keeps", [True, False])
def test_typed_mistakes_are_not_lost_unasked(window, monkeypatch, keeps):
    asked = []

    def answer(_window, title, text, _answers):
        asked.append(f"{title} {text}")
        return "" if keeps else "discard"

    monkeypatch.setattr(leaving, "ask", answer)
    type_over(panel_of(window), "nn.AvgPool2d(2)", "nn.AvgPool2d((")
    assert window.bench.files.may_leave() is not keeps
    assert len(asked) == 1 and "has mistakes" in asked[0]


def test_unsaved_work_and_typed_mistakes_are_one_question(window, monkeypatch):
    asked = []
    monkeypatch.setattr(leaving, "ask", lambda *given: asked.append(given[2]) or "")
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))
    type_over(panel_of(window), "nn.AvgPool2d(2)", "nn.AvgPool2d((")
    assert not window.bench.files.may_leave()
    assert len(asked) == 1 and "last save" in asked[0] and "has mistakes" in asked[0]


def test_a_dict_returned_gives_the_output_its_key(window, qtbot):
    panel = panel_of(window)
    (output,) = window.bridge.graph.outputs()
    type_over(panel, "return self.fc3(x)", 'return {"scores": self.fc3(x)}')
    settle(window, qtbot)
    assert window.bridge.graph.outputs() == (replace(output, target=Output("scores")),)
    assert not window.bridge.problems
    elsewhere(window)
    assert "-> dict[str, Tensor]:" in panel.view.toPlainText()
    window.bridge.undo()
    assert window.bridge.graph.outputs() == (output,)
