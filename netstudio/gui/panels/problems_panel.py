"""Everything that is wrong with the project, each with its way out."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from netstudio.compiler.problem import Fix, Problem
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.problem_card import ProblemCard
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.empty_state import EmptyState

MOST_SHOWN = 60


class ProblemsPanel(QWidget):
    """A list of cards, errors before warnings.

    Trying repairs out takes longer than finding problems, so they are looked for one card at a
    time, while the panel is seen and nothing else is to be done.
    """

    problem_activated = Signal(object)
    """The `Problem` whose card was clicked."""

    def __init__(self, bridge: DocumentBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[Problem, ...] = ()
        self._cards: list[ProblemCard] = []
        self._of_run: tuple[Problem, ...] = ()
        self._unmended: deque[ProblemCard] = deque()
        self._mending = QTimer(self)
        self._mending.setInterval(0)
        self._mending.timeout.connect(self._look_for_repairs)
        self._empty = EmptyState("No problems", icon="check")
        self._list = QWidget()
        self._list.setProperty("role", "panel")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(*(tokens.SPACE_3,) * 4)
        self._column.setSpacing(tokens.SPACE_2)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._list)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(area)
        bridge.problems_changed.connect(self._refresh)

    def cards(self) -> list[ProblemCard]:
        """The cards shown, from the top."""
        return list(self._cards)

    def set_run_problems(self, problems: tuple[Problem, ...]) -> None:
        """What the last run ran into, shown above what is found in the project."""
        self._of_run = problems
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        problems = (*self._of_run, *self._bridge.announced_problems)[:MOST_SHOWN]
        if problems != self._shown:
            self._shown = problems
            self._replace_cards(problems)
        self._stack.setCurrentIndex(1 if problems else 0)
        self._mending.start()

    def _replace_cards(self, problems: tuple[Problem, ...]) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(problem) for problem in problems]
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)
        self._unmended = deque(card for card in self._cards if not card.problem.fixes)

    def _card(self, problem: Problem) -> ProblemCard:
        card = ProblemCard(problem, where_text(self._bridge, problem))
        card.activated.connect(self.problem_activated)
        card.fix_chosen.connect(self._mend)
        return card

    def _look_for_repairs(self) -> None:
        if not self._unmended or not self.isVisible():
            self._mending.stop()
            return
        card = self._unmended.popleft()
        card.set_fixes(self._bridge.fixes_for(card.problem))

    def _mend(self, fix: Fix) -> None:
        self._bridge.push(fix.edit)


def where_text(bridge: DocumentBridge, problem: Problem) -> str:
    """The name of a problem's node, behind its block's; empty for the whole project."""
    project = bridge.project
    if problem.scope and problem.scope not in project.blocks:
        return ""
    node = project.scope(problem.scope).nodes.get(problem.node)
    name = node.name if node else problem.node
    return f"{problem.scope} › {name}" if problem.scope and name else name
