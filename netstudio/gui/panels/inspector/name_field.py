"""A heading that is renamed in place: it looks like words until it is pointed at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netstudio.errors import EditError
from netstudio.gui.panels.form.undo_keys import UndoKeys
from netstudio.gui.widgets.number_field import NumberField
from netstudio.gui.widgets.number_text import NumberError, NumberText

NameCheck = Callable[[str], None]
"""Raises an EditError where a name cannot be used."""


class NameText(NumberText[str]):
    """A name, as free as `check` lets it be."""

    def __init__(self, check: NameCheck) -> None:
        self._check = check

    def read(self, text: str) -> str:
        name = text.strip()
        try:
            self._check(name)
        except EditError as error:
            raise NumberError(str(error)) from None
        return name

    def write(self, value: str) -> str:
        return value

    def step(self, value: str, steps: int) -> str:
        return value


class NameField(NumberField):
    """The name of what is selected, as a heading."""

    def __init__(self, name: str, check: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(NameText(check), name, parent)
        self.setProperty("role", "name")
        self.setAccessibleName("Name")
        self.set_help("Click to rename (F2)")
        UndoKeys(self)

    def begin(self) -> None:
        """Take the keyboard with the whole name selected."""
        self.setFocus()
        self.selectAll()
