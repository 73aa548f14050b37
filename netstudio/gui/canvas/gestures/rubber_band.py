"""Selecting by a rectangle drawn over empty canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.paint import kit

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView


class RubberBand(Gesture):
    """Selects the cards that the rectangle touches, and the frames and notes that lie wholly in it;
    with `extend`, besides those selected."""

    def __init__(self, view: CanvasView, place: QPointF, *, extend: bool) -> None:
        super().__init__(view, place)
        self._extend = extend
        self._before = view.selection.ids if extend else ()
        self._band: QGraphicsRectItem | None = None

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        if self._band is None:
            self._band = self._make_band()
        area = QRectF(self.start, place).normalized()
        self._band.setRect(area)
        touched = set(self._touched(area))
        for node_id, item in self.scene.nodes.items():
            item.set_selected(node_id in touched)

    def release(self, place: QPointF) -> None:
        chosen = self._before
        if self._band is not None:
            band = self._band.rect()
            chosen = self._touched(band)
            inside = [n for n, item in self.view.notes.items.items() if band.contains(item.rect)]
            kept = self.view.notes.selected if self._extend else ()
            self.view.notes.select((*kept, *inside))
        self._clear_up()
        self.scene.wire_selection.clear()
        if chosen == self.view.selection.ids:
            self.scene.show_selection()
        self.view.selection.set(chosen)

    def cancel(self) -> None:
        self._clear_up()
        self.scene.show_selection()

    def _touched(self, area: QRectF) -> tuple[str, ...]:
        inside = {
            item.node_id for item in self.scene.card_items(area) if item.card_rect.intersects(area)
        }
        found = (node_id for node_id in self.scene.nodes if node_id in inside)
        return tuple(dict.fromkeys((*self._before, *found)))

    def _make_band(self) -> QGraphicsRectItem:
        band = QGraphicsRectItem()
        pen = QPen(kit().accent, 1)
        pen.setCosmetic(True)
        fill = QColor(kit().accent)
        fill.setAlphaF(0.12)
        band.setPen(pen)
        band.setBrush(fill)
        band.setZValue(10)
        self.scene.addItem(band)
        return band

    def _clear_up(self) -> None:
        if self._band is not None:
            self.scene.removeItem(self._band)
            self._band = None
