"""Equal blocks in a row become one stack: `layer1` with `repeat` 3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netstudio.document.graph import Graph
from netstudio.document.naming import position
from netstudio.document.node import BlockUse, Call, Member, Node
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value
from netstudio.exchange.importing.rebuild.templates import mapped


def stacked(graph: Graph) -> Graph:
    """The graph with every run of equal blocks as one stack."""
    for run in list(_runs(graph)):
        graph = _collapsed(graph, run)
    return graph


def _runs(graph: Graph) -> Iterator[list[Node]]:
    run: list[Node] = []
    readers = graph.consumers()
    for node in graph.nodes.values():
        if not _may_stack(graph, node):
            continue
        if run and _continues(graph, run, node, readers):
            run.append(node)
            continue
        if len(run) > 1:
            yield run
        run = [node]
    if len(run) > 1:
        yield run


def _may_stack(graph: Graph, node: Node) -> bool:
    member = graph.member_of(node)
    return (
        member is not None
        and isinstance(member.target, BlockUse)
        and position(member.name) is not None
        and node.when is None
        and bool(node.args)
        and len(graph.callers(member.id)) == 1
    )


def _continues(graph: Graph, run: list[Node], node: Node, readers: dict[str, list[str]]) -> bool:
    before = run[-1]
    if node.args != (Ref(before.id), *before.args[1:]) or readers[before.id] != [node.id]:
        return False
    one, other = _member(graph, before), _member(graph, node)
    a, b = one.target, other.target
    assert isinstance(a, BlockUse) and isinstance(b, BlockUse)
    group, place = position(one.name) or ("", 0)
    if a.block != b.block or position(other.name) != (group, place + 1):
        return False
    return len(run) == 1 or repr(a.args) == repr(b.args)


def _stack_name(graph: Graph, members: list[Member]) -> str:
    """The name of the container that a stack fills, or else of its first copy."""
    group, first = position(members[0].name) or ("", 0)
    held = [m for m in graph.members.values() if m.name.startswith(f"{group}.")]
    fills = first == 0 and len(held) == len(members) and position(group) is None
    return group if group and fills else members[0].name


def _member(graph: Graph, node: Node) -> Member:
    assert isinstance(node.target, Call)
    return graph.members[node.target.member]


def _collapsed(graph: Graph, run: list[Node]) -> Graph:
    members = [_member(graph, node) for node in run]
    name = _stack_name(graph, members)
    one, rest = members[0].target, members[1].target
    assert isinstance(one, BlockUse) and isinstance(rest, BlockUse)
    first = {key: v for key, v in one.args.items() if repr(v) != repr(rest.args[key])}
    use = replace(rest, repeat=len(run), first=Table(first))
    made = Member(members[0].id, name, use, members[0].frozen)
    node = replace(graph.nodes[run[0].id], name=name)
    last, gone = run[-1].id, {node.id for node in run[1:]}
    lost = {member.id for member in members[1:]}

    def moved(ref: Ref) -> Value:
        return Ref(node.id, ref.item) if ref.node == last else ref

    nodes = {n.id: mapped(n, moved) for n in graph.nodes.values() if n.id not in gone}
    nodes[node.id] = mapped(node, moved)
    kept = {m.id: m for m in graph.members.values() if m.id not in lost}
    kept[made.id] = made
    return replace(graph, nodes=Table(nodes), members=Table(kept))
