"""Pressing on a wire: a click selects it; a drag draws a rectangle, as on the canvas around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from netstudio.gui.canvas.gestures.rubber_band import RubberBand

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.canvas.wire_item import WireItem


class WirePress(RubberBand):
    """Where wires lie close, a rectangle must be able to begin on one."""

    def __init__(self, view: CanvasView, place: QPointF, item: WireItem, *, extend: bool) -> None:
        super().__init__(view, place, extend=extend)
        self._item = item
        self._extend = extend

    def release(self, place: QPointF) -> None:
        if self.is_dragging:
            super().release(place)
        elif self._item.wire.key in self.scene.wires:
            self.scene.wire_selection.select(self._item.wire.key, extend=self._extend)
