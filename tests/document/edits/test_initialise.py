"""How weights begin: chosen, given arguments, and left to torch again."""

import pytest

from netstudio.codegen.generate import generate
from netstudio.document.edits import UNSET, SetInitialiser, SetInitialiserArguments
from netstudio.document.node import Call, Init, Member, Node, Tensor
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import EditError
from netstudio.presets import load_preset
from tests.networks import NetworkBuilder

NORMAL = Init("normal", Table({"std": 0.01}))


@pytest.fixture
def project():
    return load_preset("lenet5")


def inits(project, member):
    return dict(project.graph.members[member].init)


def test_one_step_initialises_several_layers_and_undo_is_exact(project):
    after, inverse = SetInitialiser("", ("fc1", "fc2"), "weight", NORMAL).apply(project)
    assert inits(after, "fc1") == inits(after, "fc2") == {"weight": NORMAL}
    assert "nn.init.normal_(self.fc2.weight, std=0.01)" in generate(after).text
    assert inverse.change(after) is project


def test_leaving_it_to_torch_takes_the_initialiser_out(project):
    after = SetInitialiser("", ("fc1",), "weight", NORMAL).change(project)
    again = SetInitialiser("", ("fc1", "fc2"), "weight", None).change(after)
    assert again.graph.members == project.graph.members
    assert SetInitialiser("", ("fc1",), "bias", None).change(project) is project


def test_arguments_are_set_and_taken_out(project):
    chosen = SetInitialiser("", ("fc1",), "weight", NORMAL).change(project)
    changed = SetInitialiserArguments("", ("fc1",), "weight", {"mean": 1.0}).change(chosen)
    assert inits(changed, "fc1")["weight"].args == Table({"std": 0.01, "mean": 1.0})
    edit = SetInitialiserArguments("", ("fc1",), "weight", {"std": UNSET, "mean": UNSET})
    assert inits(edit.change(changed), "fc1")["weight"] == Init("normal")


def test_a_weight_stands_before_its_bias_whichever_was_set_first(project):
    one = SetInitialiser("", ("fc1",), "bias", Init("zeros")).change(project)
    one = SetInitialiser("", ("fc1",), "weight", NORMAL).change(one)
    assert list(inits(one, "fc1")) == ["weight", "bias"]


def test_labels_say_what_and_how_many():
    assert (
        SetInitialiser("", ("fc1",), "weight", NORMAL).label
        == "Initialise weight of fc1 with normal"
    )
    assert (
        SetInitialiser("", ("a", "b"), "bias", None).label
        == "Let PyTorch initialise bias of 2 layers"
    )
    edit = SetInitialiserArguments("", ("fc1",), "weight", {"std": 0.1})
    assert edit.label == "Set std of the initialiser of fc1"


def test_what_has_no_weights_of_its_own_is_refused(project):
    resnet = load_preset("resnet20_cifar10")
    with pytest.raises(EditError, match="“stage1” has no"):
        SetInitialiser("", ("stage1",), "weight", NORMAL).change(resnet)
    with pytest.raises(EditError, match="There is no layer with the id “gone”"):
        SetInitialiser("", ("gone",), "weight", NORMAL).change(project)
    with pytest.raises(EditError, match="begins as PyTorch does"):
        SetInitialiserArguments("", ("fc1",), "weight", {"std": 1.0}).change(project)


def scaled(tensor):
    net = NetworkBuilder()
    net.members["scale"] = Member("scale", "scale", tensor)
    net.nodes["scale"] = Node("scale", "scale", Call("scale"), (), Table({}))
    net.input(shape=(10,))
    net.layer("product", "Multiply", "image", "scale")
    net.output("product")
    return Project("scaled", graph=net.graph())


def test_a_tensor_of_the_module_begins_itself():
    project = scaled(Tensor("parameter", (10,)))
    edit = SetInitialiser("", ("scale",), "", NORMAL)
    assert edit.label == "Initialise scale with normal"
    after = edit.change(project)
    after = SetInitialiserArguments("", ("scale",), "", {"mean": 1.0}).change(after)
    text = generate(after).text
    assert "nn.init.normal_(self.scale, std=0.01, mean=1.0)" in text
    zeros = SetInitialiser("", ("scale",), "", None)
    assert zeros.label == "Initialise scale with zeros"
    assert zeros.change(after).graph.members == project.graph.members
    with pytest.raises(EditError, match="“scale” has no"):
        SetInitialiser("", ("scale",), "weight", NORMAL).change(project)


def test_a_tensor_with_values_of_its_own_keeps_them():
    project = scaled(Tensor("parameter", (10,), data="0" * 64))
    with pytest.raises(EditError, match="“scale” has no"):
        SetInitialiser("", ("scale",), "", NORMAL).change(project)
