"""A canvas to work on, and a hand that sends it real mouse and key events."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netstudio.document.history import History
from netstudio.document.project import Project
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.palette.entries import MIME_TYPE
from netstudio.gui.selection import Selection
from netstudio.layout.geometry import HEADER, WIDTH

NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Hand:
    """Points, presses, drags and types, in places of the scene."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view
        self.rejected: list[str] = []
        view.bridge.edit_rejected.connect(self.rejected.append)

    def pixel(self, place: QPointF) -> QPoint:
        return self.view.mapFromScene(place)

    def press(self, place: QPointF, keys=NO_KEYS, button=LEFT) -> None:
        QTest.mousePress(self.view.viewport(), button, keys, self.pixel(place))

    def move(self, place: QPointF) -> None:
        QTest.mouseMove(self.view.viewport(), self.pixel(place))

    def release(self, place: QPointF, keys=NO_KEYS, button=LEFT) -> None:
        QTest.mouseRelease(self.view.viewport(), button, keys, self.pixel(place))

    def click(self, place: QPointF, keys=NO_KEYS) -> None:
        self.press(place, keys)
        self.release(place, keys)

    def double_click(self, place: QPointF) -> None:
        QTest.mouseDClick(self.view.viewport(), LEFT, NO_KEYS, self.pixel(place))

    def drag(self, start: QPointF, end: QPointF, keys=NO_KEYS, button=LEFT) -> None:
        self.press(start, keys, button)
        for share in (0.1, 0.5, 1.0):
            self.move(start + (end - start) * share)
        self.release(end, keys, button)

    def key(self, key: Qt.Key, keys=NO_KEYS) -> None:
        QTest.keyClick(self.view, key, keys)

    def drop(self, type_name: str, place: QPointF) -> None:
        data = QMimeData()
        data.setData(MIME_TYPE, type_name.encode())
        spot, copy = self.pixel(place), Qt.DropAction.CopyAction
        send = QApplication.sendEvent
        send(self.view.viewport(), QDragEnterEvent(spot, copy, data, LEFT, NO_KEYS))
        send(self.view.viewport(), QDragMoveEvent(spot, copy, data, LEFT, NO_KEYS))
        send(self.view.viewport(), QDropEvent(QPointF(spot), copy, data, LEFT, NO_KEYS))

    def title(self, node_id: str) -> QPointF:
        """A place on a card's name."""
        return self.view.canvas.nodes[node_id].pos() + QPointF(WIDTH / 2, HEADER / 2)

    def body(self, node_id: str) -> QPointF:
        """A place on a card below its name."""
        item = self.view.canvas.nodes[node_id]
        return item.pos() + QPointF(WIDTH / 2, item.geometry.height - 6)

    def input(self, node_id: str, key: int | str = 0) -> QPointF:
        return self.view.canvas.nodes[node_id].input_point(key)

    def output(self, node_id: str, item: tuple[int | str, ...] = ()) -> QPointF:
        return self.view.canvas.nodes[node_id].output_point(item)

    def wire(self, target: str, port: int | str = 0) -> QPointF:
        """A place on the wire into a port."""
        return self.view.canvas.wires[target, port, 0].middle()

    @property
    def project(self) -> Project:
        return self.view.bridge.project

    @property
    def nodes(self) -> list[str]:
        return list(self.view.canvas.graph.nodes)

    def sources(self, node_id: str) -> tuple[str, ...]:
        return self.view.canvas.graph.nodes[node_id].sources()

    def place(self, node_id: str) -> tuple[float, float] | None:
        """Where the document has a node."""
        found = self.project.view.placement(self.view.bridge.scope, node_id)
        return (found.x, found.y) if found else None


@pytest.fixture
def open_canvas(qtbot) -> Callable[..., Hand]:
    """Open a project in a canvas, 1000 x 700 pixels, at 100 %."""

    def opened(project: Project, **options) -> Hand:
        bridge = DocumentBridge(History(project), **options)
        view = CanvasView(bridge, Selection(bridge))
        bridge.setParent(view)
        view.resize(1000, 700)
        qtbot.addWidget(view)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.camera.zoom_to(1.0)
        view.setFocus()
        return Hand(view)

    return opened
