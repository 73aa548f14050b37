"""Members whose names are positions (`features.3`) are collected into an nn.Sequential."""

from __future__ import annotations

from dataclasses import dataclass

from netstudio.catalog.registry import find_layer
from netstudio.document.graph import Graph
from netstudio.document.naming import position
from netstudio.document.node import BlockUse, Call, Layer, Member
from netstudio.document.values import Ref


@dataclass(frozen=True, slots=True)
class SequentialGroup:
    """A Sequential: its attribute, its members by position, and whether it is one chain.

    `chain` holds the nodes that call the members, in order, where calling the whole Sequential
    once computes the same; else it is empty.
    """

    name: str
    members: tuple[Member, ...]
    positions: tuple[int, ...]
    chain: tuple[str, ...]

    @property
    def is_dense(self) -> bool:
        """Whether the positions are 0, 1, 2, ... without a gap."""
        return self.positions == tuple(range(len(self.positions)))


def sequential_groups(graph: Graph) -> dict[str, SequentialGroup]:
    """The Sequentials of a graph by attribute name."""
    found: dict[str, list[tuple[int, Member]]] = {}
    for member in graph.members.values():
        if place := position(member.name):
            found.setdefault(place[0], []).append((place[1], member))
    groups = {}
    for group, entries in found.items():
        entries.sort(key=lambda entry: entry[0])
        members = tuple(member for _, member in entries)
        positions = tuple(index for index, _ in entries)
        groups[group] = SequentialGroup(group, members, positions, _chain(graph, members))
    return groups


def _chain(graph: Graph, members: tuple[Member, ...]) -> tuple[str, ...]:
    readers = graph.consumers()
    nodes: list[str] = []
    for member in members:
        callers = graph.callers(member.id)
        if len(callers) != 1 or not _is_plain(member):
            return ()
        node = callers[0]
        if node.when is not None or node.kwargs or len(node.args) != 1:
            return ()
        if nodes and (node.args[0] != Ref(nodes[-1]) or readers[nodes[-1]] != [node.id]):
            return ()
        if not isinstance(node.target, Call):
            return ()
        nodes.append(node.id)
    return tuple(nodes)


def _is_plain(member: Member) -> bool:
    """Whether calling the module with one tensor is all there is to it."""
    if isinstance(member.target, BlockUse):
        return True
    if not isinstance(member.target, Layer):
        return False
    spec = find_layer(member.target.type)
    return spec is not None and bool(spec.construct) and spec.call == "module(x)"
