"""A small box over the canvas that keeps to a corner of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.theme import tokens

_MARGIN = tokens.SPACE_3


class Floating(QFrame):
    """Parts in a row, in the upper or lower left of a canvas, which shows its graph beside it."""

    def __init__(self, view: CanvasView, *, at_bottom: bool) -> None:
        super().__init__(view)
        self._view = view
        self._at_bottom = at_bottom
        self.setProperty("role", "floating")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(2, 2, 2, 2)
        self.row.setSpacing(0)
        view.installEventFilter(self)
        view.camera.keep_clear(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.place()
        return False

    def place(self) -> None:
        """Move to the corner."""
        self.adjustSize()
        top = self._view.height() - self.height() - _MARGIN if self._at_bottom else _MARGIN
        self.move(_MARGIN, top)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view.refit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._view.refit()
