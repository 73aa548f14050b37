"""What dotted names become in source: containers by their use, and keys as the names say."""

from __future__ import annotations

import torch
from torch import nn

from netstudio.codegen.generate import generate
from netstudio.compiler import build
from netstudio.compiler.model import CompiledModel
from netstudio.document.graph import Graph, Tie
from netstudio.document.node import Input, Member, Node, Op, Output, Tensor, When
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref
from tests.networks import NetworkBuilder


def conv(net: NetworkBuilder, name: str, source: str, channels: int = 4, **more) -> str:
    id = name.replace(".", "_") if not name[0].isdigit() else f"item{name}"
    return net.layer(
        id, "Conv2d", source, name=name, out_channels=channels, kernel_size=1, bias=False, **more
    )


def stack(net: NetworkBuilder, name: str, block: str, source: str, **more) -> str:
    """A stack that stands beside other items of its container."""
    id = name.replace(".", "_") if not name[0].isdigit() else f"item{name}"
    net.block(id, block, source, **more)
    member = net.members[id]
    use = member.target
    net.members[id] = Member(id, name, type(use)(use.block, use.args, use.repeat, use.first, True))
    net.nodes[id] = Node(id, name, net.nodes[id].target, net.nodes[id].args)
    return id


def project(
    net: NetworkBuilder, source: str, *blocks: Block, ties: tuple[Tie, ...] = ()
) -> Project:
    net.output(source, "out")
    return Project("net", graph=net.graph(*ties), blocks=Table({b.name: b for b in blocks}))


def keys(model: CompiledModel) -> list[str]:
    return [key.removesuffix(".weight") for key in model.module.state_dict()]


def both_ways(model: CompiledModel, image: torch.Tensor) -> None:
    """The source and its recording twin compute the same."""
    values = model.record((image,), frozenset({"out"}))
    assert torch.equal(values["out"], model.module(image))


def growth_block(named: str = "x") -> Block:
    """A dense layer: its input and four channels more."""
    net = NetworkBuilder()
    net.input("x", None)
    conv(net, "conv", "x")
    net.layer("cat", "Concatenate", "x", "conv")
    net.output("cat", "out")
    return Block("Dense", net.graph())


def plain_block(name: str = "Unit") -> Block:
    net = NetworkBuilder()
    net.input("x", None)
    conv(net, "conv", "x", Expr("channels"))
    net.output("conv", "out")
    return Block(name, net.graph(), Table({"channels": 4}))


def test_named_items_of_a_chain_become_an_ordered_sequential_inside_another() -> None:
    net = NetworkBuilder()
    last = net.input("image", (3, 8, 8))
    for name in ("body.stem.conv0", "body.stem.conv1", "body.head", "top.0"):
        last = conv(net, name, last)
    made = project(net, last)
    assert (
        """\
        self.body = nn.Sequential(
            OrderedDict(
                stem=nn.Sequential(
                    OrderedDict(
                        conv0=nn.Conv2d(3, 4, 1, bias=False),
                        conv1=nn.Conv2d(4, 4, 1, bias=False),
                    )
                ),
                head=nn.Conv2d(4, 4, 1, bias=False),
            )
        )
"""
        in generate(made).text
    )
    model = build(made)
    assert keys(model) == ["body.stem.conv0", "body.stem.conv1", "body.head", "top.0"]
    both_ways(model, torch.randn(2, 3, 8, 8))


def test_branches_become_a_module_dict_or_a_module_list() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    for name in ("branches.wide", "branches.deep", "parts.0", "parts.1"):
        conv(net, name, "image")
    net.layer("sum", "Concatenate", "branches_wide", "branches_deep", "parts_0", "parts_1")
    made = project(net, "sum")
    text = generate(made).text
    assert "self.branches = nn.ModuleDict(\n            {\n" in text
    assert 'self.branches["wide"](image)' in text
    assert "self.parts = nn.ModuleList(\n            [\n" in text
    assert "self.parts[1](image)" in text
    both_ways(build(made), torch.randn(2, 3, 8, 8))


def test_members_that_are_never_called_keep_their_place_in_the_keys() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    conv(net, "used.0", "image")
    net.members = {
        "unused": Member("unused", "unused.1", Tensor("parameter", (3,))),
        **net.members,
    }
    made = project(net, "used_0")
    assert keys(build(made)) == ["unused.1", "used.0"]


