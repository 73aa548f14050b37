"""A monkey at the window: random, but repeatable, mouse, keys, wheel, drops, menus and dialogs."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from netstudio.gui.main_window import MainWindow
from tests.e2e.monkey_canvas import OnCanvas
from tests.e2e.monkey_elsewhere import Elsewhere
from tests.e2e.monkey_window import AroundCanvas

ANSWER_MS = 60
"""How long a question that waits for its answer is left open."""
MOST_WINDOWS = 3
RARELY = 0.008
"""How often it does what takes seconds."""
MOST_NODES = 80
"""Beyond this the monkey takes steps back, so that its last events are as quick as its first."""


class Monkey:
    """Does one random thing after another to a window."""

    def __init__(self, window: MainWindow, seed: int, folder: Path) -> None:
        self.window = window
        self.done: list[str] = []
        """What it did, for the report of a failure."""
        self.opened = window.bridge.project
        """The project of the window as it was opened: where undo leads back to."""
        self._random = random.Random(seed)
        # Questions are answered when a timer says so: that must not disturb what comes after.
        self._answers = random.Random(seed + 1)
        self._canvas = OnCanvas(window, self._random, self.done)
        self._around = AroundCanvas(window, self._random, self.done, self._canvas)
        self._elsewhere = Elsewhere(self._around, self._random, folder)
        window.bridge.project_reset.connect(self._note_opened)
        # What runs a loop of its own is left again, or nothing would come after.
        self._answerer = QTimer()
        self._answerer.setInterval(ANSWER_MS)
        self._answerer.timeout.connect(self._end_what_waits)
        self._answerer.start()
        canvas, around, elsewhere = self._canvas, self._around, self._elsewhere
        self._ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (14, canvas.move),
            (10, canvas.press_or_release),
            (6, canvas.drag_between_nodes),
            (3, canvas.double_click),
            (4, canvas.wheel),
            (12, canvas.canvas_key),
            (5, canvas.drop_layer),
            (4, canvas.context_menu),
            (3, canvas.drag_note),
            (4, canvas.work_on_wire),
            (2, canvas.select_several),
            (4, around.type),
            (6, around.trigger),
            (3, around.open_something),
            (3, around.work_on_blocks),
            (1, around.run_or_stop),
            (10, around.click_somewhere),
            (3, around.click_in_dialog),
            (2, around.scroll_somewhere),
            (4, around.undo_or_redo),
            (2, elsewhere.menu_by_keys),
            (3, elsewhere.keys_in_dialog),
            (2, elsewhere.drop_file),
            (1, elsewhere.file_changes),
            (5, elsewhere.edit_field),
            (2, elsewhere.work_in_code),
            (2, elsewhere.work_in_plots),
            (2, elsewhere.open_menu_of_part),
            (1, elsewhere.storm_of_undo),
            (2, elsewhere.play_in_other_window),
        )
        self._rare: tuple[Callable[[], None], ...] = (
            elsewhere.open_and_close,
            elsewhere.speak_or_scale,
        )

    def act(self, events: int) -> None:
        """Do `events` things."""
        ways = [way for weight, way in self._ways for _ in range(weight)]
        for _ in range(events):
            if self._around.count_nodes() > MOST_NODES:
                self._around.step_back(MOST_NODES // 2)
            rare = self._random.random() < RARELY
            way = self._random.choice(self._rare if rare else ways)
            self.done.append(way.__name__)
            way()
            self._end_what_waits()
            self._close_some()
            QApplication.processEvents()
            self._follow_successor()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _note_opened(self) -> None:
        self.opened = self.window.bridge.project

    def _follow_successor(self) -> None:
        """Another language makes the window anew: play with the one that took its place."""
        if self.window in self.window.program.windows:
            return
        history = self.window.bridge.history
        (new,) = [w for w in self.window.program.windows if w.bridge.history is history]
        self.window = self._canvas.window = self._around.window = new
        self._canvas.forget_press()
        new.bridge.project_reset.connect(self._note_opened)
        QTest.qWaitForWindowActive(new)

    def rest(self) -> None:
        """Let go of the mouse and close what is open."""
        self._canvas.let_go()
        self._close_popups()
        for widget in self._others():
            self._leave(widget)
        for _ in range(3):
            QTest.keyClick(self.window.canvas, Qt.Key.Key_Escape)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def leave(self) -> None:
        """Be gone for good."""
        self.rest()
        self._answerer.stop()
        self._answerer.deleteLater()

    def _others(self) -> list[QWidget]:
        """The windows besides the one that it plays with."""
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not self.window
            and widget.isVisible()
            and isinstance(widget, QDialog | MainWindow)
        ]

    def _end_what_waits(self) -> None:
        """Menus and questions run loops of their own, out of which only this leads."""
        self._close_popups()
        self._answer_what_waits()

    def _close_popups(self) -> None:
        while isinstance(popup := QApplication.activePopupWidget(), QWidget):
            popup.close()

    def _answer_what_waits(self) -> None:
        """Press a button of a question, or call it off; at the second look it is called off."""
        modal = QApplication.activeModalWidget()
        if modal is None:
            return
        buttons = self._around.answers_of(modal)
        if buttons and self._answers.random() < 0.6 and not modal.property("monkey"):
            modal.setProperty("monkey", True)
            button = self._answers.choice(buttons)
            self.done.append(f"(answered {button.text()})")
            button.click()
        else:
            self._leave(modal)

    def _close_some(self) -> None:
        """Dialogs stay open for a while, to be clicked into."""
        for widget in self._others():
            if self._random.random() < 0.12 or len(self._others()) > MOST_WINDOWS:
                self._leave(widget)

    def _leave(self, widget: QWidget) -> None:
        self.done.append(f"(left {type(widget).__name__})")
        if isinstance(widget, MainWindow):
            widget.close_unasked()
            return
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        widget.close()
