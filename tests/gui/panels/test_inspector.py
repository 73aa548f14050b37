"""The form of what is selected, worked with keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netstudio.document.edits import SetArguments, SetInfo
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.widgets.number_field import NumberField
from netstudio.gui.widgets.switch import Switch

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


def row_of(window, name) -> ParameterRow:
    return window.bench.inspector.page.rows[name]


def field_of(window, name) -> NumberField:
    field = row_of(window, name).editor.focus_widget()
    assert isinstance(field, NumberField)
    return field


def type_into(field, text) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def args_of(window, node_id):
    graph = window.bridge.project.graph
    return dict(graph.layer_of(graph.nodes[node_id]).args)


def test_a_number_typed_and_entered_changes_the_network_and_its_shapes(window):
    window.selection.set(["conv2"])
    type_into(field_of(window, "out_channels"), "32")
    assert args_of(window, "conv2")["out_channels"] == 16
    QTest.keyClick(field_of(window, "out_channels"), Qt.Key.Key_Return)
    assert args_of(window, "conv2")["out_channels"] == 32
    assert "32 · (6·5·5 + 1) = 4,832" in window.bench.inspector.page.worked_out.text()
    assert str(window.bridge.node_inference("flatten").type) == "(N, 800)"


def test_undo_takes_an_edit_back_while_the_field_has_the_keyboard(window):
    window.selection.set(["conv2"])
    field = field_of(window, "kernel_size")
    type_into(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert args_of(window, "conv2")["kernel_size"] == 3
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert args_of(window, "conv2")["kernel_size"] == 5
    assert field_of(window, "kernel_size").text() == "5 × 5"
    assert window.bridge.history.redo_label == "Set kernel_size of conv2"


def test_a_key_held_down_is_one_step_of_history(window):
    window.selection.set(["conv2"])
    field = field_of(window, "out_channels")
    field.setFocus()
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert args_of(window, "conv2")["out_channels"] == 21
    window.bridge.undo()
    assert args_of(window, "conv2")["out_channels"] == 16


def test_two_visits_to_a_field_are_two_steps(window):
    window.selection.set(["conv2"])
    for text in ("20", "24"):
        field = field_of(window, "out_channels")
        field.clearFocus()
        type_into(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    window.bridge.undo()
    assert args_of(window, "conv2")["out_channels"] == 20


def test_text_that_is_no_value_is_refused_with_its_reason_while_typing(window):
    window.selection.set(["conv2"])
    field = field_of(window, "kernel_size")
    type_into(field, "0")
    assert "at least 1" in row_of(window, "kernel_size").complaint()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert args_of(window, "conv2")["kernel_size"] == 5
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert row_of(window, "kernel_size").complaint() == ""
    assert field.text() == "5 × 5"


def test_text_that_is_no_value_is_not_dropped_with_tab(window):
    window.selection.set(["conv2"])
    field = field_of(window, "out_channels")
    type_into(field, "-3")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    assert field.text() == "-3" and field.property("state") == "invalid"
    assert "at least 1" in row_of(window, "out_channels").complaint()
    window.bridge.push(SetArguments("", "conv2", {"bias": False}))  # the form is brought up to date
    assert field.text() == "-3"
    assert "at least 1" in row_of(window, "out_channels").complaint()
    window.bridge.push(SetArguments("", "conv2", {"out_channels": 20}))
    assert field.text() == "20" and row_of(window, "out_channels").complaint() == ""


def test_a_switch_sets_and_its_row_resets(window):
    window.selection.set(["conv2"])
    switch = row_of(window, "bias").editor.focus_widget()
    assert isinstance(switch, Switch)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(10, switch.height() // 2))
    assert args_of(window, "conv2")["bias"] is False
    assert "16 · 6·5·5 = 2,400" in window.bench.inspector.page.worked_out.text()
    row = row_of(window, "bias")
    assert row.reset_text() == "Reset to the default, True"
    row.menu().actions()[0].trigger()
    assert "bias" not in args_of(window, "conv2")


def test_an_inferred_number_is_shown_pinned_and_unpinned(window):
    window.selection.set(["conv2"])
    row = row_of(window, "in_channels")
    assert row.editor is None
    assert row.state.follows == "6"
    assert row.state.source == "from pool1"
    QTest.mouseClick(row.pin, Qt.MouseButton.LeftButton)
    assert args_of(window, "conv2")["in_channels"] == 6
    assert field_of(window, "in_channels").text() == "6"
    QTest.mouseClick(row_of(window, "in_channels").pin, Qt.MouseButton.LeftButton)
    assert "in_channels" not in args_of(window, "conv2")


def test_a_pin_that_disagrees_shows_its_problem_and_is_mended_by_a_button(window, qtbot):
    window.bridge.push(SetArguments("", "fc1", {"in_features": 399}))
    window.selection.set(["fc1"])
    page = window.bench.inspector.page
    qtbot.waitUntil(lambda: bool(page.problem_cards() and page.problem_cards()[0].fix_buttons))
    assert row_of(window, "in_features").state.clashes
    card = page.problem_cards()[0]
    assert (card.problem.claimed, card.problem.true) == ("399", "400")
    QTest.mouseClick(card.fix_buttons[0], Qt.MouseButton.LeftButton)
    assert "in_features" not in args_of(window, "fc1")
    qtbot.waitUntil(lambda: not window.bench.inspector.page.problem_cards())


def test_a_name_is_changed_in_place_and_a_taken_one_refused(window, qtbot):
    window.selection.set(["conv2"])
    qtbot.waitUntil(lambda: window.bench.inspector.page.heading.field.text() == "conv2")
    field = window.bench.inspector.page.heading.field
    field.begin()
    QTest.keyClicks(field, "conv1")
    assert "taken" in field.problem()
    field.selectAll()
    QTest.keyClicks(field, "second")
    QTest.keyClick(field, Qt.Key.Key_Return)
    node = window.bridge.project.graph.nodes["conv2"]
    assert node.name == "second"


def test_the_input_s_shape_is_edited(window):
    window.selection.set(["image"])
    type_into(field_of(window, "shape"), "1 × 32 × 32")
    QTest.keyClick(field_of(window, "shape"), Qt.Key.Key_Return)
    assert window.bridge.project.graph.nodes["image"].target.shape == (1, 32, 32)
    assert str(window.bridge.node_inference("flatten").type) == "(N, 576)"


def test_nothing_selected_shows_the_project(window):
    page = window.bench.inspector.page
    assert "parameters 61,706" in page.network.text()
    words = page.sums.text()
    assert "120 · (400 + 1)" in words and "48,120" in words
    assert words.rstrip().endswith("61,706")

    page.heading.field.setFocus()
    page.heading.field.selectAll()
    QTest.keyClicks(page.heading.field, "Mine")
    QTest.keyClick(page.heading.field, Qt.Key.Key_Return)
    assert window.bridge.project.name == "Mine"


def test_several_nodes_are_summed(window):
    window.selection.set(["fc1", "fc2"])
    page = window.bench.inspector.page
    assert f"parameters {48_120 + 10_164:,}" in page.sums.text()


def test_what_is_selected_elsewhere_is_shown_and_a_deleted_node_is_left(window):
    window.selection.set(["conv1"])
    first = window.bench.inspector.page
    window.selection.set(["fc1"])
    assert window.bench.inspector.page is not first
    window.actions_by_name["delete"].trigger()
    assert window.bench.inspector.page.heading.field.text() == "LeNet-5"


def test_a_long_name_ends_in_an_ellipsis(window):
    window.bridge.push(SetInfo("A network with a name that no panel is wide enough for", ""))
    window.selection.clear()
    field = window.bench.inspector.page.heading.field
    assert field.shown_text().endswith("…")
    window.bridge.push(SetInfo("Short", ""))
    assert field.shown_text() == "Short"


def test_what_the_graph_does_not_have_cannot_be_selected(window):
    window.selection.set(["nowhere"])
    assert window.selection.ids == ()
    assert window.bench.inspector.page.heading.name == "LeNet-5"
    window.selection.set(["conv1", "nowhere", "conv2"])
    assert window.selection.ids == ("conv1", "conv2")
    window.selection.set(["conv2", "nowhere"])
    assert window.bench.inspector.page.heading.name == "conv2"
