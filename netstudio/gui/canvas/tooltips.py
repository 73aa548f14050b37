"""What the canvas says under a resting pointer."""

from __future__ import annotations

from netstudio.document.values import Ref
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.canvas.fitting import type_at
from netstudio.gui.canvas.hit import Hit
from netstudio.gui.canvas.node_item import NodeItem, Spot
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.language import tr


def tooltip(scene: CanvasScene, hit: Hit) -> str:
    """The tooltip for what lies under the pointer; empty for none."""
    if hit.node is not None:
        if hit.badge:
            return "\n".join(tr(problem.message) for problem in hit.node.problems)
        if hit.spot is not None:
            return _port(scene, hit.node, hit.spot)
        return _card(hit.node)
    if hit.dot is not None:
        return tr("Drag to bend the wire; double-click takes the dot off.")
    return ""  # what a wire carries is said as soon as the pointer is over it


def _card(item: NodeItem) -> str:
    """What its card had to leave out, and why the node is marked."""
    left_out = [line.full for line in item.lines if line.is_elided]
    return "\n".join(
        [*left_out, *_marks(item), *(tr(problem.message) for problem in item.problems)]
    )


def _marks(item: NodeItem) -> list[str]:
    """What the small drawings on a card mean."""
    card = item.card
    said = []
    if card.frozen:
        said.append(tr("Frozen: its parameters are not trained"))
    if card.shared:
        said.append(tr("Shared with {name}", name=card.shared))
    if card.copies:
        said.append(tr("A stack of {count} copies", count=card.copies))
    if card.conditional:
        said.append(tr(card.conditional))
    if card.bypassed:
        said.append(tr("Bypassed: its input is handed on as it is"))
    if card.locked:
        said.append(tr("Locked: it cannot be moved"))
    if card.unknown:
        said.append(tr("This version does not know the layer; it is kept as it is"))
    return said


def _port(scene: CanvasScene, item: NodeItem, spot: Spot) -> str:
    if isinstance(spot.key, tuple):
        ports = item.card.ports
        name = ports.outputs[ports.output_index(spot.key)].name
        value = type_at(scene.bridge.node_inference, Ref(item.node_id, spot.key))
        return f"{name}: {shape_text(value)}"
    port = item.card.ports.inputs[item.card.ports.input_index(spot.key)]
    name = tr("{name} (optional)", name=port.name) if port.optional else port.name
    return "\n".join(part for part in (name, port.help) if part)
