"""What a custom module gives, declared by hand: a name, a shape and a dtype for each value.

Where nothing is declared a run finds it out, which not every module allows: one that works on
what its numbers are, such as a detector's last stage, gives values of a size of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.types import TensorType, ValueType
from netstudio.document.edit import Edit
from netstudio.document.edits.outputs import SetOutputs
from netstudio.document.naming import is_attribute
from netstudio.document.node import UNKNOWN_SIZE, CustomModule, Declared, Member
from netstudio.document.values import DType, Value
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.inspector.declared_text import OutputNameText, SizesText
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.section import Section
from netstudio.layout.ports import MAX_OUTPUTS

_NAME = ParamSpec(
    "name", "text", "", mark("What the port is called; without a name it is numbered.")
)
_SHAPE = ParamSpec(
    "shape",
    "shape",
    None,
    mark(
        "Its sizes: numbers, N for the batch, ? for one that is not known, or names. Empty for "
        "what is no tensor."
    ),
    optional=True,
    nothing=mark("no tensor"),
)
_DTYPE = ParamSpec("dtype", "dtype", DType("float32"), mark("What each number is stored as."))
_NEW = Declared(("N", UNKNOWN_SIZE))
_INDENT = "\u2003"

Push = Callable[[Edit, bool], object]


class OutputsSection(Section):
    """A row for name, shape and dtype of each value, and buttons for how many there are."""

    def __init__(
        self,
        bridge: DocumentBridge,
        member: Callable[[], Member | None],
        known: Callable[[], ValueType | None],
        push: Push,
    ) -> None:
        """`known` is what the module is known to give; `push` makes an edit, which may go on."""
        super().__init__(tr("What it gives"))
        self._bridge, self._member, self._known, self._push = bridge, member, known, push
        self._rows: list[dict[str, ParameterRow]] = []
        self.note = QLabel()
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.declare = QPushButton()
        self.declare.clicked.connect(self._add_one)
        self.drop = QPushButton()
        self.drop.clicked.connect(self._drop_last)
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.SPACE_2)
        for button in (self.declare, self.drop):
            button.setProperty("kind", "outline")
            line.addWidget(button)
        line.addStretch(1)
        self.add(self.note)
        self.add(buttons)

    def rows(self) -> dict[str, ParameterRow]:
        """Every row, by what it sets and the place of its output."""
        return {
            f"output {place} {name}": row
            for place, rows in enumerate(self._rows)
            for name, row in rows.items()
        }

    def refresh(self) -> None:
        """Show the document as it is now."""
        if self.parentWidget() is not None:  # without one it would be a window
            self.setVisible(self._module() is not None)
        outputs = self._outputs()
        while len(self._rows) > len(outputs):
            for row in self._rows.pop().values():
                row.hide()
                row.deleteLater()
        for place, output in enumerate(outputs):
            if place == len(self._rows):
                self._rows.append(self._made(place))
            for name, row in self._rows[place].items():
                row.show_state(_state(output, name))
                row.setVisible(name != "dtype" or output.shape is not None)
        self.set_count(len(outputs) or None)
        self.note.setText(tr("Nothing is declared: a run finds it out, where it can."))
        self.note.setVisible(not outputs)
        self.declare.setText(tr("Add an output") if outputs else tr("Declare what it gives"))
        self.declare.setEnabled(len(outputs) < MAX_OUTPUTS)
        several = len(outputs) > 1
        self.drop.setText(tr("Remove the last") if several else tr("Let a run find it out"))
        self.drop.setVisible(bool(outputs))

    def _module(self) -> CustomModule | None:
        member = self._member()
        return member.target if member and isinstance(member.target, CustomModule) else None

    def _outputs(self) -> tuple[Declared, ...]:
        module = self._module()
        return module.outputs if module is not None else ()

    def _made(self, place: int) -> dict[str, ParameterRow]:
        """The rows of one more output, above the buttons."""
        state = ParameterState(None)
        title = tr("output {place}", place=place)
        rows = {
            "name": ParameterRow(
                _NAME, state, label=title, form=OutputNameText(_NAME, lambda: self._names(place))
            ),
            "shape": ParameterRow(
                _SHAPE, state, label=f"{_INDENT}{tr('shape')}", form=SizesText(_SHAPE)
            ),
            "dtype": ParameterRow(
                _DTYPE, ParameterState(_DEFAULTS["dtype"]), label=f"{_INDENT}{tr('dtype')}"
            ),
        }
        for row in rows.values():
            row.committed.connect(
                lambda name, value, goes_on, at=place: self._set(at, name, value, goes_on)
            )
            row.reset_asked.connect(
                lambda name, at=place: self._set(at, name, _DEFAULTS[name], False)
            )
            self.insert(row, before_last=2)
        return rows

    def _names(self, place: int) -> set[str]:
        """What the other outputs are called."""
        return {one.name for at, one in enumerate(self._outputs()) if at != place and one.name}

    # Edits

    def _set(self, place: int, name: str, value: Value, goes_on: bool) -> None:
        outputs = list(self._outputs())
        if place < len(outputs):
            outputs[place] = _changed(outputs[place], name, value)
            self._declare(tuple(outputs), goes_on)

    def _add_one(self) -> None:
        outputs = self._outputs()
        self._declare((*outputs, _NEW) if outputs else _as_known(self._known()))

    def _drop_last(self) -> None:
        self._declare(self._outputs()[:-1])

    def _declare(self, outputs: tuple[Declared, ...], goes_on: bool = False) -> None:
        member = self._member()
        if member is not None:
            self._push(SetOutputs(self._bridge.scope, member.id, outputs), goes_on)


_DEFAULTS: dict[str, Value] = {"name": "", "shape": None, "dtype": DType("float32")}


def _state(output: Declared, name: str) -> ParameterState:
    if name == "dtype":
        return ParameterState(DType(output.dtype), given=output.dtype != "float32")
    value: Value = output.name if name == "name" else output.shape
    return ParameterState(value, given=value not in ("", None))


def _changed(output: Declared, name: str, value: Value) -> Declared:
    if name == "name":
        return replace(output, name=str(value or ""))
    if name == "dtype":
        dtype = value.name if isinstance(value, DType) else "float32"
        return replace(output, dtype=dtype)
    sizes = None
    if isinstance(value, tuple):
        sizes = tuple(size if isinstance(size, int) else str(size) for size in value)
    return replace(output, shape=sizes)


def _as_known(known: ValueType | None) -> tuple[Declared, ...]:
    """What a run found out, to be declared; something to begin with where it found nothing."""
    if isinstance(known, tuple) and known:
        return tuple(_one_as_known(one) for one in known[:MAX_OUTPUTS])
    return (_one_as_known(known) if isinstance(known, TensorType) else _NEW,)


def _one_as_known(known: ValueType) -> Declared:
    if not isinstance(known, TensorType):
        return Declared()
    sizes = (size if isinstance(size, int) else str(size) for size in known.shape)
    shape = tuple(
        one if isinstance(one, int) or is_attribute(one) else UNKNOWN_SIZE for one in sizes
    )
    return Declared(shape, known.dtype)
