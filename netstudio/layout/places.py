"""Places for a whole project, graph by graph, before any window has seen it.

Cards have the size that the canvas gives them, so that nothing moves when a window opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netstudio.catalog.inference import Inference, NodeInference, infer
from netstudio.document.project import ROOT, Project
from netstudio.document.table import Table
from netstudio.document.view import Placement, View
from netstudio.layout.arrange import Edge, Position, arrange, preferred_width
from netstudio.layout.card import Card, callers_by_member, card_of
from netstudio.layout.geometry import Geometry, geometry, height_with_picture
from netstudio.layout.ports import Wire, wires_into

ROW_WIDTH = 1400.0
"""How wide a row of cards may be, in canvas units: about what a window shows at once."""


def laid_out(
    project: Project, inference: Inference | None = None, width: float = ROW_WIDTH
) -> Project:
    """The project with every node of every graph laid out anew; bends of wires are forgotten.

    Args:
        inference: what is known of the project; it is worked out without torch where not given.
        width: how wide a row may be, in canvas units; large graphs have wider rows.
    """
    inference = infer(project) if inference is None else inference
    view: View = replace(project.view, bends=Table())
    for scope in (ROOT, *project.blocks):
        old = project.view.in_scope(scope)
        places = places_in(project, scope, inference, width)
        placed = {
            node: replace(old[node], x=x, y=y) if node in old else Placement(x, y)
            for node, (x, y) in places.items()
        }
        view = view.with_scope(scope, Table(placed))
    return replace(project, view=view)


def places_in(
    project: Project, scope: str, inference: Inference, width: float = ROW_WIDTH
) -> dict[str, Position]:
    """The top left corner of each node of one graph, in canvas units."""
    graph = project.scope(scope)
    known, callers = known_in(project, scope, inference), callers_by_member(graph)
    cards = {
        node.id: card_of(project, scope, node, known.get(node.id), callers)
        for node in graph.nodes.values()
    }
    parts = {node_id: geometry(card) for node_id, card in cards.items()}
    heights = {
        node.id: height_with_picture(node, cards[node.id], known.get(node.id))
        for node in graph.nodes.values()
    }
    wires = (wire for node in graph.nodes.values() for wire in wires_into(node))
    edges = [edge for wire in wires if (edge := _edge(wire, cards, parts)) is not None]
    return arrange(heights, edges, preferred_width(len(heights), width))


def known_in(project: Project, scope: str, inference: Inference) -> Mapping[str, NodeInference]:
    """What is known of the nodes of a graph, by id; of a block's, in its first instance."""
    prefix = ""
    if scope != ROOT:
        instances = inference.of_block(scope)
        if not instances:
            return {}
        prefix = f"{instances[0].address}."
    return {
        node_id: inference.nodes[prefix + node_id]
        for node_id in project.scope(scope).nodes
        if prefix + node_id in inference.nodes
    }


def _edge(wire: Wire, cards: Mapping[str, Card], parts: Mapping[str, Geometry]) -> Edge | None:
    source, target = wire.source.node, wire.target
    if source not in cards:
        return None
    outputs, inputs = parts[source].outputs, parts[target].inputs
    exit_at = cards[source].ports.output_index(wire.source.item)
    return Edge(
        source,
        target,
        outputs[exit_at] if outputs else 0.0,
        inputs[cards[target].ports.input_index(wire.port)] if inputs else 0.0,
    )
