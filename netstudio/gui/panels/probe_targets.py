"""Which node a panel looks at, given what is selected. Qt-free."""

from __future__ import annotations

from collections import deque

from netstudio.catalog.inference import Inference
from netstudio.catalog.registry import find_layer
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Node, Output
from netstudio.document.project import ROOT, Project


def node_at(project: Project, inference: Inference, address: str) -> tuple[str, str]:
    """The graph and the id of the node at an address; back from the bridge's `address_of`."""
    prefix, _, node_id = address.rpartition(".")
    scope = next((item.block for item in inference.instances if item.address == prefix), ROOT)
    return (scope, node_id) if node_id in project.scope(scope).nodes else (ROOT, "")


def maps_target(graph: Graph, current: str | None) -> str:
    """The node whose values are shown: the selected one, else the first convolution, else any."""
    if current is not None and current in graph.nodes:
        node = graph.nodes[current]
        if isinstance(node.target, Output):
            return next((source for source in node.sources() if source in graph.nodes), "")
        return current
    convolution = _first_convolution(graph)
    if convolution:
        return convolution
    return next(
        (node.id for node in graph.nodes.values() if not isinstance(node.target, Input | Output)),
        "",
    )


def kernels_target(graph: Graph, current: str | None) -> str:
    """The node whose kernels are shown.

    The selected convolution, else the nearest one upstream of what is selected, else the first of
    the graph; in a graph without any, the nearest layer with a matrix of weights.
    """
    start = [current] if current is not None and current in graph.nodes else []
    for wanted in (is_convolution, is_linear):
        found = _upstream(graph, start, wanted) if start else None
        found = found or next(
            (node.id for node in graph.nodes.values() if wanted(graph, node)), None
        )
        if found:
            return found
    return ""


def is_convolution(graph: Graph, node: Node) -> bool:
    """Whether a node calls a layer of convolution kernels."""
    return _family(graph, node) == "convolution"


def is_linear(graph: Graph, node: Node) -> bool:
    """Whether a node calls a layer with a matrix of weights."""
    return _family(graph, node) == "linear"


def _family(graph: Graph, node: Node) -> str:
    layer = graph.layer_of(node)
    spec = find_layer(layer.type) if layer is not None else None
    return spec.family if spec is not None else ""


def _first_convolution(graph: Graph) -> str:
    return next((node.id for node in graph.nodes.values() if is_convolution(graph, node)), "")


def _upstream(graph: Graph, start: list[str], wanted: object) -> str | None:
    """The nearest node against the direction of the wires for which `wanted` holds."""
    assert callable(wanted)
    waiting, seen = deque(start), set(start)
    while waiting:
        node = graph.nodes[waiting.popleft()]
        if wanted(graph, node):
            return node.id
        for source in node.sources():
            if source in graph.nodes and source not in seen:
                seen.add(source)
                waiting.append(source)
    return None