def test_a_sequential_that_is_called_twice_is_called_as_a_whole_both_times() -> None:
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    conv(net, "head.0", "image")
    conv(net, "head.1", "head_0")
    net.call("again0", "head_0", "head_1")
    net.call("again1", "head_1", "again0")
    made = project(net, "again1")
    text = generate(made).text
    assert "self.head(self.head(image))" in text or "x = self.head(image)" in text
    model = build(made)
    x = torch.randn(1, 4, 8, 8)
    assert model.module.head(model.module.head(x)).equal(model.module(x))
    both_ways(model, x)


def sequential_block(optional: bool = False) -> Block:
    """Bare positions: the class itself is a Sequential."""
    net = NetworkBuilder()
    net.input("x", None)
    when = When("wide", Ref("x")) if optional else None
    conv(net, "0", "x", 8, when=when)
    net.layer("norm", "BatchNorm2d", "item0", name="1")
    conv(net, "2", "norm", 4)
    net.output("item2", "out")
    return Block("Unit", net.graph(), Table({"wide": True} if optional else {}))


def test_a_block_of_bare_positions_is_a_sequential() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    net.block("unit", "Unit", "image")
    made = project(net, "unit", sequential_block())
    text = generate(made).text
    assert "class Unit(nn.Sequential):\n" in text
    assert "        super().__init__(\n            nn.Conv2d(3, 8, 1, bias=False),\n" in text
    assert text.count("def forward") == 1
    model = build(made)
    assert keys(model)[0] == "unit.0"
    assert model.member_module("unit.norm") is model.module.unit[1]
    both_ways(model, torch.randn(2, 3, 8, 8))


def test_what_a_sequential_leaves_out_lets_the_rest_move_up() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    net.block("wide", "Unit", "image")
    net.block("narrow", "Unit", "wide", wide=False)
    made = project(net, "narrow", sequential_block(optional=True))
    text = generate(made).text
    assert "*([nn.Conv2d(3, 8, 1, bias=False)] if wide else [])," in text
    model = build(made)
    module = model.module
    assert [type(item) for item in module.narrow] == [nn.BatchNorm2d, nn.Conv2d]
    assert model.member_module("narrow.norm") is module.narrow[0]
    assert model.member_module("narrow.item0") is None
    assert model.member_module("wide.norm") is module.wide[1]
    both_ways(model, torch.randn(2, 3, 8, 8))


def test_a_bare_position_beside_names_is_registered_by_name() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    conv(net, "0", "image")
    conv(net, "stem", "item0")
    model = build(project(net, "stem"))
    assert keys(model) == ["0", "stem"]
    both_ways(model, torch.randn(2, 3, 8, 8))


def test_a_stack_among_the_items_of_a_sequential_takes_a_position_for_each_copy() -> None:
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    conv(net, "body.0", "image")
    stack(net, "body.1", "Unit", "body_0", repeat=3)
    conv(net, "body.4", "body_1", 6)
    made = project(net, "body_4", plain_block())
    assert "            *[Unit() for _ in range(3)],\n" in generate(made).text
    model = build(made)
    assert keys(model) == ["body.0", "body.1.conv", "body.2.conv", "body.3.conv", "body.4"]
    assert model.member_module("body_1[2].conv") is model.module.body[3].conv
    assert model.member_module("body_4") is model.module.body[4]
    both_ways(model, torch.randn(2, 4, 8, 8))


def test_numbered_copies_that_grow_evenly_become_a_comprehension() -> None:
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    stack(net, "body.layer1", "Dense", "image", repeat=3)
    conv(net, "body.top", "body_layer1", 2)
    made = project(net, "body_top", growth_block())
    line = '*[(f"layer{i + 1}", Dense(4 + 4 * i)) for i in range(3)],\n'
    assert line in generate(made).text
    model = build(made)
    assert keys(model) == [f"body.layer{i}.conv" for i in (1, 2, 3)] + ["body.top"]
    assert model.member_module("body_layer1[2].conv") is model.module.body.layer3.conv
    both_ways(model, torch.randn(2, 4, 8, 8))


def stage_block() -> Block:
    """A stage whose depth is a parameter, written as a Sequential of numbered copies."""
    net = NetworkBuilder()
    net.input("x", None)
    stack(net, "layer1", "Dense", "x", repeat=Expr("depth"))
    net.output("layer1", "out")
    return Block("Stage", net.graph(), Table({"depth": 2}))


