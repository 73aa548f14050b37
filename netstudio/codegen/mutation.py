"""Operations that change a tensor, and what must not be computed later than they are.

A value may be written where it is read, unless it reads a tensor that is changed in between.
"""

from __future__ import annotations

from collections.abc import Sequence

from netstudio.codegen.filling import FILLING
from netstudio.document.graph import Graph
from netstudio.document.node import Node, Op
from netstudio.document.values import Ref

_NEW = frozenset(
    """
    torch.zeros torch.ones torch.empty torch.full torch.zeros_like torch.ones_like
    torch.empty_like torch.full_like torch.rand torch.randn Tensor.new_zeros Tensor.new_ones
    Tensor.new_empty Tensor.new_full Tensor.clone
    """.split()
)
"""What makes a tensor that nothing else has a name for."""


def mutates(node: Node) -> bool:
    """Whether a node changes its first argument."""
    name = node.target.name if isinstance(node.target, Op) else ""
    return name == FILLING or (name.endswith("_") and not name.endswith("__"))


def bound_in_time(graph: Graph, order: Sequence[str]) -> frozenset[str]:
    """The nodes that have to be computed at their own place.

    They come before the last change and may read what is changed. A tensor that was made for it
    is read by what follows from it; of any other, every value may be a view.
    """
    changes = [node_id for node_id in order if mutates(graph.nodes[node_id])]
    if not changes:
        return frozenset()
    before = order[: order.index(changes[-1]) + 1]
    roots = {_root(graph, node_id) for node_id in changes}
    if None in roots:
        return frozenset(before)
    reading = {root for root in roots if root is not None}
    for node_id in before:
        if not reading.isdisjoint(graph.nodes[node_id].sources()):
            reading.add(node_id)
    return frozenset(reading.intersection(before))


def _root(graph: Graph, node_id: str) -> str | None:
    """The node that made what a change is made to; None where others may have it too."""
    node = graph.nodes[node_id]
    while mutates(node):
        target = node.args[0] if node.args else None
        if not isinstance(target, Ref) or target.item or target.node not in graph.nodes:
            return None
        node = graph.nodes[target.node]
    is_new = isinstance(node.target, Op) and node.target.name in _NEW
    return node.id if is_new else None
