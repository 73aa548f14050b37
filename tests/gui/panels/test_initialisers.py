"""How weights begin, chosen in the inspector with keys and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from netstudio.codegen.generate import generate
from netstudio.document.edits import SetArguments, SetInitialiser
from netstudio.document.node import Call, Init, Member, Node, Tensor
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.gui.panels.inspector.initialiser_section import InitialiserSection
from tests.e2e.windows import ShownWindows
from tests.networks import NetworkBuilder

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


def section_of(window) -> InitialiserSection:
    return window.bench.inspector.page.initialisers


def unfold(window) -> InitialiserSection:
    section = section_of(window)
    assert not section.expanded
    QTest.mouseClick(section.findChild(QAbstractButton), LEFT)
    assert section.expanded
    return section


def box_of(section, path) -> QComboBox:
    return section.rows()[path].editor.focus_widget()


def choose(section, path, function) -> None:
    box = box_of(section, path)
    box.setFocus()
    QTest.qWait(QApplication.keyboardInputInterval() + 50)  # else it goes on with the last word
    QTest.keyClicks(box, function)
    assert box_of(section, path).currentText() == function


def field_of(section, name):
    return section.rows()[name].editor.focus_widget()


def type_into(field, text) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def inits_of(window, node_id):
    return dict(window.bridge.project.graph.members[node_id].init)


def test_untouched_weights_say_greyed_how_pytorch_begins_them(window):
    window.selection.set(["conv1"])
    section = unfold(window)
    assert list(section.rows()) == ["weight", "bias"]
    box = box_of(section, "weight")
    assert (box.currentText(), box.property("role")) == ("PyTorch's default", "muted")
    assert not section.rows()["weight"].can_reset()
    offered = [box.itemText(index) for index in range(box.count())]
    assert "kaiming_normal" in offered
    assert "eye" not in offered  # for matrices only
    of_bias = box_of(section, "bias")
    assert of_bias.findText("constant") > 0
    assert of_bias.findText("kaiming_normal") == -1


def test_a_function_and_its_argument_go_into_the_source_and_are_undone(window):
    window.selection.set(["conv1"])
    before = window.bridge.project
    section = unfold(window)
    choose(section, "weight", "trunc_normal")
    assert box_of(section, "weight").property("role") == ""
    type_into(field_of(section, "weight std"), "0.02")
    QTest.keyClick(field_of(section, "weight std"), Qt.Key.Key_Return)
    assert inits_of(window, "conv1") == {"weight": Init("trunc_normal", Table({"std": 0.02}))}
    text = generate(window.bridge.project).text
    assert "nn.init.trunc_normal_(self.conv1.weight, std=0.02)" in text
    assert window.bridge.history.undo_label == "Set std of the initialiser of conv1"
    window.bridge.undo()
    window.bridge.undo()
    assert window.bridge.project is before
    assert list(section.rows()) == ["weight", "bias"]


def test_an_argument_is_judged_while_it_is_typed(window):
    window.selection.set(["fc1"])
    section = unfold(window)
    choose(section, "weight", "uniform")
    type_into(field_of(section, "weight a"), "1.5")
    row = section.rows()["weight a"]
    assert row.complaint() == "Must be at most 1; received “1.5”. It stays 0."
    QTest.keyClick(field_of(section, "weight a"), Qt.Key.Key_Return)
    assert inits_of(window, "fc1") == {"weight": Init("uniform")}
    QTest.keyClick(field_of(section, "weight a"), Qt.Key.Key_Escape)
    type_into(field_of(section, "weight b"), "2")
    QTest.keyClick(field_of(section, "weight b"), Qt.Key.Key_Return)
    type_into(field_of(section, "weight a"), "1.5")
    QTest.keyClick(field_of(section, "weight a"), Qt.Key.Key_Return)
    assert inits_of(window, "fc1")["weight"].args == Table({"b": 2.0, "a": 1.5})


def test_text_that_is_no_value_waits_with_its_layer(window):
    window.selection.set(["fc1"])
    section = unfold(window)
    choose(section, "weight", "normal")
    type_into(field_of(section, "weight std"), "-1")
    window.selection.set(["fc2"])
    assert section_of(window).rows().keys() == {"weight", "bias"}
    window.selection.set(["fc1"])
    assert field_of(section_of(window), "weight std").text() == "-1"
    assert inits_of(window, "fc1") == {"weight": Init("normal")}


def test_a_function_like_the_last_one_keeps_its_arguments(window):
    init = Init("kaiming_normal", Table({"mode": "fan_out"}))
    window.bridge.push(SetInitialiser("", ("conv1",), "weight", init))
    window.selection.set(["conv1"])
    section = section_of(window)
    assert section.expanded  # since a weight begins in a way of its own
    choose(section, "weight", "kaiming_uniform")
    kept = Init("kaiming_uniform", Table({"mode": "fan_out"}))
    assert inits_of(window, "conv1") == {"weight": kept}
    choose(section, "weight", "constant")
    assert inits_of(window, "conv1") == {"weight": Init("constant", Table({"val": 0.0}))}


def test_the_default_is_the_way_back(window):
    window.bridge.push(SetInitialiser("", ("conv1",), "bias", Init("zeros")))
    window.selection.set(["conv1"])
    row = section_of(window).rows()["bias"]
    assert row.reset_text() == "Reset to PyTorch's default"
    reset = row.menu().actions()[0]
    reset.trigger()
    assert inits_of(window, "conv1") == {}
    assert window.bridge.history.undo_label == "Let PyTorch initialise bias of conv1"


def test_several_layers_are_initialised_in_one_step(window):
    window.bridge.push(SetInitialiser("", ("fc1",), "weight", Init("ones")))
    window.selection.set(["conv1", "fc1", "tanh1"])
    section = section_of(window)
    assert section.expanded
    box = box_of(section, "weight")
    assert (box.currentIndex(), box.placeholderText()) == (-1, "mixed")
    choose(section, "weight", "normal")
    type_into(field_of(section, "weight std"), "0.01")
    QTest.keyClick(field_of(section, "weight std"), Qt.Key.Key_Return)
    same = {"weight": Init("normal", Table({"std": 0.01}))}
    assert inits_of(window, "conv1") == inits_of(window, "fc1") == same
    assert inits_of(window, "tanh1") == {}
    window.bridge.undo()
    window.bridge.undo()
    assert inits_of(window, "fc1") == {"weight": Init("ones")}


def test_a_layer_that_learns_nothing_has_no_such_part(window):
    window.selection.set(["tanh1"])
    assert not section_of(window).isVisible()
    window.selection.set(["pool1", "tanh1"])
    assert not section_of(window).isVisible()


def test_what_goes_with_an_argument_goes_from_the_form(window):
    window.selection.set(["conv1"])
    section = unfold(window)
    window.bridge.push(SetArguments("", "conv1", {"bias": False}))
    assert list(section.rows()) == ["weight"]


def test_a_parameter_of_the_module_itself_is_initialised(open_window):
    net = NetworkBuilder()
    net.members["scale"] = Member("scale", "scale", Tensor("parameter", (10,), init="randn"))
    net.nodes["scale"] = Node("scale", "scale", Call("scale"), (), Table({}))
    net.input(shape=(10,))
    net.layer("product", "Multiply", "image", "scale")
    net.output("product")
    window = open_window(Project("tensors", graph=net.graph()))
    window.selection.set(["scale"])
    section = section_of(window)
    assert section.expanded
    assert box_of(section, "values").currentText() == "randn"
    choose(section, "values", "constant")
    type_into(field_of(section, "values val"), "0.5")
    QTest.keyClick(field_of(section, "values val"), Qt.Key.Key_Return)
    assert (
        "self.scale = nn.Parameter(torch.full((10,), 0.5))" in generate(window.bridge.project).text
    )
    reset = section.rows()["values"].menu().actions()[0]
    assert reset.text() == "Reset to zeros"
    reset.trigger()
    assert window.bridge.project.graph.members["scale"].target == Tensor("parameter", (10,))


def test_it_is_no_window_of_its_own_where_a_weight_begins_in_its_own_way(window):
    window.bridge.push(SetInitialiser("", ("conv1",), "weight", Init("zeros")))
    shown = ShownWindows()
    window.selection.set(["conv1"])
    QTest.qWait(50)
    assert section_of(window).expanded
    assert section_of(window).isVisible()
    assert not shown.strays, shown.strays
