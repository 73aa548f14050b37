"""An instance of a block: its arguments, how often it stands in a row, and the definition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from netstudio.catalog.inference import block_address
from netstudio.catalog.param import ParamSpec
from netstudio.document.edits import (
    UNSET,
    MakeUnique,
    RemoveParameter,
    SetArguments,
    SetFirst,
    SetRepeat,
)
from netstudio.document.edits.argument import Unset
from netstudio.document.edits.block import block_users
from netstudio.document.edits.stack import MAX_REPEAT
from netstudio.document.naming import free_name
from netstudio.document.node import BlockUse, Call
from netstudio.document.project import Block
from netstudio.document.substitution import COPY
from netstudio.document.values import Value
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import mark, tr, tr_count
from netstudio.gui.panels.card import Card, plain, strong
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.inspector.arithmetic import count_text
from netstudio.gui.panels.inspector.freezing import FROZEN
from netstudio.gui.panels.inspector.layer_page import output_lines
from netstudio.gui.panels.inspector.page import NodePage
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.section import Section
from netstudio.layout.amounts import short_expression

_REPEAT = ParamSpec(
    "repeat",
    "int",
    1,
    mark(
        "How many copies stand in a row, each fed by the last. The other values may count them: "
        "“copy” is 0 in the first, 1 in the next."
    ),
    minimum=1,
    maximum=MAX_REPEAT,
)


class BlockPage(NodePage):
    """The form of one instance; what is changed inside the block is changed at all of them."""

    def __init__(self, bridge: DocumentBridge, node_id: str) -> None:
        super().__init__(bridge, node_id)
        self.first_rows: dict[str, ParameterRow] = {}

    def make(self) -> Iterator[None]:
        for param in self._declared():
            self.rows[param.name] = row = self._row(param, self._state(param), self._set)
            row.more = self._definition_actions(param.name)
            self.add_row(row)
            yield
        self.rows["repeat"] = self._row(_REPEAT, self._state(_REPEAT), self._set)
        self.add_row(self.rows["repeat"])
        self.add_frozen_row()
        self.first = Section(tr("First copy differs"), expanded=bool(self._use().first))
        self.column.addWidget(self.first)  # at once: the page may go before it is made
        for param in self._declared():
            row = self._row(param, self._first_state(param), self._set_first)
            self.first_rows[param.name] = row
            self.first.add(row)
            yield
        self._add_buttons()
        self.values = Card(tr("Worked out"))
        self.about = Card(self._use().block)
        self.column.addWidget(self.values)
        self.column.addWidget(self.about)
        self.column.addStretch(1)
        yield
        self.refresh()
        yield

    def _row(self, param: ParamSpec, state: ParameterState, commit: object) -> ParameterRow:
        row = ParameterRow(param, state, scope_names=self.scope_names() | {COPY})
        row.committed.connect(commit)
        row.reset_asked.connect(self._reset if commit == self._set else self._reset_first)
        return row

    def _add_buttons(self) -> None:
        self.open_button = QPushButton(tr("Open the block"))
        self.open_button.setToolTip(tr("Show what the block is made of (Enter)"))
        self.open_button.clicked.connect(self._open)
        self.unique_button = QPushButton(tr("Make unique"))
        self.unique_button.setToolTip(
            tr("Give this instance a definition of its own, apart from the others")
        )
        self.unique_button.clicked.connect(self._make_unique)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        for button in (self.open_button, self.unique_button):
            button.setProperty("kind", "outline")
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _use(self) -> BlockUse:
        use = self.bridge.graph.block_of(self.node)
        assert use is not None, self.node_id
        return use

    def _block(self) -> Block | None:
        return self.bridge.project.blocks.get(self._use().block)

    def _member(self) -> str:
        target = self.node.target
        assert isinstance(target, Call)
        return target.member

    def _declared(self) -> tuple[ParamSpec, ...]:
        """The block's parameters, as declarations of a form."""
        block = self._block()
        if block is None:
            return ()
        help_text = tr("A parameter of {block}.", block=block.name)
        return tuple(
            ParamSpec(name, "value", default, help_text, optional=True)
            for name, default in block.parameters.items()
        )

    def _state(self, param: ParamSpec) -> ParameterState:
        use = self._use()
        if param is _REPEAT:
            return ParameterState(use.repeat, given=use.repeat != 1)
        given = param.name in use.args
        return ParameterState(use.args.get(param.name, self._default(param)), given=given)

    def _first_state(self, param: ParamSpec) -> ParameterState:
        """What the first copy has: its own argument, else what all have."""
        use = self._use()
        value = use.first.get(param.name, use.args.get(param.name, self._default(param)))
        return ParameterState(value, given=param.name in use.first)

    def _default(self, param: ParamSpec) -> Value:
        block = self._block()
        return block.parameters.get(param.name) if block is not None else None

    def refresh_content(self) -> None:
        use, block = self._use(), self._block()
        for row in self.rows.values():
            if row.param is not FROZEN:
                row.show_state(self._state(row.param))
        for row in self.first_rows.values():
            row.show_state(self._first_state(row.param))
        stacked = use.repeat != 1 or bool(use.first)
        self.first.setVisible(stacked and bool(self.first_rows))
        known = self.bridge.node_inference(self.node_id)
        lines = output_lines(known.type) if known else []
        if known and known.parameters:
            lines.append(f"{plain(tr('parameters'))} {strong(f'{known.parameters:,}')}")
        if known and known.macs != 0:
            macs = strong(short_expression(count_text(known.macs)))
            lines.append(f"{plain(tr('multiply-accumulates'))} {macs}")
        self.values.set_lines(lines)
        uses = len(self.bridge.inference.of_block(use.block))
        self.unique_button.setEnabled(block is not None and self._members_of(use.block) > 1)
        self.open_button.setEnabled(block is not None)
        self.about.set_lines([plain(line) for line in _about(block, uses) if line])

    def _members_of(self, block: str) -> int:
        return len(block_users(self.bridge.project, block))

    # Edits

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        scope, member = self.bridge.scope, self._member()
        if name == "repeat":
            self.push(SetRepeat(scope, member, value), merge=goes_on)
        else:
            self.push(SetArguments(scope, member, {name: value}), merge=goes_on)

    def _reset(self, name: str) -> None:
        if name == "repeat":
            self._set(name, 1, False)
        else:
            self.push(SetArguments(self.bridge.scope, self._member(), {name: UNSET}))

    def _set_first(self, name: str, value: Value, goes_on: bool) -> None:
        self._change_first(name, value, goes_on)

    def _reset_first(self, name: str) -> None:
        self._change_first(name, UNSET, False)

    def _change_first(self, name: str, value: Value | Unset, goes_on: bool) -> None:
        self.push(SetFirst(self.bridge.scope, self._member(), {name: value}), merge=goes_on)

    def _definition_actions(self, name: str) -> list[tuple[str, Callable[[], object]]]:
        block = self._use().block
        remove = partial(self.push, RemoveParameter(block, name))
        words = tr("Remove the parameter from {block}", block=block)
        return [(words, remove)]

    def _open(self) -> None:
        use = self._use()
        address = block_address(self._member(), use, 0)
        self.bridge.set_scope(use.block, self.bridge.address_of(address))

    def _make_unique(self) -> None:
        name = free_name(self._use().block, self.bridge.project.blocks)
        self.push(MakeUnique(self.bridge.scope, self.node_id, name))


def _about(block: Block | None, uses: int) -> list[str]:
    if block is None:
        return [tr("There is no block of this name.")]
    words = tr_count(uses, "Used once.", "Used {count} times.")
    return [block.description, words]
