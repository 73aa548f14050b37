"""Grouping nodes into a block, and dissolving it again: the network computes what it did."""

from __future__ import annotations

from random import Random

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.catalog.inference import infer
from netstudio.compiler import build
from netstudio.compiler.results import values_of
from netstudio.document.edits import AddBend, GroupNodes, MoveNodes, Ungroup
from netstudio.document.graph import Tie
from netstudio.document.node import Call, Op, When
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.document.recipe import Recipe, Step
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref
from netstudio.errors import EditError
from tests.codegen.test_random_graphs import branching_projects
from tests.document.strategies import identity_of
from tests.networks import NetworkBuilder, lenet, tiny_resnet

CHAIN = ("conv1", "tanh1", "pool1")


def _seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def _outputs(project: Project, weights: dict[str, torch.Tensor] | None) -> tuple:
    """The outputs, with weights given by the last two parts of their keys where there are any."""
    module = build(project).module.eval()
    state = module.state_dict()
    if weights is not None:
        module.load_state_dict({key: weights[_tail(key)] for key in state})
    shape = project.graph.inputs()[0].target.shape
    image = torch.randn(2, *shape, generator=_seeded(5))
    with torch.no_grad():
        outputs = module(image)
    weights = {_tail(key): value for key, value in state.items()}
    return values_of(outputs), weights


def _tail(key: str) -> str:
    return ".".join(key.rsplit(".", 2)[-2:])


def _same(one: tuple[torch.Tensor, ...], other: tuple[torch.Tensor, ...]) -> bool:
    pairs = zip(one, other, strict=True)
    return all(torch.equal(a, b) for a, b in pairs)


def test_a_chain_becomes_a_block_and_comes_back():
    before = lenet()
    grouped = GroupNodes(ROOT, CHAIN, "Stage", "stage").change(before)
    block = grouped.blocks["Stage"].graph
    assert list(block.nodes) == ["x", *CHAIN, "out"]
    assert list(grouped.graph.nodes)[:3] == ["image", "stage", "conv2"]
    assert grouped.graph.nodes["stage"].args == (Ref("image"),)
    assert grouped.graph.nodes["conv2"].args == (Ref("stage"),)
    assert infer(grouped).parameters == infer(before).parameters
    (mine,), weights = _outputs(before, None)
    assert _same((mine,), _outputs(grouped, weights)[0])
    assert identity_of(Ungroup(ROOT, "stage").change(grouped)) == identity_of(before)


@settings(max_examples=60, deadline=None)
@given(branching_projects(containers=False), st.randoms(use_true_random=False))
def test_any_group_computes_the_same_and_ungroups_to_the_same(project: Project, rng: Random):
    ids = [n for n, node in project.graph.nodes.items() if isinstance(node.target, Call | Op)]
    some = tuple(rng.sample(ids, rng.randint(1, len(ids))))
    try:
        grouped = GroupNodes(ROOT, some, "Part", "part").change(project)
    except EditError:
        return
    expected, weights = _outputs(project, None)
    assert _same(expected, _outputs(grouped, weights)[0])
    back = Ungroup(ROOT, "part").change(grouped)
    assert _same(expected, _outputs(back, weights)[0])
    assert back.blocks == project.blocks
    for mine, other in (
        (back.graph.nodes, project.graph.nodes),
        (back.graph.members, project.graph.members),
    ):
        assert dict(mine) == dict(other)
    text = project_to_text(grouped)
    assert identity_of(project_from_text(text)) == identity_of(grouped)


def test_several_values_cross_the_border():
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    net.layer("left", "Conv2d", "image", out_channels=2, kernel_size=1)
    net.layer("right", "Conv2d", "image", out_channels=2, kernel_size=1)
    net.layer("sum", "Add", "left", "right")
    net.layer("relu", "ReLU", "left")
    net.layer("join", "Add", "sum", "relu")
    net.output("join", "out")
    project = Project("net", graph=net.graph())
    grouped = GroupNodes(ROOT, ("sum", "relu"), "Both", "both").change(project)
    block = grouped.blocks["Both"].graph
    assert [node.name for node in block.inputs()] == ["left", "right"]
    assert [node.name for node in block.outputs()] == ["sum_out", "relu_out"]
    assert grouped.graph.nodes["join"].args == (Ref("both", (0,)), Ref("both", (1,)))
    expected, weights = _outputs(project, None)
    assert _same(expected, _outputs(grouped, weights)[0])
    assert identity_of(Ungroup(ROOT, "both").change(grouped)) == identity_of(project)


