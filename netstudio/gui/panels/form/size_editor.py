"""Sizes of two or three dimensions: one value for all of them, or a field for each.

Linked, one field holds all (`5 × 5`), and a single number typed there counts for every dimension.
Unlinked, each dimension has its own. Values that differ are always shown unlinked.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QToolButton

from netstudio.catalog.param import ParamKind, ParamSpec
from netstudio.document.values import Expr, Value
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.form.editors import ParameterEditor, TextEditor
from netstudio.gui.panels.form.mixed import Mixed
from netstudio.gui.panels.form.parameter_text import TIMES
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.theme.sizing import fix_size
from netstudio.gui.widgets.number_field import NumberField

DIMENSIONS = {
    2: (mark("height"), mark("width")),
    3: (mark("depth"), mark("height"), mark("width")),
}
_LINK = 20


class SizeEditor(ParameterEditor):
    """A linked field, or one for each dimension, and the button between the two."""

    def __init__(self, param: ParamSpec, value: Value, scope_names: frozenset[str]) -> None:
        super().__init__()
        self._param, self._value = param, value
        self._wants_parts = False
        self._names = scope_names
        self._row.setSpacing(tokens.SPACE_1)
        self._whole = TextEditor(param, value, scope_names)
        self._whole.committed.connect(self.committed)
        self._whole.judged.connect(self.judged)
        self._row.addWidget(self._whole, 1)
        self._parts: list[TextEditor] = []
        self.link = QToolButton()
        self.link.setProperty("kind", "small")
        self.link.setCheckable(True)
        fix_size(self.link, _LINK, _LINK)
        self.link.clicked.connect(self._toggle)
        self._row.addWidget(self.link)
        self.set_value(value)

    @property
    def is_linked(self) -> bool:
        """Whether one field stands for all dimensions."""
        return not self._shows_parts(self._value)

    @property
    def fields(self) -> tuple[NumberField, ...]:
        """The fields seen now, one or one for each dimension."""
        if self.is_linked:
            return (self._whole.focus_widget(),)
        return tuple(part.focus_widget() for part in self._parts)

    def set_value(self, value: Value | Mixed) -> None:
        assert not isinstance(value, Mixed)
        had_keyboard = self._has_keyboard()
        self._value = value
        shows_parts = self._shows_parts(value)
        if shows_parts:
            self._show_parts(value)
        else:
            self._whole.set_value(value)
        for part in self._parts:
            part.setVisible(shows_parts)
        self._whole.setVisible(not shows_parts)
        self._dress_link(value, shows_parts)
        if had_keyboard and not any(field.hasFocus() for field in self.fields):
            self.fields[-1].setFocus()

    def can_show(self, value: Value | Mixed) -> bool:
        return not isinstance(value, Mixed)

    def focus_widget(self) -> NumberField:
        return self.fields[0]

    def draft(self) -> str:
        if self.is_linked:
            return self._whole.draft()
        wrong = any(part.draft() for part in self._parts)
        return TIMES.join(field.text() for field in self.fields) if wrong else ""

    def set_draft(self, text: str) -> None:
        for part in self._parts:
            part.set_draft("")
        self._whole.set_draft("")
        if not text:
            return
        if self.is_linked:
            self._whole.set_draft(text)
            return
        for part, word in zip(self._parts, text.split(TIMES), strict=False):
            part.set_draft(word)

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, NumberField) and self.isAncestorOf(focused)

    # One for each dimension

    def _shows_parts(self, value: Value) -> bool:
        if isinstance(value, tuple) and len(value) == self._param.dims:
            return self._wants_parts or any(item != value[0] for item in value)
        return self._wants_parts and _is_number(value)

    def _show_parts(self, value: Value) -> None:
        if not self._parts:
            self._make_parts()
        for part, item in zip(self._parts, self._spread(value), strict=True):
            part.set_value(item)

    def _make_parts(self) -> None:
        kind: ParamKind = "float" if self._param.kind == "scale" else "int"
        spec = replace(self._param, kind=kind, dims=1)
        for place, name in enumerate(DIMENSIONS[self._param.dims]):
            words = tr("{help} This one is the {name}.", help=tr(spec.help), name=tr(name))
            own = replace(spec, help=words)
            part = TextEditor(own, None, self._names, label=f"{self._param.name}, {tr(name)}")
            part.committed.connect(lambda new, goes_on, place=place: self._set(place, new, goes_on))
            part.judged.connect(self._judge_parts)
            self._parts.append(part)
            self._row.insertWidget(1 + place, part, 1)

    def _spread(self, value: Value) -> tuple[Value, ...]:
        return value if isinstance(value, tuple) else (value,) * self._param.dims

    def _set(self, place: int, new: Value, goes_on: bool) -> None:
        items = list(self._spread(self._value))
        items[place] = new
        self._wants_parts = True  # typing the same number twice does not join them
        alike = all(item == items[0] for item in items)
        self.committed.emit(items[0] if alike else tuple(items), goes_on)

    def _judge_parts(self, *_: object) -> None:
        self.judged.emit(next(filter(None, (f.problem() for f in self.fields)), ""))

    # The link

    def _toggle(self, linked: bool) -> None:
        self.set_draft("")
        self._wants_parts = not linked
        first = self._spread(self._value)[0]
        joins = linked and isinstance(self._value, tuple)
        if joins:
            self.committed.emit(first, False)
        self.set_value(first if joins else self._value)
        self.judged.emit("")
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def _dress_link(self, value: Value, shows_parts: bool) -> None:
        self.link.setChecked(not shows_parts)
        # A word such as “same” stands for all dimensions and has no parts.
        self.link.setEnabled(isinstance(value, tuple) or _is_number(value))
        set_icon(self.link, "unlink" if shows_parts else "link", "text_muted")
        words = (
            tr("Use one value for all dimensions")
            if shows_parts
            else tr("Set each dimension by itself")
        )
        self.link.setToolTip(words)
        self.link.setAccessibleName(f"{self._param.name}: {words}")


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | Expr) and not isinstance(value, bool)
