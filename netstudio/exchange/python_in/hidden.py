"""Nodes that a file does not show: bypassed ones, and those whose value nothing reads."""

from __future__ import annotations

from dataclasses import replace

from netstudio.catalog.registry import find_layer
from netstudio.document.graph import Graph
from netstudio.document.node import Call, Layer, Member, Node
from netstudio.document.table import Table
from netstudio.document.topology import run_order
from netstudio.document.values import Ref, map_references, references
from netstudio.exchange.python_in.matching import unread_nodes


def with_hidden(graph: Graph, whole: Graph, shown: Graph) -> Graph:
    """The graph with what the file cannot show put back.

    Args:
        whole: the earlier graph, with bypassed nodes.
        shown: the earlier graph without them.
    """
    graph = _with_bypassed(graph, whole)
    unread = unread_nodes(whole)
    for node in _in_order(whole):
        if node.id not in graph.nodes and node.id in unread:
            graph = _with_unread(graph, node, whole)
    return _with_gaps(graph, whole, shown)


def _with_gaps(graph: Graph, whole: Graph, shown: Graph) -> Graph:
    """Positions in a Sequential as they are with the bypassed layers between them."""
    names = {
        member.id: whole.members[member.id].name
        for member in graph.members.values()
        if member.id in shown.members
        and member.id in whole.members
        and member.name == shown.members[member.id].name
    }
    after = [names.get(member.id, member.name) for member in graph.members.values()]
    changed = [m for m in graph.members.values() if names.get(m.id, m.name) != m.name]
    if not changed or len(set(after)) != len(after):
        return graph
    members = [replace(member, name=names[member.id]) for member in changed]
    nodes = [
        whole.nodes[node.id] if node.id in whole.nodes and node == shown.nodes.get(node.id)
        else replace(node, name=names[member.id])
        for member in changed
        for node in graph.callers(member.id)
        if node.name == member.name
    ]  # fmt: skip
    members = [whole.members[m.id] if whole.members[m.id] == m else m for m in members]
    return graph.with_members(members).with_nodes(nodes)


def _in_order(graph: Graph) -> list[Node]:
    return [graph.nodes[node_id] for node_id in run_order(graph)[0]]


def _with_bypassed(graph: Graph, whole: Graph) -> Graph:
    """Bypassed nodes back between what they hand on and those who read it."""
    restored = {node.id: _restored(node, whole) for node in graph.nodes.values()}
    waiting = [ref for node in restored.values() for ref in node.references()]
    wanted: set[str] = set()
    while waiting:
        node_id = waiting.pop().node
        if node_id not in graph.nodes and node_id not in wanted:
            wanted.add(node_id)
            waiting += whole.nodes[node_id].references()
    changed = [node for node_id, node in restored.items() if node is not graph.nodes[node_id]]
    graph = graph.with_nodes(changed)
    for node in _in_order(whole):
        if node.id in wanted:
            graph = _added(graph, node, whole)
    return graph


def _restored(node: Node, whole: Graph) -> Node:
    """A node that reads through bypassed ones again, where it reads what they hand on."""
    old = whole.nodes.get(node.id)
    if old is None or len(old.args) != len(node.args):
        return node

    def handed_on(ref: Ref) -> Ref:
        return _origin(ref, whole)

    args = tuple(
        before if map_references(before, handed_on) == now else now
        for before, now in zip(old.args, node.args, strict=True)
    )
    if args == node.args:
        return node
    rewired = replace(node, args=args)
    return old if rewired == old else rewired


def _origin(source: Ref, whole: Graph) -> Ref:
    """Where a value comes from when bypassed nodes hand it on."""
    node = whole.nodes.get(source.node)
    while node is not None and node.bypassed:
        inner = next((ref for value in node.args[:1] for ref in references(value)), None)
        if inner is None:
            break
        source, node = inner, whole.nodes.get(inner.node)
    return source


def _with_unread(graph: Graph, node: Node, whole: Graph) -> Graph:
    """A node that nothing reads, if what it reads and what it calls are still there."""
    if any(source not in graph.nodes for source in node.sources()):
        return graph
    member = whole.member_of(node)
    is_lost = member is not None and member.id not in graph.members and _is_registered(member)
    return graph if is_lost and not node.bypassed else _added(graph, node, whole)


def _is_registered(member: Member) -> bool:
    """Whether the file would name the member, had it not been deleted there."""
    if not isinstance(member.target, Layer):
        return True
    spec = find_layer(member.target.type)
    return spec is not None and bool(spec.construct) and not spec.functional


def _added(graph: Graph, node: Node, whole: Graph) -> Graph:
    """The graph with a node in its old place among the others, and the member it calls."""
    keys = [key for key in whole.nodes if key in graph.nodes or key == node.id]
    before = keys[: keys.index(node.id)]
    order = list(graph.nodes)
    index = max((order.index(key) + 1 for key in before), default=0)
    nodes = graph.nodes.insert(index, node.id, node)
    graph = replace(graph, nodes=nodes)
    member = whole.member_of(node)
    if member is None or not isinstance(node.target, Call) or member.id in graph.members:
        return graph
    names = [key for key in whole.members if key in graph.members or key == member.id]
    earlier = names[: names.index(member.id)]
    place = max((list(graph.members).index(key) + 1 for key in earlier), default=0)
    return replace(graph, members=Table(graph.members.insert(place, member.id, member)))
