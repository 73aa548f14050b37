"""Several nodes selected: what they have in common, edited together, and what they sum up to."""

from __future__ import annotations

from collections import Counter
from typing import Any

from netstudio.catalog.size import Size
from netstudio.document.edits import UNSET, SetArgumentsOfSeveral, SetFrozen
from netstudio.document.node import Member
from netstudio.document.values import Value
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr, tr_count
from netstudio.gui.panels.card import Card, plain, strong
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.inspector.arithmetic import count_text
from netstudio.gui.panels.inspector.common_parameters import (
    common_parameters,
    common_state,
    members_of,
)
from netstudio.gui.panels.inspector.freezing import FROZEN, can_learn, frozen_state
from netstudio.gui.panels.inspector.heading import Heading
from netstudio.gui.panels.inspector.initialiser_section import InitialiserSection
from netstudio.gui.panels.inspector.initialiser_states import Initialised, initialised
from netstudio.gui.panels.inspector.page import InspectorPage
from netstudio.gui.selection import Selection
from netstudio.layout.amounts import short_expression
from netstudio.layout.ports import family_of, type_name_of

_MOST_LISTED = 14


class SeveralPage(InspectorPage):
    """A row for each parameter that all of them have; one step of undo for all."""

    def __init__(self, bridge: DocumentBridge, selection: Selection) -> None:
        super().__init__(bridge)
        self._ids = selection.ids
        self._selection = selection
        self.subject = (bridge.scope, self._ids)
        self.heading = Heading("", "", family="other")
        self.sums = Card(tr("Together"))
        self.nodes = Card(tr("Nodes"))
        self.column.addWidget(self.heading)
        self._add_rows()
        self.initialisers = InitialiserSection(
            bridge, self._initialised, self.push, self.scope_names()
        )
        self.column.addWidget(self.initialisers)
        self.column.addWidget(self.sums)
        self.column.addWidget(self.nodes)
        self.column.addStretch(1)
        self.refresh()

    def _members(self) -> list[Member]:
        members = members_of(self.bridge.graph, self._present())
        return [member for member in members if member is not None]

    def _present(self) -> list[str]:
        nodes = self.bridge.graph.nodes
        return [node_id for node_id in self._ids if node_id in nodes]

    def _learning(self) -> list[Member]:
        project = self.bridge.project
        return [member for member in self._members() if can_learn(project, member)]

    def form_rows(self) -> dict[Any, ParameterRow]:
        return {**self.rows, **self.initialisers.rows()}

    def _initialised(self) -> list[Initialised]:
        """Those that learn; what learns nothing keeps no other from being edited."""
        graph = self.bridge.graph
        found = {}
        for node_id in self._present():
            member = graph.member_of(graph.nodes[node_id])
            if member is not None and can_learn(self.bridge.project, member):
                known = self.bridge.node_inference(node_id)
                found[member.id] = initialised(member, known.args if known else {})
        return list(found.values())

    def _add_rows(self) -> None:
        members = members_of(self.bridge.graph, self._present())
        for param in common_parameters(self.bridge.project, members):
            state = common_state(self._members(), param)
            row = ParameterRow(param, state, scope_names=self.scope_names())
            row.committed.connect(self._set)
            row.reset_asked.connect(self._reset)
            self.rows[param.name] = row
            self.add_row(row)
        if self._learning():
            row = ParameterRow(FROZEN, frozen_state(self._learning()), label=tr("frozen"))
            row.committed.connect(self._freeze)
            row.reset_asked.connect(self._thaw)
            self.rows[FROZEN.name] = row
            self.add_row(row)

    def show_selection(self) -> None:
        """Show other nodes that have the same parameters in common."""
        self._ids = self._selection.ids
        self.subject = (self.bridge.scope, self._ids)
        self.refresh()
        self.initialisers.open_where_set()

    def refresh(self) -> None:
        ids, members = self._present(), self._members()
        self._show_heading(ids)
        for name, row in self.rows.items():
            frozen = name == FROZEN.name
            row.show_state(
                frozen_state(self._learning()) if frozen else common_state(members, row.param)
            )
        self.initialisers.refresh()
        self.sums.set_lines(self._sum_lines(ids, members))
        self.nodes.set_lines(self._node_lines(ids))

    def _show_heading(self, ids: list[str]) -> None:
        graph = self.bridge.graph
        nodes = [graph.nodes[node_id] for node_id in ids]
        kinds = Counter(type_name_of(graph, node) for node in nodes)
        families = {family_of(graph, node) for node in nodes}
        words = ", ".join(
            kind if len(kinds) == 1 else f"{count} {kind}" for kind, count in kinds.most_common()
        )
        family = families.pop() if len(families) == 1 else "other"
        self.heading.show_values(tr_count(len(ids), "{count} node", "{count} nodes"), words, family)

    def _sum_lines(self, ids: list[str], members: list[Member]) -> list[str]:
        known = [item for node_id in ids if (item := self.bridge.node_inference(node_id))]
        macs: Size = 0
        for item in known:
            macs = item.macs + macs
        parameters = sum(item.parameters for item in known)
        lines = [tr("parameters {count}", count=strong(f"{parameters:,}"))]
        if macs != 0:
            lines.append(
                tr("multiply-accumulates {count}", count=strong(short_expression(count_text(macs))))
            )
        if not self.rows and members:
            lines.append(plain(tr("They have no parameter in common.")))
        return lines

    def _node_lines(self, ids: list[str]) -> list[str]:
        lines = []
        for node_id in ids[:_MOST_LISTED]:
            known = self.bridge.node_inference(node_id)
            name = strong(self.bridge.graph.nodes[node_id].name)
            lines.append(f"{name} {plain(shape_text(known.type) if known else '')}")
        rest = len(ids) - _MOST_LISTED
        if rest > 0:
            lines.append(plain(tr_count(rest, "and {count} more", "and {count} more")))
        return lines

    # Edits

    def _ids_of(self, members: list[Member]) -> tuple[str, ...]:
        return tuple(member.id for member in members)

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        members = self._ids_of(self._members())
        edit = SetArgumentsOfSeveral(self.bridge.scope, members, {name: value})
        self.push(edit, merge=goes_on)

    def _reset(self, name: str) -> None:
        members = self._ids_of(self._members())
        self.push(SetArgumentsOfSeveral(self.bridge.scope, members, {name: UNSET}))

    def _freeze(self, _: str, value: Value, goes_on: bool) -> None:
        self.push(SetFrozen(self.bridge.scope, self._ids_of(self._learning()), bool(value)))

    def _thaw(self, _: str) -> None:
        self._freeze("", False, False)