@pytest.mark.parametrize(
    ("ids", "says"),
    [
        ((), "Nothing is selected"),
        (("image", "conv1"), "“image” is an input of the graph"),
        (("fc3", "logits"), "“logits” is an output of the graph"),
        (("conv1", "pool1"), "“tanh1” lies on a way out of the group"),
        (("gone",), "no node with the id “gone”"),
    ],
)
def test_what_cannot_be_grouped(ids, says):
    with pytest.raises(EditError, match=says):
        GroupNodes(ROOT, ids, "Stage", "stage").change(lenet())


def test_names_that_are_taken_or_wrong():
    with pytest.raises(EditError, match="already a block named “Residual”"):
        GroupNodes(ROOT, ("stem",), "Residual", "stage").change(tiny_resnet())
    with pytest.raises(EditError, match="cannot be a name"):
        GroupNodes(ROOT, ("stem",), "Stem", "a b").change(tiny_resnet())
    grouped = GroupNodes(ROOT, ("stem",), "Stem", "fc").change(tiny_resnet())
    assert "fc2" in grouped.graph.nodes


def test_a_shared_layer_goes_with_all_its_calls():
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("fc", "Linear", "image", out_features=4)
    net.call("again", "fc", "fc")
    net.output("again")
    project = Project("net", graph=net.graph())
    with pytest.raises(EditError, match="“again” calls “fc” too"):
        GroupNodes(ROOT, ("fc",), "Part", "part").change(project)
    grouped = GroupNodes(ROOT, ("fc", "again"), "Part", "part").change(project)
    assert infer(grouped).parameters == 20


def test_places_stay_inside_and_the_instance_lies_in_the_middle():
    project = MoveNodes(ROOT, {"conv1": (0, 40), "tanh1": (200, 40)}).change(lenet())
    loose = {"pool1": (400.0, 40.0)}
    grouped = GroupNodes(ROOT, CHAIN, "Stage", "stage", loose).change(project)
    inside = grouped.view.in_scope("Stage")
    assert {key: (p.x, p.y) for key, p in inside.items()} == {
        "conv1": (0, 40),
        "tanh1": (200, 40),
        "pool1": (400, 40),
        "x": (-216, 40),
        "out": (616, 40),
    }
    outside = grouped.view.in_scope(ROOT)
    assert (outside["stage"].x, outside["stage"].y) == (200, 40)
    assert "conv1" not in outside
    back = Ungroup(ROOT, "stage").change(grouped).view
    assert {key: (p.x, p.y) for key, p in back.in_scope(ROOT).items()} == {
        "conv1": (0, 40),
        "tanh1": (200, 40),
        "pool1": (400, 40),
    }
    assert "Stage" not in back.placements


def test_parameters_of_the_surrounding_block_are_handed_on():
    project = tiny_resnet()
    grouped = GroupNodes("Residual", ("conv", "norm"), "Unit", "unit").change(project)
    assert grouped.blocks["Unit"].parameters == Table({"channels": 16})
    use = grouped.blocks["Residual"].graph.members["unit"].target
    assert use.args == Table({"channels": Expr("channels")})
    assert infer(grouped).parameters == infer(project).parameters
    back = Ungroup("Residual", "unit").change(grouped)
    assert identity_of(back.blocks) == identity_of(project.blocks)


def test_a_stack_is_unrolled_with_its_arguments():
    before = tiny_resnet()
    flat = Ungroup(ROOT, "stage1").change(before)
    names = [m.name for m in flat.graph.members.values()]
    assert names[1:5] == ["stage1_0_conv", "stage1_0_norm", "stage1_0_sum", "stage1_0_relu"]
    assert flat.graph.members["stage1_1_conv"].target.args["out_channels"] == 16
    assert flat.graph.nodes["stage1_1_conv"].args == (Ref("stage1_0_relu"),)
    assert "Residual" in flat.blocks
    flatter = Ungroup(ROOT, "stage2").change(flat)
    assert flatter.graph.members["conv"].target.args["out_channels"] == 32
    assert not flatter.blocks
    assert infer(flatter).parameters == infer(before).parameters
    ours, theirs = build(flatter).module.eval(), build(before).module.eval()
    ours.load_state_dict(dict(zip(ours.state_dict(), theirs.state_dict().values(), strict=True)))
    image = torch.randn(2, 1, 16, 16)
    assert torch.equal(ours(image), theirs(image))


def _conditional(stride: int) -> Project:
    inner = NetworkBuilder()
    inner.input("x", None)
    inner.layer(
        "fit",
        "Conv2d",
        "x",
        out_channels=2,
        kernel_size=1,
        stride=Expr("stride"),
        when=When("stride > 1", Ref("x")),
    )
    inner.layer("relu", "ReLU", "fit")
    inner.output("relu", "out")
    net = NetworkBuilder()
    net.input("image", (2, 8, 8))
    net.block("part", "Part", "image", stride=stride)
    net.output("part")
    block = Block("Part", inner.graph(), Table({"stride": 1}))
    return Project("net", graph=net.graph(), blocks=Table({"Part": block}))


