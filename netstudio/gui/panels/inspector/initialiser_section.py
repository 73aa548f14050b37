"""How weights begin: for each tensor of a layer a function of torch.nn.init and its arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from netstudio.catalog.param import Marker, ParamSpec
from netstudio.document.edit import Edit
from netstudio.document.edits import UNSET, SetInitialiser, SetInitialiserArguments
from netstudio.document.edits.argument import Unset
from netstudio.document.node import Init
from netstudio.document.values import Value
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.inspector.initialiser_states import (
    CommonWeight,
    Initialised,
    argument_state,
    begun,
    bounded_params,
    choice_param,
    choice_state,
    chosen_spec,
    common_weights,
    inits_of,
)
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.section import Section

_INDENT = "\u2003"

Push = Callable[[Edit, bool], object]


class InitialiserSection(Section):
    """Folded away until it is asked for, or until a weight begins in a way of its own."""

    def __init__(
        self,
        bridge: DocumentBridge,
        layers: Callable[[], Sequence[Initialised]],
        push: Push,
        scope_names: frozenset[str],
    ) -> None:
        """`layers` are those edited together; `push` makes an edit, which may go on."""
        super().__init__(tr("How weights begin"), expanded=False)
        self._bridge, self._layers, self._push = bridge, layers, push
        self._scope_names = scope_names
        self._weights: tuple[CommonWeight, ...] = ()
        self._forms: dict[str, WeightForm] = {}
        self.expanded_changed.connect(self.refresh)
        self.open_where_set()

    def rows(self) -> dict[str, ParameterRow]:
        """Every row by the name of its tensor, an argument's with its own name behind."""
        found = {}
        for form in self._forms.values():
            tensor = form.choice.param.name
            found[tensor] = form.choice
            found |= {f"{tensor} {name}": row for name, row in form.arguments.items()}
        return found

    def open_where_set(self) -> None:
        """Unfold where a weight begins in a way of its own."""
        layers = self._layers()
        if _count_own(layers, common_weights(layers)):
            self.set_expanded(True)

    def refresh(self, *_: object) -> None:
        """Show the document as it is now."""
        layers = self._layers()
        weights = common_weights(layers)
        if not weights or self.parentWidget() is not None:  # without one it would be a window
            self.setVisible(bool(weights))
        self.set_count(_count_own(layers, weights) or None)
        if not self.expanded:
            return
        if weights != self._weights:
            self._replace(weights)
        for weight in weights:
            self._forms[weight.path].show_inits(inits_of(layers, weight.path))

    def _replace(self, weights: tuple[CommonWeight, ...]) -> None:
        for form in self._forms.values():
            form.hide()
            form.deleteLater()
        self._weights = weights
        self._forms = {one.path: WeightForm(one, self._scope_names) for one in weights}
        for form in self._forms.values():
            form.chosen.connect(self._choose)
            form.given.connect(self._give)
            self.add(form)

    # Edits

    def _choose(self, path: str, function: str | None) -> None:
        layers = self._layers()
        init = begun(function, inits_of(layers, path)) if function is not None else None
        self._push(SetInitialiser(self._bridge.scope, _ids(layers), path, init), False)

    def _give(self, path: str, name: str, value: Value | Unset, goes_on: bool) -> None:
        scope, ids = self._bridge.scope, _ids(self._layers())
        self._push(SetInitialiserArguments(scope, ids, path, {name: value}), goes_on)


class WeightForm(QWidget):
    """One tensor: which function it begins with, what that does, and a row for each argument."""

    chosen = Signal(str, object)
    """The tensor's name, and a function's; None: as torch does."""
    given = Signal(str, str, object, bool)
    """The tensor's name, an argument's, its value or UNSET, and whether it goes on."""

    def __init__(self, weight: CommonWeight, scope_names: frozenset[str]) -> None:
        super().__init__()
        self._weight, self._scope_names = weight, scope_names
        self.arguments: dict[str, ParameterRow] = {}
        self._function: str | None = None
        path, label = weight.path, weight.path or tr("values")
        self.choice = ParameterRow(choice_param(weight), ParameterState(None), label=label)
        self.choice.committed.connect(lambda _, function, __: self.chosen.emit(path, function))
        self.choice.reset_asked.connect(lambda _: self.chosen.emit(path, None))
        self._note = QLabel()
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, tokens.SPACE_2)
        self._column.setSpacing(tokens.SPACE_1)
        self._column.addWidget(self.choice)
        self._column.addWidget(self._note)

    def show_inits(self, inits: Sequence[Init | None]) -> None:
        """Show how the tensor begins in each of the layers edited together."""
        spec = chosen_spec(inits)
        self.choice.show_state(choice_state(inits))
        words = self._weight.default if not any(inits) else spec.summary if spec else ""
        self._note.setText(tr(words) if words else "")
        self._note.setVisible(bool(words))
        params = bounded_params(spec, inits) if spec is not None else ()
        if self._function != (spec.name if spec else None):
            self._function = spec.name if spec else None
            self._replace(params)
        for param in params:
            row = self.arguments[param.name]
            row.set_param(param)
            row.show_state(argument_state(inits, param))

    def _replace(self, params: tuple[ParamSpec, ...]) -> None:
        for row in self.arguments.values():
            row.hide()
            row.deleteLater()
        self.arguments = {param.name: self._row(param) for param in params}
        for row in self.arguments.values():
            self._column.addWidget(row)

    def _row(self, param: ParamSpec) -> ParameterRow:
        first = None if isinstance(param.default, Marker) else param.default
        state = ParameterState(first)
        row = ParameterRow(
            param, state, scope_names=self._scope_names, label=f"{_INDENT}{param.name}"
        )
        path = self._weight.path
        row.committed.connect(lambda name, value, on: self.given.emit(path, name, value, on))
        row.reset_asked.connect(lambda name: self.given.emit(path, name, UNSET, False))
        return row


def _count_own(layers: Sequence[Initialised], weights: tuple[CommonWeight, ...]) -> int:
    """How many of the tensors begin in a way of their own."""
    return sum(any(inits_of(layers, weight.path)) for weight in weights)


def _ids(layers: Sequence[Initialised]) -> tuple[str, ...]:
    return tuple(layer.member.id for layer in layers)
