"""Dragging the canvas under the window: middle button, or Space and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from netstudio.gui.canvas.gestures.gesture import Gesture

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView


class PanGesture(Gesture):
    """The place that was pressed stays under the pointer."""

    def __init__(self, view: CanvasView, place: QPointF) -> None:
        super().__init__(view, place)
        self._last = view.pointer.toPoint()

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.ClosedHandCursor

    @property
    def scrolls(self) -> bool:
        return False

    def move(self, place: QPointF) -> None:
        # In pixels: the scene's places move along while it scrolls.
        here = self.view.pointer.toPoint()
        self.view.camera.scroll(here - self._last)
        self._last = here

    def release(self, place: QPointF) -> None:
        """Nothing is left to do."""

    def cancel(self) -> None:
        """The canvas stays where it is: there is nothing to lose."""
