"""What starts a stage: a layer with weights, or one that changes the shape."""

from __future__ import annotations

from netstudio.catalog.registry import find_layer
from netstudio.codegen.class_plan import ClassPlan
from netstudio.document.node import Node, Op

STAGE_FAMILIES = frozenset(
    {"convolution", "linear", "shape", "recurrent", "attention", "embedding", "upsampling"}
)


def starts_stage(plan: ClassPlan, node: Node) -> bool:
    """Whether a reader expects the node at the start of a line rather than inside one."""
    if isinstance(node.target, Op):
        return False
    layer = plan.graph.layer_of(node)
    spec = find_layer(layer.type) if layer else None
    return spec is not None and spec.family in STAGE_FAMILIES
