"""The picture inside a mosaic: tiles as one image, what is under the pointer, one tile enlarged.

The wheel zooms at the pointer, dragging pans, a double-click or Home shows all again. A click or
Enter enlarges a tile, the arrows go on to the next one, Esc goes back.

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
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netstudio.gui.plots.colour_maps import DIVERGING, SEQUENTIAL, Stops, colour_table
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current

if TYPE_CHECKING:
    from netstudio.gui.plots.tiling import Bytes, Order, Scaling, Tiles

_STRIP_HEIGHT = 48
_WORTH_SNAPPING = 0.85
_TRANSPARENT = 0
_WHEEL_STEP = 1.0015
_LARGEST_ZOOM = 32.0
_SMALLEST_DRAG = 5.0


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
    turned = Signal(int)
    """Another tile is shown alone, by an arrow key."""

    def __init__(self, *, centred: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centred = centred
        self._scaling: Scaling = "joint"
        self._order: Order = "index"
        self._stops: Stops = DIVERGING if centred else SEQUENTIAL
        self._zoom = 1.0
        self._offset = QPointF()
        self._pressed: tuple[QPointF, QPointF] | None = None
        self._is_panning = False
        self._values: Tiles | None = None
        self._tiles: Tiles | None = None
        self._enlarged: int | None = None
        self._picture: _Picture | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(220, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 40)

    # What is shown

    def set_tiles(self, tiles: Tiles | None) -> None:
        """Show ``tiles``; an enlarged tile stays enlarged if there still is one of its number."""
        if self._values is None or tiles is None or tiles.values.shape != self._values.values.shape:
            self.reset_view()
        self._values = tiles
        if tiles is None or (self._enlarged is not None and self._enlarged >= tiles.count):
            self._enlarged = None
        self._sort()

    def _sort(self) -> None:
        self._tiles = None
        if self._values is not None:
            from netstudio.gui.plots import tiling

            self._tiles = tiling.ordered(self._values, self._order)
        self._forget_picture()

    def set_scaling(self, scaling: Scaling) -> None:
        """Scale values over all tiles (``joint``) or each tile for itself (``tile``)."""
        self._scaling = scaling
        self._forget_picture()

    @property
    def scaling(self) -> Scaling:
        """How values are scaled to colours."""
        return self._scaling

    def set_order(self, order: Order) -> None:
        """Show tiles by their number, or those of the greatest mean or variance first."""
        self._order = order
        self._sort()

    @property
    def order(self) -> Order:
        """What the tiles are sorted by."""
        return self._order

    def set_colours(self, stops: Stops) -> None:
        """Show values through another colour map."""
        self._stops = stops
        self._forget_picture()

    @property
    def colours(self) -> Stops:
        """The colour map."""
        return self._stops

    @property
    def zoom(self) -> float:
        """How much larger than what fits it is shown."""
        return self._zoom

    def zoom_at(self, factor: float, place: QPointF) -> None:
        """Show it ``factor`` times as large, with what lies at ``place`` where it is."""
        zoom = min(max(self._zoom * factor, 1.0), _LARGEST_ZOOM)
        self._offset = place - (place - self._offset) * (zoom / self._zoom)
        self._zoom = zoom
        self._keep_in_sight()

    def reset_view(self) -> None:
        """Show the whole mosaic again."""
        self._zoom, self._offset = 1.0, QPointF()
        self.update()

    def _keep_in_sight(self) -> None:
        """The picture covers the room it covers when nothing is zoomed."""
        room_x, room_y = self.width() * (1 - self._zoom), self.height() * (1 - self._zoom)
        self._offset = QPointF(
            min(max(self._offset.x(), room_x), 0.0), min(max(self._offset.y(), room_y), 0.0)
        )
        self.update()

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
        self.reset_view()
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
        if self.hasFocus():
            painter.setPen(QPen(QColor(current().accent), 1.0))
            outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(outline, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        self._keep_in_sight()

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
        theme = current()
        missing = QColor(theme.border_strong).rgb()
        # A kernel's zero is near white: on a light panel an empty gap beside it would not show,
        # and a pale one is lost among pale blue and red.
        gap = QColor(theme.text).rgb() if self._centred and not theme.dark else _TRANSPARENT
        image.setColorTable([*colour_table(self._stops, tiling.LEVELS), missing, gap])
        return image

    def _target(self, picture: _Picture) -> QRectF:
        """Where the image lies, zoomed and moved."""
        fitted = self._fitted(picture)
        return QRectF(self._offset + fitted.topLeft() * self._zoom, fitted.size() * self._zoom)

    def _fitted(self, picture: _Picture) -> QRectF:
        """Where the whole image lies: as large as fits, in whole device pixels if cheap.

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
        tile = picture.tiles.number(index) if self._enlarged is None else self._enlarged
        if picture.tiles.coloured:
            return Sample(tile, row, column, tuple(float(part) for part in value))
        return Sample(tile, row, column, float(value))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position(), QPointF(self._offset)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self._pan(event.position()):
            return
        sample = self.sample_at(event.position())
        self.setCursor(
            Qt.CursorShape.ArrowCursor if sample is None else Qt.CursorShape.PointingHandCursor
        )
        self.hovered.emit(sample)

    def _pan(self, position: QPointF) -> bool:
        """Move what is seen with the pointer; whether it has moved far enough to be meant."""
        assert self._pressed is not None
        began, offset = self._pressed
        by = position - began
        self._is_panning = self._is_panning or by.manhattanLength() >= _SMALLEST_DRAG
        if self._is_panning and self._zoom > 1:
            self._offset = offset + by
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._keep_in_sight()
        return self._is_panning

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed is not None and not self._is_panning
        self._pressed, self._is_panning = None, False
        sample = self.sample_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or sample is None or not was_click:
            return
        self.tile_clicked.emit(sample.tile)
        self.enlarge(sample.tile if self._enlarged is None else None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if not turned or self._tiles is None:
            event.ignore()
            return
        self.zoom_at(_WHEEL_STEP**turned, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        middle = QPointF(self.rect().center())
        match event.key():
            case Qt.Key.Key_Escape if self._enlarged is not None:
                self.enlarge(None)
            case Qt.Key.Key_Escape | Qt.Key.Key_Home if self._zoom > 1:
                self.reset_view()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._tiles is not None:
                self.enlarge(self._tiles.number(0) if self._enlarged is None else None)
            case Qt.Key.Key_Right | Qt.Key.Key_Down if self._enlarged is not None:
                self._go_on(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up if self._enlarged is not None:
                self._go_on(-1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_at(1.25, middle)
            case Qt.Key.Key_Minus:
                self.zoom_at(0.8, middle)
            case _:
                super().keyPressEvent(event)

    def _go_on(self, by: int) -> None:
        """Enlarge the next tile, in the order they are shown; at the end the first comes again."""
        tiles = self._tiles
        if tiles is None or self._enlarged is None:
            return
        numbers = [tiles.number(place) for place in range(tiles.count)]
        self.enlarge(numbers[(numbers.index(self._enlarged) + by) % len(numbers)])
        self.turned.emit(self._enlarged)
