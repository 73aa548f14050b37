"""A vector drawn as bars from zero: a linear layer's activations, class scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netstudio.gui.plots.mosaic_view import Sample
from netstudio.gui.theme.apply import current

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WIDEST_BAR = 28.0
_GAP_SHARE = 0.2


class BarsView(QWidget):
    """One bar a value, up for positive, down for negative, none for what is not finite."""

    tile_clicked = Signal(int)
    hovered = Signal(object)
    """The ``Sample`` under the pointer, or None; its tile is the index in the vector."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float] = []
        self._low, self._high = 0.0, 1.0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(220, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 40)

    def set_values(self, values: NDArray[np.floating]) -> None:
        """Show ``values`` (D,)."""
        self._values = values.tolist()
        finite = [value for value in self._values if abs(value) != float("inf") and value == value]
        self._low = min([0.0, *finite])
        self._high = max([0.0, *finite])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._values:
            return
        theme = current()
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, value in enumerate(self._values):
            if value == value and abs(value) != float("inf"):
                painter.setBrush(QColor(theme.accent if value >= 0 else theme.plot_validation))
                painter.drawRect(self._bar(index, value))
        painter.setPen(QColor(theme.border_strong))
        zero = self._y(0.0)
        painter.drawLine(QLineF(0, zero, self._pitch() * len(self._values), zero))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self.sample_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        sample = self.sample_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and sample is not None:
            self.tile_clicked.emit(sample.tile)

    def sample_at(self, x: float) -> Sample | None:
        """The value whose bar stands at ``x``."""
        index = int(x / self._pitch())
        if not 0 <= index < len(self._values):
            return None
        return Sample(index, 0, 0, self._values[index])

    def _pitch(self) -> float:
        return min(self.width() / max(len(self._values), 1), _WIDEST_BAR)

    def _bar(self, index: int, value: float) -> QRectF:
        pitch = self._pitch()
        gap = pitch * _GAP_SHARE if pitch > 3 else 0.0
        top, foot = sorted((self._y(value), self._y(0.0)))
        return QRectF(index * pitch, top, pitch - gap, foot - top)

    def _y(self, value: float) -> float:
        extent = self._high - self._low or 1.0
        return (self.height() - 2) * (self._high - value) / extent + 1
