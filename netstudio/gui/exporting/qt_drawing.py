"""A diagram's drawing painted by Qt, as its files show it: the same shapes in the same font."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPainterPath, QPen

from netstudio.exchange.diagram.drawing import Curve, Drawing, Path, Text
from netstudio.exchange.diagram.font import face

_LARGE = 100
"""Texts are laid out at this size and drawn smaller: widths of small type are rounded to pixels."""


def paint(painter: QPainter, drawing: Drawing) -> None:
    """Draw everything, a point as long as a unit of the painter."""
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            _paint_path(painter, shape)
        else:
            _paint_text(painter, shape)


def _paint_path(painter: QPainter, path: Path) -> None:
    outline = QPainterPath(QPointF(*path.start))
    for step in path.steps:
        if isinstance(step, Curve):
            outline.cubicTo(QPointF(*step.first), QPointF(*step.second), QPointF(*step.end))
        else:
            outline.lineTo(QPointF(*step.end))
    if path.closed:
        outline.closeSubpath()
    pen = QPen(Qt.PenStyle.NoPen)
    if path.stroke:
        pen = QPen(QColor(path.stroke), path.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if path.dashes:
            pen.setDashPattern([length / path.width for length in path.dashes])
    painter.setPen(pen)
    painter.setBrush(QColor(path.fill) if path.fill else Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def _paint_text(painter: QPainter, text: Text) -> None:
    painter.save()
    painter.translate(text.left, text.y)
    painter.scale(text.size / _LARGE, text.size / _LARGE)
    painter.setFont(_font(text.bold))
    painter.setPen(QColor(text.fill))
    painter.drawText(QPointF(0, 0), text.text)
    painter.restore()


@cache
def _font(bold: bool) -> QFont:
    number = QFontDatabase.addApplicationFont(str(face(bold=bold).path))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    font = QFont(families or ["Arial", "Helvetica"])
    font.setPixelSize(_LARGE)
    font.setBold(bold)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
