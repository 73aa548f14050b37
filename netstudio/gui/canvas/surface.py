"""A view that can be zoomed and panned like a map, over a ground of dots."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from netstudio.gui.canvas.backdrop import paint_dots
from netstudio.gui.canvas.camera import NOTCH, Camera
from netstudio.gui.canvas.card_frame import stamps
from netstudio.gui.canvas.paint import kit

_REACH = 100_000.0
"""How far the canvas goes in each direction, in canvas units."""
_NOTCH_DEGREES = 120

FROM_AFAR = 0.22
"""Below this zoom no name can be read, and the graph is painted as a whole without its items."""


class Surface(QGraphicsView):
    """Zooms at the pointer with wheel and pinch, scrolls with a trackpad."""

    zoomed = Signal(float)
    """The scale: 1.0 for one canvas unit a pixel."""
    wheel_scrolls = False
    """Whether the wheel alone scrolls, and zooms only with Ctrl."""
    shows_grid = True

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        # A viewport made here is known for what it is. Of one that Qt made, PySide asks every class
        # of widgets in turn whether it is one of theirs, for which it sets them all up: 14 ms.
        self.setViewport(QWidget())
        self.camera = Camera(self)
        self.camera.zoomed.connect(self.zoomed)
        self.camera.zoomed.connect(self._choose_updates)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The camera keeps the place under the pointer itself; Qt's anchors round to pixels.
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setSceneRect(-_REACH, -_REACH, 2 * _REACH, 2 * _REACH)
        self.viewport().setMouseTracking(True)
        self.paint_from_afar: Callable[[QPainter, QRectF], None] | None = None
        """Paints an area of the scene as a whole, where the zoom is too small for its items."""

    @property
    def zoom(self) -> float:
        """The scale: 1.0 for one canvas unit a pixel."""
        return self.camera.zoom

    def middle(self) -> QPointF:
        """The middle of the window, in pixels."""
        return QRectF(self.viewport().rect()).center()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.paint_from_afar is None or self.zoom >= FROM_AFAR:
            with stamps.on_screen(self.viewport().devicePixelRatioF()):
                super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.setRenderHints(self.renderHints())
        area = self.mapToScene(event.rect().adjusted(-1, -1, 1, 1)).boundingRect()
        painter.setWorldTransform(self.viewportTransform())
        self.drawBackground(painter, area)
        self.paint_from_afar(painter, area)
        painter.end()

    def _choose_updates(self, zoom: float) -> None:
        """Repaint what changed piece by piece, or from afar in one: there a clip costs more."""
        modes = QGraphicsView.ViewportUpdateMode
        afar = self.paint_from_afar is not None and zoom < FROM_AFAR
        mode = modes.BoundingRectViewportUpdate if afar else modes.SmartViewportUpdate
        if mode != self.viewportUpdateMode():
            self.setViewportUpdateMode(mode)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        colours = kit()
        dot = colours.dot if self.shows_grid else colours.canvas
        paint_dots(painter, self, dot, colours.canvas)

    def wheelEvent(self, event: QWheelEvent) -> None:
        zooms = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        turn = event.angleDelta()
        if _is_trackpad(event) and not zooms:
            fine = event.pixelDelta()
            self.camera.scroll(fine if not fine.isNull() else turn / 4)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.camera.scroll(QPoint((turn.y() or turn.x()) // 2, 0))
        elif self.wheel_scrolls and not zooms:
            self.camera.scroll(turn / 2)
        else:
            self.camera.zoom_by(NOTCH ** (turn.y() / _NOTCH_DEGREES), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            gesture = cast("QNativeGestureEvent", event)
            if gesture.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.camera.zoom_by(1.0 + gesture.value(), gesture.position())
                return True
        return super().viewportEvent(event)


def _is_trackpad(event: QWheelEvent) -> bool:
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return event.phase() != Qt.ScrollPhase.NoScrollPhase and not event.pixelDelta().isNull()
