"""Which editor suits a parameter: by its declaration, and by the value it has now."""

from __future__ import annotations

from netstudio.catalog.param import ParamSpec
from netstudio.document.values import Expr, Value
from netstudio.gui.panels.form.editors import (
    ChoiceEditor,
    ParameterEditor,
    SwitchEditor,
    TextEditor,
)
from netstudio.gui.panels.form.mixed import Mixed
from netstudio.gui.panels.form.parameter_text import SPREAD, ParameterText
from netstudio.gui.panels.form.size_editor import DIMENSIONS, SizeEditor


def editor_for(
    param: ParamSpec,
    value: Value | Mixed,
    scope_names: frozenset[str] = frozenset(),
    form: ParameterText | None = None,
) -> ParameterEditor:
    """The editor that suits a parameter; an expression needs a field of text.

    Args:
        form: how its text is read, where the declaration does not say.
    """
    if form is not None:
        return TextEditor(param, value, scope_names, form=form)
    for kind in (SwitchEditor, ChoiceEditor):
        if kind.suits(param) and not isinstance(value, Expr):
            return kind(param, value)
    if param.kind in SPREAD and param.dims in DIMENSIONS and not isinstance(value, Mixed):
        return SizeEditor(param, value, scope_names)
    return TextEditor(param, value, scope_names)
