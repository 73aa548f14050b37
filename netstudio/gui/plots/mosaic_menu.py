"""The menu of a mosaic: colours, scaling, order, view, and taking the picture away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netstudio.gui.language import tr
from netstudio.gui.plots.colour_maps import (
    DIVERGING,
    GREY,
    PURPLE_ORANGE,
    SEQUENTIAL,
    VIRIDIS,
)
from netstudio.gui.plots.mosaic import Mosaic, MosaicKind
from netstudio.gui.plots.picture_menu import PictureMenu, save_as

if TYPE_CHECKING:
    from netstudio.gui.plots.tiling import Order


class MosaicMenu(PictureMenu):
    """The menu of one mosaic."""

    def __init__(self, mosaic: Mosaic) -> None:
        super().__init__(mosaic)
        self._mosaic = mosaic
        view = mosaic.view
        is_kernels = mosaic.kind is MosaicKind.KERNELS
        sequential = [(tr("Magma"), SEQUENTIAL), (tr("Viridis"), VIRIDIS), (tr("Grey"), GREY)]
        diverging = [(tr("Blue to red"), DIVERGING), (tr("Purple to orange"), PURPLE_ORANGE)]
        maps = diverging if is_kernels else sequential
        self.add_choices(tr("Colours"), maps, view.colours, view.set_colours)
        by_mean = tr("Greatest mean magnitude first") if is_kernels else tr("Greatest mean first")
        orders: list[tuple[str, Order]] = [
            (tr("By number"), "index"),
            (by_mean, "mean"),
            (tr("Greatest variance first"), "variance"),
        ]
        self.add_choices(tr("Order"), orders, view.order, view.set_order)
        self.add_switch(
            tr("Scale each tile for itself"),
            mosaic.scaling == "tile",
            lambda on: mosaic.set_scaling("tile" if on else "joint"),
        )
        reset = self.add(tr("Show the whole mosaic"), "reset", self._show_all)
        reset.setEnabled(view.zoom > 1 or view.enlarged is not None)
        self.addSeparator()
        for words, icon, act in (
            (tr("Copy as image"), "copy", mosaic.copy_image),
            (tr("Save as PNG…"), "image", self._save),
        ):
            self.add(words, icon, act).setEnabled(not mosaic.is_empty)

    def _show_all(self) -> None:
        self._mosaic.enlarge(None)
        self._mosaic.view.reset_view()

    def _save(self) -> None:
        write = self._mosaic.save_image
        save_as(self._mosaic, tr("Save the picture"), "PNG (*.png)", ".png", write)
