"""The context menu of a curve plot: scale, smoothing, view, and taking the plot away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from netstudio.gui.theme.icons import set_icon

if TYPE_CHECKING:
    from netstudio.gui.plots.curve_plot import CurvePlot

SMOOTHINGS = (("None", 0.0), ("Light (0.6)", 0.6), ("Medium (0.9)", 0.9), ("Strong (0.97)", 0.97))


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
        scale = self.addAction("Logarithmic scale")
        scale.setCheckable(True)
        scale.setChecked(plot.log_scale)
        scale.toggled.connect(plot.set_log_scale)
        submenu = self.addMenu("Smoothing")
        group = QActionGroup(submenu)
        for words, weight in SMOOTHINGS:
            choice = submenu.addAction(words)
            choice.setCheckable(True)
            choice.setChecked(weight == plot.smoothing)
            choice.triggered.connect(lambda _=False, weight=weight: plot.set_smoothing(weight))
            group.addAction(choice)
        self._add("Reset view (double-click)", "reset", plot.reset_view)

    def _add_ways_out(self) -> None:
        plot = self._plot
        entries = [
            self._add("Copy as image", "copy", plot.copy_image),
            self._add("Save image…", "image", lambda: self._save("PNG (*.png)", plot.save_image)),
            self._add("Save values…", "save", lambda: self._save("CSV (*.csv)", plot.save_csv)),
        ]
        for entry in entries:
            entry.setEnabled(bool(plot.curve_names()))

    def _add(self, words: str, icon: str, act: Callable[[], None]) -> QAction:
        action = self.addAction(words)
        set_icon(action, icon, "text_muted")
        action.triggered.connect(lambda _=False: act())
        return action

    def _save(self, kind: str, write: Callable[[Path], None]) -> None:
        plot = self._plot
        name, _ = QFileDialog.getSaveFileName(plot.window(), "Save the plot", "", kind)
        if not name:
            return
        suffix = kind[kind.index("*") + 1 : -1]
        path = Path(name)
        try:
            write(path if path.suffix else path.with_suffix(suffix))
        except OSError as problem:
            QMessageBox.warning(plot.window(), "Save the plot", str(problem))
