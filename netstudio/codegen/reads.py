"""How often the source of `forward` reads each value.

A value that is read once is written where it is read; one that nothing reads is not written at
all, unless computing it does more than give a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netstudio.codegen.containers import Chain, Container
from netstudio.codegen.filling import is_filling
from netstudio.codegen.mutation import mutates
from netstudio.document.graph import Graph
from netstudio.document.node import Node, Output, When
from netstudio.document.values import Ref, references

Swallowed = Mapping[str, tuple[Container, Chain]]
"""The nodes inside Sequentials that are called as a whole: the Sequential, and all of its nodes."""


class Reads:
    """Who reads what, in the source of one graph.

    Args:
        swallowed: nodes whose one statement is the call of what they are in.
        writes_all: whether every node is written, whether it is read or not.
    """

    def __init__(self, graph: Graph, swallowed: Swallowed, *, writes_all: bool) -> None:
        self.graph, self.swallowed = graph, swallowed
        self._writes_all = writes_all or any(map(mutates, graph.nodes.values()))

    def counts(self, order: Sequence[str]) -> dict[str, int]:
        """How often each node's value is read; a node that is not written reads nothing."""
        counts = dict.fromkeys(self.graph.nodes, 0)
        for node_id in reversed(order):
            node = self.graph.nodes[node_id]
            read_as = self.swallowed[node_id][1][-1] if node_id in self.swallowed else node_id
            if counts[read_as] or self.is_written_unread(node):
                for ref in self._made_by(node):
                    if ref.node in counts:
                        counts[ref.node] += 1
        return counts

    def is_written_unread(self, node: Node) -> bool:
        """Whether a node is written although nothing reads it."""
        return self._writes_all or is_filling(node) or isinstance(node.target, Output)

    def _made_by(self, node: Node) -> list[Ref]:
        """The references that the source of a node makes."""
        if node.id not in self.swallowed:
            return list(node.references())
        _, chain = self.swallowed[node.id]
        read = list(references(node.args[0])) if node.id == chain[0] else []
        when = common_condition(self.graph, chain) if node.id == chain[-1] else None
        return read + (list(references(when.otherwise)) if when else [])


def common_condition(graph: Graph, chain: Chain) -> When | None:
    """What a whole chain runs under; the last node says what it is otherwise."""
    nodes = [graph.nodes[node_id] for node_id in chain]
    conditions = {node.when.condition if node.when else None for node in nodes}
    return nodes[-1].when if len(conditions) == 1 else None
