"""What every mouse gesture is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

THRESHOLD = 4.0
"""How far the pointer moves, in pixels, before a click becomes a drag."""


class Gesture(ABC):
    """From press to release. Places are in the scene; the view turns pixels into them."""

    def __init__(self, view: CanvasView, place: QPointF) -> None:
        self.view = view
        self.scene = view.canvas
        self.bridge = view.bridge
        self.start = place
        self.is_dragging = False

    @property
    def cursor(self) -> Qt.CursorShape | None:
        """The pointer's shape meanwhile, where it differs."""
        return None

    @property
    def scrolls(self) -> bool:
        """Whether the canvas comes along where the pointer reaches its edge."""
        return True

    def moved(self, place: QPointF) -> bool:
        """Whether the pointer has left the spot it was pressed on; once true, it stays so."""
        gap = (place - self.start) * self.view.zoom
        self.is_dragging = self.is_dragging or gap.manhattanLength() >= THRESHOLD
        return self.is_dragging

    @abstractmethod
    def move(self, place: QPointF) -> None:
        """The pointer moved."""

    @abstractmethod
    def release(self, place: QPointF) -> None:
        """The button was let go: make the edit, if any, and clear up."""

    @abstractmethod
    def cancel(self) -> None:
        """Leave everything as it was."""