def test_a_stage_of_any_depth_is_one_class() -> None:
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    net.block("one", "Stage", "image", depth=3)
    net.block("two", "Stage", "one", depth=4)
    made = project(net, "two", growth_block(), stage_block())
    text = generate(made).text
    assert "class Stage(nn.Sequential):\n" in text
    assert (
        """\
        super().__init__(
            OrderedDict([(f"layer{i + 1}", Dense(in_channels + 4 * i)) for i in range(depth)])
        )
"""
        in text
    )
    model = build(made)
    assert keys(model)[2:5] == ["one.layer3.conv", "two.layer1.conv", "two.layer2.conv"]
    assert model.member_module("two.layer1[3].conv") is model.module.two.layer4.conv
    both_ways(model, torch.randn(2, 4, 8, 8))


def test_positions_of_a_class_behind_a_stack_of_any_depth() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    stack(net, "0", "Unit", "x", repeat=Expr("depth"))
    conv(net, "1", "item0", 5)
    net.output("item1", "out")
    stage = Block("Stage", net.graph(), Table({"depth": 2}))
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    net.block("one", "Stage", "image", depth=3)
    model = build(project(net, "one", plain_block(), stage))
    assert keys(model) == ["one.0.conv", "one.1.conv", "one.2.conv", "one.3"]
    assert model.member_module("one.item1") is model.module.one[3]
    both_ways(model, torch.randn(2, 4, 8, 8))


def test_an_optional_sequential_is_none_where_it_is_not_needed() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    conv(net, "main", "x")
    conv(net, "fit.0", "x", when=When("fits", Ref("x")))
    net.layer("norm", "BatchNorm2d", "fit_0", name="fit.1", when=When("fits", Ref("x")))
    net.layer("sum", "Add", "main", "norm")
    net.output("sum", "out")
    block = Block("Unit", net.graph(), Table({"fits": False}))
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    net.block("one", "Unit", "image", fits=True)
    net.block("two", "Unit", "one")
    made = project(net, "two", block)
    text = generate(made).text
    assert "self.fit(x) if self.fit is not None else x" in text
    model = build(made)
    assert model.module.two.fit is None
    assert [key for key in keys(model) if key.startswith("two")] == ["two.main"]
    both_ways(model, torch.randn(2, 4, 8, 8))


def test_a_parameter_may_have_the_name_of_a_member() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    conv(net, "scale", "x", when=When("scale > 1", Ref("x")))
    net.op("times", "operator.mul", "scale", Expr("scale"))
    net.output("times", "out")
    block = Block("Unit", net.graph(), Table({"scale": 2}))
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    net.block("one", "Unit", "image", scale=3)
    net.block("two", "Unit", "one", scale=1)
    model = build(project(net, "two", block))
    x = torch.randn(1, 4, 8, 8)
    assert torch.equal(model.module(x), 3 * model.module.one.scale(x))
    both_ways(model, x)


def test_ties_reach_into_containers_and_blocks() -> None:
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    conv(net, "body.0", "image")
    stack(net, "body.1", "Unit", "body_0", repeat=2)
    ties = (Tie("body.2.conv.weight", "body.0.weight"),)
    model = build(project(net, "body_1", plain_block(), ties=ties))
    module = model.module
    assert module.body[2].conv.weight is module.body[0].weight
    assert module.body[1].conv.weight is not module.body[0].weight


def test_parameters_stand_in_a_list() -> None:
    nodes = [Node("x", "x", Input((3,)))]
    members = [
        Member(f"p{i}", f"scales.{i}", Tensor("parameter", (3,), init="ones")) for i in (0, 1)
    ]
    from netstudio.document.node import Call

    nodes += [Node(f"p{i}", f"scales.{i}", Call(f"p{i}")) for i in (0, 1)]
    nodes.append(Node("sum", "sum", Op("operator.add"), (Ref("p0"), Ref("p1"))))
    nodes.append(Node("y", "y", Op("operator.mul"), (Ref("x"), Ref("sum"))))
    nodes.append(Node("out", "out", Output(), (Ref("y"),)))
    graph = Graph(Table({n.id: n for n in nodes}), Table({m.id: m for m in members}))
    model = build(Project("net", graph=graph))
    assert list(model.module.state_dict()) == ["scales.0", "scales.1"]
    assert torch.equal(model.module(torch.ones(1, 3)), torch.full((1, 3), 2.0))
