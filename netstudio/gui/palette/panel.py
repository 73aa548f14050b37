"""The panel on the left: everything that can be added, by family, with a search above."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.library.shelf import Shelf
from netstudio.gui.palette.block_entries import library_entries, matching, project_entries
from netstudio.gui.palette.entries import (
    Entry,
    entries_by_family,
    layer_count,
    search,
    uses_in,
)
from netstudio.gui.palette.search_field import SearchField
from netstudio.gui.palette.tree import PaletteTree
from netstudio.gui.selection import Selection
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier


class PalettePanel(QWidget):
    """Search field and list. Connect `layer_chosen` to the canvas's `add_layer`."""

    layer_chosen = Signal(str)
    """A layer was double-clicked, or taken with Enter."""

    def __init__(
        self,
        bridge: DocumentBridge,
        selection: Selection,
        shelf: Shelf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shelf = shelf
        self._shown_blocks: tuple[Entry, ...] = ()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField(tr("Search {count} layers", count=layer_count()))
        self.field.setToolTip(tr("Search layers; Enter adds the first"))
        self.tree = PaletteTree()
        self._nothing = QLabel(tr("No layer matches. Try a shorter word."))
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.tree.picked.connect(self.layer_chosen)
        self._search("")
        notifier.fonts_scaled.connect(self._relist)
        bridge.changed.connect(self._follow_blocks)
        bridge.scope_changed.connect(self._follow_blocks)
        if shelf is not None:
            shelf.changed.connect(self._follow_blocks)

    def _relist(self) -> None:
        """List it in rows of another height."""
        self._search(self.field.text())

    def focus_search(self) -> None:
        """Put the cursor into the search field, its text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if watched is self.field and is_press and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_3, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        top = QVBoxLayout()
        top.setContentsMargins(tokens.SPACE_3, 0, tokens.SPACE_3, 0)
        top.addWidget(self.field)
        top.addWidget(self._nothing)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        self.setMinimumWidth(160)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._enter_list()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                first = self.tree.first_layer()
                if first is not None and self.field.text():
                    self.layer_chosen.emit(first.text(0))
            case Qt.Key.Key_Escape if self.field.text():
                self.field.clear()
            case _:
                return False
        return True

    def _enter_list(self) -> None:
        first = self.tree.first_layer()
        if first is not None:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            self.tree.setCurrentItem(first)

    def _search(self, text: str) -> None:
        if not text.strip():
            found = entries_by_family()
        else:
            found = _grouped(search(text, uses_in(self._bridge.project)))
        self._shown_blocks = self._blocks()
        found = {**_grouped(matching(self._shown_blocks, text)), **found}
        self.tree.show_families(found, open_all=bool(text.strip()))
        self.tree.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _blocks(self) -> tuple[Entry, ...]:
        """The project's blocks that fit here, then the user's own."""
        own = project_entries(self._bridge.project, self._bridge.scope)
        return own + (library_entries(self._shelf.blocks) if self._shelf is not None else ())

    def _follow_blocks(self, *_: object) -> None:
        if self._blocks() != self._shown_blocks:
            self._search(self.field.text())


def _grouped(entries: tuple[Entry, ...]) -> dict[str, tuple[Entry, ...]]:
    """By family, the family of the best match first, so that the first row is the best."""
    families = dict.fromkeys(entry.family for entry in entries)
    return {
        family: tuple(entry for entry in entries if entry.family == family) for family in families
    }
