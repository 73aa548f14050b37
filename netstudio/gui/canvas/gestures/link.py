"""Dragging a wire from a port, in either direction.

Ports that the value fits light up; another says why not when the wire comes near. Let go on empty
canvas, it asks what layer should be there. Dragged from an input that has a wire, it takes that
wire off and elsewhere.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsPathItem

from netstudio.document.edits import Connect
from netstudio.document.values import Ref
from netstudio.gui.canvas import routing
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.canvas.fitting import (
    Verdict,
    free_port,
    readers_of,
    sources_of,
    type_at,
    verdict,
)
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.node_item import NodeItem, PortState, Spot
from netstudio.gui.canvas.paint import kit
from netstudio.gui.canvas.ports import PortKey, Wire
from netstudio.gui.canvas.wire_item import path_of
from netstudio.gui.canvas.wiring import cut, reconnect
from netstudio.records import dataclass

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

REACH = 26.0
"""How near to a port a wire snaps to it, in pixels."""
_MOST = 44.0


@dataclass(frozen=True, slots=True)
class End:
    """The end of the wire that stays: the value it carries, or the port it runs into."""

    node: str
    spot: Spot

    @property
    def is_source(self) -> bool:
        """Whether the wire leaves here."""
        return not self.spot.is_input

    @property
    def ref(self) -> Ref:
        """The value, where the wire leaves here."""
        assert isinstance(self.spot.key, tuple)
        return Ref(self.node, self.spot.key)

    @property
    def port(self) -> PortKey:
        """The port, where the wire arrives here."""
        assert not isinstance(self.spot.key, tuple)
        return self.spot.key


def fixed_end(view: CanvasView, item: NodeItem, spot: Spot) -> tuple[End, Wire | None]:
    """Where a wire dragged from a port is held, and the wire that is taken off for it."""
    if spot.is_input:
        for key in view.canvas.wires_at(item.node_id):
            wire = view.canvas.wires[key].wire
            if wire.target == item.node_id and wire.port == spot.key and wire.index == 0:
                return End(wire.source.node, Spot(False, wire.source.item)), wire
    return End(item.node_id, spot), None


class LinkGesture(Gesture):
    """A wire held at one end."""

    def __init__(self, view: CanvasView, place: QPointF, item: NodeItem, spot: Spot) -> None:
        super().__init__(view, place)
        self._fixed, self._taken = fixed_end(view, item, spot)
        self._verdicts: dict[tuple[str, Spot], Verdict] = {}
        self._line: QGraphicsPathItem | None = None
        self._aim: tuple[NodeItem, Spot] | None = None

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        if self._line is None:
            self._begin()
        aim = self._aimed(place)
        if aim != self._aim:
            self._light(aim)
        self._draw(place)

    def release(self, place: QPointF) -> None:
        aim, taken = self._aim, self._taken
        self.cancel()
        if not self.is_dragging:
            return
        if aim is not None:
            self._connect(*aim)
        elif taken is not None:
            edit = cut(self.bridge.project, self.scene.scope, taken)
            assert edit is not None, "only a wire of its own is taken off by hand"
            self.bridge.push(edit)
        elif self._fixed.is_source:
            self.view.layer_search.behind(self._fixed.ref, place)
        else:
            self.view.layer_search.before(self._fixed.node, self._fixed.port, place)

    def cancel(self) -> None:
        self._light(None)
        self.view.hint.hide()
        for item in self.scene.nodes.values():
            item.set_port_states(None)
        if self._line is not None:
            self.scene.removeItem(self._line)
            self._line = None
        self._show_taken(True)

    def _begin(self) -> None:
        self._show_taken(False)
        self._judge()
        self._line = QGraphicsPathItem()
        pen = QPen(kit().wire_selected)
        self._line.setPen(pen)
        self._line.setZValue(4)
        self.scene.addItem(self._line)
        self._light(None)

    def _show_taken(self, visible: bool) -> None:
        if self._taken is not None and (item := self.scene.wires.get(self._taken.key)):
            item.setVisible(visible)

    def _judge(self) -> None:
        """Find out for every port of the other side whether the wire would fit it."""
        graph, fixed = self.scene.graph, self._fixed
        known = self.bridge.node_inference
        closing = (
            sources_of(graph, fixed.node) if fixed.is_source else readers_of(graph, fixed.node)
        )
        for node_id, item in self.scene.nodes.items():
            for spot in self._candidates(item):
                if node_id in closing:
                    found = Verdict(False, "A wire here would close a cycle.")
                elif fixed.is_source:
                    end = End(node_id, spot)
                    found = verdict(graph, known, fixed.ref, graph.nodes[node_id], end.port)
                else:
                    end = End(node_id, spot)
                    found = verdict(graph, known, end.ref, graph.nodes[fixed.node], fixed.port)
                self._verdicts[node_id, spot] = found

    def _candidates(self, item: NodeItem) -> list[Spot]:
        ports = item.card.ports
        if self._fixed.is_source:
            return [Spot(True, port.key) for port in ports.inputs if port.wirable]
        return [Spot(False, port.item) for port in ports.outputs]

    def _aimed(self, place: QPointF) -> tuple[NodeItem, Spot] | None:
        reach = min(REACH / self.view.zoom, _MOST)
        area = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        cards = self.scene.card_items(area)
        best: tuple[float, NodeItem, Spot] | None = None
        for card in cards:
            for spot, point in card.spots():
                if (card.node_id, spot) not in self._verdicts:
                    continue
                distance = hypot(point.x() - place.x(), point.y() - place.y())
                if distance <= (best[0] if best else reach):
                    best = (distance, card, spot)
        if best is not None:
            return best[1], best[2]
        return next(
            (
                found
                for card in cards
                if card.card_rect.contains(place)
                if (found := self._of(card))
            ),
            None,
        )

    def _of(self, card: NodeItem) -> tuple[NodeItem, Spot] | None:
        """The port that a wire let go over a card's middle means."""
        spots = [spot for spot in self._candidates(card) if self._verdicts[card.node_id, spot].fits]
        if self._fixed.is_source and spots:
            keys = tuple(End(card.node_id, spot).port for spot in spots)
            free = free_port(self.scene.graph.nodes[card.node_id], keys)
            spots = [Spot(True, free)] if free is not None else spots
        return (card, spots[0]) if spots else None

    def _light(self, aim: tuple[NodeItem, Spot] | None) -> None:
        self._aim = aim
        if not self._verdicts:
            return
        for node_id, item in self.scene.nodes.items():
            states = {
                spot: PortState.FITS if found.fits else PortState.CLASHES
                for spot in self._candidates(item)
                if (found := self._verdicts[node_id, spot]).possible
            }
            if aim is not None and aim[0] is item:
                states[aim[1]] = PortState.AIMED
            own = {self._fixed.spot: PortState.AIMED} if node_id == self._fixed.node else {}
            item.set_port_states(states | own)
        self._explain(aim)

    def _explain(self, aim: tuple[NodeItem, Spot] | None) -> None:
        if aim is None:
            self.view.hint.hide()
            return
        found = self._verdicts[aim[0].node_id, aim[1]]
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

    def _connect(self, item: NodeItem, spot: Spot) -> None:
        scope, taken = self.scene.scope, self._taken
        other = End(item.node_id, spot)
        if taken is not None:
            if (other.node, other.port) != (taken.target, taken.port):
                project = self.bridge.project
                self.bridge.push(reconnect(project, scope, taken, other.node, other.port))
            return
        source, target = (self._fixed, other) if self._fixed.is_source else (other, self._fixed)
        self.bridge.push(Connect(scope, source.ref, target.node, target.port))


def _point(item: NodeItem, spot: Spot) -> QPointF:
    if isinstance(spot.key, tuple):
        return item.output_point(spot.key)
    return item.input_point(spot.key)
