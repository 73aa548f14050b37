"""How weights begin, where a project says it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from netstudio.catalog.initialisers import INITIALISERS, MAKERS
from netstudio.codegen.generate import generate
from netstudio.compiler import build
from netstudio.document.node import BlockUse, Init, Member, When
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref
from netstudio.errors import CodegenError
from tests.networks import NetworkBuilder

HE = Table({"weight": Init("kaiming_normal", Table({"mode": "fan_out", "nonlinearity": "relu"}))})


def network(count: int, **inits: Table[str, Init]) -> Project:
    net = NetworkBuilder()
    last = net.input("image", (4, 6, 6))
    for index in range(count):
        last = net.layer(f"conv{index}", "Conv2d", last, out_channels=4, kernel_size=1)
    net.output(last)
    graph = net.graph()
    members = [replace(member, init=inits.get(id, Table())) for id, member in graph.members.items()]
    return Project("net", graph=graph.with_members(members))


def all_with(count: int, init: Table[str, Init]) -> Project:
    return network(count, **{f"conv{index}": init for index in range(count)})


def test_what_all_layers_of_a_class_share_is_a_loop() -> None:
    text = generate(all_with(3, HE)).text
    assert (
        """\
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
"""
        in text
    )
    assert text.count("nn.init.") == 1


def test_what_one_layer_has_is_said_of_it() -> None:
    text = generate(network(3, conv1=Table({"bias": Init("zeros")}))).text
    assert "        nn.init.zeros_(self.conv1.bias)\n" in text
    assert "for module" not in text
    made = build(network(3, conv1=Table({"bias": Init("zeros")}))).module
    assert not made.conv1.bias.detach().any()


def test_the_loop_begins_the_weights_of_blocks_too() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", out_channels=4, kernel_size=1)
    net.output("conv")
    init = Table({"weight": Init("constant", Table({"val": 0.5}))})
    members = [replace(member, init=init) for member in net.members.values()]
    block = Block("Unit", net.graph().with_members(members))
    net = NetworkBuilder()
    net.input("image", (4, 6, 6))
    net.block("stage", "Unit", "image", repeat=3)
    net.output("stage")
    made = Project("net", graph=net.graph(), blocks=Table({"Unit": block}))
    module = build(made).module
    assert "for module in self.modules():" in generate(made).text
    assert all(bool((unit.conv.weight == 0.5).all()) for unit in module.stage)


def test_a_layer_that_holds_others_forbids_the_loop() -> None:
    net = NetworkBuilder()
    net.input("image", (5, 8))
    last = net.layer("attention", "MultiheadAttention", *["image"] * 3, num_heads=2)
    for index in range(3):
        last = net.layer(f"fc{index}", "Linear", last, out_features=8)
    net.output(last)
    graph = net.graph()
    zeros = Table({"weight": Init("zeros")})
    members = [
        replace(member, init=zeros) if id.startswith("fc") else member
        for id, member in graph.members.items()
    ]
    made = Project("net", graph=graph.with_members(members))
    text = generate(made).text
    assert "for module" not in text
    assert text.count("nn.init.zeros_") == 3
    assert float(build(made).module.attention.out_proj.weight.detach().abs().sum()) > 0


def test_a_layer_that_may_be_missing_begins_where_it_is() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    when = When("fits", Ref("x"))
    net.layer("conv", "Conv2d", "x", out_channels=4, kernel_size=1, when=when)
    net.output("conv")
    init = Table({"weight": Init("normal", Table({"std": Expr("scale")}))})
    members = [replace(member, init=init) for member in net.members.values()]
    parameters = Table({"fits": True, "scale": 1})
    block = Block("Unit", net.graph().with_members(members), parameters)
    net = NetworkBuilder()
    net.input("image", (4, 6, 6))
    net.block("one", "Unit", "image", scale=0)
    net.block("two", "Unit", "one", fits=False)
    net.output("two")
    made = Project("net", graph=net.graph(), blocks=Table({"Unit": block}))
    text = generate(made).text
    assert "        if fits:\n            nn.init.normal_(self.conv.weight, std=scale)\n" in text
    module = build(made).module
    assert module.two.conv is None
    assert float(module.one.conv.weight.detach().abs().sum()) == 0


@pytest.mark.parametrize(
    ("init", "message"),
    [
        (Init("load"), "“load” does not initialise a tensor"),
        (Init("zeros", Table({"generator": 1})), "zeros takes no generator"),
        (Init("normal", Table({"out": "x"})), "normal takes no out; it takes: mean, std"),
    ],
)
def test_only_the_reviewed_list_may_be_named(init: Init, message: str) -> None:
    with pytest.raises(CodegenError, match=message):
        generate(network(1, conv0=Table({"weight": init})))


def test_a_block_has_no_weights_of_its_own() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.output("x")
    block = Block("Unit", net.graph())
    net = NetworkBuilder()
    net.input("image", (4,))
    net.block("unit", "Unit", "image")
    net.output("unit")
    graph = net.graph()
    member = Member("unit", "unit", BlockUse("Unit"), init=Table({"weight": Init("zeros")}))
    made = Project("net", graph=graph.with_members([member]), blocks=Table({"Unit": block}))
    with pytest.raises(CodegenError, match="“unit” has no weights of its own"):
        generate(made)


def test_every_initialiser_of_the_list_is_torchs_with_these_arguments() -> None:
    import inspect

    for name, arguments in INITIALISERS.items():
        known = inspect.signature(getattr(torch.nn.init, f"{name}_")).parameters
        assert set(arguments) <= set(known), name
        assert not {"generator", "tensor"} & set(arguments)
    assert all(callable(getattr(torch, name)) for name in MAKERS)


def test_the_initialiser_of_a_bias_that_was_turned_off_waits() -> None:
    net = NetworkBuilder()
    image = net.input("image", (4, 6, 6))
    net.output(net.layer("conv", "Conv2d", image, out_channels=4, kernel_size=1, bias=False))
    graph = net.graph()
    both = Table({**HE, "bias": Init("zeros")})
    members = [replace(member, init=both) for member in graph.members.values()]
    project = Project("net", graph=graph.with_members(members))
    text = generate(project).text
    assert "nn.init.kaiming_normal_(self.conv.weight" in text
    assert "conv.bias" not in text
    assert build(project).module.conv.bias is None
    mistaken = [replace(members[0], init=Table({"wieght": Init("zeros")}))]
    assert "self.conv.wieght" in generate(replace(project, graph=graph.with_members(mistaken))).text
