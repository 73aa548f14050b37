"""How far a run is, with what is happening written inside."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import scaled, ui_font
from netstudio.gui.theme.stylesheet import progress_fill

_HEIGHT = 24


class ProgressLine(QWidget):
    """A bar filled from the left, its text in the middle over both parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._text = ""
        self.setFont(ui_font(tokens.TEXT_SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Progress"))
        notifier.theme_changed.connect(self._repaint)

    def set_progress(self, share: float, text: str) -> None:
        """Show the ``share`` done, 0 to 1 (others are brought into it), and ``text``."""
        share = min(max(share, 0.0), 1.0)
        if (share, text) != (self._share, self._text):
            self._share, self._text = share, text
            self.setAccessibleDescription(text)
            self.update()

    def share(self) -> float:
        """The share done, 0 to 1."""
        return self._share

    def text(self) -> str:
        """What is written inside."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(320, scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(bar, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        painter.fillPath(outline, QColor(theme.surface_raised))
        done = QRectF(bar.x(), bar.y(), bar.width() * self._share, bar.height())
        painter.setClipRect(done)
        painter.fillPath(outline, QColor(progress_fill(theme)))
        painter.setClipping(False)
        painter.setPen(QColor(theme.text))
        room = self.rect().adjusted(tokens.SPACE_2, 0, -tokens.SPACE_2, 0)
        words = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _repaint(self, *_: object) -> None:
        self.update()
