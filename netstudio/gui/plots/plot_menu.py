"""The menu of a curve plot: scale, smoothing, axis, view, and taking the plot away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QSlider,
    QWidget,
    QWidgetAction,
)

from netstudio.gui.language import tr
from netstudio.gui.plots import plot_export
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.theme.sizing import fix_size

if TYPE_CHECKING:
    from netstudio.gui.plots.curve_plot import CurvePlot

_SLIDER = 120
_INDENT = 38
"""Where the texts of a menu begin, beside their icons."""
_FINEST = 0.995
"""The strongest smoothing: the mean over about two hundred points."""


class CurveMenu(QMenu):
    """Made for one showing; it deletes itself when closed."""

    def __init__(self, plot: CurvePlot) -> None:
        super().__init__(plot)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plot = plot
        self._add_view()
        self.addSeparator()
        self._add_ways_out()

    def _add_view(self) -> None:
        plot = self._plot
        self._add_switch(tr("Logarithmic scale"), plot.log_scale, plot.set_log_scale)
        smoothing = QWidgetAction(self)
        smoothing.setDefaultWidget(SmoothingRow(plot))
        self.addAction(smoothing)
        if plot.x_units:
            self._add_units()
        if plot.is_comparing is not None:
            compare = tr("Compare with earlier runs")
            self._add_switch(compare, plot.is_comparing, plot.comparing_chosen.emit)
        reset = self._add(tr("Reset view"), "reset", plot.reset_view)
        reset.setToolTip(tr("Also a double-click on the plot, or the Home key"))

    def _add_switch(self, words: str, on: bool, act: Callable[[bool], object]) -> None:
        switch = self.addAction(words)
        switch.setCheckable(True)
        switch.setChecked(on)
        switch.toggled.connect(lambda checked: act(checked))

    def _add_units(self) -> None:
        plot = self._plot
        submenu = self.addMenu(tr("Horizontal axis"))
        group = QActionGroup(submenu)
        words = {"epochs": tr("Epochs"), "steps": tr("Steps"), "seconds": tr("Training time")}
        for unit in plot.x_units:
            choice = submenu.addAction(words[unit])
            choice.setCheckable(True)
            choice.setChecked(unit == plot.x_unit)
            choice.triggered.connect(lambda _=False, unit=unit: plot.unit_chosen.emit(unit))
            group.addAction(choice)

    def _add_ways_out(self) -> None:
        plot = self._plot
        entries = [self._add(tr("Copy as image"), "copy", lambda: plot_export.copy_image(plot))]
        for words, icon, kind, write in (
            (tr("Save as PNG…"), "image", "PNG (*.png)", plot_export.save_image),
            (tr("Save as SVG…"), "image", "SVG (*.svg)", plot_export.save_svg),
            (tr("Save values as CSV…"), "save", "CSV (*.csv)", plot_export.save_csv),
        ):
            act = lambda kind=kind, write=write: self._save(kind, write)  # noqa: E731
            entries.append(self._add(words, icon, act))
        for entry in entries:
            entry.setEnabled(bool(plot.curve_names()))

    def _add(self, words: str, icon: str, act: Callable[[], None]) -> QAction:
        action = self.addAction(words)
        set_icon(action, icon, "text_muted")
        action.triggered.connect(lambda _=False: act())
        return action

    def _save(self, kind: str, write: Callable[[CurvePlot, Path], None]) -> None:
        plot = self._plot
        window, title = plot.window(), tr("Save the plot")
        name, _ = QFileDialog.getSaveFileName(window, title, "", kind)
        if not name:
            return
        suffix = kind[kind.index("*") + 1 : -1]
        path = Path(name)
        try:
            write(plot, path if path.suffix else path.with_suffix(suffix))
        except OSError as problem:
            QMessageBox.warning(window, title, str(problem))


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
