"""Small line drawings for places that are painted and not built of widgets: families and marks.

A family is known by its colour and by its drawing, so that colour never speaks alone. A drawing is
written down on a grid of 12 by 12: lines through points `x,y`, circles `o x,y,r` and discs
`* x,y,r`, parted by `/`. None of it needs an SVG reader, which the first picture would wait for.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

GRID = 12.0
_STROKE = 1.5

FAMILY_GLYPHS = {
    "convolution": "1.6,1.6 10.4,1.6 10.4,10.4 1.6,10.4 1.6,1.6/3.4,4.6 6.6,4.6/3.4,6.2 6.6,6.2"
    "/3.4,3.6 6.6,3.6 6.6,6.8 3.4,6.8 3.4,3.6",
    "pooling": "1.4,2.2 10.6,2.2 7.2,6.4 7.2,10 4.8,10 4.8,6.4 1.4,2.2",
    "linear": "2.2,2.8 9.8,2.8/2.2,2.8 9.8,9.2/2.2,9.2 9.8,2.8/2.2,9.2 9.8,9.2",
    "activation": "1.4,9 6,9 10.4,2.8",
    "normalisation": "1.4,9.6 3.4,8.6 4.8,4.2 6,2.6 7.2,4.2 8.6,8.6 10.6,9.6",
    "dropout": "o 6,6,4.2/3,9 9,3",
    "padding": "1.6,4 1.6,1.6 4,1.6/8,1.6 10.4,1.6 10.4,4/10.4,8 10.4,10.4 8,10.4"
    "/4,10.4 1.6,10.4 1.6,8/* 6,6,1.7",
    "upsampling": "2.2,9.8 9.6,2.4/5,2.2 9.8,2.2 9.8,7",
    "recurrent": "9.8,6 9,8.4 7,9.7 4.8,9.6 3,8.3 2.3,6 3,3.9 4.8,2.6 8,2.6"
    "/6.2,0.9 8.2,2.6 6.2,4.5",
    "embedding": "2,2.4 10,2.4/2,6 10,6/2,9.6 10,9.6/* 4,6,1.5",
    "attention": "6,1.4 6,10.6/2,3.7 10,8.3/2,8.3 10,3.7",
    "merge": "1.6,2.4 5.6,6 1.6,9.6/5.6,6 10.6,6",
    "shape": "4.2,1.8 2,1.8 2,10.2 4.2,10.2/7.8,1.8 10,1.8 10,10.2 7.8,10.2",
    "reduction": "9.4,1.8 2.8,1.8 6.4,6 2.8,10.2 9.4,10.2",
    "math": "6,1.4 6,7/3.2,4.2 8.8,4.2/3.2,10 8.8,10",
    "input_output": "1.2,6 7.4,6/4.8,3.2 7.6,6 4.8,8.8/10.2,1.8 10.2,10.2",
    "block": "1.6,4.4 7.6,4.4 7.6,10.4 1.6,10.4 1.6,4.4/4.4,2 10,2 10,7.6",
    "other": "* 2.4,6,1.1/* 6,6,1.1/* 9.6,6,1.1",
}
MARK_GLYPHS = {
    "frozen": "6,0.8 6,11.2/1.5,3.4 10.5,8.6/1.5,8.6 10.5,3.4"
    "/4.4,1.6 6,3 7.6,1.6/4.4,10.4 6,9 7.6,10.4",
    "shared": "5,3.6 6.8,1.8 8.4,1.4 10,2.2 10.6,3.8 10,5.4 8.2,7.2"
    "/7,8.4 5.2,10.2 3.6,10.6 2,9.8 1.4,8.2 2,6.6 3.8,4.8/4.4,7.6 7.6,4.4",
    "locked": "2.4,5.4 9.6,5.4 9.6,10.8 2.4,10.8 2.4,5.4"
    "/3.8,5.4 3.8,3.2 5,1.4 7,1.4 8.2,3.2 8.2,5.4/6,7.4 6,8.8",
    "unknown": "3.4,3.8 4,2.2 6,1.4 8,2.2 8.6,3.8 7.8,5.2 6,6.2 6,7.6/* 6,10.2,1",
}

_Rounds = tuple[tuple[QPointF, float], ...]
_Strokes = tuple[tuple[QPolygonF, ...], _Rounds, _Rounds]


def paint_glyph(painter: QPainter, drawing: str, area: QRectF, colour: QColor) -> None:
    """Draw one of the drawings above within an area, in a colour."""
    lines, circles, discs = _strokes(drawing)
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(area.width() / GRID, area.height() / GRID)
    pen = QPen(colour, _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawPolyline(line)
    for centre, radius in circles:
        painter.drawEllipse(centre, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for centre, radius in discs:
        painter.drawEllipse(centre, radius, radius)
    painter.restore()


def paint_family(
    painter: QPainter, family: str, area: QRectF, colour: QColor, ground: QColor
) -> None:
    """Draw a family's tile: its colour, and its drawing cut out in the colour of the ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = area.width() / 4
    painter.drawRoundedRect(area, radius, radius)
    inset = area.width() * 0.16
    drawing = FAMILY_GLYPHS.get(family, FAMILY_GLYPHS["other"])
    paint_glyph(painter, drawing, area.adjusted(inset, inset, -inset, -inset), ground)


@lru_cache(maxsize=64)
def _strokes(drawing: str) -> _Strokes:
    parts = drawing.split("/")
    lines = [part for part in parts if part[0] not in "o*"]
    return (
        tuple(QPolygonF([_point(pair) for pair in part.split()]) for part in lines),
        tuple(_round(part) for part in parts if part[0] == "o"),
        tuple(_round(part) for part in parts if part[0] == "*"),
    )


def _point(pair: str) -> QPointF:
    x, y = pair.split(",")
    return QPointF(float(x), float(y))


def _round(part: str) -> tuple[QPointF, float]:
    x, y, radius = part[1:].split(",")
    return QPointF(float(x), float(y)), float(radius)
