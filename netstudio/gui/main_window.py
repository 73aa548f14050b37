"""The main window: the bar, the canvas, and the room for everything around them.

Only what the first paint needs is made at once. The rest, the `Workbench`, is furnished right
after it, so that the network is on the screen before anything else is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from netstudio.compiler.problem import Problem
from netstudio.document.change import Change
from netstudio.document.history import History
from netstudio.document.project import Project
from netstudio.gui.actions import Actions
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.top_bar import TopBar
from netstudio.gui.selection import Selection
from netstudio.gui.settings import Settings
from netstudio.gui.theme.fonts import scaled

if TYPE_CHECKING:
    from netstudio.gui.app import Program
    from netstudio.gui.furnishing import Furnishing
    from netstudio.gui.start.drop_hint import DropHint
    from netstudio.gui.workbench import Workbench

SIZE = (1440, 900)
_PALETTE_WIDTH, _SIDE_WIDTH, _INSTRUMENTS_HEIGHT = 200, 336, 232
_LEAST = (760, 480)
_BREATH_MS = 4
"""Between two turns of furnishing: without it, what is due at a time falls behind."""


class MainWindow(QMainWindow):
    """One project, open."""

    painted = Signal()
    """The window was painted for the first time."""
    furnished = Signal()
    """Everything around the canvas is there, and what goes on in the background has begun."""
    closing = Signal()
    """The window may close and is about to: what still runs must end now."""

    def __init__(
        self,
        project: Project,
        path: Path | None = None,
        *,
        settings: Settings | None = None,
        predecessor: MainWindow | None = None,
    ) -> None:
        """A window on a project; with a predecessor, on that window's history and file."""
        super().__init__()
        self.settings = settings or Settings.of_environment()
        self.bridge: DocumentBridge = (
            DocumentBridge(History(project), path=path, parent=self)
            if predecessor is None
            else predecessor.bridge.successor(self)
        )
        self.selection = Selection(self.bridge, self)
        self.actions_by_name = Actions(self)
        self._was_painted = False
        self._may_close = self._has_ended = False
        self._furnishing: Furnishing | None = None
        self._beginning: Iterator[str] | None = None
        self._make_parts()
        self._lay_out()
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self.bridge.changed.connect(self._follow)
        self.bridge.clean_changed.connect(self.show_title)
        self._restore()
        self.show_title()
        self._follow_history()
        self.canvas.setFocus()

    def _make_parts(self) -> None:
        self.menu = QMenu(self)
        self.top_bar = TopBar(self.actions_by_name, self.menu)
        self.canvas = CanvasView(self.bridge, self.selection)
        self.palette_room, self.side_room, self.instrument_room, self.status_room = (
            _room() for _ in range(4)
        )

    def _lay_out(self) -> None:
        self.upper_split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.palette_room, self.canvas, self.side_room):
            self.upper_split.addWidget(part)
        self.upper_split.setStretchFactor(1, 1)
        self.upper_split.setCollapsible(1, False)
        self.lower_split = QSplitter(Qt.Orientation.Vertical)
        self.lower_split.addWidget(self.upper_split)
        self.lower_split.addWidget(self.instrument_room)
        self.lower_split.setStretchFactor(0, 1)
        self.lower_split.setCollapsible(0, False)
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.lower_split, 1)
        column.addWidget(self.status_room)
        self.setCentralWidget(self.inside)

    @cached_property
    def bench(self) -> Workbench:
        """Everything around the canvas, made to its end when first it is asked for."""
        from netstudio.gui.furnishing import Furnishing

        return (self._furnishing or Furnishing(self)).finish()

    @cached_property
    def program(self) -> Program:
        """The program that the window belongs to; one of its own where it was opened alone."""
        from PySide6.QtWidgets import QApplication

        from netstudio.gui.app import Program

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        program = Program(app, self.settings)
        program.adopt(self)
        return program

    @cached_property
    def drop_hint(self) -> DropHint:
        """What answers a file that is dragged over the window."""
        from netstudio.gui.start.drop_hint import DropHint

        return DropHint(self)

    # The document

    def _follow(self, change: Change) -> None:
        self._follow_history()
        if change.info or change.recipe:
            self.show_title()

    def _follow_history(self) -> None:
        history = self.bridge.history
        for name, verb, label in (
            ("undo", "&Undo", history.undo_label),
            ("redo", "&Redo", history.redo_label),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(label is not None)
            action.setText(
                tr("{verb} “{step}”", verb=tr(verb), step=tr(label)) if label else tr(verb)
            )

    def show_title(self, *_: object) -> None:
        """Name file and project, and mark what is not saved."""
        project = self.bridge.project
        place = self.bridge.path.name if self.bridge.path else project.name
        self.setWindowTitle(f"{place}[*] – NetStudio")
        self.setWindowFilePath(str(self.bridge.path or ""))
        self.setWindowModified(not self.bridge.is_clean)
        self.top_bar.show_project(project.name, project.recipe.data.name)

    # Finding things

    def reveal(self, node_id: str) -> None:
        """Scroll the canvas to a node of the open graph."""
        item = self.canvas.canvas.nodes.get(node_id)
        if item is not None:
            self.canvas.camera.reveal(item.card_rect)

    def show_problem(self, problem: Problem) -> None:
        """Select and centre the node of a problem."""
        if problem.scope and problem.scope not in self.bridge.project.blocks:
            return
        self.bridge.set_scope(problem.scope)
        item = self.canvas.canvas.nodes.get(problem.node)
        if item is not None:
            self.selection.set([problem.node])
            self.canvas.centerOn(item.card_rect.center())

    # The window itself

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._furnish)

    def _furnish(self) -> None:
        from netstudio.gui.furnishing import Furnishing

        self.painted.emit()
        if "bench" not in vars(self):
            self._furnishing = Furnishing(self)
        self._furnish_on()

    def _furnish_on(self) -> None:
        """Do the work of one turn, and come back for the next."""
        if "bench" not in vars(self) and self._furnishing and self._furnishing.advance():
            QTimer.singleShot(_BREATH_MS, self, self._furnish_on)
            return
        self._beginning = self._beginning or self.bench.begin()
        if next(self._beginning, None) is not None:
            QTimer.singleShot(_BREATH_MS, self, self._furnish_on)
        else:
            self.furnished.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drop_hint.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.drop(event)

    def close_unasked(self) -> None:
        """Close; whatever had to be asked was asked before."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close and not self.bench.files.may_leave(closing=True):
            event.ignore()
            return
        self.remember()
        self.hide()  # at once, whatever the parts still have to do
        self._has_ended = True
        self.closing.emit()
        event.accept()

    def end(self) -> None:
        """End what runs for a window that did not close, when the program ends or deletes it.

        Nothing is asked; work that is not saved is kept, and offered again at the next start.
        """
        if self._has_ended:
            return
        self._has_ended = True
        if "bench" in self.__dict__:
            self.bench.autosave.keep()
        self.closing.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self.end()  # threads of its parts would tell objects that are gone
        return super().event(event)

    def _restore(self) -> None:
        self.resize(*_first_size())
        geometry = self.settings.layout("window")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.lower_split.setSizes([self.height() - _INSTRUMENTS_HEIGHT, _INSTRUMENTS_HEIGHT])
        # Large type asks for wider panels, as far as that leaves the canvas its room.
        left = min(scaled(_PALETTE_WIDTH), max(_PALETTE_WIDTH, self.width() // 5))
        right = min(scaled(_SIDE_WIDTH), max(_SIDE_WIDTH, self.width() // 3))
        self.upper_split.setSizes([left, self.width() - left - right, right])
        for name, splitter in self._splits():
            restore_splitter(self.settings, name, splitter)
        hidden = self.settings.words("hidden_panels") or ()
        for name, room in self.panel_rooms.items():
            room.setVisible(name not in hidden)

    @property
    def panel_rooms(self) -> dict[str, QWidget]:
        """The places of the panels that can be hidden, by the names of their actions."""
        return {
            "palette": self.palette_room,
            "side": self.side_room,
            "instruments": self.instrument_room,
        }

    def _splits(self) -> tuple[tuple[str, QSplitter], ...]:
        return ("upper", self.upper_split), ("lower", self.lower_split)

    def remember(self) -> None:
        """Keep where everything is, for the next window."""
        self.settings.set_layout("window", self.saveGeometry())
        for name, splitter in self._splits():
            self.settings.set_layout(name, splitter.saveState())
        self.settings.set_layout("instruments", self.bench.instruments.saveState())
        hidden = [name for name, room in self.panel_rooms.items() if room.isHidden()]
        self.settings.set_words("hidden_panels", hidden)
        self.settings.set_words("tab", [self.bench.side.current])
        self.bench.layouts.remember()
        self.settings.save()


def restore_splitter(settings: Settings, name: str, splitter: QSplitter) -> None:
    """Give a splitter the sizes it had."""
    state = settings.layout(name)
    if state is not None:
        splitter.restoreState(state)


def _room() -> QWidget:
    """A place that the workbench fills."""
    room = QWidget()
    room.setProperty("role", "panel")
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    return room


def _first_size() -> tuple[int, int]:
    room = QGuiApplication.primaryScreen().availableGeometry()
    return min(SIZE[0], room.width()), min(SIZE[1], room.height())
