"""A monkey at the window: random, but repeatable, mouse, keys, wheel, drops and menus."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QMenu, QWidget

from netstudio.catalog.registry import all_layers
from netstudio.gui.canvas.keyboard import BINDINGS
from netstudio.gui.main_window import MainWindow
from netstudio.gui.palette.entries import MIME_TYPE

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
BUTTONS = (*[LEFT] * 8, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
MODIFIERS = (
    *[NO_KEYS] * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
TYPED = "0123456789-+.,()abcdefghij xyz_"
LEAVES = frozenset({"quit"})
"""Actions that end the program, which is no test of what comes after."""
CLOSE_MS = 60
MOST_NODES = 80
"""Beyond this the monkey takes steps back, so that its last events are as quick as its first."""


class Monkey:
    """Does one random thing after another to a window."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.done: list[str] = []
        """What it did, for the report of a failure."""
        self._random = random.Random(seed)
        self._layers = [spec.name for spec in all_layers()]
        self._pressed: Qt.MouseButton | None = None
        # A menu or a box that runs a loop of its own is left again, or nothing would come after.
        self._closer = QTimer(window)
        self._closer.setInterval(CLOSE_MS)
        self._closer.timeout.connect(self._close_dialogs)
        self._closer.start()
        self._ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (14, self._move),
            (10, self._press_or_release),
            (6, self._drag_between_nodes),
            (3, self._double_click),
            (4, self._wheel),
            (12, self._canvas_key),
            (4, self._type),
            (7, self._trigger),
            (5, self._drop_layer),
            (4, self._context_menu),
            (6, self._click_somewhere),
            (2, self._scroll_somewhere),
            (4, self._undo_or_redo),
        )

    def act(self, events: int) -> None:
        """Do `events` things."""
        ways = [way for weight, way in self._ways for _ in range(weight)]
        for _ in range(events):
            if len(self.window.bridge.graph.nodes) > MOST_NODES:
                self._step_back()
            way = self._random.choice(ways)
            self.done.append(way.__name__.strip("_"))
            way()
            self._close_dialogs()
            QApplication.processEvents()

    def rest(self) -> None:
        """Let go of the mouse and close what is open."""
        if self._pressed is not None:
            QTest.mouseRelease(self._ground, self._pressed, NO_KEYS, QPoint(5, 5))
            self._pressed = None
        self._close_dialogs()
        for _ in range(3):
            QTest.keyClick(self.window.canvas, Qt.Key.Key_Escape)
        QApplication.processEvents()

    def leave(self) -> None:
        """Be gone for good."""
        self.rest()
        self._closer.stop()
        self._closer.deleteLater()

    @property
    def _ground(self) -> QWidget:
        return self.window.canvas.viewport()

    def _somewhere(self) -> QPoint:
        """A place on the canvas: on a card as often as beside."""
        items = list(self.window.canvas.canvas.nodes.values())
        if items and self._random.random() < 0.6:
            area = self._random.choice(items).card_rect
            place = QPointF(
                area.left() + area.width() * self._random.uniform(-0.05, 1.05),
                area.top() + area.height() * self._random.uniform(-0.05, 1.05),
            )
            return self.window.canvas.mapFromScene(place)
        size = self._ground.size()
        return QPoint(
            self._random.randrange(max(1, size.width())),
            self._random.randrange(max(1, size.height())),
        )

    def _move(self) -> None:
        QTest.mouseMove(self._ground, self._somewhere())

    def _press_or_release(self) -> None:
        place = self._somewhere()
        if self._pressed is None:
            self._pressed = self._random.choice(BUTTONS)
            QTest.mousePress(self._ground, self._pressed, self._random.choice(MODIFIERS), place)
        else:
            pressed, self._pressed = self._pressed, None
            QTest.mouseRelease(self._ground, pressed, NO_KEYS, place)

    def _drag_between_nodes(self) -> None:
        if self._pressed is not None:
            return
        modifiers = self._random.choice(MODIFIERS)
        begin, end = self._port(), self._port()
        QTest.mousePress(self._ground, LEFT, modifiers, begin)
        for part in (0.3, 0.7, 1.0):
            QTest.mouseMove(self._ground, begin + (end - begin) * part)
        QTest.mouseRelease(self._ground, LEFT, modifiers, end)

    def _port(self) -> QPoint:
        items = list(self.window.canvas.canvas.nodes.values())
        if not items:
            return self._somewhere()
        area = self._random.choice(items).card_rect
        x = self._random.choice((area.left(), area.right()))
        return self.window.canvas.mapFromScene(QPointF(x, area.top() + 14))

    def _double_click(self) -> None:
        if self._pressed is None:
            QTest.mouseDClick(self._ground, LEFT, NO_KEYS, self._somewhere())

    def _wheel(self) -> None:
        self._turn(self._ground, self._somewhere())

    def _turn(self, widget: QWidget, place: QPoint) -> None:
        angle = QPoint(0, self._random.choice((-240, -120, 120, 240)))
        event = QWheelEvent(
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            QPoint(),
            angle,
            Qt.MouseButton.NoButton,
            self._random.choice(MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _canvas_key(self) -> None:
        keys = self._random.choice(self._random.choice(BINDINGS).keys)
        self.window.canvas.setFocus()
        QTest.keySequence(self.window.canvas, keys)

    def _type(self) -> None:
        target = QApplication.focusWidget() or self.window.canvas
        for _ in range(self._random.randint(1, 4)):
            QTest.keyClicks(target, self._random.choice(TYPED))
        key = self._random.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab))
        QTest.keyClick(target, key)

    def _trigger(self) -> None:
        action = self._random.choice(list(self.window.actions_by_name))
        if action.objectName() not in LEAVES and action.isEnabled():
            self.done[-1] += f" {action.objectName()}"
            action.trigger()

    def _drop_layer(self) -> None:
        data = QMimeData()
        data.setData(MIME_TYPE, self._random.choice(self._layers).encode())
        copy = Qt.DropAction.CopyAction
        place = self._somewhere()
        common = (copy, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self._ground, QDragEnterEvent(place, *common))
        QApplication.sendEvent(self._ground, QDragMoveEvent(place, *common))
        QApplication.sendEvent(self._ground, QDropEvent(QPointF(place), *common))

    def _context_menu(self) -> None:
        place = self._somewhere()
        reason = QContextMenuEvent.Reason.Mouse
        spot = self._ground.mapToGlobal(place)
        QApplication.sendEvent(self._ground, QContextMenuEvent(reason, place, spot))
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            chosen = [action for action in _leaves(menu) if action.isEnabled()]
            if chosen and self._random.random() < 0.7:
                action = self._random.choice(chosen)
                self.done[-1] += f" {action.text()}"
                action.trigger()
            menu.close()

    def _click_somewhere(self) -> None:
        """A click into a panel, and perhaps a value typed."""
        chosen = [
            child
            for child in self.window.findChildren(QWidget)
            if child.isVisible()
            and child.isEnabled()
            and not self.window.canvas.isAncestorOf(child)
            and child is not self.window.top_bar.menu_button
        ]
        widget = self._random.choice(chosen)
        place = widget.rect().center()
        self.done[-1] += f" {type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(self._random.randrange(max(1, widget.count())))
            widget.activated.emit(widget.currentIndex())
            return
        QTest.mouseClick(widget, LEFT, NO_KEYS, place)
        if isinstance(widget, QLineEdit | QAbstractSpinBox) and self._random.random() < 0.8:
            widget.selectAll()
            QTest.keyClicks(widget, str(self._random.choice((0, 1, 2, 3, 7, 64, -1, "x", ""))))
            QTest.keyClick(widget, Qt.Key.Key_Return)

    def _scroll_somewhere(self) -> None:
        chosen = [child for child in self.window.findChildren(QWidget) if child.isVisible()]
        widget = self._random.choice(chosen)
        self._turn(widget, widget.rect().center())

    def _undo_or_redo(self) -> None:
        for _ in range(self._random.randint(1, 4)):
            step = self._random.choice((self.window.bridge.undo, self.window.bridge.redo))
            step()

    def _step_back(self) -> None:
        while len(self.window.bridge.graph.nodes) > MOST_NODES // 2 and self.window.bridge.undo():
            pass

    def _close_dialogs(self) -> None:
        """Answer what was opened as a user who changed their mind does."""
        while isinstance(popup := QApplication.activePopupWidget(), QWidget):
            popup.close()
        for widget in QApplication.topLevelWidgets():
            is_other = widget is not self.window and widget.isVisible() and widget.isWindow()
            if is_other and widget.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Sheet):
                self.done.append(f"(closed {type(widget).__name__})")
                QTest.keyClick(widget, Qt.Key.Key_Escape)
                widget.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _leaves(menu: QMenu) -> list[QAction]:
    """The actions of a menu and of what it opens."""
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _leaves(inner)
        elif not action.isSeparator():
            found.append(action)
    return found
