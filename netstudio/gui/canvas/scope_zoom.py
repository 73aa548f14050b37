"""The short way into a block and out of it: the old picture grows or shrinks, and fades."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

DURATION_MS = 170


class ScopeZoom(QWidget):
    """Lies over a view while it fades, and is gone then."""

    def __init__(self, view: QWidget, picture: QPixmap, end: QRectF, duration: int) -> None:
        """`picture` is what the view showed; it moves to `end` in `duration` milliseconds."""
        super().__init__(view)
        self._picture = picture
        self._start, self._end = QRectF(view.rect()), end
        self._done = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(view.rect())
        self._course = QVariantAnimation(self)
        self._course.setDuration(duration)
        self._course.setStartValue(0.0)
        self._course.setEndValue(1.0)
        self._course.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._course.valueChanged.connect(self._advance)
        self._course.finished.connect(self.deleteLater)
        self.show()
        self.raise_()
        self._course.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(1.0 - self._done)
        painter.drawPixmap(self._between(), self._picture, QRectF(self._picture.rect()))

    def _advance(self, done: float) -> None:
        self._done = done
        self.update()

    def _between(self) -> QRectF:
        start, end, share = self._start, self._end, self._done
        return QRectF(
            start.x() + (end.x() - start.x()) * share,
            start.y() + (end.y() - start.y()) * share,
            start.width() + (end.width() - start.width()) * share,
            start.height() + (end.height() - start.height()) * share,
        )
