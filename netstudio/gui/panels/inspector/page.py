"""What every page of the inspector has: the document, the node it shows, and a column of parts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Edit
from netstudio.document.edits import RenameNode, SetFrozen
from netstudio.document.node import Member, Node
from netstudio.document.project import ROOT
from netstudio.document.values import Value
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.inspector.freezing import FROZEN, can_learn, frozen_state
from netstudio.gui.panels.inspector.heading import Heading
from netstudio.gui.panels.problem_card import ProblemCard
from netstudio.gui.theme import tokens
from netstudio.layout.card import condition_text
from netstudio.layout.ports import family_of, type_name_of

_MADE = object()


class InspectorPage(QWidget):
    """One kind of page; `refresh` brings it up to date with the document."""

    problem_activated = Signal(object)
    """The `Problem` whose card was clicked."""
    trust_asked = Signal(object)
    """The `Problem` of a node whose file the user wants to look at."""

    def __init__(self, bridge: DocumentBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.heading: Heading
        self.subject: Hashable = None
        """What text that is no value yet is kept for; None where none is kept."""
        self.rows: dict[Any, ParameterRow] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(
            tokens.SPACE_4 - 1, tokens.SPACE_3, tokens.SPACE_4 - 1, tokens.SPACE_4
        )
        self.column.setSpacing(tokens.SPACE_2)
        self._rows: QVBoxLayout | None = None
        self._turns = self.make()

    def make(self) -> Iterator[None]:
        """Make what takes long, a part after each turn; pages of a few parts make them at once."""
        yield from ()

    def advance(self) -> bool:
        """Make one part more, ready to be shown; whether there was one."""
        if next(self._turns, _MADE) is _MADE:
            return False
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        return True

    def finish(self) -> None:
        """Make what is left."""
        while self.advance():
            pass

    def add_row(self, row: QWidget) -> None:
        """Put a row of the form below the last; rows stand closer than other parts."""
        if self._rows is None:
            self._rows = QVBoxLayout()
            self._rows.setSpacing(tokens.SPACE_1)
            self.column.addLayout(self._rows)
        self._rows.addWidget(row)

    def refresh(self) -> None:
        """Show the document as it is now."""
        raise NotImplementedError

    def form_rows(self) -> dict[Any, ParameterRow]:
        """Every row of the form, by what its text is kept under."""
        return self.rows

    def take_drafts(self) -> dict[Any, str]:
        """Text in the rows that is no value, by row; the rows are without it then."""
        rows = self.form_rows()
        drafts = {name: text for name, row in rows.items() if (text := row.draft())}
        for name in drafts:
            rows[name].set_draft("")
        return drafts

    def show_drafts(self, drafts: Mapping[Any, str]) -> None:
        """Show text that was taken before."""
        rows = self.form_rows()
        for name, text in drafts.items():
            if name in rows:
                rows[name].set_draft(text)

    def push(self, edit: Edit, merge: bool = False) -> None:
        """Make an edit; where it is refused, show what the document still holds."""
        if not self.bridge.push(edit, merge):
            self.refresh()

    def scope_names(self) -> frozenset[str]:
        """The names that expressions may use in the open graph."""
        if self.bridge.scope == ROOT:
            return frozenset()
        return frozenset(self.bridge.project.blocks[self.bridge.scope].parameters)


class NodePage(InspectorPage):
    """A page about one node: its heading, its problems, and then what its kind shows."""

    def __init__(self, bridge: DocumentBridge, node_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.node_id = node_id
        self.subject = (bridge.scope, node_id)
        graph, node = bridge.graph, self.node
        self.heading = Heading(
            node.name,
            type_name_of(graph, node),
            family=family_of(graph, node),
            check=self._check_name,
        )
        self.heading.renamed.connect(self._rename)
        self._problem_column = QVBoxLayout()
        self._problem_column.setSpacing(tokens.SPACE_2)
        self._shown_problems: tuple[Problem, ...] = ()
        self.shared, self.condition = QLabel(), QLabel()
        for label in (self.shared, self.condition):
            label.setProperty("role", "small")
            label.setWordWrap(True)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.shared)
        self.column.addWidget(self.condition)
        self.column.addLayout(self._problem_column)

    def show_node(self, node_id: str) -> None:
        """Show another node of the same kind; what was being typed belongs to the old one.

        A page that is only half made is made for the new one: the old one may be gone.
        """
        typing = self.focusWidget()
        if typing is not None:
            typing.clearFocus()
        self.node_id = node_id
        self.subject = (self.bridge.scope, node_id)
        self.finish()
        self.refresh()

    @property
    def node(self) -> Node:
        """The node shown."""
        return self.bridge.graph.nodes[self.node_id]

    def refresh(self) -> None:
        graph, node = self.bridge.graph, self.node
        placement = self.bridge.project.view.placement(self.bridge.scope, self.node_id)
        self.heading.show_values(
            node.name,
            type_name_of(graph, node),
            family_of(graph, node),
            placement.colour if placement else None,
        )
        self._show_sharing()
        self._show_condition()
        self._refresh_problems()
        self.refresh_content()
        if FROZEN.name in self.rows:
            self.rows[FROZEN.name].show_state(frozen_state(self._member_now()))
            self._frozen_note.setVisible(any(m.frozen for m in self._member_now()))

    def refresh_content(self) -> None:
        """Show what is below heading and problems."""
        raise NotImplementedError

    def add_frozen_row(self) -> None:
        """Offer to keep the weights as they are, where there may be any."""
        if not any(can_learn(self.bridge.project, member) for member in self._member_now()):
            return
        row = ParameterRow(FROZEN, frozen_state(self._member_now()), label=tr("frozen"))
        row.committed.connect(lambda _, value, __: self._freeze(value))
        row.reset_asked.connect(lambda _: self._freeze(False))
        self._frozen_note = QLabel(tr(FROZEN.help))
        self._frozen_note.setProperty("role", "small")
        self._frozen_note.setWordWrap(True)
        self.rows[FROZEN.name] = row
        self.add_row(row)
        self.add_row(self._frozen_note)

    def _member_now(self) -> tuple[Member, ...]:
        member = self.bridge.graph.member_of(self.node)
        return (member,) if member is not None else ()

    def _freeze(self, value: Value) -> None:
        ids = tuple(member.id for member in self._member_now())
        self.push(SetFrozen(self.bridge.scope, ids, bool(value)))

    def _show_sharing(self) -> None:
        """Name the other nodes that call the same module."""
        graph = self.bridge.graph
        names = [node.name for m in self._member_now() for node in graph.callers(m.id)]
        words = ""
        if len(names) > 1:
            *first, last = names
            words = tr(
                "Shared by {first} and {last}: one module, one set of weights.",
                first=", ".join(first),
                last=last,
            )
        self.shared.setText(words)
        self.shared.setVisible(bool(words))

    def _show_condition(self) -> None:
        """Say when the node runs, where it does not always."""
        words = condition_text(self.bridge.graph, self.node)
        self.condition.setText(tr(words))
        self.condition.setVisible(bool(words))

    def problem_cards(self) -> list[ProblemCard]:
        """The cards of the node's problems."""
        return self.findChildren(ProblemCard)

    def _refresh_problems(self) -> None:
        mine = tuple(
            problem
            for problem in self.bridge.announced_problems
            if problem.node == self.node_id and problem.scope == self.bridge.scope
        )
        if mine == self._shown_problems:
            return
        self._shown_problems = mine
        while (item := self._problem_column.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        for problem in mine:
            shown = ProblemCard(problem, self.node.name)
            shown.activated.connect(self.problem_activated)
            shown.fix_chosen.connect(self._mend)
            shown.trust_asked.connect(self.trust_asked)
            self._problem_column.addWidget(shown)
            # Trying repairs out takes longer than a frame: the page is shown before.
            QTimer.singleShot(0, shown, partial(self._offer_fixes, shown))

    def _offer_fixes(self, card: ProblemCard) -> None:
        card.set_fixes(self.bridge.fixes_for(card.problem))

    def _mend(self, fix: Fix) -> None:
        self.push(fix.edit)

    def _check_name(self, name: str) -> None:
        RenameNode(self.bridge.scope, self.node_id, name).change(self.bridge.project)

    def _rename(self, name: str) -> None:
        self.push(RenameNode(self.bridge.scope, self.node_id, name))
