"""The presets gallery: a search, filters, cards, and what is known of the selected one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.language import tr
from netstudio.gui.palette.search_field import SearchField
from netstudio.gui.start.details import PresetDetails
from netstudio.gui.start.entries import FILTERS, found
from netstudio.gui.start.preset_grid import PresetGrid
from netstudio.gui.theme import tokens
from netstudio.gui.theme.sizing import fix_size
from netstudio.gui.widgets.empty_state import EmptyState
from netstudio.presets import all_presets

_FIELD_WIDTH = 260
_CLOSE_ROOM = 28
"""At the right of the search, where the page has its cross."""


class Gallery(QWidget):
    """Shows the presets; opening one is the business of whoever made it."""

    chosen = Signal(str)
    """The name of the preset to open here."""
    chosen_pretrained = Signal(str)
    """The name of the preset to open here with pretrained weights."""
    chosen_elsewhere = Signal(str)
    """The name of the preset to open in a window of its own."""

    def __init__(self, *, can_open_elsewhere: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = all_presets()
        self.field = SearchField(tr("Search presets, authors, years"))
        self.field.setAccessibleName(tr("Search presets"))
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.filters = QButtonGroup(self)
        self.grid = PresetGrid()
        self.nothing = EmptyState(
            tr("No preset matches."), icon="search", action=tr("Show all presets")
        )
        self.nothing.acted.connect(self.show_all)
        self.details = PresetDetails(can_open_elsewhere=can_open_elsewhere)
        self._lay_out()
        self.grid.current_changed.connect(self.details.show_preset)
        self.grid.opened.connect(lambda preset: self.chosen.emit(preset.name))
        self.grid.typed.connect(self._search_for)
        self.details.open_asked.connect(lambda preset: self.chosen.emit(preset.name))
        self.details.open_pretrained_asked.connect(
            lambda preset: self.chosen_pretrained.emit(preset.name)
        )
        self.details.open_elsewhere_asked.connect(
            lambda preset: self.chosen_elsewhere.emit(preset.name)
        )
        self.filters.idToggled.connect(lambda _, on: self.refresh() if on else None)
        self.refresh()

    def _lay_out(self) -> None:
        title = QLabel(tr("Presets"))
        title.setProperty("role", "heading")
        chips = QHBoxLayout()
        chips.setSpacing(tokens.SPACE_1)
        for number, (_, words) in enumerate(FILTERS):
            chips.addWidget(self._chip(number, tr(words)))
        self.filters.button(0).setChecked(True)
        chips.addStretch(1)
        fix_size(self.field, width=_FIELD_WIDTH)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.field)
        head.addSpacing(_CLOSE_ROOM)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.SPACE_3)
        middle.addWidget(self.grid, 1)
        middle.addWidget(self.nothing, 1)
        middle.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addLayout(head)
        column.addLayout(chips)
        column.addLayout(middle, 1)

    def _chip(self, number: int, words: str) -> QPushButton:
        chip = QPushButton(words)
        chip.setProperty("kind", "flat")
        chip.setCheckable(True)
        chip.setToolTip(tr("Show these presets only: {words}", words=words))
        self.filters.addButton(chip, number)
        return chip

    @property
    def filter_name(self) -> str:
        """The filter that is on."""
        return FILTERS[self.filters.checkedId()][0]

    def set_filter(self, name: str) -> None:
        """Show the presets of a filter; see `entries.FILTERS`."""
        self.filters.button([known for known, _ in FILTERS].index(name)).setChecked(True)

    def show_all(self) -> None:
        """Take search and filter back."""
        self.field.clear()
        self.set_filter("all")
        self.grid.setFocus()

    def refresh(self, *_: object) -> None:
        """Show what search and filter leave."""
        presets = found(self._presets, self.field.text(), self.filter_name)
        self.grid.show_presets(presets)
        self.grid.setVisible(bool(presets))
        self.nothing.setVisible(not presets)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """In the search field: down goes to the cards, Enter opens the first."""
        if event.key() == Qt.Key.Key_Down:
            self.grid.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            preset = self.grid.current_preset
            if preset is not None:
                self.chosen.emit(preset.name)
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return False
        return True

    def _search_for(self, letters: str) -> None:
        self.field.setFocus()
        self.field.insert(letters)
