"""Where the window looks: zoom, pan, and framing a part of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QTransform

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView, QWidget

SMALLEST = 0.05
"""Unless the graph is so large that it is seen whole only smaller still."""
LARGEST = 4.0
NOTCH = 1.15
"""What one notch of a wheel zooms by."""
FRAME_MARGIN = 40
"""Around the graph when it is fitted to the window, in pixels."""
_BOX_GAP = 12
"""Between the graph and a box over the canvas."""


class Camera(QObject):
    """Moves a view over its scene."""

    zoomed = Signal(float)
    """The scale: 1.0 for one canvas unit a pixel."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._zoom = 1.0
        self._smallest = SMALLEST
        self._full_size = 1.0
        self._boxes: list[QWidget] = []

    @property
    def zoom(self) -> float:
        """The scale: 1.0 for one canvas unit a pixel."""
        return self._zoom

    @property
    def full_size(self) -> float:
        """The scale at which texts of the canvas are as large as those around it: the 100 %."""
        return self._full_size

    def set_full_size(self, full_size: float) -> None:
        """Make another scale the 100 %, as when the window's type grows; all grows with it."""
        factor, self._full_size = full_size / self._full_size, full_size
        self.zoom_by(factor)

    @property
    def pose(self) -> tuple[float, int, int]:
        """Zoom and scroll: another one after every move of the canvas, the same after none."""
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        return self._zoom, across.value(), down.value()

    def take(self, pose: tuple[float, int, int]) -> None:
        """Go back to where `pose` was read."""
        zoom, across, down = pose
        self.zoom_to(zoom)
        self._view.horizontalScrollBar().setValue(across)
        self._view.verticalScrollBar().setValue(down)

    def zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom within the limits so that the place under `anchor` (pixels) stays there."""
        zoom = min(LARGEST, max(self._smallest, zoom))
        if zoom == self._zoom:
            return
        pixel = anchor if anchor is not None else QPointF(self._view.viewport().rect().center())
        place = self.place_at(pixel)
        self._zoom = zoom
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        drift = QPointF(self._view.mapFromScene(place)) - pixel
        self.scroll(-drift.toPoint())
        self.zoomed.emit(zoom)

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zoom by a factor, the place under `anchor` (pixels) held."""
        self.zoom_to(self._zoom * factor, anchor)

    def scroll(self, step: QPoint) -> None:
        """Push the canvas by so many pixels."""
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - step.x())
        down.setValue(down.value() - step.y())

    def place_at(self, pixel: QPointF) -> QPointF:
        """The place of the scene at a pixel, finer than whole pixels."""
        inverse, _ = self._view.viewportTransform().inverted()
        return inverse.map(pixel)

    def frame(self, area: QRectF) -> None:
        """Show an area whole, with a margin, at its full size at most."""
        if area.isEmpty():
            self.zoom_to(self._full_size)
            self._view.centerOn(0, 0)
            return
        room = QRectF(self._view.viewport().rect())
        space = self._space(area, room)
        self._smallest = min(self._smallest, _fitting(area, space))
        self.zoom_to(min(_fitting(area, space), self._full_size))
        self._view.centerOn(area.center() - (space.center() - room.center()) / self._zoom)

    def keep_clear(self, box: QWidget) -> None:
        """Let no area that is shown whole lie under a box at the view's upper or lower edge."""
        self._boxes.append(box)

    def _space(self, area: QRectF, room: QRectF) -> QRectF:
        """Where in the view an area is to be shown, in pixels: where it would lie under a box, on
        the inner side of that."""
        space = room.adjusted(FRAME_MARGIN, FRAME_MARGIN, -FRAME_MARGIN, -FRAME_MARGIN)
        for box in self._boxes:
            place = QRectF(box.geometry())
            zoom = min(_fitting(area, space), self._full_size)
            shown = QRectF(QPointF(), area.size() * zoom)
            shown.moveCenter(space.center())
            if not box.isVisible() or not shown.intersects(place):
                continue
            if place.center().y() < room.center().y():
                space.setTop(max(space.top(), place.bottom() + _BOX_GAP))
            else:
                space.setBottom(min(space.bottom(), place.top() - _BOX_GAP))
        return space

    def reveal(self, area: QRectF) -> None:
        """Scroll as little as shows an area, if it is out of sight."""
        self._view.ensureVisible(area, FRAME_MARGIN, FRAME_MARGIN)


def _fitting(area: QRectF, space: QRectF) -> float:
    """The zoom at which an area just fits in so many pixels."""
    return min(max(1.0, space.width()) / area.width(), max(1.0, space.height()) / area.height())
