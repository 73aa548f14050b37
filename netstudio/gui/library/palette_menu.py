"""The menu of a block in the palette: open, keep, rename, delete."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu

from netstudio.document.edits import SetBlock
from netstudio.document.edits.block import block_users
from netstudio.gui.canvas.block_types import LIBRARY, block_name, is_block
from netstudio.gui.language import tr

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.library.shelf import Shelf
    from netstudio.gui.palette.panel import PalettePanel


class PaletteMenu(QObject):
    """Pops up on a right click, or by the menu key, on a block of the palette."""

    def __init__(self, palette: PalettePanel, canvas: CanvasView, shelf: Shelf) -> None:
        super().__init__(palette)
        self._palette, self._canvas, self._shelf = palette, canvas, shelf
        palette.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        palette.tree.customContextMenuRequested.connect(self._pop_up)

    def menu_for(self, type_name: str) -> QMenu | None:
        """The menu of an entry; None for what is no block."""
        if not is_block(type_name):
            return None
        menu = QMenu(self._palette)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = block_name(type_name)
        _add(menu, tr("Add to the graph"), lambda: self._palette.layer_chosen.emit(type_name))
        menu.addSeparator()
        if type_name.startswith(LIBRARY):
            self._fill_for_own(menu, name)
        else:
            self._fill_for_project(menu, name)
        return menu

    def _fill_for_own(self, menu: QMenu, name: str) -> None:
        _add(menu, tr("Rename…"), lambda: self._ask_name(name))
        _add(menu, tr("Delete from my library"), lambda: self._shelf.delete(name))

    def _fill_for_project(self, menu: QMenu, name: str) -> None:
        bridge = self._canvas.bridge
        _add(menu, tr("Open {block}", block=name), lambda: bridge.set_scope(name))
        _add(menu, tr("Save to my library"), lambda: self._shelf.save(bridge.project, name))
        drop = _add(menu, tr("Delete the definition"), lambda: bridge.push(SetBlock(name, None)))
        drop.setEnabled(not block_users(bridge.project, name))

    def _ask_name(self, name: str) -> None:
        dialog = QInputDialog(self._palette)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Rename a block of my library"))
        dialog.setLabelText(tr("New name"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(lambda new: self._shelf.rename(name, new.strip()))
        dialog.open()

    def _pop_up(self, place: QPoint) -> None:
        item = self._palette.tree.itemAt(place)
        menu = self.menu_for(item.text(0)) if item is not None else None
        if menu is not None:
            menu.popup(self._palette.tree.viewport().mapToGlobal(place))


def _add(menu: QMenu, words: str, run: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda: run())
    return action
