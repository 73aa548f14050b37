"""Dragging a wire from a port, in either direction, or an end of a wire that is there.

Ports that the value fits light up and cards without one step back; another port says why not when
the wire comes near, and let go on it, the wire asks what should make it fit. Let go on empty
canvas, a new wire asks what layer should be there; an old one is cut.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsPathItem

from netstudio.document.edit import Edit
from netstudio.document.edits import Connect, Reroute
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.canvas.fitting import type_at
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.node_item import NodeItem, PortState, Spot
from netstudio.gui.canvas.paint import kit
from netstudio.gui.canvas.wire_ends import End, OtherEnds
from netstudio.gui.canvas.wire_item import path_of
from netstudio.gui.canvas.wiring import cut, reconnect
from netstudio.gui.language import tr
from netstudio.layout import routing
from netstudio.layout.ports import Wire

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

REACH = 26.0
"""How near to a port a wire snaps to it, in pixels."""
_MOST = 44.0
DIMMED = 0.38
"""How much is left to see of a card that the wire cannot enter."""


def from_port(view: CanvasView, place: QPointF, item: NodeItem, spot: Spot) -> LinkGesture:
    """A wire dragged from a port; from an input that has one, that wire's end."""
    if spot.is_input:
        for key in view.canvas.wires_at(item.node_id):
            wire = view.canvas.wires[key].wire
            if wire.target == item.node_id and wire.port == spot.key and wire.index == 0:
                return from_end(view, place, wire, keep_source=True)
    return LinkGesture(view, place, End(item.node_id, spot))


def from_end(view: CanvasView, place: QPointF, wire: Wire, *, keep_source: bool) -> LinkGesture:
    """An end of a wire that is there, taken off to be led elsewhere."""
    if keep_source:
        fixed = End(wire.source.node, Spot(False, wire.source.item))
    else:
        fixed = End(wire.target, Spot(True, wire.port))
    return LinkGesture(view, place, fixed, wire)


