"""An operation: its arguments as the call takes them; literals are edited in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from netstudio.catalog.param import ParamSpec
from netstudio.document.edits import SetNodeArguments
from netstudio.document.edits.wire import Port
from netstudio.document.node import Op
from netstudio.document.values import Value, references
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.card import Card, plain
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.inspector.layer_page import output_lines
from netstudio.gui.panels.inspector.page import NodePage
from netstudio.layout.card import value_text

_LITERAL = ParamSpec(
    "argument", "value", None, mark("A literal argument of the call."), optional=True
)


def _is_editable(value: Value) -> bool:
    """Whether a value can be typed; lists, slices and what holds a wire are only shown."""
    return not any(references(value)) and _LITERAL.reject(value) is None


ArgumentNames = Callable[[str, int], tuple[str, ...]]
"""What so many arguments of an operation are called that a call gives by their places."""


def no_names(operation: str, count: int) -> tuple[str, ...]:
    """Nothing: what torch calls them is not known before torch is there."""
    return ()


class OpPage(NodePage):
    """A torch function or tensor method."""

    def __init__(
        self, bridge: DocumentBridge, node_id: str, names: ArgumentNames = no_names
    ) -> None:
        super().__init__(bridge, node_id)
        target = self.node.target
        self.words = names(target.name, len(self.node.args)) if isinstance(target, Op) else ()
        self.wired = Card(tr("Inputs"))
        self.values = Card(tr("Value"))
        self.about = Card(tr("Operation"))
        for port, value in self._arguments().items():
            if _is_editable(value):
                self._add_row(port, value)
        for card in (self.wired, self.values, self.about):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.refresh()

    def _arguments(self) -> dict[Port, Value]:
        node = self.node
        arguments: dict[Port, Value] = dict(enumerate(node.args))
        arguments.update(node.kwargs)
        return arguments

    def _add_row(self, port: Port, value: Value) -> None:
        label = self._label(port)
        param = replace(_LITERAL, name=label)
        row = ParameterRow(
            param, ParameterState(value), scope_names=self.scope_names(), label=label
        )
        row.committed.connect(lambda _, new, goes_on, port=port: self._set(port, new, goes_on))
        self.rows[port] = row
        self.add_row(row)

    def _label(self, port: Port) -> str:
        """What an argument is called: its keyword, or torch's word for its place."""
        if isinstance(port, str):
            return port
        known = port < len(self.words)
        return self.words[port] if known else tr("argument {place}", place=port + 1)

    def refresh_content(self) -> None:
        arguments = self._arguments()
        for port, row in self.rows.items():
            row.show_state(ParameterState(arguments.get(port)))
        names = {node_id: node.name for node_id, node in self.bridge.graph.nodes.items()}
        self.wired.set_lines(
            [
                f"{plain(self._label(port))}: {plain(names.get(text, text))}"
                for port, value in arguments.items()
                for text in (value_text(value),)
                if port not in self.rows
            ]
        )
        known = self.bridge.node_inference(self.node_id)
        self.values.set_lines(output_lines(known.type) if known else [])
        target = self.node.target
        name = target.name if isinstance(target, Op) else ""
        self.about.set_lines([f'<span style="font-family:monospace">{plain(name)}</span>'])

    def _set(self, port: Port, value: Value, goes_on: bool) -> None:
        node = self.node
        args, kwargs = list(node.args), node.kwargs
        if isinstance(port, int):
            args[port] = value
        else:
            kwargs = kwargs.set(port, value)
        edit = SetNodeArguments(self.bridge.scope, self.node_id, tuple(args), kwargs)
        self.push(edit, merge=goes_on)
