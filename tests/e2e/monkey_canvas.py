"""What the monkey does to the canvas: mouse, wheel, keys, drops, and its menu."""

from __future__ import annotations

import random

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

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


LEAVES = frozenset({"quit", "close_window"})
"""Actions that end the window, which is no test of what comes after."""


class OnCanvas:
    """Hands on the canvas of a window."""

    def __init__(self, window: MainWindow, chance: random.Random, done: list[str]) -> None:
        self.window = window
        self.done = done
        self._random = chance
        self._layers = [spec.name for spec in all_layers()]
        self._pressed: Qt.MouseButton | None = None

    @property
    def ground(self) -> QWidget:
        """Where the mouse is pressed."""
        return self.window.canvas.viewport()

    def let_go(self) -> None:
        """Release the mouse."""
        if self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            QTest.mouseRelease(self.ground, pressed, NO_KEYS, QPoint(5, 5))

    def forget_press(self) -> None:
        """The window that the mouse was pressed in is gone."""
        self._pressed = None

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
        size = self.ground.size()
        return QPoint(
            self._random.randrange(max(1, size.width())),
            self._random.randrange(max(1, size.height())),
        )

    def move(self) -> None:
        """Point somewhere."""
        QTest.mouseMove(self.ground, self._somewhere())

    def press_or_release(self) -> None:
        """Press a button, or let go of the one that is held."""
        place = self._somewhere()
        if self._pressed is None:
            self._pressed = self._random.choice(BUTTONS)
            QTest.mousePress(self.ground, self._pressed, self._random.choice(MODIFIERS), place)
        else:
            pressed, self._pressed = self._pressed, None
            QTest.mouseRelease(self.ground, pressed, NO_KEYS, place)

    def drag_between_nodes(self) -> None:
        """Drag from a side of a card to one of another: a wire, mostly."""
        if self._pressed is not None:
            return
        modifiers = self._random.choice(MODIFIERS)
        begin, end = self._port(), self._port()
        QTest.mousePress(self.ground, LEFT, modifiers, begin)
        for part in (0.3, 0.7, 1.0):
            QTest.mouseMove(self.ground, begin + (end - begin) * part)
        QTest.mouseRelease(self.ground, LEFT, modifiers, end)

    def _port(self) -> QPoint:
        items = list(self.window.canvas.canvas.nodes.values())
        if not items:
            return self._somewhere()
        area = self._random.choice(items).card_rect
        x = self._random.choice((area.left(), area.right()))
        return self.window.canvas.mapFromScene(QPointF(x, area.top() + 14))

    def double_click(self) -> None:
        """Double-click somewhere."""
        if self._pressed is None:
            QTest.mouseDClick(self.ground, LEFT, NO_KEYS, self._somewhere())

    def wheel(self) -> None:
        """Turn the wheel over the canvas."""
        self.turn(self.ground, self._somewhere())

    def turn(self, widget: QWidget, place: QPoint) -> None:
        """Turn the wheel over a widget."""
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

    def canvas_key(self) -> None:
        """Press one of the canvas's keys."""
        keys = self._random.choice(self._random.choice(BINDINGS).keys)
        self.window.canvas.setFocus()
        QTest.keySequence(self.window.canvas, keys)

    def drop_layer(self) -> None:
        """Drop a layer from the palette."""
        data = QMimeData()
        data.setData(MIME_TYPE, self._random.choice(self._layers).encode())
        copy = Qt.DropAction.CopyAction
        place = self._somewhere()
        common = (copy, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self.ground, QDragEnterEvent(place, *common))
        QApplication.sendEvent(self.ground, QDragMoveEvent(place, *common))
        QApplication.sendEvent(self.ground, QDropEvent(QPointF(place), *common))

    def context_menu(self) -> None:
        """Open the menu of a place, and perhaps choose from it."""
        self.open_menu(self.ground, self._somewhere())

    def open_menu(self, widget: QWidget, place: QPoint) -> None:
        """Open the menu of a widget, and perhaps choose from it."""
        reason = QContextMenuEvent.Reason.Mouse
        spot = widget.mapToGlobal(place)
        QApplication.sendEvent(widget, QContextMenuEvent(reason, place, spot))
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            chosen = [
                action
                for action in _leaves(menu)
                if action.isEnabled() and action.objectName() not in LEAVES
            ]
            if chosen and self._random.random() < 0.7:
                action = self._random.choice(chosen)
                self.done[-1] += f" {action.text()}"
                action.trigger()
            menu.close()

    def drag_note(self) -> None:
        """Move a frame or a note, or resize it by its edges."""
        items = list(self.window.canvas.notes.items.values())
        if not items or self._pressed is not None:
            return
        area = self._random.choice(items).rect
        x = self._random.choice((area.left(), area.center().x(), area.right()))
        y = self._random.choice((area.top(), area.top() + 10, area.center().y(), area.bottom()))
        self._drag(self.window.canvas.mapFromScene(QPointF(x, y)), self._somewhere())

    def work_on_wire(self) -> None:
        """Press, double-click or drag somewhere on a wire; Alt cuts it."""
        items = list(self.window.canvas.canvas.wires.values())
        if not items or self._pressed is not None:
            return
        item = self._random.choice(items)
        spots = [*(QPointF(*point) for point in item.samples()), *item.dots, item.middle()]
        place = self.window.canvas.mapFromScene(self._random.choice(spots))
        way = self._random.choice(("click", "double-click", "drag", "drag"))
        self.done[-1] += f" {way}"
        if way == "drag":
            self._drag(place, self._somewhere())
        elif way == "click":
            QTest.mouseClick(self.ground, LEFT, self._random.choice(MODIFIERS), place)
        else:
            QTest.mouseDClick(self.ground, LEFT, NO_KEYS, place)

    def select_several(self) -> None:
        """Click one card after another with Ctrl held."""
        items = list(self.window.canvas.canvas.nodes.values())
        for item in self._random.sample(items, min(len(items), self._random.randint(1, 5))):
            place = self.window.canvas.mapFromScene(item.pos() + QPointF(60, 10))
            QTest.mouseClick(self.ground, LEFT, Qt.KeyboardModifier.ControlModifier, place)

    def _drag(self, begin: QPoint, end: QPoint) -> None:
        modifiers = self._random.choice(MODIFIERS)
        QTest.mousePress(self.ground, LEFT, modifiers, begin)
        for part in (0.1, 0.5, 1.0):
            QTest.mouseMove(self.ground, begin + (end - begin) * part)
        QTest.mouseRelease(self.ground, LEFT, modifiers, end)


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
