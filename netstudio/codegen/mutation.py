"""Operations that change a tensor, and what must not be computed later than they are.

A value may be written where it is read, unless it reads a tensor that is changed in between.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from netstudio.codegen.filling import FILLING
from netstudio.document.graph import Graph
from netstudio.document.node import Node, Op, Tensor
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
    is read by what follows from it, and one of the module by who reads it there; of any other,
    every value may be a view.
    """
    changes = [node_id for node_id in order if mutates(graph.nodes[node_id])]
    if not changes:
        return frozenset()
    before = order[: order.index(changes[-1]) + 1]
    own = {node_id for node_id in before if _is_own(graph, node_id)}
    roots = {_root(graph, node_id, own) for node_id in changes}
    if None in roots:
        return frozenset(before) - own
    reading = {root for root in roots if root is not None}
    members = {graph.nodes[root].target for root in reading & own}
    reading |= {node_id for node_id in own if graph.nodes[node_id].target in members}
    for node_id in before:
        if not reading.isdisjoint(graph.nodes[node_id].sources()):
            reading.add(node_id)
    return frozenset(reading.intersection(before)) - own


def _is_own(graph: Graph, node_id: str) -> bool:
    """Whether a node only reads a tensor of the module, which is the same one at any time."""
    node = graph.nodes[node_id]
    member = graph.member_of(node)
    is_plain = node.when is None or node.when.otherwise is None
    return is_plain and member is not None and isinstance(member.target, Tensor)


def _root(graph: Graph, node_id: str, own: Container[str]) -> str | None:
    """The node that made or reads what a change is made to; None where others may have it too."""
    node = graph.nodes[node_id]
    while mutates(node):
        target = node.args[0] if node.args else None
        if not isinstance(target, Ref) or target.item or target.node not in graph.nodes:
            return None
        node = graph.nodes[target.node]
    is_new = isinstance(node.target, Op) and node.target.name in _NEW
    return node.id if is_new or node.id in own else None
