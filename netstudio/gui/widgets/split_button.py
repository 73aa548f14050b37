"""A button with an arrow of its own beside it, in the button's colour of text.

A stylesheet's arrow is one picture for every ground; on the accent it would hardly be seen.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from netstudio.gui.theme import icons
from netstudio.gui.theme.apply import current

_ARROW = 12
_ARROW_ROOM = 18
"""How wide the stylesheet makes the part that opens the menu."""


class SplitButton(QToolButton):
    """A primary button that may offer other ways to do what it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QToolButton::menu-arrow { image: none; }")

    def offer(self, menu: QMenu | None) -> None:
        """Open this menu from an arrow at the right; None takes the arrow away."""
        mode = QToolButton.ToolButtonPopupMode
        self.setMenu(menu)  # type: ignore[arg-type]  # None is how a menu is taken away
        self.setPopupMode(mode.DelayedPopup if menu is None else mode.MenuButtonPopup)
        self.style().unpolish(self)
        self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.popupMode() is not QToolButton.ToolButtonPopupMode.MenuButtonPopup:
            return
        shade = current().text_on_accent
        arrow = icons.pixmap("chevron-down", shade, _ARROW, self.devicePixelRatioF())
        left = self.width() - _ARROW_ROOM + (_ARROW_ROOM - _ARROW) // 2
        painter = QPainter(self)
        painter.drawPixmap(QPoint(left, (self.height() - _ARROW) // 2), arrow)
        painter.end()
