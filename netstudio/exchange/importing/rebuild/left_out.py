"""Layers in a row that are left out together: each hands on its input, as an optional layer does.

Two models of one class, one with a normalisation and an activation and one without, are united so
that the last layer of the row says what is read in its place, and nothing is read of those before
it. Said of each layer, the row is one of optional items in an nn.Sequential.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netstudio.document.graph import Graph
from netstudio.document.node import Node, When
from netstudio.document.substitution import TRAINING
from netstudio.document.values import Ref


def handing_on(graph: Graph) -> Graph:
    """The graph with every row that is left out as a whole said layer by layer."""
    readers = graph.consumers()
    changed: dict[str, Node] = {}
    for node in graph.nodes.values():
        row = _row_left_out(node, graph, readers)
        if _is_container(row, graph):
            continue  # which is None as a whole
        changed |= {one.id: _handing_on(one) for one in row}
    return graph.with_nodes(changed.values()) if changed else graph


def _row_left_out(node: Node, graph: Graph, readers: Mapping[str, list[str]]) -> list[Node]:
    """The row that ends with a node, the last first; nothing where that is no row to be told."""
    if node.when is None or not isinstance(node.when.otherwise, Ref):
        return []
    if TRAINING in node.when.condition:  # what runs in training alone is no optional layer
        return []
    row, source = [node], _only_input(node)
    while source is not None and source != node.when.otherwise:
        before = graph.nodes.get(source.node)
        if before is None or source.item or readers[before.id] != [row[-1].id]:
            return []
        if before.when != When(node.when.condition, None):
            return []
        row.append(before)
        source = _only_input(before)
    return row if source is not None and len(row) > 1 else []


def _is_container(row: list[Node], graph: Graph) -> bool:
    """Whether a row is all that a container inside the class holds."""
    members = [graph.member_of(node) for node in row]
    outer = {member.name.rpartition(".")[0] if member else "" for member in members}
    if len(outer) != 1 or outer == {""}:
        return False
    inside = f"{outer.pop()}."
    held = [member for member in graph.members.values() if member.name.startswith(inside)]
    return len(held) <= len(row)


def _only_input(node: Node) -> Ref | None:
    """What a call reads that reads one value and nothing else."""
    first = node.args[0] if len(node.args) == 1 and not node.kwargs else None
    return first if isinstance(first, Ref) else None


def _handing_on(node: Node) -> Node:
    assert node.when is not None
    return replace(node, when=replace(node.when, otherwise=node.args[0]))
