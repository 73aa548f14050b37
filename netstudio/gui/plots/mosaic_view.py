"""The picture inside a mosaic: tiles as one image, what is under the pointer, one tile enlarged.

The image is made while painting and kept until the values, the room or the look change, so a
hidden mosaic costs nothing however often it gets new values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netstudio.gui.plots.colour_maps import DIVERGING, SEQUENTIAL, colour_table
from netstudio.gui.theme.apply import current

if TYPE_CHECKING:
    from netstudio.gui.plots.tiling import Bytes, Scaling, Tiles

_STRIP_HEIGHT = 48
_WORTH_SNAPPING = 0.85
_TRANSPARENT = 0


@dataclass(frozen=True)
class Sample:
    """One value under the pointer."""

    tile: int
    row: int
    column: int
    value: float | tuple[float, ...]


@dataclass(frozen=True)
class _Picture:
    """The image and how its tiles lie in it; lengths in image pixels."""

    pixmap: QPixmap
    tiles: Tiles
    columns: int
    by_column: bool
    zoom: int


class MosaicView(QWidget):
    """Paints tiles; the frame around it names them."""

    tile_clicked = Signal(int)
    """The tile under a click, before it is enlarged or shrunk again."""
    hovered = Signal(object)
    """The ``Sample`` under the pointer, or None."""

    def __init__(self, *, centred: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centred = centred
        self._scaling: Scaling = "joint"
        self._tiles: Tiles | None = None
        self._enlarged: int | None = None
        self._picture: _Picture | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(220, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 40)

    # What is shown

    def set_tiles(self, tiles: Tiles | None) -> None:
        """Show ``tiles``; an enlarged tile stays enlarged if there still is one of its number."""
        self._tiles = tiles
        if tiles is None or (self._enlarged is not None and self._enlarged >= tiles.count):
            self._enlarged = None
        self._forget_picture()

    def set_scaling(self, scaling: Scaling) -> None:
        """Scale values over all tiles (``joint``) or each tile for itself (``tile``)."""
        self._scaling = scaling
        self._forget_picture()

    @property
    def scaling(self) -> Scaling:
        """How values are scaled to colours."""
        return self._scaling

    @property
    def enlarged(self) -> int | None:
        """The tile shown alone, or None."""
        return self._enlarged

    def enlarge(self, tile: int | None) -> None:
        """Show one tile alone, or all again; raises ``IndexError`` if there is no such tile."""
        if tile is not None and (self._tiles is None or not 0 <= tile < self._tiles.count):
            count = 0 if self._tiles is None else self._tiles.count
            raise IndexError(f"the mosaic has {count} tiles; received {tile}")
        self._enlarged = tile
        self._forget_picture()

    def image(self) -> QImage | None:
        """The mosaic at one image pixel a sample or more, without the window around it."""
        picture = self._current_picture()
        return None if picture is None else picture.pixmap.toImage()

    def _forget_picture(self) -> None:
        self._picture = None
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self._current_picture()
        if picture is None:
            return
        painter = QPainter(self)
        target = self._target(picture)
        # Samples stay square blocks when enlarged; when there are more than pixels, they blend.
        shrunk = target.width() * self.devicePixelRatioF() < picture.pixmap.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
        painter.drawPixmap(target, picture.pixmap, QRectF(picture.pixmap.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    def _current_picture(self) -> _Picture | None:
        if self._picture is None and self._tiles is not None:
            shown = self._tiles if self._enlarged is None else self._tiles.only(self._enlarged)
            self._picture = self._make_picture(shown)
        return self._picture

    def _make_picture(self, tiles: Tiles) -> _Picture:
        from netstudio.gui.plots import tiling

        columns = tiling.columns_for(tiles, self.width(), self.height())
        by_column = columns % tiles.group != 0
        zoom = tiling.enlargement(tiles)
        levels = tiling.to_levels(
            tiles, scaling=self._scaling, centred=self._centred and not tiles.coloured
        )
        levels = levels.repeat(zoom, axis=1).repeat(zoom, axis=2)
        if tiles.coloured:
            pixels = tiling.lay_out(tiling.with_alpha(levels), columns, gap=0)
        else:
            pixels = tiling.lay_out(levels, columns, by_column=by_column)
        pixmap = QPixmap.fromImage(self._to_image(pixels))
        return _Picture(pixmap, tiles, columns, by_column, zoom)

    def _to_image(self, pixels: Bytes) -> QImage:
        """``pixels`` (h, w) through the colour map, or (h, w, 4) as they are, in their memory."""
        from netstudio.gui.plots import tiling

        height, width = pixels.shape[:2]
        if pixels.ndim == 3:
            return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        image = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8)
        stops = DIVERGING if self._centred else SEQUENTIAL
        theme = current()
        missing = QColor(theme.border_strong).rgb()
        # A kernel's zero is near white: on a light panel an empty gap beside it would not show,
        # and a pale one is lost among pale blue and red.
        gap = QColor(theme.text).rgb() if self._centred and not theme.dark else _TRANSPARENT
        image.setColorTable([*colour_table(stops, tiling.LEVELS), missing, gap])
        return image

    def _target(self, picture: _Picture) -> QRectF:
        """Where the image lies: as large as fits, in whole device pixels where that costs little.

        A single row of values, a vector, is drawn as a strip instead of a hair's breadth.
        """
        image = picture.pixmap.size()
        if picture.tiles.count == 1 and picture.tiles.size[0] == 1:
            return QRectF(0, 0, self.width(), min(self.height(), _STRIP_HEIGHT))
        ratio = self.devicePixelRatioF()
        scale = min(self.width() / image.width(), self.height() / image.height()) * ratio
        if int(scale) >= _WORTH_SNAPPING * scale:
            scale = int(scale)
        return QRectF(0, 0, image.width() * scale / ratio, image.height() * scale / ratio)

    # Pointer and keys

    def sample_at(self, position: QPointF) -> Sample | None:
        """The value at ``position`` in the widget; None beside the tiles and in gaps."""
        picture = self._current_picture()
        if picture is None:
            return None
        target = self._target(picture)
        if not target.contains(position):
            return None
        across = picture.pixmap.width() / target.width()
        down = picture.pixmap.height() / target.height()
        tile_height, tile_width = (side * picture.zoom + 1 for side in picture.tiles.size)
        column, x = divmod(int((position.x() - target.x()) * across), tile_width)
        row, y = divmod(int((position.y() - target.y()) * down), tile_height)
        rows = -(-picture.tiles.count // picture.columns)
        index = column * rows + row if picture.by_column else row * picture.columns + column
        if index >= picture.tiles.count or x == tile_width - 1 or y == tile_height - 1:
            return None
        return self._sample(picture, index, y // picture.zoom, x // picture.zoom)

    def _sample(self, picture: _Picture, index: int, row: int, column: int) -> Sample:
        value = picture.tiles.values[index, row, column]
        tile = index if self._enlarged is None else self._enlarged
        if picture.tiles.coloured:
            return Sample(tile, row, column, tuple(float(part) for part in value))
        return Sample(tile, row, column, float(value))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        sample = self.sample_at(event.position())
        self.setCursor(
            Qt.CursorShape.ArrowCursor if sample is None else Qt.CursorShape.PointingHandCursor
        )
        self.hovered.emit(sample)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        sample = self.sample_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or sample is None:
            return
        self.tile_clicked.emit(sample.tile)
        self.enlarge(sample.tile if self._enlarged is None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._enlarged is not None:
            self.enlarge(None)
        else:
            super().keyPressEvent(event)
