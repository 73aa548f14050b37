"""Cutting wires with Alt: a click on one, or a stroke across several."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem

from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.hit import WIRE_REACH, wire_at
from netstudio.gui.canvas.paint import kit
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.gui.canvas.wiring import cut_all

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView


class CutGesture(Gesture):
    """The wires under the stroke go, as one step."""

    def __init__(self, view: CanvasView, place: QPointF) -> None:
        super().__init__(view, place)
        self._stroke: QGraphicsLineItem | None = None

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        if self._stroke is None:
            pen = QPen(kit().error, 1.5, Qt.PenStyle.DashLine)
            pen.setCosmetic(True)
            self._stroke = QGraphicsLineItem()
            self._stroke.setPen(pen)
            self._stroke.setZValue(10)
            self.scene.addItem(self._stroke)
        self._stroke.setLine(QLineF(self.start, place))

    def release(self, place: QPointF) -> None:
        wires = [item.wire for item in self._under(place)]
        self.cancel()
        edit = cut_all(self.bridge.project, self.scene.scope, wires)
        if edit is not None:
            self.bridge.push(edit)
        elif wires:
            self.view.hint.flash("This value is part of an expression; change it in the inspector.")

    def cancel(self) -> None:
        if self._stroke is not None:
            self.scene.removeItem(self._stroke)
            self._stroke = None

    def _under(self, place: QPointF) -> list[WireItem]:
        if not self.is_dragging:
            item = wire_at(self.scene, place, WIRE_REACH / self.view.zoom)
            return [item] if item else []
        area = QRectF(self.start, place).normalized().adjusted(-1, -1, 1, 1)
        near = self.scene.wire_items(area)
        return [item for item in near if _crosses(item, QLineF(self.start, place))]


def _crosses(item: WireItem, stroke: QLineF) -> bool:
    corners = [QPointF(x, y) for x, y in item.samples()]
    bounded = QLineF.IntersectionType.BoundedIntersection
    return any(stroke.intersects(QLineF(a, b))[0] == bounded for a, b in pairwise(corners))
