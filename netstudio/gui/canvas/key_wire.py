"""Wiring without a mouse: a key begins a wire at the selected node, arrows or letters choose where.

While it goes on, the canvas's keys are its own: Enter connects, Esc drops the wire.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from netstudio.document.edits import Connect
from netstudio.document.edits.wire import argument_at
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.canvas.fitting import type_at
from netstudio.gui.canvas.gestures.link import DIMMED
from netstudio.gui.canvas.node_item import NodeItem, PortState, Spot
from netstudio.gui.canvas.paint import kit
from netstudio.gui.canvas.wire_ends import End, OtherEnds
from netstudio.gui.canvas.wire_item import path_of
from netstudio.gui.language import tr
from netstudio.gui.palette.ranking import match_rank
from netstudio.layout import routing

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS = 3.0
"""How much farther a card counts that lies back or aside, against one ahead."""


class KeyWire:
    """A wire that is led by keys from one node to another."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._scene = view.canvas
        self._fixed: End | None = None
        self._all: list[End] = []
        self._typed = ""
        self._at = 0
        self._line: QGraphicsPathItem | None = None

    @property
    def is_active(self) -> bool:
        """Whether a wire is being led."""
        return self._fixed is not None

    @property
    def target(self) -> End | None:
        """Where Enter would connect it to."""
        shown = self._matching()
        return shown[self._at % len(shown)] if shown else None

    def begin(self) -> None:
        """Begin a wire at the current node's first output; say so where there is none."""
        self.drop()
        node_id = self._view.selection.current
        if node_id is None:
            self._say_once(tr("Select the node that the wire should come from."))
            return
        outputs = self._scene.nodes[node_id].card.ports.outputs
        if not outputs:
            self._say_once(tr("An output gives nothing on; select another node."))
            return
        self._hold(End(node_id, Spot(False, outputs[0].item)))

    def press(self, event: QKeyEvent) -> bool:
        """Take a key press; whether it was taken."""
        if not self.is_active:
            return False
        key = Qt.Key(event.key())
        if key in _FORWARD or key in _BACK:
            self._at += 1 if key in _FORWARD else -1
        elif key in _ENTER:
            self._connect()
            return True
        elif key == Qt.Key.Key_Escape:
            self.drop()
            return True
        elif key == Qt.Key.Key_Tab:
            self._next_output()
            return True
        elif key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
        elif not event.text().strip() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return True  # nothing else happens meanwhile
        else:
            self._typed, self._at = self._typed + event.text(), 0
        self._show()
        return True

    def drop(self) -> None:
        """Let go of the wire; nothing is connected."""
        if self._fixed is None:
            return
        self._fixed, self._all, self._typed, self._at = None, [], "", 0
        self._view.hint.hide()
        for item in self._scene.nodes.values():
            item.set_port_states(None)
            item.setOpacity(1.0)
        if self._line is not None and self._line.scene() is self._scene:
            self._scene.removeItem(self._line)
        self._line = None

    def forget(self) -> None:
        """Another graph is shown: what was drawn is no more."""
        self._line = None
        self.drop()

    def _hold(self, fixed: End) -> None:
        ends = [end for end in OtherEnds(self._scene, fixed).fitting() if self._is_new(fixed, end)]
        if not ends:
            shape = shape_text(type_at(self._scene.bridge.node_inference, fixed.ref))
            self._say_once(tr("Nothing here takes {shape}; Tab adds a layer.", shape=shape))
            return
        origin = self._scene.nodes[fixed.node].output_point(fixed.ref.item)
        self._fixed, self._at, self._typed = fixed, 0, ""
        self._all = sorted(ends, key=lambda end: _farness(origin, self._point(end)))
        self._line = QGraphicsPathItem()
        self._line.setPen(QPen(kit().wire_selected))
        self._line.setZValue(4)
        self._scene.addItem(self._line)
        self._show()

    def _is_new(self, fixed: End, end: End) -> bool:
        return argument_at(self._scene.graph.nodes[end.node], end.port) != fixed.ref

    def _next_output(self) -> None:
        assert self._fixed is not None
        fixed = self._fixed
        items = [port.item for port in self._scene.nodes[fixed.node].card.ports.outputs]
        following = items[(items.index(fixed.ref.item) + 1) % len(items)]
        if following != fixed.ref.item:
            self.drop()
            self._hold(End(fixed.node, Spot(False, following)))

    def _matching(self) -> list[End]:
        """The ports that fit and whose node is called like what was typed, the nearest first."""
        if not self._typed:
            return self._all
        ranked = []
        for order, end in enumerate(self._all):
            card = self._scene.nodes[end.node].card
            rank = match_rank(self._typed, card.title, card.type_name)
            if rank is not None:
                ranked.append((rank, order, end))
        return [end for _, _, end in sorted(ranked, key=lambda item: item[:2])]

    def _connect(self) -> None:
        fixed, target = self._fixed, self.target
        self.drop()
        if fixed is not None and target is not None:
            edit = Connect(self._scene.scope, fixed.ref, target.node, target.port)
            if self._scene.bridge.push(edit):
                self._view.selection.set([target.node])

    def _point(self, end: End) -> QPointF:
        return self._scene.nodes[end.node].input_point(end.port)

    def _show(self) -> None:
        """Draw the wire to its target, light what fits, and say what Enter does."""
        target = self.target
        self._light(target)
        assert self._line is not None and self._fixed is not None
        self._line.setVisible(target is not None)
        if target is None:
            self._view.hint.point_at(self._pixel(self._fixed.node))
            self._view.hint.say(tr("Nothing that fits is called “{typed}”.", typed=self._typed))
            return
        source = self._scene.nodes[self._fixed.node].output_point(self._fixed.ref.item)
        end, start = self._point(target), (source.x(), source.y())
        self._line.setPath(path_of(start, routing.direct(start, (end.x(), end.y()))))
        item = self._scene.nodes[target.node]
        self._view.camera.reveal(item.card_rect)
        self._view.hint.point_at(self._pixel(target.node))
        self._view.hint.say(self._words(item, target))

    def _words(self, item: NodeItem, target: End) -> str:
        shown = self._matching()
        words = tr(
            "Enter connects to {name} ({number} of {count})",
            name=item.card.title,
            number=shown.index(target) + 1,
            count=len(shown),
        )
        return f"{words}  ·  {self._typed}" if self._typed else words

    def _light(self, target: End | None) -> None:
        shown = {end.node: end for end in self._matching()}
        assert self._fixed is not None
        for node_id, item in self._scene.nodes.items():
            end = shown.get(node_id)
            states: dict[Spot, PortState] = {}
            if end is not None:
                states[end.spot] = PortState.AIMED if end == target else PortState.FITS
            is_own = node_id == self._fixed.node
            item.set_port_states(states | ({self._fixed.spot: PortState.AIMED} if is_own else {}))
            item.setOpacity(1.0 if end is not None or is_own else DIMMED)

    def _pixel(self, node_id: str) -> QPoint:
        return self._view.mapFromScene(self._scene.nodes[node_id].card_rect.bottomLeft())

    def _say_once(self, text: str) -> None:
        self._view.hint.point_at(self._view.middle().toPoint())
        self._view.hint.flash(text)


def _farness(origin: QPointF, place: QPointF) -> float:
    """How far a port is for somebody who looks ahead: nodes to the right come first."""
    dx, dy = place.x() - origin.x(), place.y() - origin.y()
    return hypot(dx if dx > 0 else _SIDEWAYS * dx, dy)
