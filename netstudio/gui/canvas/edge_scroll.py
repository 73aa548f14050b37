"""While something is dragged to the canvas's edge, the canvas comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

EDGE = 28
"""How near to the edge the pointer must be, in pixels."""
_INTERVAL_MS = 16
_FASTEST = 14


class EdgeScroll(QObject):
    """Scrolls by a timer that runs only while the pointer is at the edge."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self) -> None:
        """The pointer moved in the middle of a drag."""
        if self._speed().isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag ended."""
        self._timer.stop()

    def _scroll(self) -> None:
        self._view.camera.scroll(-self._speed())
        self._view.drag_on()

    def _speed(self) -> QPoint:
        """Pixels a tick; the nearer to the edge, the faster."""
        spot, room = self._view.pointer.toPoint(), self._view.viewport().rect()
        return QPoint(
            _pull(spot.x(), room.width()),
            _pull(spot.y(), room.height()),
        )


def _pull(at: int, length: int) -> int:
    """Towards which end, and how hard."""
    if at < EDGE:
        return -min(_FASTEST, (EDGE - at + 1) // 2)
    if at > length - EDGE:
        return min(_FASTEST, (at - length + EDGE + 1) // 2)
    return 0
