"""A sentence beside the pointer: why a wire does not fit, or what it carries."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current

_OFFSET = QPoint(16, 18)
_WIDEST = 420
_FLASH_MS = 4000


class Hint(QLabel):
    """Floats over the canvas near the pointer and takes no clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._pointer = QPoint()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._is_label = False
        self.hide()

    def point_at(self, pointer: QPoint) -> None:
        """The pointer is here, in the canvas's pixels."""
        self._pointer = pointer
        if self.isVisible():
            self._settle()

    def say(self, text: str, tone: str = "text") -> None:
        """Show a text in the theme's colour `tone` until it is hidden."""
        self._timer.stop()
        self._is_label = False
        theme = current()
        # A colour of its own for each tone: the window's sheet has no rule for a floating label.
        self.setStyleSheet(
            f"background: {theme.surface_popup}; color: {getattr(theme, tone)};"
            f"border: 1px solid {theme.border}; border-radius: {tokens.RADIUS_SMALL}px;"
            "padding: 4px 8px;"
        )
        self.setWordWrap(False)
        self.setText(text)
        if self.sizeHint().width() > _WIDEST:
            self.setWordWrap(True)
            self.setFixedWidth(_WIDEST)
        else:
            self.setFixedWidth(self.sizeHint().width())
        self.adjustSize()
        self._settle()
        self.show()
        self.raise_()

    def flash(self, text: str, tone: str = "warning") -> None:
        """Show a text for a few seconds."""
        self.say(text, tone)
        self._timer.start(_FLASH_MS)

    def label(self, text: str) -> None:
        """Show a text until `hide_label`, unless something more important stands there."""
        if self._timer.isActive():
            return
        self.say(text)
        self._is_label = True

    def hide_label(self) -> None:
        """Take a label away; what was said otherwise stays."""
        if self._is_label:
            self._is_label = False
            self.hide()

    def _settle(self) -> None:
        """Beside the pointer, inside the canvas."""
        area = self._canvas.rect()
        place = self._pointer + _OFFSET
        x = min(place.x(), area.right() - self.width() - 4)
        y = place.y()
        if y + self.height() > area.bottom() - 4:
            y = self._pointer.y() - self.height() - 8
        self.move(max(4, x), max(4, y))
