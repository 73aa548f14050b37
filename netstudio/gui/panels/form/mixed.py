"""Values that differ, shown in one field: nothing is written until something is typed. Qt-free."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from netstudio.document.values import Value
from netstudio.gui.widgets.number_text import NumberText


class Mixed(Enum):
    """The type of MIXED."""

    MIXED = "mixed"


MIXED: Final = Mixed.MIXED
"""In place of a value: several layers are edited together, and theirs differ."""


class MixedText(NumberText[Any]):
    """As another form, with the empty text standing for values that differ."""

    def __init__(self, form: NumberText[Value]) -> None:
        self._form = form

    def read(self, text: str) -> Any:
        return self._form.read(text) if text.strip() else MIXED

    def write(self, value: Any) -> str:
        return "" if value is MIXED else self._form.write(value)

    def step(self, value: Any, steps: int) -> Any:
        return value if value is MIXED else self._form.step(value, steps)
