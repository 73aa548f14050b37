"""Random branching networks: the source computes what a plain walk over the graph computes.

Catches what reading cannot: a variable reused while its value is still needed, a value computed
twice, an order that breaks a dependency.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.catalog.registry import find_layer
from netstudio.compiler import build
from netstudio.compiler.model import CompiledModel
from netstudio.compiler.results import values_of
from netstudio.document.edits.rename import rename_members
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Layer, Member, Output
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.topology import run_order
from netstudio.document.values import Ref
from tests.networks import NetworkBuilder

PLACES = ("{}", "{}", "body.{}", "body.inner.{}", "parts.p{}", "stages.{}.main", "row.0.{}")
"""Where a layer may stand: in the class itself, in a container, in a container of containers."""

UNARY = ("Conv2d", "ReLU", "Tanh", "BatchNorm2d", "AvgPool2d", "Dropout", "Identity")
FUNCTIONS = {"ReLU": torch.relu, "Tanh": torch.tanh}


@st.composite
def branching_projects(draw: st.DrawFn, *, containers: bool = True) -> Project:
    net = NetworkBuilder()
    values = [net.input("image", (2, 6, 6))]
    for index in range(draw(st.integers(1, 14))):
        id = f"n{index}"
        kind = draw(st.sampled_from((*UNARY, "Add", "Concatenate", "call")))
        first, second = (draw(st.sampled_from(values)) for _ in range(2))
        if kind == "Conv2d":
            net.layer(id, kind, first, out_channels=2, kernel_size=3, padding=1)
        elif kind == "AvgPool2d":
            net.layer(id, kind, first, kernel_size=3, stride=1, padding=1)
        elif kind == "Add":
            net.layer(id, kind, first, second)
        elif kind == "Concatenate":
            net.layer(f"{id}cat", kind, first, second, dim=2)
            net.layer(id, "AdaptiveAvgPool2d", f"{id}cat", output_size=6)
        elif kind == "call" and _convolutions(net):
            net.call(id, draw(st.sampled_from(_convolutions(net))), first)
        else:
            net.layer(id, "ReLU" if kind == "call" else kind, first)
        values.append(id)
    outputs = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))
    keys = draw(st.sampled_from([(), ("logits", "0", 'a "key"')]))
    for index, source in enumerate(outputs):
        net.output(source, f"out{index}", keys[index] if keys else "")
    graph = net.graph()
    if not containers:
        return Project("random", graph=graph)
    return Project("random", graph=rename_members(graph, draw(_places(graph))))


@st.composite
def _places(draw: st.DrawFn, graph: Graph) -> dict[str, str]:
    """New names for the members that are modules, some of them inside containers."""
    with_modules = [
        member.name for member in graph.members.values() if find_layer(member.target.type).construct
    ]
    in_containers = draw(st.booleans())
    names = {}
    for index, name in enumerate(with_modules):
        place = draw(st.sampled_from(PLACES)) if in_containers else "{}"
        bare = place == "{}" and draw(st.integers(0, 9)) < 9
        names[name] = name if bare else place.format(index)
    return names


def _convolutions(net: NetworkBuilder) -> list[str]:
    return [id for id, member in net.members.items() if member.target.type == "Conv2d"]


def keys_of(model: CompiledModel) -> list[str]:
    """The keys of the state, as the names of members promise them."""
    tree: dict = {}
    for member in model.running.graph.members.values():
        module = model.member_module(member.id)
        inside = tree
        *outer, last = member.name.split(".")
        for part in outer:
            inside = inside.setdefault(part, {})
        inside[last] = list(module.state_dict()) if isinstance(module, torch.nn.Module) else []
    return list(_flat(tree, ""))


def _flat(tree: dict | list, path: str) -> Iterator[str]:
    if isinstance(tree, list):
        yield from (f"{path}{key}" for key in tree)
        return
    parts = list(tree)
    if path and all(part.isdecimal() for part in parts):
        parts.sort(key=int)
    for part in parts:
        yield from _flat(tree[part], f"{path}{part}.")


def walk(model: CompiledModel, image: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """The outputs by a plain walk over the graph, node by node."""
    graph = model.project.graph
    values: dict[str, torch.Tensor] = {}
    for node_id in run_order(graph)[0]:
        node = graph.nodes[node_id]
        read = [values[ref.node] for ref in node.args if isinstance(ref, Ref)]
        if isinstance(node.target, Input):
            values[node_id] = image
        elif isinstance(node.target, Output):
            values[node_id] = read[0]
        else:
            values[node_id] = _apply(model, graph.member_of(node), read)
    return tuple(values[node.id] for node in graph.outputs())


def _apply(model: CompiledModel, member: Member, read: list[torch.Tensor]) -> torch.Tensor:
    assert isinstance(member.target, Layer)
    match member.target.type:
        case "Add":
            return read[0] + read[1]
        case "Concatenate":
            return torch.cat(read, 2)
        case "ReLU" | "Tanh" as kind:
            return FUNCTIONS[kind](read[0])
    spec = find_layer(member.target.type)
    assert spec is not None
    module = model.member_module(member.id)
    return module(read[0]) if isinstance(module, torch.nn.Module) else read[0]


@settings(max_examples=120)
@given(branching_projects())
def test_source_computes_what_the_graph_says(project: Project) -> None:
    model = build(project)
    model.module.eval()
    assert list(model.module.state_dict()) == keys_of(model)
    image = torch.randn(2, 2, 6, 6)
    with torch.no_grad():
        outputs = model.module(image)
        expected = walk(model, image)
    keys = project.graph.returned_keys()
    assert list(outputs) == list(keys) if keys else not isinstance(outputs, dict)
    outputs = values_of(outputs)
    assert len(outputs) == len(expected)
    assert all(torch.equal(a, b) for a, b in zip(outputs, expected, strict=True))


@settings(max_examples=40)
@given(branching_projects())
def test_the_recorded_twin_computes_the_same(project: Project) -> None:
    model = build(project)
    model.module.eval()
    image = torch.randn(2, 2, 6, 6)
    with torch.no_grad():
        expected = walk(model, image)
        wanted = frozenset(node.id for node in project.graph.outputs())
        values = model.record((image,), wanted)
    assert all(
        torch.equal(values[node.id], value)
        for node, value in zip(project.graph.outputs(), expected, strict=True)
    )


def test_a_loop_keeps_what_its_steps_read_beside_the_chain() -> None:
    """`x` must not be what the loop begins with while the steps read its old value."""
    inner = NetworkBuilder()
    inner.input("x", None)
    inner.input("skip", None)
    inner.layer("conv", "Conv2d", "x", out_channels=2, kernel_size=1)
    inner.layer("sum", "Add", "conv", "skip")
    inner.output("sum", "out")
    net = NetworkBuilder()
    net.input("image", (2, 6, 6))
    net.layer("first", "Conv2d", "image", out_channels=2, kernel_size=1)
    net.layer("second", "Conv2d", "first", out_channels=2, kernel_size=1)
    net.block("stack", "Mixing", "image", "second", repeat=2)
    net.output("stack")
    blocks = Table({"Mixing": Block("Mixing", inner.graph())})
    model = build(Project("loop", graph=net.graph(), blocks=blocks))
    image = torch.randn(2, 2, 6, 6)
    skip = model.module.second(model.module.first(image))
    expected = image
    for layer in model.module.stack:
        expected = layer.conv(expected) + skip
    assert torch.equal(model.module(image), expected)
