"""Dragging a dot that bends a wire. One edit on release; a click selects the dot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from netstudio.document.edits import MoveBend
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.layout.bent_route import through
from netstudio.layout.geometry import GRID

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.canvas.wire_item import WireItem

STRAIGHTEN = 7.0
"""So near, in pixels, to the height of its neighbour on the wire, a dot lies level with it."""


class BendGesture(Gesture):
    """Moves one dot by the grid; meanwhile only its wire is drawn anew."""

    def __init__(self, view: CanvasView, place: QPointF, item: WireItem, dot: int) -> None:
        super().__init__(view, place)
        self._item, self._dot = item, dot
        self._dots = [(point.x(), point.y()) for point in item.dots]
        self._from = self._dots[dot]
        stops = [item.samples()[0], *self._dots, item.samples()[-1]]
        self._levels = (stops[dot][1], stops[dot + 2][1])
        """The heights of what comes before and after it on the wire."""
        self.scene.wire_selection.select(item.wire.key, dot=dot)

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        step = place - self.start
        x, y = self._from[0] + step.x(), self._from[1] + step.y()
        level = min(self._levels, key=lambda level: abs(level - y))
        straight = abs(level - y) * self.view.zoom <= STRAIGHTEN
        self._dots[self._dot] = (_on_grid(x), level if straight else _on_grid(y))
        self._show()

    def release(self, place: QPointF) -> None:
        moved = self._dots[self._dot]
        if moved != self._from:
            edit = MoveBend(self.scene.scope, self._item.wire.key, self._dot, moved)
            self.bridge.push(edit)

    def cancel(self) -> None:
        self._dots[self._dot] = self._from
        self._show()

    def _show(self) -> None:
        wire = self._item.wire
        if wire.key not in self.scene.wires:  # an undo took it away
            return
        begin = self.scene.nodes[wire.source.node].output_point(wire.source.item)
        end = self.scene.nodes[wire.target].input_point(wire.port)
        start = (begin.x(), begin.y())
        self._item.set_dots(self._dots)
        self._item.set_route(start, through(start, self._dots, (end.x(), end.y())))


def _on_grid(value: float) -> float:
    return float(round(value / GRID) * GRID)
