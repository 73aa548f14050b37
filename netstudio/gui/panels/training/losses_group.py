"""The losses of a training step: each with its weight, its output and what it is measured against.

The step's loss is their weighted sum. What a lone loss of the only output leaves no choice about is
not asked for.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from netstudio.catalog.losses import ALL_LOSSES
from netstudio.catalog.param import ParamSpec
from netstudio.compiler.diagnosis.objectives import IMAGE, LABEL
from netstudio.document.recipe import Choice, LossTerm
from netstudio.document.values import Value
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.training.choice_group import ChoiceGroup, Offer
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.sentence import say

TARGETS = (LABEL, IMAGE)
_WEIGHT = ParamSpec("weight", "float", 1.0, mark("What this loss counts in the sum."), minimum=0)
_TARGET = ParamSpec(
    "target",
    "choice",
    "label",
    mark("The field of the data it is measured against."),
    choices=TARGETS,
)


class LossTermForm(QWidget):
    """One loss of a step."""

    changed = Signal(object, object, bool)
    """The new `LossTerm`, what of it changed, and whether that goes on from the last change."""
    removed = Signal()
    """It is to go."""

    def __init__(
        self, term: LossTerm, outputs: dict[str, str], parent: QWidget | None = None
    ) -> None:
        """`outputs` names the output nodes by id, the first one first."""
        super().__init__(parent)
        self._term, self._outputs = term, outputs
        self.loss = ChoiceGroup(
            "Loss", [Offer(s, s.label, s.all_params, s.summary) for s in ALL_LOSSES]
        )
        self.loss.changed.connect(self._set_loss)
        self._title = QLabel()
        self._title.setProperty("role", "caption")
        self.remove = QToolButton()
        self.remove.setProperty("kind", "small")
        self.remove.setToolTip(tr("Take this loss out"))
        self.remove.setAccessibleName(tr("Take this loss out"))
        self.remove.clicked.connect(self.removed)
        set_icon(self.remove, "trash", "text_muted")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_2)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.loss)
        output = ParamSpec(
            "output",
            "choice",
            next(iter(outputs.values()), ""),
            mark("The output of the network that it measures."),
            choices=tuple(outputs.values()),
        )
        self.rows = {param.name: self._row(param) for param in (_WEIGHT, output, _TARGET)}
        for row in self.rows.values():
            column.addWidget(row)

    def _row(self, param: ParamSpec) -> ParameterRow:
        row = ParameterRow(param, self._state(param), label=tr(param.name))
        row.committed.connect(self._set)
        row.reset_asked.connect(self._reset)
        return row

    def show_term(self, term: LossTerm, place: int, count: int) -> None:
        """Bring it up to date; it is number `place`, from 0, of `count`."""
        self._term = term
        self._title.setText(tr("Loss {place} of {count}", place=place + 1, count=count))
        for part in (self._title, self.remove):
            part.setVisible(count > 1)
        self.loss.show_choice(term.loss)
        for row in self.rows.values():
            row.show_state(self._state(row.param))
        self.rows["weight"].setVisible(count > 1 or term.weight != 1)
        self.rows["output"].setVisible(len(self._outputs) > 1)
        self.rows["target"].setVisible(count > 1 or term.target != TARGETS[0])

    def _state(self, param: ParamSpec) -> ParameterState:
        term = self._term
        values: dict[str, Value] = {
            "weight": term.weight,
            "target": term.target,
            "output": self._outputs.get(term.output, param.default),  # type: ignore[arg-type]
        }
        value = values[param.name]
        return ParameterState(value, given=value != param.default)

    def _set_loss(self, choice: Choice, what: str, goes_on: bool) -> None:
        self.changed.emit(replace(self._term, loss=choice), what, goes_on)

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        if name == "weight":
            assert isinstance(value, int | float)
            term = replace(self._term, weight=float(value))
        elif name == "target":
            term = replace(self._term, target=str(value))
        else:
            ids = [node_id for node_id, label in self._outputs.items() if label == value]
            term = replace(self._term, output=ids[0] if ids else "")
        self.changed.emit(term, say("{name} of the loss", name=name), goes_on)

    def _reset(self, name: str) -> None:
        default = LossTerm()
        values: dict[str, Value] = {"weight": default.weight, "target": default.target}
        self._set(name, values.get(name, ""), False)


class LossesGroup(QWidget):
    """All losses of a step, and a button for one more."""

    changed = Signal(object, object, bool)
    """The new losses, what of them changed, and whether that goes on from the last change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms: tuple[LossTerm, ...] = ()
        self._outputs: dict[str, str] = {}
        self.forms: list[LossTermForm] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_1)
        self.add = QPushButton(tr("Add a loss"))
        self.add.setProperty("kind", "flat")
        self.add.setToolTip(tr("Train by the weighted sum of several losses"))
        self.add.clicked.connect(self._add)
        set_icon(self.add, "plus", "text_muted")
        self._column.addWidget(self.add)

    def show_terms(self, terms: tuple[LossTerm, ...], outputs: dict[str, str]) -> None:
        """Bring it up to date; `outputs` names the output nodes by id."""
        self._terms = terms
        if outputs != self._outputs:
            self._outputs = outputs
            self._keep(0)
        self._keep(len(terms))
        while len(self.forms) < len(terms):
            self._make(terms[len(self.forms)])
        for place, (form, term) in enumerate(zip(self.forms, terms, strict=True)):
            form.show_term(term, place, len(terms))

    def _keep(self, count: int) -> None:
        for form in self.forms[count:]:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        del self.forms[count:]

    def _make(self, term: LossTerm) -> None:
        place = len(self.forms)
        form = LossTermForm(term, self._outputs)
        form.changed.connect(lambda new, what, goes_on: self._set(place, new, what, goes_on))
        form.removed.connect(lambda: self._remove(place))
        self.forms.append(form)
        self._column.insertWidget(place, form)

    def _set(self, place: int, term: LossTerm, what: str, goes_on: bool) -> None:
        terms = (*self._terms[:place], term, *self._terms[place + 1 :])
        self.changed.emit(terms, what, goes_on)

    def _remove(self, place: int) -> None:
        terms = (*self._terms[:place], *self._terms[place + 1 :])
        self.changed.emit(terms, say("the losses"), False)

    def _add(self) -> None:
        """One more, at the first output that no loss measures yet."""
        measured = {term.output or next(iter(self._outputs), "") for term in self._terms}
        free = [node_id for node_id in self._outputs if node_id not in measured]
        self.changed.emit(
            (*self._terms, LossTerm(output=free[0] if free else "")), say("the losses"), False
        )
