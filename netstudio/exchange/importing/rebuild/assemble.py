"""From the graphs of a model's modules to a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from torch import nn

from netstudio.catalog.registry import find_layer
from netstudio.document.graph import Graph, Tie
from netstudio.document.node import Input, Layer, Member, Node
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.exchange.importing.rebuild.bodies import finished
from netstudio.exchange.importing.rebuild.graphs import ModuleGraphs
from netstudio.exchange.importing.rebuild.groups import Group, find_groups, with_blocks
from netstudio.exchange.importing.rebuild.growth import chained
from netstudio.exchange.importing.rebuild.left_out import handing_on
from netstudio.exchange.importing.rebuild.names import fresh
from netstudio.exchange.importing.rebuild.pins import NO_PINS, Pins, missing_pins
from netstudio.exchange.importing.rebuild.stacks import Interfaces, stacked
from netstudio.exchange.importing.recording.layers import readable
from netstudio.exchange.importing.recording.trace import Path, RecordedInput

_ROUNDS = 3


def assemble(
    name: str,
    found: ModuleGraphs,
    modules: Mapping[Path, nn.Module],
    inputs: Sequence[Input],
    code: Table[str, str] = Table(),  # noqa: B008 -- which cannot change
) -> Project:
    """The project, with what inference does not find by itself written down.

    Args:
        code: the Python files of custom modules, by name.
    """
    found = chained(found, {path: type(module).__name__ for path, module in modules.items()})
    pins = NO_PINS
    project = _assembled(name, found, modules, inputs, pins, code)
    for _ in range(_ROUNDS):
        more = missing_pins(project, modules)
        if not any(more.get(key, frozenset()) - pins.get(key, frozenset()) for key in more):
            break
        pins = {
            key: pins.get(key, frozenset()) | more.get(key, frozenset()) for key in {*more, *pins}
        }
        project = _assembled(name, found, modules, inputs, pins, code)
    return project


def _assembled(
    name: str,
    found: ModuleGraphs,
    modules: Mapping[Path, nn.Module],
    inputs: Sequence[Input],
    pins: Pins,
    code: Table[str, str],
) -> Project:
    graphs = {
        path: _inferable(graph, type(modules[path]).__name__, pins)
        for path, graph in found.graphs.items()
    }
    groups = find_groups(graphs, found.members, modules)
    root = with_blocks(graphs[""], found.members[""], groups)
    root = replace(root, ties=tuple(_ties(modules)))
    distinct = {group.name: group for group in groups.values()}
    interfaces = {group.name: group.interface for group in distinct.values()}
    blocks = {name: _block(group, interfaces) for name, group in distinct.items()}
    graph = _readable(finished(stacked([root], interfaces)[0], interfaces))
    targets = zip(graph.inputs(), inputs, strict=True)
    graph = graph.with_nodes([replace(node, target=target) for node, target in targets])
    graph = graph.with_nodes(_outputs_renamed(graph))
    return Project(name, graph=graph, blocks=Table(blocks), code=code)


def _outputs_renamed(graph: Graph) -> Iterator[Node]:
    """The outputs of the model that are named as a layer or an operation is, renamed."""
    outputs = {node.id for node in graph.outputs()}
    taken = {node.name for node in graph.nodes.values() if node.id not in outputs}
    taken |= {member.name for member in graph.members.values()}
    for node in graph.outputs():
        if node.name in taken:
            free = fresh(f"{node.name}_out", taken)
            taken.add(free)
            yield replace(node, name=free)


def _ties(modules: Mapping[Path, nn.Module]) -> Iterator[Tie]:
    """The tensors that the model has under several paths, each tied to its first."""
    first: dict[int, str] = {}
    for path, module in modules.items():
        for name, tensor in (*module._parameters.items(), *module._buffers.items()):
            if tensor is not None:
                own = f"{path}.{name}" if path else name
                source = first.setdefault(id(tensor), own)
                if source != own:
                    yield Tie(own, source)


def _block(group: Group, interfaces: Interfaces) -> Block:
    graph = _readable(finished(group.parameters.graph, interfaces))
    return Block(group.name, graph, group.parameters.defaults())


def _inferable(graph: Graph, kind: str, pins: Pins) -> Graph:
    """The graph without what inference finds by itself."""
    members: dict[str, Member] = {}
    for member in graph.members.values():
        target = member.target
        if isinstance(target, Layer):
            spec = find_layer(target.type)
            assert spec is not None
            inferred = {p.name for p in spec.params if p.is_inferred}
            dropped = inferred - pins.get((kind, member.name), frozenset())
            member = replace(member, target=Layer(target.type, target.args.without(*dropped)))
        members[member.id] = member
    return replace(graph, members=Table(members))


def _readable(graph: Graph) -> Graph:
    """The graph as a person would draw it.

    Arguments that are as the catalogue has them by default are left out, and layers that are left
    out in a row are so one by one.
    """
    members: dict[str, Member] = {}
    for member in graph.members.values():
        if isinstance(member.target, Layer):
            spec = find_layer(member.target.type)
            assert spec is not None
            member = replace(member, target=readable(spec, member.target))
        members[member.id] = member
    return handing_on(replace(graph, members=Table(members)))


def recorded_inputs(inputs: list[RecordedInput]) -> list[Input]:
    """The inputs of a recording; the first dimension is the batch."""
    batch = next((entry.shape[0] for entry in inputs if entry.shape), None)
    found = []
    for entry in inputs:
        has_batch = bool(entry.shape) and entry.shape[0] == batch
        shape = entry.shape[1:] if has_batch else entry.shape
        found.append(Input(shape, entry.dtype, has_batch))
    return found
