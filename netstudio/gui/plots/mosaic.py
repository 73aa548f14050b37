"""A mosaic of feature maps or kernels, with its title, caption and what is under the pointer.

Maps run from dark to light from the least value to the greatest; kernels from blue over white at
zero to red, or through another colour map. A click on a tile shows it alone; another click or Esc
goes back.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QPixmap, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from netstudio.gui.language import tr
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
        empty_text: str = "",
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
        self._header.add_menu_button(tr("What this picture can do"), self._open_menu)
        self._empty = EmptyState(empty_text or tr("Select a layer to look inside"))
        self._tiles = MosaicView(centred=kind is MosaicKind.KERNELS)
        self._bars = BarsView()
        self._stack = QStackedLayout()
        for view in (self._tiles, self._bars):
            view.hovered.connect(self._describe)
            view.tile_clicked.connect(self.tile_clicked)
        self._tiles.turned.connect(self._name_enlarged)
        self._tiles.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
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
            shown, total = f"{tiles.count:,}", f"{tiles.total:,}"
            self._note = tr("first {count} of {total}", count=shown, total=total)
            self._describe(None)
        self._tiles.set_tiles(tiles)
        self._stack.setCurrentWidget(self._tiles)

    def _describe(self, sample: Sample | None) -> None:
        if sample is None:
            whole = " · ".join(filter(None, (self._caption, self._note)))
            self._header.set_reading(whole, (self._caption, *self._shorter))
        else:
            number = self._number(sample)
            place = f"{sample.tile} · {sample.row}, {sample.column} · {number}"
            # Where there is little room the value matters more than the words around it.
            self._header.set_reading(self._words(sample), (place, number))

    @staticmethod
    def _number(sample: Sample) -> str:
        parts = sample.value if isinstance(sample.value, tuple) else (sample.value,)
        return " ".join(f"{part:.3g}" for part in parts)

    def _words(self, sample: Sample) -> str:
        """Where ``sample`` lies and its value."""
        values = self._values
        if values is None:
            return ""
        number = self._number(sample)
        if values.ndim == 1:
            return tr("unit {unit}", unit=max(sample.tile, sample.column)) + f" · {number}"
        place = tr("row {row} · column {column}", row=sample.row, column=sample.column)
        place = f"{place} · {number}"
        if values.ndim == 2:
            return place
        if values.ndim == 3:
            return tr("channel {tile}", tile=sample.tile) + f" · {place}"
        if isinstance(sample.value, tuple):
            return tr("filter {tile}", tile=sample.tile) + f" · {place}"
        kernel, channel = divmod(sample.tile, values.shape[1])
        both = tr("filter {kernel} · channel {channel}", kernel=kernel, channel=channel)
        return f"{both} · {place}"

    def _name_enlarged(self, tile: int) -> None:
        """The tile that an arrow key has brought, in words."""
        values = self._values
        if values is None:
            return
        if values.ndim == 4 and not self._is_coloured():
            kernel, channel = divmod(tile, values.shape[1])
            place = tr("filter {kernel} · channel {channel}", kernel=kernel, channel=channel)
        else:
            is_filter = values.ndim == 4
            place = tr("filter {tile}", tile=tile) if is_filter else tr("channel {tile}", tile=tile)
        self._header.set_reading(place)

    def _is_coloured(self) -> bool:
        return self._rgb and self._values is not None and self._values.shape[1] == 3

    # Menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.globalPos())

    def _open_menu(self, place: QPoint) -> None:
        from netstudio.gui.plots.mosaic_menu import MosaicMenu

        MosaicMenu(self).popup(place)

    @property
    def kind(self) -> MosaicKind:
        """What the numbers are."""
        return self._kind

    @property
    def view(self) -> MosaicView:
        """The picture of tiles."""
        return self._tiles

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return self._values is None

    def copy_image(self) -> None:
        """Put what is shown on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self._picture())

    def save_image(self, path: Path) -> None:
        """Write what is shown as a PNG file; raises ``OSError`` if that fails."""
        if not self._picture().save(str(path), "PNG"):
            raise OSError(
                tr("The image could not be written to {path}; choose another folder.", path=path)
            )

    def _picture(self) -> QPixmap:
        return (self._stack.currentWidget() or self._empty).grab()
