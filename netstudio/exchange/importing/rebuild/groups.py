"""Modules whose graphs are equal, but for what parameters can say, become one block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from torch import nn

from netstudio.catalog.registry import find_layer
from netstudio.catalog.support import SUPPORT
from netstudio.document.graph import Graph
from netstudio.document.naming import is_position, position
from netstudio.document.node import BlockUse, Call, Node, Op, Tensor
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value
from netstudio.exchange.importing.rebuild.bodies import interface
from netstudio.exchange.importing.rebuild.names import fresh, identifier
from netstudio.exchange.importing.rebuild.parameters import Parameters, find_parameters
from netstudio.exchange.importing.rebuild.slots import skeleton, without
from netstudio.exchange.importing.rebuild.stacks import Interfaces, stacked, with_same_first
from netstudio.exchange.importing.rebuild.unify import Unified, unified
from netstudio.exchange.importing.recording.trace import Path


@dataclass
class Variants:
    """Modules of one class with graphs that are equal but for their slots.

    Attributes:
        graphs: by path.
        conditions: for each optional part, whether the module at a path has it.
    """

    graphs: dict[Path, Graph]
    conditions: dict[str, dict[Path, bool]] = field(default_factory=dict)

    @property
    def example(self) -> Graph:
        """The graph of one of them."""
        return next(iter(self.graphs.values()))


@dataclass
class Group:
    """Modules that are instances of one block."""

    name: str
    places: dict[Path, int]
    parameters: Parameters

    @property
    def interface(self) -> tuple[list[str], list[str]]:
        """The names of the block's inputs and outputs."""
        return interface(self.parameters.graph)

    def arguments(self, path: Path) -> Table[str, Value]:
        """What the instance at `path` gives for the block's parameters."""
        return self.parameters.of_instance(self.places[path])


def find_groups(
    graphs: dict[Path, Graph],
    members: Mapping[Path, Mapping[str, Path]],
    modules: Mapping[Path, nn.Module],
) -> dict[Path, Group]:
    """The group of every block but the model itself, by path; the innermost come first."""
    groups: dict[Path, Group] = {}
    taken: set[str] = set()
    for level in _levels(graphs):
        kinds: dict[str, dict[str, Variants]] = {}
        for path in level:
            graph = with_blocks(graphs[path], members[path], groups)
            kind = kinds.setdefault(type(modules[path]).__name__, {})
            kind.setdefault(skeleton(graph), Variants({})).graphs[path] = graph
        for kind_name, found in kinds.items():
            interfaces = {group.name: group.interface for group in groups.values()}
            for variants in _merged(_stacked(list(found.values()), interfaces)):
                group = _group(fresh(_block_name(kind_name), taken), variants)
                taken.add(group.name)
                groups |= dict.fromkeys(variants.graphs, group)
    return groups


def _block_name(kind: str) -> str:
    """What a block of this class is called; a layer of the palette has its name already."""
    name = kind.lstrip("_") or kind
    return f"{name}Block" if name in SUPPORT else name


def _stacked(found: list[Variants], interfaces: Interfaces) -> list[Variants]:
    """Variants with their runs as stacks; those that differ only in how many there are, joined."""
    joined: dict[str, Variants] = {}
    for variants in found:
        made = stacked(list(variants.graphs.values()), interfaces)
        known = joined.setdefault(skeleton(made[0]), Variants({}))
        known.graphs |= dict(zip(variants.graphs, made, strict=True))
    return list(joined.values())


def _group(name: str, variants: Variants) -> Group:
    paths = list(variants.graphs)
    conditions = {key: [has[path] for path in paths] for key, has in variants.conditions.items()}
    parameters = find_parameters(with_same_first(list(variants.graphs.values())), conditions)
    return Group(name, {path: index for index, path in enumerate(paths)}, parameters)


def with_blocks(graph: Graph, paths: Mapping[str, Path], groups: Mapping[Path, Group]) -> Graph:
    """The graph with each inner module an instance of its group's block."""
    members = {}
    for member in graph.members.values():
        if isinstance(member.target, BlockUse):
            path = paths[member.id]
            use = BlockUse(groups[path].name, groups[path].arguments(path))
            member = replace(member, target=use)
        members[member.id] = member
    return replace(graph, members=Table(members))


def _levels(graphs: Mapping[Path, Graph]) -> list[list[Path]]:
    """The blocks in levels, each after those inside it; the model itself is left out."""
    heights: dict[Path, int] = {}

    def height(path: Path) -> int:
        if path not in heights:
            targets = (member.target for member in graphs[path].members.values())
            inner = [use.block for use in targets if isinstance(use, BlockUse)]
            heights[path] = 1 + max((height(child) for child in inner), default=0)
        return heights[path]

    for path in graphs:
        height(path)
    levels = sorted({height for path, height in heights.items() if path})
    return [[p for p in graphs if p and heights[p] == level] for level in levels]


