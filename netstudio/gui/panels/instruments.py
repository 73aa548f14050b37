"""The strip of instruments below the canvas: loss, accuracy, feature maps, kernels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from netstudio.gui.plots.curve_plot import CurvePlot, percent
from netstudio.gui.plots.mosaic import Mosaic, MosaicKind
from netstudio.gui.theme import tokens

SHARES = (30, 30, 20, 20)
_MINIMUM_HEIGHT = 120


class Instruments(QSplitter):
    """Four instruments side by side, their widths remembered by the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("instruments")
        self.setChildrenCollapsible(True)
        self.setMinimumHeight(_MINIMUM_HEIGHT)
        self.loss = CurvePlot("Loss")
        self.accuracy = CurvePlot("Accuracy", value_text=percent, y_bounds=(0.0, 1.0))
        self.maps = Mosaic("Feature maps")
        self.kernels = Mosaic("Kernels", kind=MosaicKind.KERNELS)
        for instrument, share in zip(
            (self.loss, self.accuracy, self.maps, self.kernels), SHARES, strict=True
        ):
            self.addWidget(_framed(instrument))
            self.setStretchFactor(self.count() - 1, share)
        self.setSizes([share * 40 for share in SHARES])


def _framed(instrument: QWidget) -> QWidget:
    frame = QWidget()
    frame.setProperty("role", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(
        tokens.SPACE_3 + 2, tokens.SPACE_2, tokens.SPACE_3 + 2, tokens.SPACE_2
    )
    column.addWidget(instrument)
    return frame
