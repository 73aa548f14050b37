"""The light on what the tour speaks of: everything else a shade darker, and nothing in the way.

It takes neither mouse nor keys: what lies beneath is used as always.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier

_SHADE = 0.38
_RIM = 2


class Spotlight(QWidget):
    """Covers its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lit = QRect()
        notifier.theme_changed.connect(self._repaint)

    @property
    def lit(self) -> QRect:
        """What is lit."""
        return self._lit

    def light(self, area: QRect) -> None:
        """Light this part of the parent."""
        if area != self._lit or self.size() != self._over.size():
            self._lit = area
            self.setGeometry(self._over.rect())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        shade = QColor(theme.shadow)
        shade.setAlphaF(_SHADE)
        hole = QPainterPath()
        area = QRectF(self._lit).intersected(QRectF(self.rect())).adjusted(1, 1, -1, -1)
        hole.addRoundedRect(area, tokens.RADIUS_LARGE, tokens.RADIUS_LARGE)
        whole = QPainterPath()
        whole.addRect(QRectF(self.rect()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(whole.subtracted(hole), shade)
        painter.setPen(QPen(QColor(theme.accent), _RIM))
        painter.drawPath(hole)
        painter.end()

    def _repaint(self, *_: object) -> None:
        self.update()
