"""The dots behind the graph: one small picture, tiled, so that they cost the same at every zoom."""

from __future__ import annotations

from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView

SPACING = 24.0
"""Between dots, in canvas units at full size."""
_CLOSEST = 14.0
_DOT = 1.1


def paint_dots(painter: QPainter, view: QGraphicsView, colour: QColor, ground: QColor) -> None:
    """Fill what the painter may paint with the canvas's ground and its dots."""
    zoom = view.transform().m11()
    spacing = SPACING * zoom
    while spacing < _CLOSEST:
        spacing *= 2
    ratio = view.viewport().devicePixelRatioF()
    # A tile has whole pixels; the dots may drift from the grid while zooming, never while panning.
    side = max(1, round(spacing * ratio))
    tile = _tile(side, ratio, colour.name(), ground.name())
    origin = QPointF(view.mapFromScene(0, 0))
    step = side / ratio
    area = QRectF(view.viewport().rect())
    shift = QPointF(_before(origin.x(), step), _before(origin.y(), step))
    painter.save()
    painter.resetTransform()
    painter.drawTiledPixmap(area, tile, -shift)
    painter.restore()


def _before(origin: float, step: float) -> float:
    """How far left of (or above) the window's edge the tile begins in which the edge lies."""
    offset = origin - floor(origin / step) * step
    return offset - step if offset > 0 else 0.0


@lru_cache(maxsize=64)
def _tile(side: int, ratio: float, colour: str, ground: str) -> QPixmap:
    tile = QPixmap(side, side)
    tile.setDevicePixelRatio(ratio)
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    middle = side / ratio / 2
    painter.drawEllipse(QPointF(middle, middle), _DOT, _DOT)
    painter.end()
    return tile
