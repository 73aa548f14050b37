"""The order in which a graph's nodes run, and the cycles that forbid one.

Written out rather than taken from networkx: it runs before the first paint, which networkx's
import alone would double.
"""

from __future__ import annotations

from collections.abc import Mapping

from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse
from netstudio.document.project import Project


def run_order(graph: Graph) -> tuple[list[str], frozenset[str]]:
    """The ids of the nodes in an order in which each follows what it reads, and those that cannot.

    Ties keep the order of the document, so that the order is stable under small edits. The second
    value holds the nodes on a cycle or behind one; references to absent nodes are passed over.
    """
    sources = {
        node.id: [source for source in node.sources() if source in graph.nodes]
        for node in graph.nodes.values()
    }
    order: list[str] = []
    placed: set[str] = set()
    stuck: set[str] = set()
    for node_id in sources:
        _visit(node_id, sources, order, placed, stuck)
    blocked = set(stuck)
    if stuck:
        blocked = _downstream(stuck, sources)
        order = [node_id for node_id in order if node_id not in blocked]
    return order, frozenset(blocked)


def _visit(
    root: str,
    sources: Mapping[str, list[str]],
    order: list[str],
    placed: set[str],
    stuck: set[str],
) -> None:
    """Depth first, without recursion: a chain may be longer than Python's stack."""
    if root in placed:
        return
    path = [(root, iter(sources[root]))]
    open_nodes = {root: 0}
    while path:
        node_id, pending = path[-1]
        following = next((source for source in pending if source not in placed), None)
        if following is None:
            path.pop()
            del open_nodes[node_id]
            placed.add(node_id)
            order.append(node_id)
        elif following in open_nodes:
            stuck.update(entry[0] for entry in path[open_nodes[following] :])
        else:
            open_nodes[following] = len(path)
            path.append((following, iter(sources[following])))


def _downstream(roots: set[str], sources: Mapping[str, list[str]]) -> set[str]:
    reached = set(roots)
    grew = True
    while grew:
        grew = False
        for node_id, read in sources.items():
            if node_id not in reached and any(source in reached for source in read):
                reached.add(node_id)
                grew = True
    return reached


def ancestors(graph: Graph, node_id: str) -> frozenset[str]:
    """The ids of the nodes that `node_id` depends on, itself left out."""
    reached: set[str] = set()
    waiting = [node_id]
    while waiting:
        for source in graph.nodes[waiting.pop()].sources():
            if source in graph.nodes and source not in reached:
                reached.add(source)
                waiting.append(source)
    return frozenset(reached - {node_id})


def blocks_within(project: Project, block: str) -> frozenset[str]:
    """The names of the blocks that `block` is made of, at any depth; itself only on a cycle."""
    reached: set[str] = set()
    waiting = [block]
    while waiting:
        current = project.blocks.get(waiting.pop())
        for used in blocks_used(current.graph) if current else ():
            if used not in reached:
                reached.add(used)
                waiting.append(used)
    return frozenset(reached)


def blocks_used(graph: Graph) -> tuple[str, ...]:
    """The names of the blocks that the members of `graph` are instances of, each once."""
    targets = (member.target for member in graph.members.values())
    return tuple(dict.fromkeys(use.block for use in targets if isinstance(use, BlockUse)))


def would_cycle(graph: Graph, source: str, target: str) -> bool:
    """Whether a wire from `source` to `target` would close a cycle."""
    return source == target or (source in graph.nodes and target in ancestors(graph, source))
