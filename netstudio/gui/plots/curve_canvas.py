"""The drawing inside a curve plot: axes, curves, markers and the hover line, on pyqtgraph.

pyqtgraph takes as long to import as the whole window takes to open; ``curve_plot`` therefore
imports this module with the first curve, and nothing else imports it.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from netstudio.gui.plots.series import Floats, Series, turbulence, value_range
from netstudio.gui.plots.value_axis import ValueAxis
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import ui_font
from netstudio.gui.theme.tokens import Theme

_LEFT_AXIS_WIDTH = 44
_GHOST_ALPHA = 55
_LABEL_GROUND_ALPHA = 210
_CROWDED_ABOVE = 0.75
_MARGIN = 0.04
"""Room above and below the curves, as a share of their range."""
_CALM = 10.0
"""Turbulence up to which a curve gets a wide stroke. An antialiased wide stroke costs the painter
time by its length: 11 ms for a noisy curve of 1,000 points, against 0.4 ms for a fine one."""
_WIDE, _FINE = 1.75, 1.0
_DOT = 6
"""Across, in pixels: what a curve of one point is drawn as."""
_CURSOR_LAYER = 10


@dataclass
class _Curve:
    """The drawn line of one series, its unsmoothed ghost beneath, and its dot while it has one."""

    line: Any
    ghost: Any
    dot: Any
    series: Series


class CurveCanvas(pg.PlotWidget):
    """Draws curves handed over ready to draw: smoothed, logarithmic, without infinities.

    The view follows the data until the user zooms or pans, and again after ``reset_view``.
    """

    hovered = Signal(object)
    """Where the pointer is on the x axis (float); None when it left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent=parent,
            background=None,
            axisItems={side: ValueAxis(side) for side in ("left", "bottom", "right")},
        )
        self._curves: dict[str, _Curve] = {}
        self._markers: list[Any] = []
        self._x_range = (0.0, 1.0)
        self._y_bounds: tuple[float, float] | None = None
        self._logarithmic = False
        self._following = True
        self._set_up_plot()
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setZValue(_CURSOR_LAYER)
        self._cursor.hide()
        self.plotItem.addItem(self._cursor, ignoreBounds=True)
        self.wear(current())

    def _set_up_plot(self) -> None:
        plot = self.plotItem
        plot.hideButtons()
        plot.setMenuEnabled(False)
        # pyqtgraph's own menu is a window without a parent; given one, it ends with the plot.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.setContentsMargins(0, tokens.SPACE_1, tokens.SPACE_3, 0)
        view = plot.getViewBox()
        view.disableAutoRange()
        view.sigRangeChangedManually.connect(self._stop_following)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(
                tickLength=0,
                maxTickLevel=0,
                tickTextOffset=6,
                tickFont=ui_font(tokens.TEXT_SMALL),
                hideOverlappingLabels=12,
            )
        plot.getAxis("left").setWidth(_LEFT_AXIS_WIDTH)
        # The grid hangs on an axis of its own: an axis with a grid drops the labels at its ends.
        plot.showAxis("right")
        grid = plot.getAxis("right")
        grid.setStyle(showValues=False, tickLength=0, maxTickLevel=0, tickAlpha=255)
        grid.setWidth(0)
        grid.setGrid(255)
        grid.setZValue(-2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(280, 150)

    # What is drawn

    def draw_curve(self, name: str, x: Floats, y: Floats, raw: Floats | None, colour: str) -> None:
        """Draw or redraw the curve ``name``, with ``raw`` faint beneath it if given; all (n,)."""
        curve = self._curves.get(name) or self._add_curve(name)
        curve.series = Series(x, y)
        self._stroke(curve.line, x, y, QColor(colour))
        # A line needs two points: the first epoch's value would be there and not be seen.
        seen = np.isfinite(y)
        is_alone = int(np.count_nonzero(seen)) == 1
        curve.dot.setVisible(is_alone)
        if is_alone:
            curve.dot.setData(x[seen], y[seen], size=_DOT, brush=QColor(colour), pen=None)
        curve.ghost.setVisible(raw is not None)
        if raw is not None:
            faint = QColor(colour)
            faint.setAlpha(_GHOST_ALPHA)
            self._stroke(curve.ghost, x, raw, faint)

    def _add_curve(self, name: str) -> _Curve:
        ghost, line, dot = pg.PlotCurveItem(), pg.PlotCurveItem(), pg.ScatterPlotItem()
        ghost.setZValue(-1)
        for item in (ghost, line, dot):
            self.plotItem.addItem(item, ignoreBounds=True)
        self._curves[name] = _Curve(line, ghost, dot, Series(np.empty(0), np.empty(0)))
        return self._curves[name]

    def _stroke(self, item: Any, x: Floats, y: Floats, colour: QColor) -> None:
        pen = QPen(colour, _WIDE if turbulence(y) <= _CALM else _FINE)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        connect = "all" if np.isfinite(y).all() else "finite"
        item.setData(x, y, pen=pen, antialias=True, connect=connect)

    def keep_curves(self, names: set[str]) -> None:
        """Take away every curve not among ``names``."""
        for name in self._curves.keys() - names:
            curve = self._curves.pop(name)
            for item in (curve.line, curve.ghost, curve.dot):
                self.plotItem.removeItem(item)

    def draw_markers(self, markers: list[tuple[float, str]]) -> None:
        """Show exactly these vertical lines, each at its x with its label."""
        for line in self._markers:
            self.plotItem.removeItem(line)
        self._markers = [self._marker(x, label) for x, label in markers]

    def _marker(self, x: float, label: str) -> Any:
        theme = current()
        ground = QColor(theme.surface)
        ground.setAlpha(_LABEL_GROUND_ALPHA)
        line = pg.InfiniteLine(
            pos=x,
            angle=90,
            pen=_dashed(theme.plot_marker),
            # pyqtgraph formats the label; braces of its own must survive that.
            label=label.replace("{", "{{").replace("}", "}}"),
            labelOpts={
                "position": self._free_height(x),
                "color": theme.text_muted,
                "fill": ground,
                "anchors": [(-0.02, 0.5), (1.02, 0.5)],
            },
        )
        line.label.textItem.setFont(ui_font(tokens.TEXT_SMALL))
        self.plotItem.addItem(line, ignoreBounds=True)
        return line

    def markers(self) -> list[Any]:
        """The drawn markers, pyqtgraph's infinite lines."""
        return list(self._markers)

    def _free_height(self, x: float) -> float:
        """Where along a marker at ``x`` its label covers no curve: near the top or the bottom."""
        low, high = self.plotItem.viewRange()[1]
        heights = [
            (value - low) / (high - low)
            for curve in self._curves.values()
            if (value := curve.series.value_at(x)) is not None
        ]
        return 0.07 if heights and max(heights) > _CROWDED_ABOVE else 0.93

    def set_cursor(self, x: float | None) -> None:
        """Show the hover line at ``x``, or hide it."""
        self._cursor.setVisible(x is not None)
        if x is not None:
            self._cursor.setValue(x)

    # What part is seen

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Label the y axis in powers: its values are decimal logarithms."""
        self._logarithmic = logarithmic
        for side in ("left", "right"):
            self.plotItem.getAxis(side).setLogMode(y=logarithmic)

    def set_limits(self, x_range: tuple[float, float], y: tuple[float, float] | None) -> None:
        """The x range to show, and the y range where it does not follow from the curves."""
        self._x_range, self._y_bounds = x_range, y

    def follow(self) -> None:
        """Fit the view to the curves, unless the user has taken it over."""
        if not self._following:
            return
        self.plotItem.setXRange(*self._x_range, padding=0)
        y_range = self._y_bounds or value_range(
            (curve.series.y for curve in self._curves.values()), from_zero=not self._logarithmic
        )
        if y_range is not None:
            low, high = y_range
            room = (high - low) * _MARGIN
            grounded = low == 0 and not self._logarithmic
            self.plotItem.setYRange(low if grounded else low - room, high + room, padding=0)

    def reset_view(self) -> None:
        """Follow the data again."""
        self._following = True
        self.follow()

    @property
    def following(self) -> bool:
        """Whether the view follows the data."""
        return self._following

    def _stop_following(self, *_: object) -> None:
        self._following = False

    # Look and pointer

    def wear(self, theme: Theme) -> None:
        """Take the colours of ``theme``; curves and markers are redrawn by their owner."""
        # Qt keeps the drawn ground of a view: without this it would stay that of the last theme.
        self.resetCachedContent()
        for side in ("left", "bottom", "right"):
            axis = self.plotItem.getAxis(side)
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTickPen(QColor(theme.plot_grid))
            axis.setTextPen(QColor(theme.text_muted))
        self._cursor.setPen(QPen(QColor(theme.border_strong), 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        view = self.plotItem.getViewBox()
        scene = self.mapToScene(event.position().toPoint())
        inside = view.sceneBoundingRect().contains(scene)
        self.hovered.emit(float(view.mapSceneToView(scene).x()) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_view()
        event.accept()


def _dashed(colour: str) -> QPen:
    pen = QPen(QColor(colour), 1.0)
    pen.setCosmetic(True)
    pen.setDashPattern([3, 3])
    return pen
