"""The pointer at rest over the canvas: what lights up, its shape, and its tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QToolTip

from netstudio.gui.canvas.hit import Hit

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent

    from netstudio.gui.canvas.view import CanvasView


class Hover:
    """Lights what lies under the pointer."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._hit = Hit()

    def over(self, found: Hit) -> None:
        """The pointer is over this now."""
        old, self._hit = self._hit, found
        if old.node is not found.node:
            if old.node is not None:
                old.node.set_hovered(False)
            if found.node is not None:
                found.node.set_hovered(True)
        if old.wire is not found.wire:
            if old.wire is not None:
                old.wire.set_hovered(False)
            if found.wire is not None:
                found.wire.set_hovered(True)
        if (old.spot is None, old.badge, old.part) != (
            found.spot is None,
            found.badge,
            found.part,
        ):
            self.shape_pointer()

    def forget(self) -> None:
        """What was lit is no more."""
        self._hit = Hit()

    def shape_pointer(self) -> None:
        """Give the pointer the shape of what a press would begin."""
        view = self._view
        shape = Qt.CursorShape.ArrowCursor
        if view.gesture is not None and view.gesture.cursor is not None:
            shape = view.gesture.cursor
        elif view.is_space_held:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._hit.badge:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._hit.note is not None:
            from netstudio.gui.canvas.gestures.note import CURSORS

            shape = CURSORS.get(self._hit.part, Qt.CursorShape.ArrowCursor)
        elif self._hit.spot is not None:
            shape = Qt.CursorShape.CrossCursor
        view.viewport().setCursor(shape)

    def explain(self, event: QHelpEvent) -> None:
        """Show the tooltip of what lies under the pointer."""
        from netstudio.gui.canvas.tooltips import tooltip

        view = self._view
        place = view.camera.place_at(QPointF(event.pos()))
        text = "" if view.gesture else tooltip(view.canvas, view.hit_at(place))
        if text:
            QToolTip.showText(event.globalPos(), text, view.viewport())
        else:
            QToolTip.hideText()
