"""Inputs and outputs of a graph: shape and dtype of the one, what arrives at the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.types import TensorType
from netstudio.document.edits import SetInput, SetOutputKey
from netstudio.document.node import Input, Output
from netstudio.document.project import ROOT
from netstudio.document.values import DType, Expr, Value
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.card import Card, plain
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.inspector.declared_text import OutputKeyText
from netstudio.gui.panels.inspector.layer_page import output_lines
from netstudio.gui.panels.inspector.page import NodePage
from netstudio.gui.panels.inspector.parameter_states import source_text

_SHAPE = ParamSpec(
    "shape",
    "shape",
    None,
    mark("The shape of one sample, without the batch: channels × height × width for an image."),
    minimum=1,
    optional=True,
)
_DTYPE = ParamSpec("dtype", "dtype", DType("float32"), mark("What each number is stored as."))
_BATCH = ParamSpec(
    "batch", "bool", True, mark("Whether a batch dimension N comes before the shape.")
)
_KEY = ParamSpec(
    "key",
    "text",
    "",
    mark(
        "The key under which the network returns the value. Where every output has one, it "
        "returns a dict; otherwise a tuple."
    ),
)


class InputPage(NodePage):
    """What enters a graph."""

    def make(self) -> Iterator[None]:
        if self.bridge.scope == ROOT:
            for param in (_SHAPE, _DTYPE, _BATCH):
                row = ParameterRow(param, self._state(param))
                row.committed.connect(self._set)
                row.reset_asked.connect(self._reset)
                self.rows[param.name] = row
                self.add_row(row)
                yield
        self.values = Card(tr("Value"))
        self.column.addWidget(self.values)
        self.column.addStretch(1)
        self.refresh()
        yield

    def _input(self) -> Input:
        target = self.node.target
        assert isinstance(target, Input), self.node_id
        return target

    def _state(self, param: ParamSpec) -> ParameterState:
        target = self._input()
        value: Value
        if param is _SHAPE:
            sizes = target.shape
            value = (
                None
                if sizes is None
                else tuple(Expr(size) if isinstance(size, str) else size for size in sizes)
            )
        elif param is _DTYPE:
            value = DType(target.dtype)
        else:
            value = target.batch
        return ParameterState(value, given=value != param.default)

    def refresh_content(self) -> None:
        for row in self.rows.values():
            row.show_state(self._state(row.param))
        known = self.bridge.node_inference(self.node_id)
        lines = output_lines(known.type) if known else []
        if known and isinstance(known.type, TensorType):
            lines.append(plain(_size_text(known.type)))
        if self.bridge.scope != ROOT:
            lines.append(tr("Its shape follows from what the block is connected to."))
        self.values.set_lines([line for line in lines if line])

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        target = self._input()
        if name == "shape":
            sizes = None
            if isinstance(value, tuple):
                sizes = tuple(
                    size.text if isinstance(size, Expr) else int(str(size)) for size in value
                )
            target = replace(target, shape=sizes)
        elif name == "dtype":
            target = replace(target, dtype=value.name if isinstance(value, DType) else str(value))
        else:
            target = replace(target, batch=bool(value))
        self.push(SetInput(self.bridge.scope, self.node_id, target), merge=goes_on)

    def _reset(self, name: str) -> None:
        defaults: dict[str, Value] = {"dtype": DType("float32"), "batch": True}
        self._set(name, defaults.get(name), False)


class OutputPage(NodePage):
    """What a graph returns."""

    def make(self) -> Iterator[None]:
        if self.bridge.scope == ROOT:
            row = ParameterRow(_KEY, self._state(), form=OutputKeyText(_KEY))
            row.committed.connect(self._set)
            row.reset_asked.connect(lambda name: self._set(name, "", False))
            self.rows[_KEY.name] = row
            self.add_row(row)
            yield
        self.values = Card(tr("Value"))
        self.column.addWidget(self.values)
        self.column.addStretch(1)
        self.refresh()
        yield

    def _state(self) -> ParameterState:
        target = self.node.target
        assert isinstance(target, Output), self.node_id
        return ParameterState(target.key, given=bool(target.key))

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        assert name == _KEY.name, name
        self.push(SetOutputKey(self.bridge.scope, self.node_id, str(value)), merge=goes_on)

    def refresh_content(self) -> None:
        for row in self.rows.values():
            row.show_state(self._state())
        known = self.bridge.node_inference(self.node_id)
        source = source_text(self.bridge.graph, self.node)
        lines = output_lines(known.type) if known else []
        self.values.set_lines([*lines, plain(source or tr("Nothing is connected yet."))])


def _size_text(value: TensorType) -> str:
    """`784 numbers a sample`."""
    count = 1
    for size in value.shape[1:]:
        if not isinstance(size, int):
            return ""
        count *= size
    return tr("{count} numbers a sample", count=f"{count:,}")
