"""A button with an arrow of its own beside it, in the button's colour of text.

A stylesheet's arrow is one picture for every ground; on the accent it would hardly be seen. Painted
here to the last: asking the style makes Qt for Python set up all its constants, which takes 6 ms,
and the first paint would wait for that.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current

_ARROW = 12
_GAP = 6
"""Between icon and words."""
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
        self._paint_face()
        if self._opens_menu():
            self._paint_arrow()

    def _opens_menu(self) -> bool:
        return self.popupMode() is QToolButton.ToolButtonPopupMode.MenuButtonPopup

    def _paint_face(self) -> None:
        """Icon and words in the middle: a style sets them to the left of a wide button."""
        words, icon, side = self._words(), self.icon(), self.iconSize()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        advance = self.fontMetrics().horizontalAdvance(words)
        room = self.rect().adjusted(0, 0, -_ARROW_ROOM if self._opens_menu() else 0, 0)
        left = room.left() + (room.width() - side.width() - _GAP - advance) // 2
        middle = QRect(QPoint(left, (self.height() - side.height()) // 2), side)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        icon.paint(painter, middle, Qt.AlignmentFlag.AlignCenter, mode)
        shade = current().text_on_accent if self.isEnabled() else current().text_disabled
        painter.setPen(QColor(shade))
        place = room.adjusted(left - room.left() + side.width() + _GAP, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _words(self) -> str:
        """Without the mark of an access key, which a tool button does not show."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _paint_ground(self, painter: QPainter) -> None:
        """As the stylesheet paints primary buttons."""
        theme = current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground()))
        painter.drawRoundedRect(QRectF(self.rect()), tokens.RADIUS, tokens.RADIUS)
        if self.hasFocus():
            painter.setPen(QColor(theme.text))
            outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(outline, tokens.RADIUS, tokens.RADIUS)

    def _ground(self) -> str:
        theme = current()
        if not self.isEnabled():
            return theme.surface_raised
        if self.isDown():
            return theme.accent_pressed
        return theme.accent_hover if self.underMouse() else theme.accent_fill

    def _paint_arrow(self) -> None:
        shade = current().text_on_accent
        arrow = icons.pixmap("chevron-down", shade, _ARROW, self.devicePixelRatioF())
        left = self.width() - _ARROW_ROOM + (_ARROW_ROOM - _ARROW) // 2
        painter = QPainter(self)
        painter.drawPixmap(QPoint(left, (self.height() - _ARROW) // 2), arrow)
        painter.end()
