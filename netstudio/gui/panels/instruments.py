"""The strip of instruments below the canvas: curves, feature maps, kernels."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.feature_maps_panel import FeatureMapsPanel
from netstudio.gui.panels.kernels_panel import KernelsPanel
from netstudio.gui.panels.live_plots import LivePlots
from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.gui.plots.curve_words import percent
from netstudio.gui.plots.pages import PlotPages
from netstudio.gui.selection import Selection
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.session_texts import problems_to_solve
from netstudio.gui.theme import tokens

SHARES = (27, 27, 25, 21)
_MINIMUM_HEIGHT = 120
EARLIER_RUNS = 3
"""To compare with: more curves would be told apart no longer."""
_BETWEEN_PLOTS_MS = 40


class Instruments(QSplitter):
    """Four instruments side by side, their widths remembered by the window."""

    problems_asked = Signal()
    """The user wants to see the problems that keep the network from training."""

    def __init__(
        self,
        bridge: DocumentBridge,
        selection: Selection,
        session: SessionBridge,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("instruments")
        self.setChildrenCollapsible(True)
        self.setMinimumHeight(_MINIMUM_HEIGHT)
        self.loss = CurvePlot(tr("Loss"))
        self.accuracy = CurvePlot(tr("Accuracy"), value_text=percent, y_bounds=(0.0, 1.0))
        self.rate = CurvePlot(tr("Learning rate"))
        self.live_plots = LivePlots(self.loss, self.accuracy, self.rate, self)
        self.live_plots.offer_comparison(
            lambda then: session.ask(lambda asked: asked.earlier_runs(EARLIER_RUNS), then)
        )
        self.pages = PlotPages([self.accuracy, self.rate])
        self.maps = FeatureMapsPanel(bridge, selection, session)
        self.kernels = KernelsPanel(bridge, selection, session)
        self._bridge = bridge
        for plot in (self.loss, self.accuracy, self.rate):
            plot.way_out_asked.connect(self.problems_asked)
        bridge.problems_changed.connect(self._show_obstacles)
        session.plots_loaded.connect(self._prepare_plots)
        session.ticked.connect(self.live_plots.show_snapshot)
        for instrument, share in zip(
            (self.loss, self.pages, self.maps, self.kernels), SHARES, strict=True
        ):
            self.addWidget(_framed(instrument))
            self.setStretchFactor(self.count() - 1, share)
        self.setSizes([share * 40 for share in SHARES])

    def _show_obstacles(self) -> None:
        """A network with errors does not train: say so where its curves would be."""
        sentence = problems_to_solve(self._bridge.announced_problems)
        for plot in (self.loss, self.accuracy, self.rate):
            plot.show_obstacle(sentence, tr("Show problems"))

    def _prepare_plots(self) -> None:
        """Make the inside of the plots, a turn each, while nothing is to be drawn yet."""
        QTimer.singleShot(0, self, self.loss.prepare)
        QTimer.singleShot(_BETWEEN_PLOTS_MS, self, self.accuracy.prepare)


def _framed(instrument: QWidget) -> QWidget:
    frame = QWidget()
    frame.setProperty("role", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(
        tokens.SPACE_3 + 2, tokens.SPACE_2, tokens.SPACE_3 + 2, tokens.SPACE_2
    )
    column.addWidget(instrument)
    return frame
