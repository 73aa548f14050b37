"""A layer: a row for each parameter, its arithmetic, and what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QPushButton

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.registry import find_layer
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import TensorType, ValueType
from netstudio.document.edits import UNSET, SetArguments
from netstudio.document.node import Call, Layer
from netstudio.document.values import Value
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.card import Card, plain, strong
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.inspector.arithmetic import worked_out
from netstudio.gui.panels.inspector.freezing import FROZEN
from netstudio.gui.panels.inspector.initialiser_section import InitialiserSection
from netstudio.gui.panels.inspector.initialiser_states import Initialised, initialised
from netstudio.gui.panels.inspector.page import NodePage
from netstudio.gui.panels.inspector.parameter_states import parameter_state
from netstudio.gui.panels.inspector.promotion import promotions
from netstudio.gui.panels.inspector.reference_card import reference_lines
from netstudio.gui.theme.apply import current, notifier


class LayerPage(NodePage):
    """The form of one layer of the catalogue."""

    def __init__(self, bridge: DocumentBridge, node_id: str) -> None:
        super().__init__(bridge, node_id)
        self.layer_type = self._layer().type
        self._spec = find_layer(self.layer_type)

    def make(self) -> Iterator[None]:
        yield from self._add_rows()
        self.initialisers = InitialiserSection(
            self.bridge, self._initialised, self.push, self.scope_names()
        )
        self.column.addWidget(self.initialisers)
        yield
        self.worked_out = Card(tr("Worked out"))
        self.statistics = Card(tr("Inside"))
        self.about = Card(self.layer_type)
        self.column.addWidget(self.worked_out)
        self.column.addWidget(self.statistics)
        self.column.addWidget(self.about)
        self.column.addStretch(1)
        if self._spec is not None:
            notifier.theme_changed.connect(self._show_reference)
            self._show_reference()
        yield
        self.refresh()
        yield

    def _layer(self) -> Layer:
        layer = self.bridge.graph.layer_of(self.node)
        assert layer is not None, self.node_id
        return layer

    def _member(self) -> str:
        target = self.node.target
        assert isinstance(target, Call)
        return target.member

    def _add_rows(self) -> Iterator[None]:
        """Own parameters first, then those that follow from the input."""
        if self._spec is None:
            return
        ordered = sorted(self._spec.params, key=lambda param: param.is_inferred)
        for param in ordered:
            state = parameter_state(self.bridge.graph, self.node, self._layer().args, None, param)
            row = ParameterRow(param, state, scope_names=self.scope_names())
            row.committed.connect(self._set)
            row.reset_asked.connect(self._reset)
            row.pin_asked.connect(self._pin)
            self.rows[param.name] = row
            self.add_row(row)
            yield
        self.add_frozen_row()
        self.reset_all = QPushButton(tr("Reset all to defaults"))
        self.reset_all.setProperty("kind", "flat")
        self.reset_all.setToolTip(tr("Take out every value that was set here"))
        self.reset_all.clicked.connect(self._reset_all)
        self.add_row(self.reset_all)

    def refresh_content(self) -> None:
        known = self.bridge.node_inference(self.node_id)
        args = self._layer().args
        for row in self._parameter_rows():
            state = parameter_state(self.bridge.graph, self.node, args, known, row.param)
            row.show_state(state)
            row.more = promotions(self.bridge, self._member(), row.param, state)
        if self._spec is not None:
            self.reset_all.setVisible(any(row.can_reset() for row in self._parameter_rows()))
        else:
            self._show_what_is_kept()
        self.initialisers.refresh()
        self.worked_out.set_lines(_result_lines(self._spec, known))

    def show_node(self, node_id: str) -> None:
        super().show_node(node_id)
        self.initialisers.open_where_set()

    def form_rows(self) -> dict[Any, ParameterRow]:
        return {**self.rows, **self.initialisers.rows()}

    def _initialised(self) -> tuple[Initialised, ...]:
        known = self.bridge.node_inference(self.node_id)
        members = self._member_now()
        return tuple(initialised(member, known.args if known else {}) for member in members)

    def _parameter_rows(self) -> list[ParameterRow]:
        return [row for row in self.rows.values() if row.param is not FROZEN]

    # Edits

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        edit = SetArguments(self.bridge.scope, self._member(), {name: value})
        self.push(edit, merge=goes_on)

    def _reset(self, name: str) -> None:
        self.push(SetArguments(self.bridge.scope, self._member(), {name: UNSET}))

    def _reset_all(self) -> None:
        names = [row.param.name for row in self._parameter_rows() if row.can_reset()]
        changes = dict.fromkeys(names, UNSET)
        self.push(SetArguments(self.bridge.scope, self._member(), changes))

    def _pin(self, name: str) -> None:
        known = self.bridge.node_inference(self.node_id)
        if known is not None and isinstance(known.inferred.get(name), int):
            self._set(name, known.inferred[name], False)

    # What it is

    def _show_reference(self, *_: object) -> None:
        assert self._spec is not None
        self.about.set_lines(reference_lines(self._spec, current()))

    def _show_what_is_kept(self) -> None:
        words = tr("This version does not know this layer; it is kept as it is.")
        given = [f"{plain(name)} = {plain(str(v))}" for name, v in self._layer().args.items()]
        self.about.set_lines([plain(words), *given])


def _result_lines(spec: LayerSpec | None, known: NodeInference | None) -> list[str]:
    """Output shape, sizes, parameters and multiply-accumulates, as rich text."""
    if known is None:
        return []
    lines = output_lines(known.type)
    for line in worked_out(spec, known):
        how = f"{plain(line.how)} = " if line.how else ""
        lines.append(f"{plain(tr(line.what))} {how}{strong(line.result)}")
    return lines


def output_lines(value: ValueType) -> list[str]:
    """The shape of a node's value, one line an item; none where it is not known."""
    if isinstance(value, TensorType):
        dtype = "" if value.dtype == "float32" else f" {plain(value.dtype)}"
        return [tr("output {shape}", shape=strong(shape_text(value))) + dtype]
    if isinstance(value, tuple):
        return [
            tr("output {index}: {shape}", index=index, shape=strong(shape_text(v)))
            for index, v in enumerate(value)
        ]
    return []
