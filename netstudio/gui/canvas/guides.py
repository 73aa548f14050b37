"""Thin lines that show what a dragged card is in line with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from netstudio.gui.canvas.paint import kit
from netstudio.gui.canvas.snapping import Line

if TYPE_CHECKING:
    from netstudio.gui.canvas.scene import CanvasScene


class Guides:
    """The lines of one drag."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._item: QGraphicsPathItem | None = None

    def show(self, lines: Sequence[Line]) -> None:
        """Show exactly these."""
        if self._item is None:
            if not lines:
                return
            self._item = QGraphicsPathItem()
            pen = QPen(kit().accent, 1)
            pen.setCosmetic(True)
            self._item.setPen(pen)
            self._item.setZValue(9)
            self._scene.addItem(self._item)
        path = QPainterPath()
        for x, y, end_x, end_y in lines:
            path.moveTo(x, y)
            path.lineTo(end_x, end_y)
        self._item.setPath(path)

    def hide(self) -> None:
        """Take them away."""
        if self._item is not None:
            self._scene.removeItem(self._item)
            self._item = None
