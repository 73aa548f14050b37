"""The menu of a curve plot: scale, smoothing, axis, view, and taking the plot away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget, QWidgetAction

from netstudio.gui.language import tr
from netstudio.gui.plots import plot_export
from netstudio.gui.plots.picture_menu import PictureMenu, save_as
from netstudio.gui.theme import tokens
from netstudio.gui.theme.sizing import fix_size
from netstudio.records import dataclass

if TYPE_CHECKING:
    from netstudio.gui.plots.curve_plot import CurvePlot

_SLIDER = 120
_INDENT = 38
"""Where the texts of a menu begin, beside their icons."""
_FINEST = 0.995
"""The strongest smoothing: the mean over about two hundred points."""


class CurveMenu(PictureMenu):
    """The menu of one plot."""

    def __init__(self, plot: CurvePlot) -> None:
        super().__init__(plot)
        self._plot = plot
        self._add_view()
        self.addSeparator()
        self._add_ways_out()

    def _add_view(self) -> None:
        plot = self._plot
        self.add_switch(tr("Logarithmic scale"), plot.log_scale, plot.set_log_scale)
        smoothing = QWidgetAction(self)
        smoothing.setDefaultWidget(SmoothingRow(plot))
        self.addAction(smoothing)
        if plot.x_units:
            self._add_units()
        if plot.is_comparing is not None:
            compare = tr("Compare with earlier runs")
            self.add_switch(compare, plot.is_comparing, plot.comparing_chosen.emit)
        reset = self.add(tr("Reset view"), "reset", plot.reset_view)
        reset.setToolTip(tr("Also a double-click on the plot, or the Home key"))

    def _add_units(self) -> None:
        words = {"epochs": tr("Epochs"), "steps": tr("Steps"), "seconds": tr("Training time")}
        choices = [(words[unit], unit) for unit in self._plot.x_units]
        self.add_choices(
            tr("Horizontal axis"), choices, self._plot.x_unit, self._plot.unit_chosen.emit
        )

    def _add_ways_out(self) -> None:
        for way in ways_out(self._plot):
            self.add(way.words, way.icon, way.run).setEnabled(bool(self._plot.curve_names()))


@dataclass(frozen=True)
class WayOut:
    """A way to take a plot away: its words, its icon, and what does it."""

    words: str
    icon: str
    run: Callable[[], object]


def ways_out(plot: CurvePlot) -> list[WayOut]:
    """The ways to take a plot away, as an image, a drawing or numbers."""
    ways = [WayOut(tr("Copy as image"), "copy", partial(plot_export.copy_image, plot))]
    for words, icon, kind, suffix, write in (
        (tr("Save as PNG…"), "image", "PNG (*.png)", ".png", plot_export.save_image),
        (tr("Save as SVG…"), "image", "SVG (*.svg)", ".svg", plot_export.save_svg),
        (tr("Save values as CSV…"), "save", "CSV (*.csv)", ".csv", plot_export.save_csv),
    ):
        save = partial(save_as, plot, tr("Save the plot"), kind, suffix, partial(write, plot))
        ways.append(WayOut(words, icon, save))
    return ways


class SmoothingRow(QWidget):
    """A slider for the weight of the moving average, and its value."""

    def __init__(self, plot: CurvePlot) -> None:
        super().__init__()
        self._plot = plot
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        fix_size(self.slider, width=_SLIDER)
        self.slider.setAccessibleName(tr("Smoothing"))
        self.slider.setToolTip(tr("How much of the past each point carries on"))
        self.slider.setValue(round(plot.smoothing / _FINEST * 100))
        self._value = QLabel(f"{plot.smoothing:.2f}")
        self._value.setProperty("role", "number")
        fix_size(self._value, width=32)
        row = QHBoxLayout(self)
        row.setContentsMargins(_INDENT, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_1)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(QLabel(tr("Smoothing")))
        row.addWidget(self.slider)
        row.addWidget(self._value)
        self.slider.valueChanged.connect(self._smooth)

    def _smooth(self, share: int) -> None:
        weight = share / 100 * _FINEST
        self._value.setText(f"{weight:.2f}")
        self._plot.set_smoothing(weight)
