"""Equal blocks in a row become one stack: `layer1` with `repeat` 3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from netstudio.document.graph import Graph
from netstudio.document.naming import position
from netstudio.document.node import BlockUse, Call, Member, Node
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value, map_references


def stacked(graph: Graph) -> Graph:
    """The graph with every run of equal blocks that fill a container as one stack."""
    for run in list(_runs(graph)):
        graph = _collapsed(graph, run)
    return graph


def _runs(graph: Graph) -> Iterator[list[Node]]:
    run: list[Node] = []
    for node in graph.nodes.values():
        if run and _continues(graph, run[-1], node):
            run.append(node)
            continue
        yield from _finished(graph, run)
        run = [node] if _may_start(graph, node) else []
    yield from _finished(graph, run)


def _finished(graph: Graph, run: list[Node]) -> Iterator[list[Node]]:
    if len(run) > 1 and _fills_container(graph, run):
        yield run


def _may_start(graph: Graph, node: Node) -> bool:
    member = graph.member_of(node)
    return (
        member is not None
        and isinstance(member.target, BlockUse)
        and member.target.repeat == 1
        and position(member.name) is not None
        and node.when is None
        and bool(node.args)
        and len(graph.callers(member.id)) == 1
    )


def _continues(graph: Graph, before: Node, node: Node) -> bool:
    if not _may_start(graph, node) or node.args[0] != Ref(before.id):
        return False
    if node.args[1:] != before.args[1:] or graph.consumers()[before.id] != [node.id]:
        return False
    one, other = graph.member_of(before), graph.member_of(node)
    assert one is not None and other is not None
    a, b = one.target, other.target
    assert isinstance(a, BlockUse) and isinstance(b, BlockUse)
    group, place = position(one.name) or ("", 0)
    if a.block != b.block or position(other.name) != (group, place + 1):
        return False
    return place == 0 or repr(a.args) == repr(b.args)


def _fills_container(graph: Graph, run: list[Node]) -> bool:
    names = [_member(graph, node).name for node in run]
    group, first = position(names[0]) or ("", 0)
    prefix = f"{group}."
    held = [m.name for m in graph.members.values() if m.name.startswith(prefix)]
    return first == 0 and bool(group) and len(held) == len(run)


def _member(graph: Graph, node: Node) -> Member:
    assert isinstance(node.target, Call)
    return graph.members[node.target.member]


def _collapsed(graph: Graph, run: list[Node]) -> Graph:
    members = [_member(graph, node) for node in run]
    group, _ = position(members[0].name) or ("", 0)
    one, rest = members[0].target, members[1].target
    assert isinstance(one, BlockUse) and isinstance(rest, BlockUse)
    first = {key: v for key, v in one.args.items() if repr(v) != repr(rest.args[key])}
    use = replace(rest, repeat=len(run), first=Table(first))
    made = Member(members[0].id, group, use, members[0].frozen)
    node = replace(run[0], name=group)
    last, gone = run[-1].id, {node.id for node in run[1:]}
    lost = {member.id for member in members[1:]}

    def moved(ref: Ref) -> Value:
        return Ref(node.id, ref.item) if ref.node == last else ref

    nodes = {n.id: _mapped(n, moved) for n in graph.nodes.values() if n.id not in gone}
    nodes[node.id] = node
    kept = {m.id: m for m in graph.members.values() if m.id not in lost}
    kept[made.id] = made
    return replace(graph, nodes=Table(nodes), members=Table(kept))


def _mapped(node: Node, change: Any) -> Node:
    when = node.when
    if when is not None:
        when = replace(when, otherwise=map_references(when.otherwise, change))
    return replace(
        node,
        args=tuple(map_references(value, change) for value in node.args),
        kwargs=Table({key: map_references(v, change) for key, v in node.kwargs.items()}),
        when=when,
    )