def test_a_condition_that_is_settled_keeps_or_drops_its_node():
    with_it = Ungroup(ROOT, "part").change(_conditional(2)).graph
    assert with_it.nodes["fit"].when is None
    assert with_it.members["fit"].target.args["stride"] == 2
    without = Ungroup(ROOT, "part").change(_conditional(1)).graph
    assert list(without.nodes) == ["image", "relu", "logits"]
    assert without.nodes["relu"].args == (Ref("image"),)
    assert list(without.members) == ["relu"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"id": "stem"}, "“stem” is not a block"),
        ({"repeat": Expr("depth")}, "How often “stage1” is repeated"),
        ({"repeat": 0}, "from 1 to 200 copies"),
    ],
)
def test_what_cannot_be_ungrouped(change, says):
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    net.layer("stem", "Conv2d", "image", out_channels=16, kernel_size=1)
    net.block("stage1", "Residual", "stem", repeat=change.get("repeat", 1))
    net.output("stage1")
    project = Project("net", graph=net.graph(), blocks=tiny_resnet().blocks)
    with pytest.raises(EditError, match=says):
        Ungroup(ROOT, change.get("id", "stage1")).change(project)


def test_an_instance_that_is_called_twice_stays():
    net = NetworkBuilder()
    net.input("image", (16, 8, 8))
    net.block("one", "Residual", "image")
    net.call("two", "one", "one")
    net.output("two")
    project = Project("net", graph=net.graph(), blocks=tiny_resnet().blocks)
    with pytest.raises(EditError, match="calls of one block with the same weights"):
        Ungroup(ROOT, "two").change(project)


def test_ties_and_training_steps_follow():
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("encoder", "Linear", "image", out_features=4)
    net.layer("decoder", "Linear", "encoder", out_features=4)
    net.output("decoder")
    tie = Tie("decoder.weight", "encoder.weight")
    recipe = Recipe(steps=(Step(updates=("decoder",)),))
    project = Project("net", graph=net.graph(tie), recipe=recipe)
    grouped = GroupNodes(ROOT, ("decoder",), "Part", "part").change(project)
    assert grouped.graph.ties == (Tie("part.decoder.weight", "encoder.weight"),)
    assert grouped.recipe.steps[0].updates == ("part",)
    assert identity_of(Ungroup(ROOT, "part").change(grouped)) == identity_of(project)
    both = GroupNodes(ROOT, ("encoder", "decoder"), "Part", "part")
    with pytest.raises(EditError, match="“encoder” is not part of that step"):
        both.change(project)


def test_a_place_in_a_sequential_is_closed_up_and_opened_again():
    net = NetworkBuilder()
    last = net.input("image", (1, 8, 8))
    for index in range(4):
        last = net.layer(f"f{index}", "Tanh", last, name=f"features.{index}")
    net.output(last)
    project = Project("net", graph=net.graph())
    grouped = GroupNodes(ROOT, ("f1", "f2"), "Part", "part").change(project)
    assert [m.name for m in grouped.graph.members.values()] == ["features.0", "part", "features.1"]
    inner = grouped.blocks["Part"].graph.members.values()
    assert [m.name for m in inner] == ["features.0", "features.1"]
    expected, weights = _outputs(project, None)
    assert _same(expected, _outputs(grouped, weights)[0])
    back = Ungroup(ROOT, "part").change(grouped)
    assert [m.name for m in back.graph.members.values()][1:3] == [
        "part_features.0",
        "part_features.1",
    ]


def test_labels():
    assert GroupNodes(ROOT, ("a",), "B", "b").label == "Group a"
    assert GroupNodes(ROOT, ("a", "c"), "B", "b").label == "Group 2 nodes"
    assert Ungroup(ROOT, "b").label == "Ungroup b"


def test_dots_of_wires_inside_go_along_and_come_back():
    bent = AddBend(ROOT, ("tanh1", 0, 0), 0, (20.0, 8.0)).change(lenet())
    bent = AddBend(ROOT, ("conv1", 0, 0), 0, (4.0, 4.0)).change(bent)
    bent = MoveNodes(ROOT, {"conv1": (0, 0), "tanh1": (200, 0), "pool1": (400, 0)}).change(bent)
    grouped = GroupNodes(ROOT, CHAIN, "Stage", "stage").change(bent)
    assert dict(grouped.view.bends_in("Stage")) == {("tanh1", 0, 0): ((20.0, 8.0),)}
    assert not grouped.view.bends_in(ROOT)
    back = Ungroup(ROOT, "stage").change(grouped).view
    assert dict(back.bends_in(ROOT)) == {("tanh1", 0, 0): ((20.0, 8.0),)}
    assert "Stage" not in back.bends
