"""The editor of one parameter: a field, a list of choices or a switch.

Each hands over only values that the declaration accepts, and says while one types why a text is
none.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from netstudio.catalog.param import ParamSpec
from netstudio.document.values import DTYPES, DType, Value
from netstudio.gui.language import tr
from netstudio.gui.panels.form.mixed import MIXED, Mixed, MixedText
from netstudio.gui.panels.form.parameter_text import SPREAD, ParameterText
from netstudio.gui.panels.form.undo_keys import UndoKeys
from netstudio.gui.widgets.number_field import NumberField
from netstudio.gui.widgets.switch import Switch


class ParameterEditor(QWidget):
    """The common face of all editors.

    The value may be `MIXED`: several layers with values that differ are edited together.
    """

    committed = Signal(object, bool)
    """A new value, and whether it goes on from the last one: a key held down, a text retyped."""
    judged = Signal(str)
    """Why what is typed is no value; empty while it is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def set_value(self, value: Value | Mixed) -> None:
        """Show `value`, without committing it."""
        raise NotImplementedError

    def draft(self) -> str:
        """Text that was typed and is no value; empty where there is none."""
        return ""

    def set_draft(self, text: str) -> None:
        """Show text that was typed before and is no value, or drop it where `text` is empty."""

    def can_show(self, value: Value | Mixed) -> bool:
        """Whether this kind of editor can show `value`; an expression needs a field of text."""
        raise NotImplementedError

    def focus_widget(self) -> QWidget:
        """What takes the keyboard."""
        raise NotImplementedError


class TextEditor(ParameterEditor):
    """A field for numbers, sizes, shapes and words."""

    def __init__(
        self,
        param: ParamSpec,
        value: Value | Mixed,
        scope_names: frozenset[str],
        *,
        label: str = "",
        form: ParameterText | None = None,
    ) -> None:
        super().__init__()
        form = form or ParameterText(param, scope_names)
        self._is_mixed = value is MIXED
        self._goes_on = False
        self._field = NumberField(MixedText(form) if self._is_mixed else form, value)
        self._field.set_help(help_text(param))
        self._field.setAccessibleName(label or param.name)
        if self._is_mixed:
            self._field.setPlaceholderText(tr("mixed"))
        elif param.optional:
            self._field.setPlaceholderText(tr(param.nothing))
        if param.kind == "text":
            self._field.setProperty("role", "")
        self._field.value_committed.connect(self._commit)
        self._field.textChanged.connect(self._judge)
        self._field.installEventFilter(self)
        UndoKeys(self._field)
        self._row.addWidget(self._field)

    def set_value(self, value: Value | Mixed) -> None:
        is_unfinished = self._field.hasFocus() or bool(self._field.problem())
        if self._field.value != value or not is_unfinished:
            self._field.set_value(value)

    def draft(self) -> str:
        return self._field.text() if self._field.problem() else ""

    def set_draft(self, text: str) -> None:
        if text:
            self._field.type_draft(text)
        else:
            self._field.set_value(self._field.value)

    def can_show(self, value: Value | Mixed) -> bool:
        return (value is MIXED) == self._is_mixed

    def focus_widget(self) -> NumberField:
        return self._field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._goes_on = False
        return False

    def _commit(self, value: Any) -> None:
        goes_on, self._goes_on = self._goes_on, True
        self.committed.emit(value, goes_on)

    def _judge(self, *_: object) -> None:
        self.judged.emit(self._field.problem())


