"""Everything that is wrong with the project, each with its way out."""

from __future__ import annotations

from collections import deque
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Compound, Edit
from netstudio.errors import EditError
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr, tr_count
from netstudio.gui.panels.edit_preview import edit_preview
from netstudio.gui.panels.problem_card import ProblemCard
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.empty_state import EmptyState
from netstudio.sentence import say

MOST_SHOWN = 60
_FILTERS = ("all", "error", "warning")


class ProblemsPanel(QWidget):
    """A list of cards, errors before warnings, problems of one kind side by side.

    Trying repairs out takes longer than finding problems, so they are looked for one card at a
    time, while the panel is seen and nothing else is to be done.
    """

    problem_activated = Signal(object)
    """The `Problem` whose card was clicked."""
    trust_asked = Signal(object)
    """The `Problem` of a node whose file the user wants to look at."""
    left = Signal()
    """The keyboard was on a problem or its repair, and now there is none any more."""

    def __init__(self, bridge: DocumentBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[Problem, ...] | None = None
        self._cards: list[ProblemCard] = []
        self._extras: list[QWidget] = []
        self._of_run: tuple[Problem, ...] = ()
        self._filter = "all"
        self._unmended: deque[ProblemCard] = deque()
        self._mending = QTimer(self)
        self._mending.setInterval(0)
        self._mending.timeout.connect(self._look_for_repairs)
        self._build()
        bridge.problems_changed.connect(self._refresh)

    def _build(self) -> None:
        self.filters: dict[str, QToolButton] = {}
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, 0)
        row.setSpacing(tokens.SPACE_1)
        group = QButtonGroup(self)
        for name in _FILTERS:
            button = QToolButton()
            button.setProperty("kind", "flat")
            button.setCheckable(True)
            button.setChecked(name == "all")
            button.clicked.connect(lambda _=False, name=name: self._choose(name))
            group.addButton(button)
            row.addWidget(button)
            self.filters[name] = button
        row.addStretch(1)
        self._list = QWidget()
        self._list.setProperty("role", "panel")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(*(tokens.SPACE_3,) * 4)
        self._column.setSpacing(tokens.SPACE_2)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._list)
        self._empty = EmptyState(tr("No problems"), icon="check")
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._area, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(found)

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

    # What is shown

    def _choose(self, name: str) -> None:
        self._filter = name
        self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        found = ordered((*self._of_run, *self._bridge.announced_problems))
        self._count(found)
        problems = tuple(p for p in found if self._filter in ("all", p.severity))
        if problems != self._shown:
            self._shown = problems
            self._replace_cards(problems)
        self._stack.setCurrentIndex(1 if problems else 0)
        self._mending.start()

    def _count(self, found: tuple[Problem, ...]) -> None:
        """Filters with their counts; they are worth their place where there are both kinds."""
        errors = sum(problem.severity == "error" for problem in found)
        warnings = len(found) - errors
        if not errors or not warnings:
            self._filter = "all"
        self.filters["all"].setText(tr("All {count}", count=len(found)))
        self.filters["error"].setText(tr_count(errors, "{count} error", "{count} errors"))
        self.filters["warning"].setText(tr_count(warnings, "{count} warning", "{count} warnings"))
        self.filters[self._filter].setChecked(True)
        self._bar.setVisible(bool(errors and warnings))

    def _replace_cards(self, problems: tuple[Problem, ...]) -> None:
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self._list.isAncestorOf(focused)
        for old in (*self._cards, *self._extras):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards, self._extras = [], []
        for _, alike in groupby(problems[:MOST_SHOWN], key=lambda p: (p.severity, p.code)):
            self._add_group(tuple(alike))
        rest = len(problems) - MOST_SHOWN
        if rest > 0:
            self._add_extra(QLabel(tr_count(rest, "and {count} more", "and {count} more")))
        self._unmended = deque(card for card in self._cards if not card.problem.fixes)
        if had_keyboard and self._cards:
            self._cards[0].setFocus()
        elif had_keyboard:
            self.left.emit()

    def _add_group(self, alike: tuple[Problem, ...]) -> None:
        """Cards of one kind; above several of them, a button that mends them all."""
        if len(alike) > 1:
            button = QPushButton(tr("Mend all {count} of this kind", count=len(alike)))
            button.setProperty("kind", "outline")
            button.setToolTip(tr("Apply the best repair of each, as one step"))
            button.clicked.connect(lambda: self.mend_all(alike))
            self._add_extra(button)
        for problem in alike:
            card = self._card(problem)
            self._cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)

    def _add_extra(self, widget: QWidget) -> None:
        self._extras.append(widget)
        self._column.insertWidget(self._column.count() - 1, widget)

    def mend_buttons(self) -> list[QPushButton]:
        """The buttons that mend several at once, from the top."""
        return [extra for extra in self._extras if isinstance(extra, QPushButton)]

    def _card(self, problem: Problem) -> ProblemCard:
        card = ProblemCard(problem, where_text(self._bridge, problem))
        card.setToolTip(tr("Enter shows its node, Alt+Enter applies the first repair"))
        card.set_preview(lambda fix: edit_preview(self._bridge.project, fix.edit))
        card.installEventFilter(self)
        card.activated.connect(self.problem_activated)
        card.fix_chosen.connect(self._mend)
        card.trust_asked.connect(self.trust_asked)
        return card

    def _look_for_repairs(self) -> None:
        if not self._unmended or not self.isVisible():
            self._mending.stop()
            return
        card = self._unmended.popleft()
        card.set_fixes(self._bridge.fixes_for(card.problem))

    # Repairs

    def _mend(self, fix: Fix) -> None:
        self._bridge.push(fix.edit)

    def mend_all(self, problems: tuple[Problem, ...]) -> None:
        """Apply the best repair of each problem that still fits after those before, in one step."""
        project, edits = self._bridge.project, list[Edit]()
        for problem in problems:
            fixes = self._bridge.fixes_for(problem)
            if not fixes:
                continue
            try:
                project = fixes[0].edit.change(project)
            except EditError:  # an earlier repair has mended it, or taken its node away
                continue
            edits.append(fixes[0].edit)
        if edits:
            count = len(edits)
            self._bridge.push(Compound(say("Mend {count} problems", count=count), tuple(edits)))

    # Keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk from card to card; the area they lie in would scroll instead."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or watched not in self._cards:
            return False
        wanted = next(i for i, card in enumerate(self._cards) if card is watched) + step
        card = self._cards[min(max(wanted, 0), len(self._cards) - 1)]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(card)
        return True


def ordered(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Errors first, and problems of one kind together, each kind where its first one was."""
    kinds = list(dict.fromkeys((problem.severity, problem.code) for problem in problems))
    kinds.sort(key=lambda kind: kind[0] != "error")
    place = {kind: index for index, kind in enumerate(kinds)}
    return tuple(sorted(problems, key=lambda p: place[p.severity, p.code]))


def where_text(bridge: DocumentBridge, problem: Problem) -> str:
    """The name of a problem's node, behind its block's; empty for the whole project."""
    project = bridge.project
    if problem.scope and problem.scope not in project.blocks:
        return ""
    node = project.scope(problem.scope).nodes.get(problem.node)
    name = node.name if node else problem.node
    return f"{problem.scope} › {name}" if problem.scope and name else name
