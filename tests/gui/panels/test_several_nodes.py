"""Several nodes at once, frozen ones, sizes by dimension, and text that is no value yet."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.document.edits import SetFrozen
from netstudio.document.node import Call, Node
from netstudio.document.values import Ref
from netstudio.gui.panels.form.size_editor import SizeEditor
from netstudio.gui.panels.inspector.inspector import MANY
from netstudio.presets import load_preset

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


def page_of(window):
    return window.bench.inspector.page


def field_of(window, name):
    return page_of(window).rows[name].editor.focus_widget()


def type_and_enter(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def args_of(window, node_id):
    graph = window.bridge.project.graph
    return dict(graph.layer_of(graph.nodes[node_id]).args)


# Several


def test_what_layers_have_in_common_is_edited_in_one_step(window):
    window.selection.set(["conv1", "conv2"])
    field = field_of(window, "out_channels")
    assert (field.text(), field.placeholderText()) == ("", "mixed")
    type_and_enter(field, "8")
    assert [args_of(window, name)["out_channels"] for name in ("conv1", "conv2")] == [8, 8]
    assert window.bridge.history.undo_label == "Set out_channels of 2 layers"
    window.bridge.undo()
    assert [args_of(window, name)["out_channels"] for name in ("conv1", "conv2")] == [6, 16]


def test_leaving_a_mixed_field_alone_changes_nothing(window):
    window.selection.set(["conv1", "conv2"])
    field = field_of(window, "out_channels")
    before = window.bridge.project
    field.setFocus()
    field.clearFocus()
    assert window.bridge.project is before


def test_only_what_all_have_is_offered(window):
    window.selection.set(["conv1", "pool1"])
    rows = page_of(window).rows
    assert "kernel_size" in rows and "out_channels" not in rows
    assert "in_channels" not in rows


def test_the_heading_counts(window):
    window.selection.set(["conv1", "conv2"])
    assert page_of(window).heading.name == "2 nodes"
    window.selection.set(["conv1", "conv2", "fc1"])
    assert page_of(window).heading.name == "3 nodes"


def test_switches_that_differ_turn_on_together(window):
    window.bridge.push(SetFrozen("", ("conv1",), True))
    window.selection.set(["conv1", "conv2", "pool1"])
    switch = page_of(window).rows["frozen"].editor.focus_widget()
    assert switch.checkState() == Qt.CheckState.PartiallyChecked
    switch.click()
    members = window.bridge.project.graph.members
    assert [members[name].frozen for name in ("conv1", "conv2")] == [True, True]
    assert window.bridge.history.undo_label == "Freeze 2 layers"


# Frozen and shared


def test_a_layer_is_frozen_by_a_switch_and_says_what_that_means(window):
    window.selection.set(["conv1"])
    page_of(window).rows["frozen"].editor.focus_widget().click()
    assert window.bridge.project.graph.members["conv1"].frozen
    assert "gradients still reach" in page_of(window).rows["frozen"].param.help


def test_what_has_no_weights_cannot_be_frozen(window):
    window.selection.set(["pool1"])
    assert "frozen" not in page_of(window).rows


def test_a_shared_module_names_its_callers(open_window):
    project = load_preset("lenet5")
    again = Node("again", "conv1_again", Call("conv1"), (Ref("image"),))
    graph = project.graph.with_nodes([again])
    window = open_window(dataclasses.replace(project, graph=graph))
    window.selection.set(["conv1"])
    words = page_of(window).shared.text()
    assert words == "Shared by conv1 and conv1_again: one module, one set of weights."
    window.selection.set(["conv2"])
    assert not page_of(window).shared.isVisible()


# Sizes


def test_a_size_is_unlinked_into_a_field_for_each_dimension(window):
    window.selection.set(["conv2"])
    editor = page_of(window).rows["kernel_size"].editor
    assert isinstance(editor, SizeEditor) and editor.is_linked
    QTest.mouseClick(editor.link, LEFT)
    assert [field.text() for field in editor.fields] == ["5", "5"]
    type_and_enter(editor.fields[1], "3")
    assert args_of(window, "conv2")["kernel_size"] == (5, 3)
    QTest.mouseClick(editor.link, LEFT)
    assert args_of(window, "conv2")["kernel_size"] == 5
    assert [field.text() for field in editor.fields] == ["5 × 5"]


def test_two_numbers_typed_into_a_linked_field_take_it_apart(window):
    window.selection.set(["conv2"])
    editor = page_of(window).rows["kernel_size"].editor
    type_and_enter(editor.fields[0], "3 x 5")
    assert args_of(window, "conv2")["kernel_size"] == (3, 5)
    assert [field.text() for field in editor.fields] == ["3", "5"]
    assert editor.fields[1].hasFocus()


def test_a_word_has_no_dimensions_to_take_apart(window):
    window.selection.set(["conv2"])
    editor = page_of(window).rows["padding"].editor
    type_and_enter(editor.fields[0], "same")
    assert args_of(window, "conv2")["padding"] == "same"
    assert not editor.link.isEnabled()


# Reset


def test_all_values_are_reset_in_one_step(window):
    window.selection.set(["conv1"])
    assert page_of(window).reset_all.isVisible()
    QTest.mouseClick(page_of(window).reset_all, LEFT)
    assert args_of(window, "conv1") == {}
    assert not page_of(window).reset_all.isVisible()
    window.bridge.undo()
    assert args_of(window, "conv1")["out_channels"] == 6


def test_the_keyboard_reaches_a_row_s_reset(window, qtbot):
    window.selection.set(["conv1"])
    row = page_of(window).rows["out_channels"]
    field_of(window, "out_channels").setFocus()
    qtbot.waitUntil(row._reset.isVisible)
    QTest.keyClick(field_of(window, "out_channels"), Qt.Key.Key_Backtab)
    assert row._reset.hasFocus()
    QTest.keyClick(row._reset, Qt.Key.Key_Space)
    assert "out_channels" not in args_of(window, "conv1")


# Drafts


def test_text_that_is_no_value_waits_with_its_node(window, qtbot):
    window.selection.set(["conv1"])
    type_and_enter(field_of(window, "out_channels"), "six")
    with qtbot.waitSignal(window.bench.inspector.draft_kept) as told:
        window.selection.set(["conv2"])
    assert (
        told.args[0] == "“six” is no value for conv1 · out_channels; it waits there to be mended."
    )
    assert field_of(window, "out_channels").text() == "16"
    assert page_of(window).rows["out_channels"].complaint() == ""
    window.selection.set(["conv1"])
    assert field_of(window, "out_channels").text() == "six"
    complaint = page_of(window).rows["out_channels"].complaint()
    assert complaint == "Must be a whole number; received “six”. It stays 6."
    assert args_of(window, "conv1")["out_channels"] == 6
    type_and_enter(field_of(window, "out_channels"), "7")
    assert args_of(window, "conv1")["out_channels"] == 7


def test_many_nodes_are_shown_once_the_selection_rests(open_window, qtbot):
    project = load_preset("lenet5")
    nodes = [
        Node(f"again{i}", f"again{i}", Call("conv1"), (Ref("image"),)) for i in range(MANY + 1)
    ]
    window = open_window(dataclasses.replace(project, graph=project.graph.with_nodes(nodes)))
    window.selection.set(node.id for node in nodes)
    assert window.bench.inspector.page.heading.name != f"{MANY + 1} nodes"
    qtbot.waitUntil(lambda: page_of(window).heading.name == f"{MANY + 1} nodes")
    assert "and 37 more" in page_of(window).nodes.text()
