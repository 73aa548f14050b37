"""Everything that is wrong with the project, each with its way out."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from netstudio.compiler.problem import Fix, Problem
from netstudio.document.change import Change
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.problem_card import ProblemCard
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.empty_state import EmptyState

MOST_SHOWN = 100


class ProblemsPanel(QWidget):
    """A list of cards, errors before warnings."""

    problem_activated = Signal(object)
    """The `Problem` whose card was clicked."""

    def __init__(self, bridge: DocumentBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[Problem, ...] | None = None
        self._cards: list[ProblemCard] = []
        self._extra: tuple[Problem, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._refresh)
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
        bridge.changed.connect(self._follow)
        bridge.findings_changed.connect(self._timer.start)

    def cards(self) -> list[ProblemCard]:
        """The cards shown, from the top."""
        return list(self._cards)

    def set_run_problems(self, problems: tuple[Problem, ...]) -> None:
        """What the last run ran into, shown above what is found in the project."""
        if problems != self._extra:
            self._extra = problems
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _follow(self, change: Change) -> None:
        if change.structural or change.recipe:
            self._timer.start()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        found = sorted(self._bridge.problems, key=lambda problem: problem.severity != "error")
        problems = (*self._extra, *found)[:MOST_SHOWN]
        if problems == self._shown:
            return
        self._shown = problems
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for place, problem in enumerate(problems):
            card = ProblemCard(problem, self._where(problem))
            card.activated.connect(self.problem_activated)
            card.fix_chosen.connect(self._mend)
            self._column.insertWidget(place, card)
            self._cards.append(card)
        self._stack.setCurrentIndex(1 if problems else 0)

    def _where(self, problem: Problem) -> str:
        project = self._bridge.project
        if problem.scope and problem.scope not in project.blocks:
            return ""
        node = project.scope(problem.scope).nodes.get(problem.node)
        name = node.name if node else problem.node
        return f"{problem.scope} › {name}" if problem.scope and name else name

    def _mend(self, fix: Fix) -> None:
        self._bridge.push(fix.edit)
