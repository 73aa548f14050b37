"""What floats in the corners of the canvas, kept there when it is resized."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from netstudio.gui.canvas.breadcrumb import Breadcrumb
from netstudio.gui.canvas.minimap import Minimap
from netstudio.gui.canvas.zoom_bar import ZoomBar
from netstudio.gui.theme import tokens

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

_SMALLEST = 420
"""A canvas narrower than this has no room for a map."""


class Overlays(QObject):
    """Zoom bar below left, minimap below right, breadcrumb above left."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.zoom_bar = ZoomBar(view)
        self.minimap = Minimap(view)
        self.breadcrumb = Breadcrumb(view)
        view.installEventFilter(self)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        gap, area = tokens.SPACE_3, self._view.rect()
        self.zoom_bar.adjustSize()
        self.zoom_bar.move(gap, area.bottom() - self.zoom_bar.height() - gap)
        self.minimap.move(
            area.right() - self.minimap.width() - gap, area.bottom() - self.minimap.height() - gap
        )
        self.minimap.setVisible(area.width() >= _SMALLEST and bool(self._view.canvas.nodes))
        self.breadcrumb.move(gap, gap)
