"""The search over the canvas: a slim bar in the upper right corner.

It finds while one types, in every graph of the project: what is found is ringed, the rest steps
back. Enter goes on, into blocks too; Esc closes. Where nobody pressed Enter, the canvas is then as
it was before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout

from netstudio.document.change import Change
from netstudio.document.project import ROOT
from netstudio.document.topology import blocks_within
from netstudio.gui.canvas.find_marks import FindMarks
from netstudio.gui.canvas.find_query import QueryError
from netstudio.gui.canvas.find_results import Match, search
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

WIDTH = 420
"""Of the whole bar, in pixels, where the canvas is wide enough."""
_COUNT_WIDTH = 64


class CanvasFindBar(QFrame):
    """Finds nodes by name, kind, parameter, shape and state."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._marks = FindMarks(view.canvas)
        self._matches: tuple[Match, ...] = ()
        self._index = 0
        self._was_walked = False
        self._before: tuple[str, tuple[str, ...], tuple[float, int, int]] | None = None
        self.setProperty("role", "floating")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._build()
        view.installEventFilter(self)
        view.bridge.changed.connect(self._follow)
        view.bridge.findings_changed.connect(self._search_again)
        view.bridge.project_reset.connect(self.close_bar)
        view.canvas.rebuilt.connect(self._mark)
        self.hide()

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find nodes"))
        self.field.setAccessibleName(tr("Find nodes on the canvas"))
        self.field.textChanged.connect(self._search_anew)
        self.field.installEventFilter(self)
        self.count = QLabel()
        self.count.setProperty("role", "small")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setMinimumWidth(_COUNT_WIDTH)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for icon, words, act in (
            ("chevron-up", tr("Previous (Shift+Enter)"), self.go_back),
            ("chevron-down", tr("Next (Enter)"), self.go_on),
            ("check", tr("Select all that are found here (Alt+Enter)"), self.select_all),
            ("close", tr("Close (Esc)"), self.close_bar),
        ):
            row.addWidget(self._button(icon, words, act))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(tokens.SPACE_2,) * 4)
        self._column.setSpacing(tokens.SPACE_1)
        self._column.addLayout(row)
        self._column.addWidget(self.words)

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "flat")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        set_icon(button, icon, "text_muted")
        return button

    @property
    def matches(self) -> tuple[Match, ...]:
        """What was found, in the order in which Enter goes through it."""
        return self._matches

    @property
    def marks(self) -> FindMarks:
        """What shows on the canvas."""
        return self._marks

    def open(self) -> None:
        """Show the bar, ready to type; the last query is there, selected."""
        if not self.isVisible():
            view = self._view
            self._before = (view.bridge.scope, view.selection.ids, view.camera.pose)
            self._was_walked = False
        self.show()
        self.raise_()
        self._search_anew()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar; without an Enter in between, the canvas is as it was."""
        if self.isHidden():
            return
        self.hide()
        self._marks.take_off()
        self._matches = ()
        if not self._was_walked:
            self._put_back()
        self._view.take_focus()

    def go_on(self) -> None:
        """Go to the next match, after the last to the first."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the match before, before the first to the last."""
        self._go(-1)

    def select_all(self) -> None:
        """Select all matches of the open graph, and close."""
        here = self._here()
        if here:
            self._was_walked = True
            self._view.selection.set(here)
            self.close_bar()

    def place(self) -> None:
        """Keep to the upper right corner of the canvas."""
        width = min(WIDTH, self._view.width() - 2 * tokens.SPACE_3)
        self.setFixedWidth(max(width, 0))
        column = self._column
        column.activate()
        wraps = column.hasHeightForWidth()
        self.setFixedHeight(
            column.totalHeightForWidth(self.width()) if wraps else column.totalSizeHint().height()
        )
        self.move(self._view.width() - self.width() - tokens.SPACE_3, tokens.SPACE_3)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.place()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        keys = event.modifiers()
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        elif keys & Qt.KeyboardModifier.AltModifier:
            self.select_all()
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.go_back()
        else:
            self.go_on()
        return True

    # Searching

    def _search_anew(self) -> None:
        self._index = 0
        if self._search():
            self._reveal()

    def _search_again(self) -> None:
        """After an edit, with the same match current where it is still one."""
        if self.isHidden():
            return
        current = self._current()
        self._search()
        if current in self._matches:
            self._index = self._matches.index(current)
            self._show_count()
            self._mark()

    def _follow(self, change: Change) -> None:
        if change.structural and not self.isHidden():
            self._search_again()

    def _search(self) -> bool:
        """Find anew; whether the query could be read."""
        if self.isHidden():
            return False
        bridge, text = self._view.bridge, self.field.text()
        problems, home = bridge.announced_problems, self._home()
        fault = ""
        try:
            self._matches = search(bridge.project, bridge.inference, problems, text, home)
        except QueryError as error:
            self._matches, fault = (), tr(str(error))
        self._index = min(self._index, max(len(self._matches) - 1, 0))
        if fault:
            self._say(fault, "error")
        else:
            self._show_count()
        self._mark()
        self.place()
        return not fault

    def _home(self) -> str:
        """The graph that the search began in: its nodes come first, wherever one has gone."""
        scope = self._before[0] if self._before else ROOT
        return scope if scope in self._view.bridge.project.blocks else ROOT

    def _show_count(self) -> None:
        if self._matches:
            place, total = self._index + 1, len(self._matches)
            self.count.setText(tr("{place} of {total}", place=place, total=total))
            scope = self._matches[self._index].scope
            self._say_where(scope)
        elif self.field.text().strip():
            self._say(tr("No node matches."), "muted")
        else:
            self._say(
                tr(
                    "By name or layer, or kernel_size=3, out_channels>64, bias=False, "
                    "64×28×28, N×10, has:error, is:frozen"
                ),
                "muted",
            )

    def _say_where(self, scope: str) -> None:
        """Where the current match stands, if that is not the open graph."""
        if scope == self._view.bridge.scope:
            self.words.hide()
        elif scope == ROOT:
            self._tell(tr("In the main graph; Enter goes there."), "muted")
        else:
            self._tell(tr("In the block {block}; Enter goes there.", block=scope), "muted")

    def _say(self, words: str, role: str) -> None:
        """A sentence instead of a count."""
        self.count.clear()
        self._tell(words, role)

    def _tell(self, words: str, role: str) -> None:
        self.words.setText(words)
        if self.words.property("role") != role:
            self.words.setProperty("role", role)
            self.words.style().polish(self.words)
        self.words.show()

    # On the canvas

    def _here(self) -> list[str]:
        scope = self._view.bridge.scope
        return [match.node for match in self._matches if match.scope == scope]

    def _holders(self) -> set[str]:
        """The nodes of the open graph that are blocks with a match inside, at any depth."""
        project, graph = self._view.bridge.project, self._view.bridge.graph
        inside = {match.scope for match in self._matches}
        return {
            node.id
            for node in graph.nodes.values()
            if (use := graph.block_of(node)) is not None
            and inside & {use.block, *blocks_within(project, use.block)}
        }

    def _current(self) -> Match | None:
        return self._matches[self._index] if self._matches else None

    def _mark(self) -> None:
        if self.isHidden():
            return
        if not self._matches:
            self._marks.take_off()
            return
        current = self._matches[self._index]
        is_here = current.scope == self._view.bridge.scope
        self._marks.show(self._here(), current.node if is_here else None, self._holders())

    def _reveal(self) -> None:
        """Scroll to the current match, if it stands in the open graph."""
        current = self._current()
        if current is not None and current.scope == self._view.bridge.scope:
            self._view.camera.reveal(self._view.canvas.nodes[current.node].card_rect)

    def _go(self, step: int) -> None:
        if not self._matches:
            return
        if self._is_at_current():
            self._index = (self._index + step) % len(self._matches)
        self._was_walked = True
        match = self._matches[self._index]
        self._view.bridge.set_scope(match.scope)
        self._view.selection.set([match.node])
        self._show_count()
        self._mark()
        self._reveal()
        self.place()

    def _is_at_current(self) -> bool:
        """Whether the current match is the one that an Enter has gone to."""
        current = self._matches[self._index]
        here = current.scope == self._view.bridge.scope
        return here and self._was_walked and self._view.selection.ids == (current.node,)

    def _put_back(self) -> None:
        if self._before is None or self._before[0] not in ("", *self._view.bridge.project.blocks):
            return
        scope, ids, pose = self._before
        self._view.bridge.set_scope(scope)
        self._view.selection.set(node_id for node_id in ids if node_id in self._view.canvas.nodes)
        self._view.camera.take(pose)
