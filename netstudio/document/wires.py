"""Wires as the document has them: references inside arguments, told apart by where they end."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, islice

from netstudio.document.graph import Graph
from netstudio.document.node import Node
from netstudio.document.values import Ref, Value, map_references, references
from netstudio.document.view import WHEN, WireEnd


def source_of(graph: Graph, end: WireEnd) -> Ref | None:
    """What the wire that ends there carries; None where there is no such wire."""
    node = graph.nodes.get(end[0])
    return (
        None if node is None else next(islice(references(_argument(node, end)), end[2], None), None)
    )


def with_source(node: Node, end: WireEnd, source: Ref) -> Node:
    """The node with one of its wires coming from `source`; the rest of the argument stays."""
    numbers = count()

    def follow(ref: Ref) -> Value:
        return source if next(numbers) == end[2] else ref

    port = end[1]
    value = map_references(_argument(node, end), follow)
    if isinstance(port, int):
        return replace(node, args=(*node.args[:port], value, *node.args[port + 1 :]))
    if _is_alternative(node, port):
        assert node.when is not None
        return replace(node, when=replace(node.when, otherwise=value))
    return replace(node, kwargs=node.kwargs.set(port, value))


def _argument(node: Node, end: WireEnd) -> Value:
    port = end[1]
    if isinstance(port, int):
        return node.args[port] if port < len(node.args) else None
    if _is_alternative(node, port):
        return node.when.otherwise if node.when is not None else None
    return node.kwargs.get(port)


def _is_alternative(node: Node, port: int | str) -> bool:
    return port == WHEN and WHEN not in node.kwargs
