"""Nodes under one condition, one inside the other's expression: `b(a(x)) if self.has_a else x`."""

from __future__ import annotations

from collections.abc import Container

from netstudio.codegen.filling import is_filling
from netstudio.document.graph import Graph
from netstudio.document.node import Node, Output
from netstudio.document.values import references


def joined_conditions(graph: Graph, swallowed: Container[str]) -> set[str]:
    """The nodes that are nothing without a condition, and read once, under the same.

    Written where they are read, they need not ask for it again.

    Args:
        swallowed: nodes that stand in a container which is called whole.
    """
    readers = graph.consumers()
    return {
        node.id
        for node in graph.nodes.values()
        if node.when is not None
        and node.when.otherwise is None
        and node.id not in swallowed
        and not is_filling(node)
        and len(readers[node.id]) == 1
        and _is_under_it(graph.nodes[readers[node.id][0]], node, swallowed)
    }


def _is_under_it(reader: Node, node: Node, swallowed: Container[str]) -> bool:
    """Whether a node reads another under the condition that this one has."""
    assert node.when is not None
    if reader.when is None or reader.when.condition != node.when.condition:
        return False
    instead = {ref.node for ref in references(reader.when.otherwise)}
    is_plain = reader.id not in swallowed and not isinstance(reader.target, Output)
    return is_plain and not is_filling(reader) and node.id not in instead
