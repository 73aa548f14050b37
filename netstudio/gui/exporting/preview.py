"""What a diagram will look like: on a sheet of white paper in either theme, since it is printed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from netstudio.exchange.diagram.drawing import Drawing
from netstudio.gui.exporting.qt_drawing import paint
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier

_LARGEST, _SMALLEST = 1.8, 0.55
"""Pixels a point: no larger than a slide shows it, no smaller than it can be read."""
_EDGE = 14.0
"""Paper around the drawing."""


class DiagramPreview(QScrollArea):
    """A drawing as large as its width allows; what is longer is scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(tr("Preview"))
        self.paper = _Paper()
        self.setWidget(self.paper)
        notifier.theme_changed.connect(self._repaint)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing, from where the last one was scrolled to."""
        self.paper.drawing = drawing
        self._fit()
        self.paper.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        drawing = self.paper.drawing
        if drawing is None:
            return
        room = self.viewport().width() - 2 * tokens.SPACE_3 - 2 * _EDGE
        scale = min(max(room / drawing.width, _SMALLEST), _LARGEST)
        self.paper.scale = scale
        self.paper.resize(self.paper.sizeHint().expandedTo(self.viewport().size()))

    def _repaint(self, *_: object) -> None:
        self.paper.update()


class _Paper(QWidget):
    """The sheet, in the middle of the desk that it lies on."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self.scale = 1.0

    def sizeHint(self) -> QSize:
        if self.drawing is None:
            return QSize(0, 0)
        edge = 2 * (_EDGE + tokens.SPACE_3)
        return QSize(
            round(self.drawing.width * self.scale + edge),
            round(self.drawing.height * self.scale + edge),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().canvas))
        if self.drawing is None:
            painter.end()
            return
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        room = float(tokens.SPACE_3)
        sheet = QRectF(
            0, 0, self.sizeHint().width() - 2 * room, self.sizeHint().height() - 2 * room
        )
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QColor(current().border))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRect(sheet)
        painter.translate(sheet.topLeft() + QPointF(_EDGE, _EDGE))
        painter.scale(self.scale, self.scale)
        paint(painter, self.drawing)
        painter.end()
