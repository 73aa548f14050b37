"""What an empty canvas says: how the first layer comes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

WORDS = "Drag a layer here, or press Tab to search"


class EmptyHint(QLabel):
    """Lies over the middle of the canvas while the open graph has no node; takes no clicks."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(WORDS, view)
        self._view = view
        self.setProperty("role", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.installEventFilter(self)
        view.bridge.changed.connect(self._follow)
        view.canvas.rebuilt.connect(self._follow)
        self.lower()
        view.viewport().lower()
        self._place()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        middle = self._view.rect().center()
        self.move(middle - self.rect().center())

    def _follow(self, *_: object) -> None:
        self.setVisible(not self._view.canvas.graph.nodes)
