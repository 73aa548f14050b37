"""Ids that addresses can be made of: a graph read from a file has those of its names, and a name
such as `features.3` has a dot, at which the address of a node inside a block is divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from netstudio.document.graph import Graph
from netstudio.document.node import Call, Member, Node
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value, map_references

_DIVIDES = re.compile(r"[^0-9A-Za-z_-]")


@dataclass(frozen=True)
class RevisedScope:
    """A graph after a file was read: the ids of its nodes and members by those of the file."""

    graph: Graph
    nodes: Mapping[str, str]
    members: Mapping[str, str]


def free_id(wanted: str, taken: set[str]) -> str:
    """`wanted` without dots and brackets, which addresses are divided at, or that with a number."""
    stem = _DIVIDES.sub("_", wanted) or "node"
    found, count = stem, 2
    while found in taken:
        found = f"{stem}_{count}"
        count += 1
    return found


def with_plain_ids(graph: Graph) -> RevisedScope:
    """A graph whose ids hold no dots and brackets; a member and its call still share theirs."""
    ids = _plain(dict.fromkeys((*graph.members, *graph.nodes)))
    if all(new == old for old, new in ids.items()):
        return RevisedScope(graph, _own(graph.nodes, ids), _own(graph.members, ids))
    nodes = [_renumbered(node, ids) for node in graph.nodes.values()]
    members: list[Member] = [replace(m, id=ids[m.id]) for m in graph.members.values()]
    plain = replace(
        graph,
        nodes=Table({node.id: node for node in nodes}),
        members=Table({member.id: member for member in members}),
    )
    return RevisedScope(plain, _own(graph.nodes, ids), _own(graph.members, ids))


def _plain(ids: Iterable[str]) -> dict[str, str]:
    """The new id of each; what is plain already keeps its own."""
    ids = list(ids)
    taken = {id for id in ids if not _DIVIDES.search(id)}
    found: dict[str, str] = {}
    for id in ids:
        found[id] = free_id(id, taken) if _DIVIDES.search(id) else id
        taken.add(found[id])
    return found


def _own(table: Iterable[str], ids: Mapping[str, str]) -> dict[str, str]:
    return {key: ids[key] for key in table}


def _renumbered(node: Node, ids: Mapping[str, str]) -> Node:
    def renumbered(ref: Ref) -> Ref:
        return Ref(ids[ref.node], ref.item)

    def value(item: Value) -> Value:
        return map_references(item, renumbered)

    target = node.target
    if isinstance(target, Call):
        target = Call(ids[target.member])
    when = node.when
    if when is not None:
        when = replace(when, otherwise=value(when.otherwise))
    return replace(
        node,
        id=ids[node.id],
        target=target,
        args=tuple(map(value, node.args)),
        kwargs=Table({key: value(item) for key, item in node.kwargs.items()}),
        when=when,
    )
