"""The steps of the history as a list: live, exact over any distance, and told apart."""

from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.document.edits import Connect, MoveNodes, RenameNode, SetArguments
from netstudio.document.project_file import project_to_text
from netstudio.errors import EditError
from netstudio.gui.panels.history_panel import HistoryModel
from tests.document.random_edits import random_edit
from tests.networks import lenet


def rows(model: HistoryModel, role: int = Qt.ItemDataRole.DisplayRole) -> list:
    return [model.index(row).data(role) for row in range(model.rowCount())]


def test_it_lists_the_steps_by_name_and_follows(open_window):
    window = open_window(lenet())
    window.actions_by_name["history"].trigger()
    panel, bridge = window.bench.history, window.bridge
    assert panel.isVisible()
    assert rows(panel.model) == ["The project as it was opened"]
    bridge.push(RenameNode("", "conv1", "stem"))
    bridge.push(SetArguments("", "conv1", {"out_channels": 8}))
    assert rows(panel.model)[1:] == ["Rename conv1 to stem", "Set out_channels of stem"]
    bridge.mark_clean()
    bridge.undo()
    assert rows(panel.model, HistoryModel.IS_UNDONE) == [False, False, True]
    assert rows(panel.model, HistoryModel.IS_CURRENT) == [False, True, False]
    assert rows(panel.model, HistoryModel.IS_SAVED) == [False, False, True]
    assert panel.count.text() == "2 steps"


def test_a_click_and_keys_go_to_a_step(open_window):
    window = open_window(lenet())
    for width in range(10, 16):
        window.bridge.push(SetArguments("", "conv1", {"out_channels": width}))
    window.actions_by_name["history"].trigger()
    panel = window.bench.history
    place = panel.list.visualRect(panel.model.index(2)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    args = window.bridge.project.graph.members["conv1"].target.args
    assert args["out_channels"] == 11
    assert panel.model.current == 2
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.model.current == 6
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not window.actions_by_name["history"].isChecked()


def test_a_hundred_mixed_steps_back_and_forth_are_exact(open_window):
    window = open_window(lenet())
    window.actions_by_name["history"].trigger()
    bridge, rng = window.bridge, Random(7)
    states, texts = [bridge.project], [project_to_text(bridge.project)]
    while len(states) <= 100:
        try:
            edit = random_edit(rng, bridge.project)
        except EditError:
            continue
        if bridge.push(edit) and bridge.project is not states[-1]:
            states.append(bridge.project)
            texts.append(project_to_text(bridge.project))
    assert window.bench.history.model.rowCount() == 101
    for step in (0, 100, 37, 38, 2, 99, 50):
        bridge.go_to(step)
        assert bridge.project is states[step]
        assert project_to_text(bridge.project) == texts[step]
        assert set(window.canvas.canvas.nodes) == set(bridge.graph.nodes)
        assert window.bench.history.model.current == step


def test_labels_name_nodes_as_they_are_called(open_window):
    window = open_window(lenet())
    bridge = window.bridge
    bridge.push(RenameNode("", "fc1", "wide"))
    for edit, words in (
        (MoveNodes("", {"fc1": (1.0, 2.0)}), "Move wide"),
        (Connect("", bridge.project.graph.nodes["fc1"].args[0], "fc2"), "Connect flatten to fc2"),
        (RenameNode("", "fc1", "hidden.0"), "Rename wide to hidden.0"),
    ):
        assert bridge.push(edit)
        assert bridge.history.undo_label == words
