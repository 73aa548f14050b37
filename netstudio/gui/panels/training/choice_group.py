"""A choice from a catalogue with its options: a list of names, and a row for each option."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from netstudio.catalog.param import Marker, ParamSpec
from netstudio.document.recipe import Choice
from netstudio.document.values import Value
from netstudio.gui.language import tr
from netstudio.gui.panels.form.editors import CalmComboBox
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState


class Entry(Protocol):
    """What a catalogue offers: an optimizer, a schedule, a loss, a data set."""

    @property
    def name(self) -> str:
        """As a recipe writes it."""

    @property
    def summary(self) -> str:
        """One sentence."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry of a catalogue, with how it is called and its options."""

    entry: Entry
    label: str
    params: tuple[ParamSpec, ...]
    note: str = ""


class ChoiceGroup(QWidget):
    """Edits one `Choice`."""

    changed = Signal(object, object, bool)
    """The new `Choice`, what of it changed, and whether that goes on from the last change."""

    def __init__(self, title: str, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._offers = {offer.entry.name: offer for offer in offers}
        self._choice = Choice("")
        self.rows: dict[str, ParameterRow] = {}
        self.box = CalmComboBox()
        self.box.setAccessibleName(tr(title))
        for offer in offers:
            self.box.addItem(tr(offer.label), offer.entry.name)
        self.box.activated.connect(self._choose)
        self._note = QLabel()
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(self.box)
        self._options = QVBoxLayout()
        self._options.setSpacing(2)
        self.column.addLayout(self._options)
        self.column.addWidget(self._note)

    @property
    def choice(self) -> Choice:
        """What is shown."""
        return self._choice

    def show_choice(self, choice: Choice) -> None:
        """Bring it up to date."""
        other = choice.name != self._choice.name
        self._choice = choice
        self.box.setCurrentIndex(self.box.findData(choice.name))
        if other:
            self._make_rows()
        for row in self.rows.values():
            row.show_state(self._state(row.param))
        offer = self._offers.get(choice.name)
        self._note.setText(
            tr(offer.note) if offer else tr("“{name}” is not known here.", name=choice.name)
        )
        self._note.setVisible(bool(self._note.text()))

    def _make_rows(self) -> None:
        for row in self.rows.values():
            self._options.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        offer = self._offers.get(self._choice.name)
        for param in offer.params if offer else ():
            row = ParameterRow(param, self._state(param), label=tr(param.name.replace("_", " ")))
            row.committed.connect(self._set)
            row.reset_asked.connect(self._reset)
            self.rows[param.name] = row
            self._options.addWidget(row)

    def _state(self, param: ParamSpec) -> ParameterState:
        given = param.name in self._choice.options
        default: Value = None if isinstance(param.default, Marker) else param.default
        return ParameterState(self._choice.options.get(param.name, default), given=given)

    def _choose(self, index: int) -> None:
        name = self.box.itemData(index)
        if name != self._choice.name:
            self.changed.emit(Choice(name), self._title.lower(), False)

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        options = self._choice.options.set(name, value)
        self.changed.emit(replace(self._choice, options=options), name, goes_on)

    def _reset(self, name: str) -> None:
        options = self._choice.options.without(name)
        self.changed.emit(replace(self._choice, options=options), name, False)
