"""The inspector on what is no plain layer: blocks, operations, tensors, layers it does not know."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.codegen.generate import generate
from netstudio.document.edits import RemoveNodes
from netstudio.document.node import Call, Member, Node, Output, Tensor, When
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref
from netstudio.gui.panels.inspector.block_page import BlockPage
from netstudio.gui.panels.inspector.block_scope_page import BlockScopePage
from netstudio.gui.panels.inspector.member_page import MemberPage
from netstudio.gui.panels.inspector.op_page import OpPage
from netstudio.gui.theme.apply import current, notifier
from netstudio.insight.argument_names import argument_names
from tests.networks import NetworkBuilder, tiny_resnet


def enter(field, text) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def page_of(window, node_id):
    window.selection.set([node_id])
    return window.bench.inspector.page


@pytest.fixture
def resnet(open_window):
    return open_window(tiny_resnet())


def test_a_block_s_parameters_and_its_repeats_are_edited(resnet):
    page = page_of(resnet, "stage2")
    assert isinstance(page, BlockPage)
    assert "output N × 32 × 16 × 16" in page.values.text()
    enter(page.rows["repeat"].editor.focus_widget(), "2")
    member = resnet.bridge.project.graph.members["stage2"]
    assert member.target.repeat == 2
    enter(page.rows["channels"].editor.focus_widget(), "64")
    assert resnet.bridge.project.graph.members["stage2"].target.args["channels"] == 64
    resnet.bridge.undo()
    resnet.bridge.undo()
    assert resnet.bridge.project == tiny_resnet()


def test_inside_a_block_fields_take_its_parameters(resnet):
    resnet.bridge.set_scope("Residual")
    assert isinstance(resnet.bench.inspector.page, BlockScopePage)
    assert resnet.bench.breadcrumb.isVisible()
    page = page_of(resnet, "conv")
    field = page.rows["out_channels"].editor.focus_widget()
    assert field.text() == "channels"
    enter(field, "channels + 0")
    args = resnet.bridge.project.blocks["Residual"].graph.members["conv"].target.args
    assert args["out_channels"] == Expr("channels + 0")
    assert page.rows["in_channels"].state.follows == "16"


def test_an_operation_shows_its_arguments_and_edits_literals(open_window):
    net = NetworkBuilder()
    net.input()
    net.op("roll", "torch.roll", "image", 1, dims=2)
    net.output("roll")
    window = open_window(Project("ops", graph=net.graph()))
    page = page_of(window, "roll")
    assert isinstance(page, OpPage)
    assert page.wired.text() == "argument 1: image"
    enter(page.rows[1].editor.focus_widget(), "3")
    assert window.bridge.project.graph.nodes["roll"].args[1] == 3
    enter(page.rows["dims"].editor.focus_widget(), "(2, 3)")
    assert window.bridge.project.graph.nodes["roll"].kwargs["dims"] == (2, 3)


def test_arguments_are_called_what_torch_calls_them(open_window):
    net = NetworkBuilder()
    net.input()
    width = Expr("max(x.shape[3] - 2, 0)", (("x", Ref("image")),))
    net.op("pad", "F.pad", "image", (width, 1))
    net.op("roll", "torch.roll", "pad", 1, dims=2)
    net.output("roll")
    window = open_window(Project("ops", graph=net.graph()))
    window.bench.inspector.argument_names = argument_names
    page = page_of(window, "roll")
    assert page.wired.text() == "input: pad"
    assert page.rows[1].param.name == "shifts"
    page = page_of(window, "pad")
    assert page.wired.text().splitlines()[1] == "pad: (max(x.shape[3] - 2, 0), 1)"


def test_a_tensor_of_the_module_is_described(open_window):
    net = NetworkBuilder()
    net.members["scale"] = Member("scale", "scale", Tensor("parameter", (10,), init="ones"))
    net.nodes["scale"] = Node("scale", "scale", Call("scale"), (), Table({}))
    net.input(shape=(10,))
    net.layer("product", "Multiply", "image", "scale")
    net.output("product")
    window = open_window(Project("tensors", graph=net.graph()))
    page = page_of(window, "scale")
    assert isinstance(page, MemberPage)
    assert "A parameter of shape 10, float32, made by ones." in page.about.text()


def test_a_layer_of_another_version_is_kept_and_shown(open_window):
    net = NetworkBuilder()
    net.input()
    net.layer("future", "HyperConv9d", "image", width=3)
    net.output("future")
    window = open_window(Project("future", graph=net.graph()))
    page = page_of(window, "future")
    assert "does not know this layer" in page.about.text()
    assert "width = 3" in page.about.text()
    assert not page.rows


def test_of_two_layers_of_another_version_each_is_told_with_its_own(open_window):
    net = NetworkBuilder()
    net.input()
    net.layer("first", "HyperConv9d", "image", width=3)
    net.layer("second", "HyperConv9d", "first", width=5)
    net.output("second")
    window = open_window(Project("future", graph=net.graph()))
    assert "width = 3" in page_of(window, "first").about.text()
    assert "width = 5" in page_of(window, "second").about.text()
    assert window.bridge.push(RemoveNodes("", ("second",)))
    notifier.theme_changed.emit(current())  # pages that are kept hear of it
    assert "width = 3" in page_of(window, "first").about.text()


def two_heads() -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("flat", "Flatten", "image")
    net.layer("fc", "Linear", "flat", out_features=10)
    net.output("fc")
    net.output("flat", "pixels")
    return Project("heads", graph=net.graph())


def test_outputs_are_given_keys_and_the_code_returns_a_dict(open_window):
    window = open_window(two_heads())
    page = page_of(window, "logits")
    enter(page.rows["key"].editor.focus_widget(), "scores")
    assert window.bridge.project.graph.nodes["logits"].target == Output("scores")
    assert [p.node for p in window.bridge.problems if p.code == "mixed_keys"] == ["pixels"]
    page = page_of(window, "pixels")
    assert page.rows["key"].editor.focus_widget().text() == ""
    enter(page.rows["key"].editor.focus_widget(), "the pixels")
    assert not [p for p in window.bridge.problems if p.code == "mixed_keys"]
    assert '"the pixels": x' in generate(window.bridge.project).text
    window.bridge.undo()
    assert page.rows["key"].editor.focus_widget().text() == ""


def test_a_key_that_nobody_can_read_is_refused_where_it_is_typed(open_window):
    window = open_window(two_heads())
    page = page_of(window, "logits")
    enter(page.rows["key"].editor.focus_widget(), "k" * 101)
    assert "one line of 100 characters" in page.rows["key"].complaint()
    assert window.bridge.project == two_heads()


def test_what_runs_only_sometimes_says_when(open_window):
    net = NetworkBuilder()
    net.input()
    net.layer("flat", "Flatten", "image")
    net.layer("fc", "Linear", "flat", when=When("training", Ref("flat")), out_features=10)
    net.output("fc")
    net.output("flat", "pixels", when=When("training"))
    window = open_window(Project("modes", graph=net.graph()))
    page = page_of(window, "fc")
    assert page.condition.text() == "Only in training; otherwise flat"
    assert page_of(window, "pixels").condition.text() == "Only in training"
    page = page_of(window, "flat")
    assert not page.condition.isVisible()