class SwitchEditor(ParameterEditor):
    """On or off."""

    def __init__(self, param: ParamSpec, value: Value | Mixed) -> None:
        super().__init__()
        self._switch = Switch()
        self.set_value(value)
        self._switch.setToolTip(tr(param.help))
        self._switch.setAccessibleName(param.name)
        self._switch.clicked.connect(self._commit)
        self._row.addWidget(self._switch)
        self._row.addStretch(1)

    @staticmethod
    def suits(param: ParamSpec) -> bool:
        """Whether it can edit a parameter of this declaration."""
        return param.kind == "bool" and not param.optional

    def set_value(self, value: Value | Mixed) -> None:
        self._switch.setTristate(value is MIXED)
        if value is MIXED:
            self._switch.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self._switch.setChecked(bool(value))

    def can_show(self, value: Value | Mixed) -> bool:
        return isinstance(value, bool | Mixed)

    def focus_widget(self) -> Switch:
        return self._switch

    def _commit(self, checked: bool) -> None:
        # From mixed the first click turns all of them on.
        self._switch.setTristate(False)
        self.committed.emit(checked, False)


class ChoiceEditor(ParameterEditor):
    """One of a few words."""

    def __init__(self, param: ParamSpec, value: Value | Mixed) -> None:
        super().__init__()
        self._box = CalmComboBox()
        self._box.setPlaceholderText(tr("mixed"))
        self._nothing = tr(param.nothing)
        for choice in _choices(param):
            self._box.addItem(self._text(choice), choice)
        self._box.setToolTip(tr(param.help))
        self._box.setAccessibleName(param.name)
        self.set_value(value)
        self._box.activated.connect(self._commit)
        self._row.addWidget(self._box, 1)

    @staticmethod
    def suits(param: ParamSpec) -> bool:
        """Whether it can edit a parameter of this declaration."""
        return param.kind in ("choice", "dtype") or (param.kind == "bool" and param.optional)

    def set_value(self, value: Value | Mixed) -> None:
        self._box.setCurrentIndex(-1 if isinstance(value, Mixed) else self._index(value))
        self._dress(value)

    def can_show(self, value: Value | Mixed) -> bool:
        return isinstance(value, Mixed) or self._index(value) >= 0

    def focus_widget(self) -> QComboBox:
        return self._box

    def _index(self, value: Value) -> int:
        texts = [self._box.itemText(index) for index in range(self._box.count())]
        text = self._text(value)
        return texts.index(text) if text in texts else -1

    def _text(self, value: Value) -> str:
        return self._nothing if value is None else _choice_text(value)

    def _dress(self, value: Value | Mixed) -> None:
        """Greyed where nothing is chosen."""
        role = "muted" if value is None else ""
        if self._box.property("role") != role:
            self._box.setProperty("role", role)
            self._box.style().unpolish(self._box)
            self._box.style().polish(self._box)

    def _commit(self, index: int) -> None:
        self.committed.emit(self._box.itemData(index), False)


class CalmComboBox(QComboBox):
    """A combo box that leaves the wheel to the panel it lies in unless it has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _choices(param: ParamSpec) -> tuple[Value, ...]:
    offered: tuple[Value, ...]
    if param.kind == "dtype":
        offered = tuple(DType(name) for name in sorted(DTYPES))
    elif param.kind == "bool":
        offered = (True, False)
    else:
        offered = param.choices
    return (None, *offered) if param.optional else offered


def _choice_text(value: Value) -> str:
    if isinstance(value, DType):
        return value.name
    return (tr("yes") if value else tr("no")) if isinstance(value, bool) else str(value)


def help_text(param: ParamSpec) -> str:
    """The tooltip of a field: what the parameter is, its bounds, and how it can be typed."""
    parts = [tr(param.help), _bounds_text(param)]
    if param.kind in SPREAD and param.dims > 1:
        example = " × ".join("35749135"[: param.dims])
        parts.append(
            tr(
                "One number for all {count} dimensions, or {example}.",
                count=param.dims,
                example=example,
            )
        )
    if param.kind == "padding":
        parts.append(tr("“same” keeps the size, “valid” adds none."))
    return " ".join(filter(None, parts))


def _bounds_text(param: ParamSpec) -> str:
    low, high = param.minimum, param.maximum
    if low is None and high is None:
        return ""
    if high is None:
        return tr("At least {low}.", low=f"{low:g}")
    if low is None:
        return tr("At most {high}.", high=f"{high:g}")
    return tr("From {low} to {high}.", low=f"{low:g}", high=f"{high:g}")
