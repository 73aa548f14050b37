"""Cutting wires with Alt: a click on one, or a stroke drawn freely across several."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from netstudio.document.view import WireEnd
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.hit import WIRE_REACH, wire_at
from netstudio.gui.canvas.paint import kit
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.gui.canvas.wiring import cut_all
from netstudio.gui.language import tr

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView


class CutGesture(Gesture):
    """The wires under the stroke go, as one step; meanwhile they look as if about to."""

    def __init__(self, view: CanvasView, place: QPointF) -> None:
        super().__init__(view, place)
        self._stroke: QGraphicsPathItem | None = None
        self._path = QPainterPath(place)
        self._last = place
        self._crossed: dict[WireEnd, WireItem] = {}

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        if self._stroke is None:
            pen = QPen(kit().error, 1.5, Qt.PenStyle.DashLine)
            pen.setCosmetic(True)
            self._stroke = QGraphicsPathItem()
            self._stroke.setPen(pen)
            self._stroke.setZValue(10)
            self.scene.addItem(self._stroke)
        self._extend(place)
        self._stroke.setPath(self._path)

    def release(self, place: QPointF) -> None:
        if self.is_dragging:
            self._extend(place)
            wires = [item.wire for item in self._crossed.values()]
        else:
            item = wire_at(self.scene, place, WIRE_REACH / self.view.zoom)
            wires = [item.wire] if item else []
        self.cancel()
        edit = cut_all(self.bridge.project, self.scene.scope, wires)
        if edit is not None:
            self.bridge.push(edit)
        elif wires:
            self.view.hint.flash(
                tr("This value is part of an expression; change it in the inspector.")
            )

    def cancel(self) -> None:
        for item in self._crossed.values():
            item.set_doomed(False)
        self._crossed.clear()
        if self._stroke is not None:
            self.scene.removeItem(self._stroke)
            self._stroke = None

    def _extend(self, place: QPointF) -> None:
        """Draw the stroke on to a place, over whatever wires lie on the way."""
        line = QLineF(self._last, place)
        area = QRectF(self._last, place).normalized().adjusted(-1, -1, 1, 1)
        for item in self.scene.wire_items(area):
            if item.wire.key not in self._crossed and _crosses(item, line):
                self._crossed[item.wire.key] = item
                item.set_doomed(True)
        self._path.lineTo(place)
        self._last = place


def _crosses(item: WireItem, stroke: QLineF) -> bool:
    corners = [QPointF(x, y) for x, y in item.samples()]
    bounded = QLineF.IntersectionType.BoundedIntersection
    return any(stroke.intersects(QLineF(a, b))[0] == bounded for a, b in pairwise(corners))
