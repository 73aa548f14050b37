"""A part of a graph as a network of its own: what came in by wires becomes its inputs. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from netstudio.catalog.inference import NodeInference, select
from netstudio.catalog.size import BATCH
from netstudio.catalog.types import TensorType
from netstudio.document.graph import Graph
from netstudio.document.naming import free_name
from netstudio.document.node import Call, Dimension, Input, Node, Output
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value, map_references
from netstudio.errors import CodegenError
from netstudio.gui.canvas.fragment import fragment
from netstudio.sentence import say

Known = Callable[[str], NodeInference | None]
"""What is known of a node of the graph, by its id."""
NAME = "selection"
"""What such a network is called, and so its class: `Selection`."""


def standing_alone(project: Project, scope: str, ids: Iterable[str], known: Known) -> Project:
    """The nodes `ids` as a project that can be built: with inputs and outputs where wires were cut.

    Raises:
        CodegenError: where a wire from outside carries no tensor of a known shape, or there is
            nothing to compute.
    """
    part = fragment(project, scope, ids, with_sources=True)
    graph = project.scope(scope)
    chosen = part.graph.nodes
    if not any(isinstance(node.target, Call) for node in chosen.values()):
        raise CodegenError(
            say("The selection holds no layer; select the layers that the source should have.")
        )
    taken = {*graph.nodes, *(node.name for node in graph.nodes.values())}
    inputs: dict[Ref, Node] = {}

    def follow(ref: Ref) -> Value:
        if ref.node in chosen:
            return ref
        if ref not in inputs:
            inputs[ref] = _input(graph, ref, known, taken, first=not inputs)
        return Ref(inputs[ref].id)

    inner = [_with_sources(node, follow) for node in chosen.values()]
    ends = _outputs(graph, chosen, taken)
    nodes = Table({node.id: node for node in (*inputs.values(), *inner, *ends)})
    part_graph = replace(part.graph, nodes=nodes)
    return replace(part, name=NAME, graph=part_graph, tensors=project.tensors)


def _with_sources(node: Node, follow: Callable[[Ref], Value]) -> Node:
    when = node.when
    if when is not None:
        when = replace(when, otherwise=map_references(when.otherwise, follow))
    return replace(
        node,
        args=tuple(map_references(value, follow) for value in node.args),
        kwargs=Table({key: map_references(value, follow) for key, value in node.kwargs.items()}),
        when=when,
    )


def _input(graph: Graph, ref: Ref, known: Known, taken: set[str], *, first: bool) -> Node:
    source = graph.nodes[ref.node]
    about = known(ref.node)
    value = select(about.type, ref.item) if about is not None else None
    if not isinstance(value, TensorType):
        raise CodegenError(
            say(
                "The selection cannot stand alone: what “{name}” gives it is not known. "
                "Select “{name}” too.",
                name=source.name,
            )
        )
    name = free_name("x" if first else source.name.replace(".", "_"), taken)
    taken.add(name)
    has_batch = bool(value.shape) and value.shape[0] == BATCH
    sizes = value.shape[1:] if has_batch else value.shape
    shape: tuple[Dimension, ...] = tuple(
        size if isinstance(size, int) else str(size) for size in sizes
    )
    return Node(name, name, Input(shape, value.dtype, has_batch))


def _outputs(graph: Graph, chosen: Table[str, Node], taken: set[str]) -> list[Node]:
    """An output for every value that only the outside reads, or nobody."""
    if any(isinstance(node.target, Output) for node in chosen.values()):
        return []
    read_inside = {source for node in chosen.values() for source in node.sources()}
    found = []
    for node in chosen.values():
        if node.id not in read_inside and not isinstance(node.target, Input):
            name = free_name("output", taken)
            taken.add(name)
            found.append(Node(name, name, Output(), (_value_of(graph, node.id),)))
    return found


def _value_of(graph: Graph, node_id: str) -> Ref:
    """The value of a node as the outside reads it: of several items, the first that is read."""
    read = (ref for node in graph.nodes.values() for ref in node.references())
    return next((ref for ref in read if ref.node == node_id), Ref(node_id))
