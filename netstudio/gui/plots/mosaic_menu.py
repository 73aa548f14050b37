"""The menu of a mosaic: colours, scaling, order, view, and taking the picture away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from netstudio.gui.language import tr
from netstudio.gui.plots.colour_maps import (
    DIVERGING,
    GREY,
    PURPLE_ORANGE,
    SEQUENTIAL,
    VIRIDIS,
)
from netstudio.gui.plots.mosaic import Mosaic, MosaicKind
from netstudio.gui.theme.icons import set_icon

if TYPE_CHECKING:
    from netstudio.gui.plots.tiling import Order

T = TypeVar("T")


class MosaicMenu(QMenu):
    """Made for one showing; it deletes itself when closed."""

    def __init__(self, mosaic: Mosaic) -> None:
        super().__init__(mosaic)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._mosaic = mosaic
        view = mosaic.view
        is_kernels = mosaic.kind is MosaicKind.KERNELS
        sequential = [(tr("Magma"), SEQUENTIAL), (tr("Viridis"), VIRIDIS), (tr("Grey"), GREY)]
        diverging = [(tr("Blue to red"), DIVERGING), (tr("Purple to orange"), PURPLE_ORANGE)]
        maps = diverging if is_kernels else sequential
        self._add_choices(tr("Colours"), maps, view.colours, view.set_colours)
        by_mean = tr("Greatest mean magnitude first") if is_kernels else tr("Greatest mean first")
        orders: list[tuple[str, Order]] = [
            (tr("By number"), "index"),
            (by_mean, "mean"),
            (tr("Greatest variance first"), "variance"),
        ]
        self._add_choices(tr("Order"), orders, view.order, view.set_order)
        each = self.addAction(tr("Scale each tile for itself"))
        each.setCheckable(True)
        each.setChecked(mosaic.scaling == "tile")
        each.toggled.connect(lambda on: mosaic.set_scaling("tile" if on else "joint"))
        reset = self._add(tr("Show the whole mosaic"), "reset", self._show_all)
        reset.setEnabled(view.zoom > 1 or view.enlarged is not None)
        self.addSeparator()
        for words, icon, act in (
            (tr("Copy as image"), "copy", mosaic.copy_image),
            (tr("Save as PNG…"), "image", self._save),
        ):
            self._add(words, icon, act).setEnabled(not mosaic.is_empty)

    def _add_choices(
        self, title: str, choices: Sequence[tuple[str, T]], chosen: T, choose: Callable[[T], object]
    ) -> None:
        submenu = self.addMenu(title)
        group = QActionGroup(submenu)
        for words, value in choices:
            action = submenu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _=False, value=value: choose(value))
            group.addAction(action)

    def _add(self, words: str, icon: str, act: Callable[[], object]) -> QAction:
        action = self.addAction(words)
        set_icon(action, icon, "text_muted")
        action.triggered.connect(lambda _=False: act())
        return action

    def _show_all(self) -> None:
        self._mosaic.enlarge(None)
        self._mosaic.view.reset_view()

    def _save(self) -> None:
        window, title = self._mosaic.window(), tr("Save the picture")
        name, _ = QFileDialog.getSaveFileName(window, title, "", "PNG (*.png)")
        if not name:
            return
        path = Path(name)
        try:
            self._mosaic.save_image(path if path.suffix else path.with_suffix(".png"))
        except OSError as problem:
            QMessageBox.warning(window, title, str(problem))
