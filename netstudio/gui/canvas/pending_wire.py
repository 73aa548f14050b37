"""A wire that was let go and waits for an answer: drawn until the question beside it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from netstudio.gui.canvas.paint import kit

if TYPE_CHECKING:
    from netstudio.gui.canvas.scene import CanvasScene


class PendingWire:
    """At most one, dashed."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._line: QGraphicsPathItem | None = None

    @property
    def is_shown(self) -> bool:
        """Whether a wire waits."""
        return self._line is not None

    def show(self, path: QPainterPath) -> None:
        """Draw a wire along a path, in place of the last."""
        self.clear()
        pen = QPen(kit().wire_selected)
        pen.setStyle(Qt.PenStyle.DashLine)
        self._line = QGraphicsPathItem(path)
        self._line.setPen(pen)
        self._line.setZValue(4)
        self._scene.addItem(self._line)

    def clear(self) -> None:
        """The question was answered, or dropped."""
        if self._line is not None:
            self._scene.removeItem(self._line)
            self._line = None

    def forget(self) -> None:
        """Another graph is shown, and what was drawn is no more."""
        self._line = None
