"""What the monkey does around the canvas: actions, panels, dialogs, blocks, runs, the history."""

from __future__ import annotations

import random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from netstudio.gui.main_window import MainWindow
from tests.e2e.monkey_canvas import LEAVES, LEFT, NO_KEYS, OnCanvas

TYPED = "0123456789-+.,()abcdefghij xyz_"
VALUES = (0, 1, 2, 3, 7, 64, -1, "x", "", "2, 2", "relu")
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up)
OPENS = (
    "start_page",
    "gallery",
    "search",
    "settings",
    "help",
    "shortcuts",
    "log",
    "about",
    "tour",
    "predict",
    "show_layer",
    "show_code",
    "show_problems",
    "show_training",
    "show_summary",
    "minimap",
)
BLOCKS = (
    "group",
    "group",
    "ungroup",
    "open_block",
    "open_block",
    "leave_block",
    "leave_block",
    "make_unique",
    "save_block",
    "merge_blocks",
    "drop_blocks",
)
RUNS = ("train", "train", "step", "stop", "apply", "start_over")


class AroundCanvas:
    """Hands on everything around the canvas of a window."""

    def __init__(
        self, window: MainWindow, chance: random.Random, done: list[str], canvas: OnCanvas
    ) -> None:
        self.window = window
        self.done = done
        self._random = chance
        self._canvas = canvas

    def count_nodes(self) -> int:
        """How many nodes the project has, its blocks' included."""
        project = self.window.bridge.project
        inside = (len(block.graph.nodes) for block in project.blocks.values())
        return len(project.graph.nodes) + sum(inside)

    def step_back(self, few: int) -> None:
        """Undo until there are few nodes again."""
        while self.count_nodes() > few and self.window.bridge.undo():
            pass

    def type(self) -> None:
        """Type wherever the keyboard is."""
        target = QApplication.focusWidget() or self.window.canvas
        for _ in range(self._random.randint(1, 4)):
            QTest.keyClicks(target, self._random.choice(TYPED))
        QTest.keyClick(target, self._random.choice(KEYS))

    def trigger(self) -> None:
        """Choose any action."""
        self.choose(self._random.choice(list(self.window.actions_by_name)).objectName())

    def open_something(self) -> None:
        """Open a dialog, a page or a panel."""
        self.choose(self._random.choice(OPENS))

    def work_on_blocks(self) -> None:
        """Group, ungroup, enter, leave."""
        self.choose(self._random.choice(BLOCKS))

    def run_or_stop(self) -> None:
        """Train, pause, stop."""
        self.choose(self._random.choice(RUNS))

    def choose(self, name: str) -> None:
        """Trigger an action by its name, if it can be had."""
        self.done[-1] += f" {name}"
        action = self.window.actions_by_name[name]
        if name not in LEAVES and action.isEnabled():
            action.trigger()

    def click_somewhere(self) -> None:
        """A click into a panel, a page or a button over the canvas, and perhaps a value typed."""
        ground = self._canvas.ground
        spared = {ground, self.window.canvas, self.window.top_bar.menu_button}
        self._click(self._random.choice(self._parts(self.window, spared)))

    def click_in_dialog(self) -> None:
        """A click into a dialog or another window, where one is open."""
        open_ones = [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        ]
        if open_ones and (parts := self._parts(self._random.choice(open_ones), set())):
            self._click(self._random.choice(parts))

    def answers_of(self, dialog: QWidget) -> list[QAbstractButton]:
        """The buttons of a question that can be pressed."""
        found = dialog.findChildren(QAbstractButton)
        return [button for button in found if button.isVisible() and button.isEnabled()]

    def click_part_of(self, ground: QWidget) -> None:
        """A click into a part of a panel or of another window."""
        if parts := self._parts(ground, {self._canvas.ground}):
            self._click(self._random.choice(parts))

    def turn(self, widget: QWidget, place: QPoint) -> None:
        """Turn the wheel over a part."""
        self._canvas.turn(widget, place)

    def choose_from_menu(self, widget: QWidget, place: QPoint) -> None:
        """Open the menu of a part, and perhaps choose from it."""
        self._canvas.open_menu(widget, place)

    @staticmethod
    def _parts(window: QWidget, spared: set[QWidget]) -> list[QWidget]:
        return [
            child
            for child in window.findChildren(QWidget)
            if child.isVisible()
            and child.isEnabled()
            and child.window() is window.window()
            and child not in spared
        ]

    def _click(self, widget: QWidget) -> None:
        self.done[-1] += f" {type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(self._random.randrange(max(1, widget.count())))
            widget.activated.emit(widget.currentIndex())
            return
        area = widget.rect()
        place = area.center()
        if not isinstance(widget, QAbstractButton) and self._random.random() < 0.7:
            place.setX(self._random.randrange(max(1, area.width())))
            place.setY(self._random.randrange(max(1, area.height())))
        if self._random.random() < 0.15:
            QTest.mouseDClick(widget, LEFT, NO_KEYS, place)
        else:
            QTest.mouseClick(widget, LEFT, NO_KEYS, place)
        self._fill_in(widget)

    def _fill_in(self, widget: QWidget) -> None:
        """Type a value into a field; the click may have taken it away."""
        field = isinstance(widget, QLineEdit | QAbstractSpinBox | QPlainTextEdit)
        if field and widget.isVisible() and self._random.random() < 0.8:
            widget.selectAll()
            QTest.keyClicks(widget, str(self._random.choice(VALUES)))
            QTest.keyClick(widget, Qt.Key.Key_Return)

    def scroll_somewhere(self) -> None:
        """Turn the wheel over any part."""
        chosen = [child for child in self.window.findChildren(QWidget) if child.isVisible()]
        widget = self._random.choice(chosen)
        self._canvas.turn(widget, widget.rect().center())

    def undo_or_redo(self) -> None:
        """A few steps of the history."""
        for _ in range(self._random.randint(1, 4)):
            step = self._random.choice((self.window.bridge.undo, self.window.bridge.redo))
            step()
