"""A small rounded label: a count, a device, a state."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import number_font, scaled
from netstudio.gui.theme.tokens import Theme

_HEIGHT = 18
_PADDING = 6


class BadgeKind(Enum):
    """What the badge says, which decides its colour."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"

    def colours(self, theme: Theme) -> tuple[str, str]:
        """Ground and text in ``theme``."""
        return {
            BadgeKind.NEUTRAL: (theme.surface_raised, theme.text_muted),
            BadgeKind.ACCENT: (theme.accent_soft, theme.text),
            BadgeKind.SUCCESS: (theme.success_soft, theme.success),
            BadgeKind.WARNING: (theme.warning_soft, theme.warning),
            BadgeKind.ERROR: (theme.error_soft, theme.error),
        }[self]


class Badge(QWidget):
    """Shows a few characters; hidden while it has none."""

    def __init__(
        self,
        text: str = "",
        kind: BadgeKind = BadgeKind.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._kind = kind
        self.setFont(number_font(tokens.TEXT_SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        notifier.theme_changed.connect(self._repaint)
        self.set_text(text)

    def text(self) -> str:
        """What it shows."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show ``text``; empty text hides the badge."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: BadgeKind) -> None:
        """Change its meaning."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._text) + 2 * _PADDING
        return QSize(max(width, scaled(_HEIGHT)), scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = self._kind.colours(current())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        painter.setPen(QColor(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _repaint(self, *_: object) -> None:
        self.update()