class LinkGesture(Gesture):
    """A wire held at one end."""

    def __init__(
        self, view: CanvasView, place: QPointF, fixed: End, taken: Wire | None = None
    ) -> None:
        super().__init__(view, place)
        self._fixed, self._taken = fixed, taken
        self._ends = OtherEnds(self.scene, fixed)
        self._line: QGraphicsPathItem | None = None
        self._aim: tuple[NodeItem, Spot] | None = None
        self._lit: set[str] = set()

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        if self._line is None:
            self._begin()
        aim = self._aimed(place)
        if aim != self._aim:
            self._light(aim)
            self._explain(aim)
        self._light_what_came_into_view()
        self._draw(place)

    def release(self, place: QPointF) -> None:
        aim, taken = self._aim, self._taken
        path = self._line.path() if self._line is not None else None
        self.cancel()
        if not self.is_dragging:
            if taken is not None:
                self.scene.wire_selection.select(taken.key)
            return
        asks = False
        if aim is not None:
            asks = self._connect(*aim)
        elif taken is not None:
            self._cut(taken)
        else:
            asks = self._ask_for_layer(place)
        if asks and path is not None:
            self.view.pending_wire.show(path)

    def cancel(self) -> None:
        self._aim = None
        self.view.hint.hide()
        for node_id in self._lit:
            if (item := self.scene.nodes.get(node_id)) is not None:
                item.set_port_states(None)
                item.setOpacity(1.0)
        self._lit.clear()
        if self._line is not None:
            self.scene.removeItem(self._line)
            self._line = None
        self._show_taken(True)

    def _begin(self) -> None:
        self._show_taken(False)
        self._line = QGraphicsPathItem()
        self._line.setPen(QPen(kit().wire_selected))
        self._line.setZValue(4)
        self.scene.addItem(self._line)

    def _show_taken(self, visible: bool) -> None:
        if self._taken is not None and (item := self.scene.wires.get(self._taken.key)):
            item.setVisible(visible)

    def _aimed(self, place: QPointF) -> tuple[NodeItem, Spot] | None:
        reach = min(REACH / self.view.zoom, _MOST)
        area = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        cards = self.scene.card_items(area)
        best: tuple[float, NodeItem, Spot] | None = None
        for card in cards:
            wanted = set(self._ends.spots(card))
            for spot, point in card.spots():
                distance = hypot(point.x() - place.x(), point.y() - place.y())
                if spot in wanted and distance <= (best[0] if best else reach):
                    best = (distance, card, spot)
        if best is not None:
            return best[1], best[2]
        over = [card for card in cards if card.card_rect.contains(place)]
        return next(((card, meant) for card in over if (meant := self._ends.meant_by(card))), None)

    def _light_what_came_into_view(self) -> None:
        """Judge and light the cards on the screen; the others when they come into view."""
        seen = self.view.mapToScene(self.view.viewport().rect()).boundingRect()
        for item in self.scene.card_items(seen):
            if item.node_id not in self._lit:
                self._light_card(item)

    def _light(self, aim: tuple[NodeItem, Spot] | None) -> None:
        old, self._aim = self._aim, aim
        for pair in (old, aim):
            if pair is not None:
                self._light_card(pair[0])

    def _light_card(self, item: NodeItem) -> None:
        self._lit.add(item.node_id)
        states = {
            spot: PortState.FITS if found.fits else PortState.CLASHES
            for spot in self._ends.spots(item)
            if (found := self._ends.verdict(item.node_id, spot)).possible
        }
        is_own = item.node_id == self._fixed.node
        fits = is_own or PortState.FITS in states.values()
        if self._aim is not None and self._aim[0] is item:
            states[self._aim[1]] = PortState.AIMED
            fits = True
        own = {self._fixed.spot: PortState.AIMED} if is_own else {}
        item.set_port_states(states | own)
        item.setOpacity(1.0 if fits else DIMMED)

    def _explain(self, aim: tuple[NodeItem, Spot] | None) -> None:
        if aim is None:
            self.view.hint.hide()
            return
        found = self._ends.verdict(aim[0].node_id, aim[1])
        if found.reason:
            tone = "warning" if found.possible else "error"
            self.view.hint.say(found.reason, tone)
        else:
            ref = self._fixed.ref if self._fixed.is_source else End(aim[0].node_id, aim[1]).ref
            self.view.hint.say(shape_text(type_at(self.bridge.node_inference, ref)))

    def _draw(self, place: QPointF) -> None:
        assert self._line is not None
        held = self.scene.nodes[self._fixed.node]
        fixed = _point(held, self._fixed.spot)
        free = _point(*self._aim) if self._aim else place
        begin, end = (fixed, free) if self._fixed.is_source else (free, fixed)
        start = (begin.x(), begin.y())
        self._line.setPath(path_of(start, routing.direct(start, (end.x(), end.y()))))

    def _cut(self, taken: Wire) -> None:
        edit = cut(self.bridge.project, self.scene.scope, taken)
        if edit is not None:
            self.bridge.push(edit)
        else:
            self.view.hint.flash(
                tr("This value is part of an expression; change it in the inspector.")
            )

    def _ask_for_layer(self, place: QPointF) -> bool:
        if self._fixed.is_source:
            self.view.layer_search.behind(self._fixed.ref, place)
        else:
            self.view.layer_search.before(self._fixed.node, self._fixed.port, place)
        return True

    def _connect(self, item: NodeItem, spot: Spot) -> bool:
        """Make the wire, or ask what should make it fit; whether that is asked."""
        other = End(item.node_id, spot)
        edit = self._edit(other)
        if edit is None:
            return False
        found = self._ends.verdict(item.node_id, spot)
        target = other if self._fixed.is_source else self._fixed
        index = self._taken.index if self._taken and not self._fixed.is_source else 0
        if found.possible and not found.fits:
            end = (target.node, target.port, index)
            if self.view.adapter_chooser.offer(edit, end, found.reason, _point(item, spot)):
                return True
        self.bridge.push(edit)
        return False

    def _edit(self, other: End) -> Edit | None:
        """The edit that makes the wire; None where it is there already."""
        scope, taken = self.scene.scope, self._taken
        if taken is None:
            source, target = (self._fixed, other) if self._fixed.is_source else (other, self._fixed)
            return Connect(scope, source.ref, target.node, target.port)
        if not self._fixed.is_source:
            return None if other.ref == taken.source else Reroute(scope, taken.key, other.ref)
        if (other.node, other.port) == (taken.target, taken.port):
            return None
        return reconnect(self.bridge.project, scope, taken, other.node, other.port)


def _point(item: NodeItem, spot: Spot) -> QPointF:
    if isinstance(spot.key, tuple):
        return item.output_point(spot.key)
    return item.input_point(spot.key)
