"""What lies under the pointer: a port before its card, a card before a wire."""

from __future__ import annotations

from enum import Enum
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from netstudio.gui.canvas.node_item import NodeItem, Spot
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.layout.geometry import BADGE_RADIUS
from netstudio.records import dataclass

if TYPE_CHECKING:
    from netstudio.gui.canvas.note_item import NoteItem
    from netstudio.gui.canvas.note_layer import NoteLayer

PORT_REACH = 9.0
"""How near to a port a click counts, in pixels."""
WIRE_REACH = 7.0
DOT_REACH = 9.0
END_REACH = 30.0
"""How much of a wire at either end can be taken off by hand, in pixels."""
_MOST = 20.0
"""The same in canvas units at most, so that from afar cards are not all ports."""


class WirePart(Enum):
    """Which part of a wire a place is on."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was hit; nothing at all on empty canvas."""

    node: NodeItem | None = None
    spot: Spot | None = None
    wire: WireItem | None = None
    badge: bool = False
    dot: int | None = None
    """Which of the wire's dots."""
    note: NoteItem | None = None
    part: str = ""
    """Of the frame or note: `title`, `body`, or the edges it is held by."""

    @property
    def is_empty(self) -> bool:
        """Whether there is only canvas."""
        return self.node is None and self.wire is None and self.note is None


def hit(scene: CanvasScene, place: QPointF, zoom: float, notes: NoteLayer | None = None) -> Hit:
    """What lies at a place of the scene, seen at a zoom; frames and notes beneath the rest."""
    reach = min(PORT_REACH / zoom, _MOST)
    cards = scene.card_items(_around(place, reach))
    for card in cards:
        gap = card.badge_point - place
        if card.problems and hypot(gap.x(), gap.y()) <= BADGE_RADIUS + 2:
            return Hit(card, badge=True)
    if port := nearest_port(cards, place, reach):
        return Hit(port[0], port[1])
    if dot := _dot_at(scene, place, min(DOT_REACH / zoom, _MOST)):
        return dot
    for card in cards:
        if card.card_rect.contains(place):
            return Hit(card)
    wire = wire_at(scene, place, min(WIRE_REACH / zoom, _MOST))
    held = notes.at(place, zoom) if notes is not None else None
    if held is None or (wire is not None and _is_before(wire, *held, place)):
        return Hit(wire=wire)
    return Hit(note=held[0], part=held[1])


def nearest_port(
    cards: list[NodeItem], place: QPointF, reach: float
) -> tuple[NodeItem, Spot, float] | None:
    """The port nearest to a place, with its distance, if one is within reach."""
    best: tuple[NodeItem, Spot, float] | None = None
    for card in cards:
        for spot, point in card.spots():
            distance = hypot(point.x() - place.x(), point.y() - place.y())
            if distance <= (best[2] if best else reach):
                best = (card, spot, distance)
    return best


def wire_at(scene: CanvasScene, place: QPointF, reach: float) -> WireItem | None:
    """The wire nearest to a place, if one is within reach."""
    near = [item for item in scene.wire_items(_around(place, reach)) if item.isVisible()]
    best = min(near, key=lambda item: item.distance(place), default=None)
    return best if best is not None and best.distance(place) <= reach else None


def part_at(item: WireItem, place: QPointF, zoom: float) -> WirePart:
    """Which part of a wire a place lies on; of a short wire a third is an end."""
    corners = item.samples()
    start, end = QPointF(*corners[0]), QPointF(*corners[-1])
    reach = min(END_REACH / zoom, item.path().length() / 3)
    gaps = {
        WirePart.START: hypot(place.x() - start.x(), place.y() - start.y()),
        WirePart.END: hypot(place.x() - end.x(), place.y() - end.y()),
    }
    part = min(gaps, key=lambda key: gaps[key])
    return part if gaps[part] <= reach else WirePart.MIDDLE


def _is_before(wire: WireItem, note: NoteItem, part: str, place: QPointF) -> bool:
    """Whether a wire is pressed: over a note always, on a title never, at an edge if nearer."""
    if part in ("title", "body"):
        return part == "body"
    return wire.distance(place) < note.distance(place, part)


def _dot_at(scene: CanvasScene, place: QPointF, reach: float) -> Hit | None:
    """The dot of a wire at a place, if one is within reach."""
    for item in scene.wire_items(_around(place, reach)):
        for index, dot in enumerate(item.dots):
            if hypot(dot.x() - place.x(), dot.y() - place.y()) <= reach:
                return Hit(wire=item, dot=index)
    return None


def _around(place: QPointF, reach: float) -> QRectF:
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
