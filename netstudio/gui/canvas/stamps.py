"""Shapes drawn once for the present zoom and then stamped.

Filling rounded, translucent outlines is most of the cost of a card; cards look alike, so each
outline is filled once into a picture. Pictures are set on whole device pixels, which keeps their
edges crisp. A printer or a vector file gets the shapes themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap, QTransform


class Stamps:
    """The pictures made for one zoom; another zoom starts anew."""

    def __init__(self) -> None:
        self._scale = (0.0, 0.0)
        self._made: dict[Hashable, QPixmap] = {}
        self._ratio: float | None = None

    @contextmanager
    def on_screen(self, ratio: float) -> Iterator[None]:
        """Meanwhile all is painted on a window of this many device pixels a pixel.

        Asking each painter costs as much as stamping.
        """
        self._ratio = ratio
        try:
            yield
        finally:
            self._ratio = None

    def put(
        self,
        painter: QPainter,
        key: Hashable,
        area: QRectF,
        draw: Callable[[QPainter], None],
    ) -> None:
        """Draw what `draw` draws within `area`, from the picture under `key` if there is one."""
        ratio = self._ratio
        if ratio is None:
            if painter.paintEngine().type() != QPaintEngine.Type.Raster:
                draw(painter)
                return
            ratio = painter.device().devicePixelRatioF()
        transform = painter.worldTransform()
        zoom = transform.m11()
        if self._scale != (zoom, ratio):
            self._scale = (zoom, ratio)
            self._made.clear()
        picture = self._made.get(key)
        if picture is None:
            picture = self._made[key] = _drawn(area, zoom, ratio, draw)
        corner = transform.map(area.topLeft()) * ratio
        painter.setWorldTransform(_NONE)
        painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())) / ratio, picture)
        painter.setWorldTransform(transform)


_NONE = QTransform()


def _drawn(area: QRectF, zoom: float, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    scale = zoom * ratio
    picture = QPixmap(ceil(area.width() * scale) + 1, ceil(area.height() * scale) + 1)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    painter.translate(-area.topLeft())
    draw(painter)
    painter.end()
    return picture
