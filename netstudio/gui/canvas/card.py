"""The texts of cards in the user's language."""

from __future__ import annotations

from dataclasses import replace

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.types import ValueType
from netstudio.document.graph import Graph
from netstudio.document.node import Node
from netstudio.document.project import Project
from netstudio.gui.language import tr
from netstudio.layout import card as english
from netstudio.layout.card import TIMES, Callers, Card
from netstudio.layout.ports import Ports
from netstudio.sentence import Sentence


def card_of(
    project: Project,
    scope: str,
    node: Node,
    known: NodeInference | None = None,
    callers: Callers | None = None,
) -> Card:
    """The card of a node as the window shows it; see `netstudio.layout.card.card_of`."""
    card = english.card_of(project, scope, node, known, callers)
    shape = _worded(card.shape)
    return replace(
        card,
        detail=_worded(card.detail),
        shape=shape,
        tight_shape=shape.replace(TIMES, "×"),
        ports=_with_names(card.ports),
    )


def shape_text(value: ValueType | None) -> str:
    """A value's shape as the canvas writes it: of several values the first, and how many more."""
    return _worded(english.shape_text(value))


def detail_text(graph: Graph, node: Node, known: NodeInference | None) -> str:
    """The key parameters of a node, in one line."""
    return _worded(english.detail_text(graph, node, known))


def _worded(text: str) -> str:
    return tr(text) if isinstance(text, Sentence) else text


def _with_names(ports: Ports) -> Ports:
    if not any(isinstance(port.name, Sentence) for port in ports.inputs):
        return ports
    inputs = tuple(replace(port, name=_worded(port.name)) for port in ports.inputs)
    return replace(ports, inputs=inputs)
