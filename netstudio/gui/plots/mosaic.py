"""A mosaic of feature maps or kernels, with its title, caption and what is under the pointer.

Maps run from dark to light from the least value to the greatest; kernels from blue over white at
zero to red. A click on a tile shows it alone; another click or Esc goes back.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QPixmap, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QStackedLayout, QVBoxLayout, QWidget

from netstudio.gui.plots.bars_view import BarsView
from netstudio.gui.plots.header import PlotHeader
from netstudio.gui.plots.mosaic_view import MosaicView, Sample
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier
from netstudio.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from netstudio.gui.plots.tiling import Scaling

_MOST_BARS = 64


class MosaicKind(Enum):
    """What the numbers are, which decides their colours and their names."""

    MAPS = "maps"
    KERNELS = "kernels"


class Mosaic(QWidget):
    """Shows an array of numbers as an image."""

    tile_clicked = Signal(int)
    """The channel, or for kernels the tile ``filter * channels + channel``, that was clicked."""

    def __init__(
        self,
        title: str,
        *,
        kind: MosaicKind = MosaicKind.MAPS,
        empty_text: str = "Select a layer to look inside",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._values: NDArray[np.floating] | None = None
        self._caption = ""
        self._shorter: tuple[str, ...] = ()
        self._note = ""
        self._rgb = False
        self._stale = False
        self._header = PlotHeader(title)
        self._empty = EmptyState(empty_text)
        self._tiles = MosaicView(centred=kind is MosaicKind.KERNELS)
        self._bars = BarsView()
        self._stack = QStackedLayout()
        for view in (self._tiles, self._bars):
            view.hovered.connect(self._describe)
            view.tile_clicked.connect(self.tile_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self._header)
        column.addLayout(self._stack, 1)
        # Last: a stacked layout shows its first page, which without a parent is a window.
        for page in (self._empty, self._tiles, self._bars):
            self._stack.addWidget(page)
        self.setAccessibleName(title)
        notifier.theme_changed.connect(self._mark_stale)

    # What is shown

    def set_values(
        self, values: ArrayLike, caption: str = "", shorter: tuple[str, ...] = ()
    ) -> None:
        """Show ``values`` with ``caption`` at the top right, or the first of ``shorter`` that fits.

        Shapes: feature maps (C, H, W), kernels (K, C, h, w), one map (H, W) or a vector (D,).
        Raises ``ValueError`` on other shapes. The array is not copied: do not write to it after.
        """
        import numpy as np

        array = np.asarray(values)
        if array.ndim not in (1, 2, 3, 4) or not array.size:
            raise ValueError(
                "a mosaic shows arrays of 1 to 4 dimensions with at least one value; "
                f"received shape {array.shape}"
            )
        self._values = array
        self._caption, self._note, self._shorter = caption, "", shorter
        self._header.set_reading(caption, shorter)
        self._mark_stale()

    def clear(self, text: str | None = None) -> None:
        """Show the empty state, with ``text`` if given."""
        self._values = None
        self._caption = ""
        self._header.set_reading("")
        self._tiles.set_tiles(None)
        if text is not None:
            self._empty.set_text(text)
        self._stack.setCurrentWidget(self._empty)

    def set_rgb(self, rgb: bool) -> None:
        """Show kernels with three input channels in colour."""
        self._rgb = rgb
        self._mark_stale()

    def set_scaling(self, scaling: Scaling) -> None:
        """Scale colours over all tiles (``joint``) or within each (``tile``)."""
        self._tiles.set_scaling(scaling)

    @property
    def scaling(self) -> Scaling:
        """How values are scaled to colours."""
        return self._tiles.scaling

    @property
    def enlarged(self) -> int | None:
        """The tile shown alone, or None."""
        return self._tiles.enlarged

    def enlarge(self, tile: int | None) -> None:
        """Show one tile alone, or all again with None."""
        self._refresh()
        self._tiles.enlarge(tile)

    def reading(self) -> str:
        """The text at the top right: the caption, or the value under the pointer."""
        return self._header.reading()

    def shown_reading(self) -> str:
        """That text as it is painted: shorter where there is little room."""
        return self._header.shown_reading()

    # Drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _mark_stale(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self._stale or self._values is None:
            return
        from netstudio.gui.plots import tiling

        self._stale = False
        values = self._values
        if values.ndim == 1 and values.size <= _MOST_BARS:
            self._bars.set_values(values)
            self._stack.setCurrentWidget(self._bars)
            return
        if values.ndim == 1:
            values = values.reshape(1, 1, -1)
        tiles = tiling.split(values, rgb=self._rgb)
        if tiles.count < tiles.total:
            self._note = f"first {tiles.count:,} of {tiles.total:,}"
            self._describe(None)
        self._tiles.set_tiles(tiles)
        self._stack.setCurrentWidget(self._tiles)

    def _describe(self, sample: Sample | None) -> None:
        if sample is None:
            whole = " · ".join(filter(None, (self._caption, self._note)))
            self._header.set_reading(whole, (self._caption, *self._shorter))
        else:
            self._header.set_reading(self._words(sample))

    def _words(self, sample: Sample) -> str:
        """Where ``sample`` lies and its value."""
        values = self._values
        if values is None:
            return ""
        parts = sample.value if isinstance(sample.value, tuple) else (sample.value,)
        number = " ".join(f"{part:.3g}" for part in parts)
        if values.ndim == 1:
            return f"unit {max(sample.tile, sample.column)} · {number}"
        place = f"row {sample.row} · column {sample.column} · {number}"
        if values.ndim == 2:
            return place
        if values.ndim == 3:
            return f"channel {sample.tile} · {place}"
        if isinstance(sample.value, tuple):
            return f"filter {sample.tile} · {place}"
        kernel, channel = divmod(sample.tile, values.shape[1])
        return f"filter {kernel} · channel {channel} · {place}"

    # Context menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._values is not None:
            self._menu().popup(event.globalPos())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        each = QAction("Scale each tile for itself", menu, checkable=True)
        each.setChecked(self.scaling == "tile")
        each.toggled.connect(lambda on: self.set_scaling("tile" if on else "joint"))
        menu.addAction(each)
        menu.addSeparator()
        menu.addAction("Copy as image").triggered.connect(lambda _=False: self.copy_image())
        menu.addAction("Save image…").triggered.connect(lambda _=False: self._ask_and_save())
        return menu

    def copy_image(self) -> None:
        """Put what is shown on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self._picture())

    def save_image(self, path: Path) -> None:
        """Write what is shown as a PNG file; raises ``OSError`` if that fails."""
        if not self._picture().save(str(path), "PNG"):
            raise OSError(f"the image could not be written to {path}; choose another folder")

    def _picture(self) -> QPixmap:
        return (self._stack.currentWidget() or self._empty).grab()

    def _ask_and_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self.window(), "Save the image", "", "PNG (*.png)")
        if not name:
            return
        path = Path(name)
        try:
            self.save_image(path if path.suffix else path.with_suffix(".png"))
        except OSError as problem:
            QMessageBox.warning(self.window(), "Save the image", str(problem))