def _merged(found: list[Variants]) -> list[Variants]:
    """Variants of one class with those joined that differ by an optional part."""
    found = sorted(found, key=lambda v: -len(v.example.nodes))
    result: list[Variants] = []
    for variants in found:
        for index, known in enumerate(result):
            joined = _joined(known, variants)
            if joined is not None:
                result[index] = joined
                break
        else:
            result.append(variants)
    return result


def _joined(larger: Variants, smaller: Variants) -> Variants | None:
    one, other = larger.example, smaller.example
    if interface(one) != interface(other):
        return None
    trial = unified(one, other, "?")
    if trial is None or not _is_close(trial):
        return None
    if not trial.only_first and not trial.only_second:
        return None  # the same but for something that no parameter can say
    condition = _condition(trial, {*larger.conditions, *_names(one)})
    graphs: dict[Path, Graph] = {}
    for path, graph in larger.graphs.items():
        both = unified(graph, other, condition)
        if both is None:
            return None
        graphs[path] = without(both.graph, both.only_second)
    for path, graph in smaller.graphs.items():
        both = unified(one, graph, condition)
        if both is None:
            return None
        graphs[path] = without(both.other, both.only_first)
    if len({skeleton(graph) for graph in graphs.values()}) > 1:
        return None
    return Variants(graphs, _conditions(larger, smaller, condition))


def _conditions(larger: Variants, smaller: Variants, condition: str) -> dict[str, dict[Path, bool]]:
    new = {path: path in larger.graphs for path in (*larger.graphs, *smaller.graphs)}
    known = {
        name: {path: has.get(path, False) for path in new}
        for name, has in larger.conditions.items()
    }
    return {**known, condition: new}


def _is_close(trial: Unified) -> bool:
    """Whether one graph is the other with a part more, or they share most of what they do."""
    optional = trial.only_first | trial.only_second
    graph = trial.graph
    called = [m for node_id in optional if (m := graph.member_of(graph.nodes[node_id]))]
    if any(isinstance(member.target, Tensor) for member in called):
        return False  # a class registers its tensors always
    blocks = [
        (n.id in optional, use.block) for n in graph.nodes.values() if (use := graph.block_of(n))
    ]
    if any((False, block) in blocks for is_optional, block in blocks if is_optional):
        return False  # more of the same is no option
    if any(_moves_others(graph, node_id, optional) for node_id in optional):
        return False
    if _rows(graph, trial.only_first) & _rows(graph, trial.only_second):
        return False  # another item at another place of the same row
    common = len(graph.nodes) - len(optional)
    if not trial.only_second or not trial.only_first:
        return common > 2
    return common > 2 * (len(trial.only_first) + len(trial.only_second))


def _rows(graph: Graph, node_ids: frozenset[str]) -> set[str]:
    """The containers in which these nodes' members have positions."""
    members = [m for node_id in node_ids if (m := graph.member_of(graph.nodes[node_id]))]
    return {found[0] for member in members if (found := position(member.name)) is not None}


def _moves_others(graph: Graph, node_id: str, optional: frozenset[str]) -> bool:
    """Whether an item of a Sequential has others behind it, which would move up without it."""
    if not is_position(graph.nodes[node_id].name):
        return False
    place = int(graph.nodes[node_id].name)
    others = [n.name for n in graph.nodes.values() if n.id not in optional and is_position(n.name)]
    return any(int(other) > place for other in others)


def _condition(trial: Unified, taken: set[str]) -> str:
    """`has_downsample`, after the first optional module, or else the first optional operation."""
    wanted = trial.only_first or trial.only_second
    nodes = [node for node in trial.graph.nodes.values() if node.id in wanted]
    called = [node for node in nodes if isinstance(node.target, Call)]
    first = (called or nodes)[0]
    name = first.name.split(".")[0]
    layer = trial.graph.layer_of(first)
    if is_position(name) and layer is not None:
        spec = find_layer(layer.type)
        is_activation = spec is not None and spec.family == "activation"
        name = "activation" if is_activation else layer.type
    prefix = "has_" if trial.only_first else "lacks_"
    if trial.only_first and any(map(_adds_input(trial.graph), nodes)):
        return fresh("is_residual", taken)
    return fresh(identifier(prefix + name), taken)


def _adds_input(graph: Graph) -> Callable[[Node], bool]:
    """Tells an addition of what the block was given: without it, the block is not residual."""
    inputs = {Ref(node.id) for node in graph.inputs()}
    return lambda node: node.target == Op("operator.add") and not inputs.isdisjoint(node.args)


def _names(graph: Graph) -> set[str]:
    return {m.name for m in graph.members.values()} | {n.name for n in graph.nodes.values()}
