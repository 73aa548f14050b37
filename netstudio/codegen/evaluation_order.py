"""In which order an expression computes its parts, compared with the order of the graph.

The order decides which random numbers a dropout draws, and in which order gradients add up: source
that keeps it gives the very numbers that the graph's own order gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netstudio.codegen.class_plan import ClassPlan
from netstudio.document.node import Tensor


def computes(plan: ClassPlan, node_ids: Iterable[str]) -> list[str]:
    """Those of the nodes that are more than the reading of a parameter."""
    members = ((node_id, plan.graph.member_of(plan.graph.nodes[node_id])) for node_id in node_ids)
    return [
        node_id
        for node_id, member in members
        if member is None or not isinstance(member.target, Tensor)
    ]


def is_in_order(
    plan: ClassPlan, node_ids: Iterable[str], beside: Iterable[str], places: Mapping[str, int]
) -> bool:
    """Whether nodes computed in this order are computed in that of the graph.

    Args:
        beside: nodes that will be computed before or after them, and not in between.
    """
    order = [places[node_id] for node_id in computes(plan, node_ids)]
    others = [places[node_id] for node_id in computes(plan, beside)] if order else []
    return order == sorted(order) and not any(other > order[0] for other in others)
