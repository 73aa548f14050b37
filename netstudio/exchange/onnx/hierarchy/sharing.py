"""Tensors that a file has once and several modules read: each then has one of its own.

Exporters store equal tensors once. Where the module that a tensor is named after does not hold all
that read it, those had tensors of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netstudio.document.graph import Graph
from netstudio.document.node import Call, Member, Node
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value
from netstudio.exchange.importing.rebuild.names import fresh
from netstudio.exchange.importing.rebuild.templates import mapped
from netstudio.exchange.onnx.hierarchy.places import Places
from netstudio.exchange.onnx.hierarchy.scopes import Path


def with_own_tensors(
    graph: Graph, places: Places, owners: Mapping[str, Path]
) -> tuple[Graph, dict[str, str]]:
    """The graph in which no parameter is read from outside the block that registers it.

    Args:
        owners: for each member that is a parameter, the block that the file names it after.

    Returns:
        The graph, and for each member that is new, the member that it is a copy of.
    """
    nodes, members = dict(graph.nodes), dict(graph.members)
    copies: dict[str, str] = {}
    readers = graph.consumers()
    for node in graph.nodes.values():
        member = graph.member_of(node)
        if member is None or member.id not in owners:
            continue
        for ids in _strangers(readers.get(node.id, []), places, owners[member.id]):
            made = fresh(member.id, {*nodes, *members})
            copies[made] = member.id
            members[made] = Member(made, made, member.target)
            nodes = _read_from(nodes, node, Node(made, made, Call(made)), ids)
    return replace(graph, nodes=Table(nodes), members=Table(members)), copies


def _strangers(readers: list[str], places: Places, owner: Path) -> list[set[str]]:
    """The readers that lie outside a block, those of one other block together."""
    found: dict[Path, set[str]] = {}
    for reader in readers:
        around = places.around.get(reader, ())
        if around[: len(owner)] != owner:
            found.setdefault(around, set()).add(reader)
    return list(found.values())


def _read_from(
    nodes: dict[str, Node], source: Node, other: Node, readers: set[str]
) -> dict[str, Node]:
    """The nodes with `other` behind `source`, and these readers reading that instead."""

    def moved(ref: Ref) -> Value:
        return Ref(other.id) if ref.node == source.id else ref

    changed: dict[str, Node] = {}
    for node_id, node in nodes.items():
        changed[node_id] = mapped(node, moved) if node_id in readers else node
        if node_id == source.id:
            changed[other.id] = other
    return changed
