"""From recordings to a project: every module a graph, equal graphs one block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from torch import nn

from netstudio.catalog.registry import find_layer
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Input, Layer, Member
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Value
from netstudio.exchange.importing.rebuild.bodies import Body
from netstudio.exchange.importing.rebuild.flow import Flow, find_flow
from netstudio.exchange.importing.rebuild.members import members_of
from netstudio.exchange.importing.rebuild.names import fresh
from netstudio.exchange.importing.rebuild.parameters import Parameters, find_parameters
from netstudio.exchange.importing.rebuild.roles import Roles, find_roles
from netstudio.exchange.importing.rebuild.slots import skeleton
from netstudio.exchange.importing.rebuild.stacks import stacked
from netstudio.exchange.importing.recording.layers import readable
from netstudio.exchange.importing.recording.trace import Path, Trace

Pins = Mapping[Path, frozenset[str]]
"""For the path of a layer, the inferred parameters that have to be written down."""


@dataclass
class Group:
    """Modules that become instances of one block."""

    name: str
    paths: list[Path]
    parameters: Parameters

    def arguments(self, path: Path) -> Table[str, Value]:
        """What the instance at `path` gives for the block's parameters."""
        return self.parameters.of_instance(self.paths.index(path))


@dataclass
class Assembly:
    """A model on its way to a project."""

    modules: dict[Path, nn.Module]
    traces: list[Trace]
    dissolved: set[Path] = field(default_factory=set)

    def graphs(self) -> tuple[Roles, dict[Path, Graph], dict[Path, dict[str, Path]]]:
        """The graph of every block of the model, by path, and the paths of its members."""
        while True:
            roles = find_roles(self.modules, self.traces, self.dissolved)
            graphs, differing = self._recorded_graphs(roles)
            if not differing:
                return roles, graphs, self._member_paths(roles, graphs)
            self.dissolved |= differing

    def _recorded_graphs(self, roles: Roles) -> tuple[dict[Path, Graph], set[Path]]:
        graphs: dict[Path, Graph] = {}
        differing: set[Path] = set()
        for trace in self.traces:
            for flow in _flows(find_flow(trace, roles)):
                graph = self._graph(flow, trace, roles)
                known = graphs.setdefault(flow.path, graph)
                if repr(known) != repr(graph) and flow.path:
                    differing.add(flow.path)
        return graphs, differing

    def _graph(self, flow: Flow, trace: Trace, roles: Roles) -> Graph:
        members = dict(members_of(flow.path, roles, self.called))
        return Body(flow, trace, roles, members).graph()

    @property
    def called(self) -> set[Path]:
        """The paths of everything that is called."""
        return {
            event.path
            for trace in self.traces
            for event in trace.root.walk()
            if hasattr(event, "path")
        }

    def _member_paths(self, roles: Roles, graphs: dict[Path, Graph]) -> dict[Path, dict[str, Path]]:
        return {
            block: {m.id: path for path, m in members_of(block, roles, self.called)}
            for block in graphs
        }


def _flows(flow: Flow) -> list[Flow]:
    """A flow and those inside it, the innermost first."""
    found = [inner for child in flow.inner.values() for inner in _flows(child)]
    return [*found, flow]


def assemble(assembly: Assembly, name: str, pins: Pins) -> tuple[Project, dict[str, Path]]:
    """The project, and for each address of a layer the path of its module."""
    _, graphs, paths = assembly.graphs()
    graphs = {block: _pinned(graph, paths[block], pins) for block, graph in graphs.items()}
    groups: dict[Path, Group] = {}
    taken: dict[str, Group] = {}
    for level in _by_depth(graphs):
        _group_level(level, graphs, paths, groups, taken, assembly)
    root = stacked(_readable(_with_blocks(graphs[""], paths[""], groups)))
    blocks = {group.name: _block(group) for group in taken.values()}
    project = Project(name, graph=root, blocks=Table(blocks))
    return project, {}


def _by_depth(graphs: Mapping[Path, Graph]) -> list[list[Path]]:
    """The blocks in levels, each after those inside it."""
    heights: dict[Path, int] = {}

    def height(path: Path) -> int:
        if path not in heights:
            inner = [
                m.target.block
                for m in graphs[path].members.values()
                if isinstance(m.target, BlockUse)
            ]
            heights[path] = 1 + max((height(child) for child in inner), default=0)
        return heights[path]

    for path in graphs:
        height(path)
    levels = sorted({height for path, height in heights.items() if path})
    return [[p for p in graphs if p and heights[p] == level] for level in levels]


def _group_level(
    level: list[Path],
    graphs: dict[Path, Graph],
    paths: dict[Path, dict[str, Path]],
    groups: dict[Path, Group],
    taken: dict[str, Group],
    assembly: Assembly,
) -> None:
    equal: dict[tuple[str, str], list[Path]] = {}
    for path in level:
        graphs[path] = _with_blocks(graphs[path], paths[path], groups)
        kind = type(assembly.modules[path]).__name__
        equal.setdefault((kind, skeleton(graphs[path])), []).append(path)
    for (kind, _), members in equal.items():
        block_name = fresh(kind, taken)
        parameters = find_parameters([graphs[path] for path in members])
        group = Group(block_name, members, parameters)
        taken[block_name] = group
        for path in members:
            groups[path] = group


def _with_blocks(graph: Graph, paths: dict[str, Path], groups: dict[Path, Group]) -> Graph:
    """The graph with each inner module an instance of its group's block."""
    members = {}
    for member in graph.members.values():
        if isinstance(member.target, BlockUse):
            path = paths[member.id]
            group = groups[path]
            member = replace(member, target=BlockUse(group.name, group.arguments(path)))
        members[member.id] = member
    return replace(graph, members=Table(members))


def _pinned(graph: Graph, paths: dict[str, Path], pins: Pins) -> Graph:
    """The graph without what inference finds by itself."""
    members: dict[str, Member] = {}
    for member in graph.members.values():
        target = member.target
        if isinstance(target, Layer):
            spec = find_layer(target.type)
            assert spec is not None
            kept = pins.get(paths[member.id], frozenset())
            inferred = {p.name for p in spec.params if p.is_inferred} - kept
            member = replace(member, target=Layer(target.type, target.args.without(*inferred)))
        members[member.id] = member
    return replace(graph, members=Table(members))


def _readable(graph: Graph) -> Graph:
    """The graph without arguments that are as the catalogue has them by default."""
    members: dict[str, Member] = {}
    for member in graph.members.values():
        if isinstance(member.target, Layer):
            spec = find_layer(member.target.type)
            assert spec is not None
            member = replace(member, target=readable(spec, member.target))
        members[member.id] = member
    return replace(graph, members=Table(members))


def _block(group: Group) -> Block:
    graph = stacked(_readable(group.parameters.graph))
    return Block(group.name, graph, group.parameters.defaults())


def with_input_shapes(project: Project, traces: list[Trace]) -> Project:
    """The project with the shapes of the recorded inputs."""
    entries = traces[0].inputs
    batch = entries[0].shape[0] if entries and entries[0].shape else None
    nodes = []
    for node, entry in zip(project.graph.inputs(), entries, strict=True):
        has_batch = bool(entry.shape) and entry.shape[0] == batch
        shape = entry.shape[1:] if has_batch else entry.shape
        nodes.append(replace(node, target=Input(shape, entry.dtype, has_batch)))
    return replace(project, graph=project.graph.with_nodes(nodes))
