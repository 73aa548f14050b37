"""Blocks, tensors and custom modules: what a node calls that is no layer of the catalogue."""

from __future__ import annotations

from dataclasses import replace

from netstudio.catalog.param import ParamSpec
from netstudio.document.edits import UNSET, SetArguments, SetLayer
from netstudio.document.node import BlockUse, CustomModule, Member, Tensor
from netstudio.document.values import Value
from netstudio.gui.canvas.card import value_text
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.card import Card, plain, strong
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.inspector.arithmetic import count_text
from netstudio.gui.panels.inspector.common_parameters import declared
from netstudio.gui.panels.inspector.freezing import FROZEN
from netstudio.gui.panels.inspector.layer_page import output_lines
from netstudio.gui.panels.inspector.page import NodePage

_REPEAT = ParamSpec(
    "repeat", "int", 1, mark("How many copies stand in a row, each fed by the last."), minimum=1
)


class BlockPage(NodePage):
    """An instance of a block: its parameters, and how often it is repeated."""

    def __init__(self, bridge: DocumentBridge, node_id: str) -> None:
        super().__init__(bridge, node_id)
        for param in (*declared(bridge.project, self._block_member()), _REPEAT):
            row = ParameterRow(param, self._state(param), scope_names=self.scope_names())
            row.committed.connect(self._set)
            row.reset_asked.connect(self._reset)
            self.rows[param.name] = row
            self.add_row(row)
        self.add_frozen_row()
        self.values = Card(tr("Worked out"))
        self.about = Card(self._use().block)
        self.column.addWidget(self.values)
        self.column.addWidget(self.about)
        self.column.addStretch(1)
        self.refresh()

    def _use(self) -> BlockUse:
        use = self.bridge.graph.block_of(self.node)
        assert use is not None, self.node_id
        return use

    def _block_member(self) -> Member:
        member = self.bridge.graph.member_of(self.node)
        assert member is not None, self.node_id
        return member

    def _member(self) -> str:
        return self._block_member().id

    def _state(self, param: ParamSpec) -> ParameterState:
        use = self._use()
        if param is _REPEAT:
            return ParameterState(use.repeat, given=use.repeat != 1)
        given = param.name in use.args
        default: Value = param.default  # type: ignore[assignment]  # block parameters have values
        return ParameterState(use.args.get(param.name, default), given=given)

    def refresh_content(self) -> None:
        for row in self.rows.values():
            if row.param is not FROZEN:
                row.show_state(self._state(row.param))
        known = self.bridge.node_inference(self.node_id)
        lines = output_lines(known.type) if known else []
        if known and known.parameters:
            lines.append(tr("parameters {count}", count=strong(f"{known.parameters:,}")))
        if known and known.macs != 0:
            lines.append(tr("multiply-accumulates {count}", count=strong(count_text(known.macs))))
        self.values.set_lines(lines)
        block = self.bridge.project.blocks.get(self._use().block)
        words = block.description if block else tr("There is no block of this name.")
        self.about.set_lines([plain(words or tr("Double-click the node to open the block."))])

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        if name == "repeat":
            self._set_repeat(value)
            return
        edit = SetArguments(self.bridge.scope, self._member(), {name: value})
        self.push(edit, merge=goes_on)

    def _set_repeat(self, value: Value) -> None:
        use = replace(self._use(), repeat=value)
        self.push(SetLayer(self.bridge.scope, self._member(), use))

    def _reset(self, name: str) -> None:
        if name == "repeat":
            self._set_repeat(1)
        else:
            self.push(SetArguments(self.bridge.scope, self._member(), {name: UNSET}))


class MemberPage(NodePage):
    """A tensor that the module owns, or a module written in Python: shown, not edited."""

    def __init__(self, bridge: DocumentBridge, node_id: str) -> None:
        super().__init__(bridge, node_id)
        self.about = Card(tr("What it is"))
        self.values = Card(tr("Value"))
        self.add_frozen_row()
        self.column.addWidget(self.about)
        self.column.addWidget(self.values)
        self.column.addStretch(1)
        self.refresh()

    def refresh_content(self) -> None:
        member = self.bridge.graph.member_of(self.node)
        self.about.set_lines([plain(line) for line in _member_lines(member)])
        known = self.bridge.node_inference(self.node_id)
        self.values.set_lines(output_lines(known.type) if known else [])


def _member_lines(member: Member | None) -> list[str]:
    if member is None:
        return [tr("What this node calls is missing.")]
    match member.target:
        case Tensor(role, shape, dtype, init, data):
            origin = "with values of its own" if data else f"made by {init}"
            return [f"A {role} of shape {value_text(shape) or 'scalar'}, {dtype}, {origin}."]
        case CustomModule(file, class_name, sha256):
            return [f"The module {class_name} in {file}.", f"SHA-256 {sha256[:16]}…"]
    return []
