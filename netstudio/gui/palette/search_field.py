"""A field to search with, and a button in it that empties it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from netstudio.gui.language import tr
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.sizing import fix_size

_BUTTON = 20


class SearchField(QLineEdit):
    """Qt's own clear button neither follows the theme nor sits in the middle of a styled field."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self._clear = QToolButton(self)
        self._clear.setProperty("kind", "flat")
        self._clear.setToolTip(tr("Clear the search (Esc)"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The window's sheet makes buttons as tall as fields; this one lies inside one.
        self._clear.setStyleSheet("min-height: 0; padding: 0; border: none;")
        fix_size(self._clear, _BUTTON, _BUTTON)
        self._clear.setIconSize(QSize(12, 12))
        icons.set_icon(self._clear, "close", "text_muted")
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._offer)
        self._offer("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        middle = (self.height() - self._clear.height()) // 2
        self._clear.move(self.width() - self._clear.width() - tokens.SPACE_1, middle)

    def _offer(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.setTextMargins(0, 0, self._clear.width() if text else 0, 0)
