"""Which nodes belong to those selected, by the wires or by what they are. No Qt.

Every rule takes the graph and the selected ids, and gives the ids to select: in the order of the
document, those selected last, so that what was current stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Call, Layer, Node, Op

Rule: TypeAlias = Callable[[Graph, tuple[str, ...]], tuple[str, ...]]


def upstream(graph: Graph, ids: tuple[str, ...]) -> tuple[str, ...]:
    """These nodes, and all that their values are made of."""
    return _with(graph, ids, _reached(_sources(graph), ids))


def downstream(graph: Graph, ids: tuple[str, ...]) -> tuple[str, ...]:
    """These nodes, and all that is made of their values."""
    return _with(graph, ids, _reached(graph.consumers(), ids))


def connected(graph: Graph, ids: tuple[str, ...]) -> tuple[str, ...]:
    """These nodes, and all that hang together with them by wires in any direction."""
    return _with(graph, ids, _reached(_neighbours(graph), ids))


def grown(graph: Graph, ids: tuple[str, ...]) -> tuple[str, ...]:
    """These nodes, and those at the other end of their wires."""
    beside = _neighbours(graph)
    return _with(graph, ids, {other for node_id in ids for other in beside[node_id]})


def same_kind(graph: Graph, ids: tuple[str, ...]) -> tuple[str, ...]:
    """All nodes that are what one of these is: the same layer, block, operation or end."""
    kinds = {kind_of(graph, graph.nodes[node_id]) for node_id in ids}
    return _with(graph, ids, {n.id for n in graph.nodes.values() if kind_of(graph, n) in kinds})


def inverted(graph: Graph, ids: tuple[str, ...]) -> tuple[str, ...]:
    """All other nodes."""
    return tuple(node_id for node_id in graph.nodes if node_id not in ids)


def kind_of(graph: Graph, node: Node) -> tuple[str, str]:
    """What a node is: the sort of its target, and the name of the layer, block or operation."""
    target = node.target
    if isinstance(target, Op):
        return ("op", target.name)
    if not isinstance(target, Call):
        return (type(target).__name__, "")
    member = graph.member_of(node)
    if member is None:
        return ("call", "")
    if isinstance(member.target, Layer):
        return ("layer", member.target.type)
    if isinstance(member.target, BlockUse):
        return ("block", member.target.block)
    return (type(member.target).__name__, "")


def _with(graph: Graph, ids: tuple[str, ...], found: Iterable[str]) -> tuple[str, ...]:
    wanted = set(found).difference(ids)
    return (*(node_id for node_id in graph.nodes if node_id in wanted), *ids)


def _sources(graph: Graph) -> dict[str, list[str]]:
    return {
        node.id: [source for source in node.sources() if source in graph.nodes]
        for node in graph.nodes.values()
    }


def _neighbours(graph: Graph) -> dict[str, list[str]]:
    sources, readers = _sources(graph), graph.consumers()
    return {node_id: [*sources[node_id], *readers[node_id]] for node_id in graph.nodes}


def _reached(links: Mapping[str, list[str]], ids: Iterable[str]) -> set[str]:
    reached: set[str] = set()
    waiting = list(ids)
    while waiting:
        node_id = waiting.pop()
        if node_id not in reached:
            reached.add(node_id)
            waiting += links[node_id]
    return reached
