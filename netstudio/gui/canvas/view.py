"""The canvas widget: turns mouse, keys and drops into gestures and commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from netstudio.compiler.problem import Fix
from netstudio.document.values import Ref
from netstudio.gui.canvas import clipboard, navigation
from netstudio.gui.canvas.backdrop import paint_dots
from netstudio.gui.canvas.camera import NOTCH, Camera
from netstudio.gui.canvas.commands import CanvasCommands
from netstudio.gui.canvas.drop import DropTarget
from netstudio.gui.canvas.geometry import HEADER, WIDTH
from netstudio.gui.canvas.gestures.choice import gesture_for
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.hint import Hint
from netstudio.gui.canvas.hit import Hit, hit
from netstudio.gui.canvas.keyboard import binding_for
from netstudio.gui.canvas.navigation import Direction
from netstudio.gui.canvas.node_item import NodeItem
from netstudio.gui.canvas.paint import kit
from netstudio.gui.canvas.ports import PortKey
from netstudio.gui.canvas.problem_popup import ProblemPopup
from netstudio.gui.canvas.rename_editor import RenameEditor
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.canvas.tooltips import tooltip
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.palette.quick_add import QuickAdd
from netstudio.gui.palette.suggestions import fits_behind, fits_before
from netstudio.gui.palette.entries import uses_in
from netstudio.gui.selection import Selection
from netstudio.gui.theme.apply import notifier

_FAR_WIRES = 0.5
"""Below this zoom wires are hairlines."""
_REACH = 100_000.0
"""How far the canvas goes in each direction, in canvas units."""


class CanvasView(QGraphicsView):
    """The open graph, to look at and to edit."""

    node_activated = Signal(str)
    """A node was double-clicked beside its name and is no block: show it in detail."""
    context_requested = Signal(object, QPoint)
    """A right click: the `Hit` beneath, and the place on the screen."""
    zoomed = Signal(float)
    """The scale: 1.0 for one canvas unit a pixel."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.selection = selection
        self.canvas = CanvasScene(bridge, selection)
        self.commands = CanvasCommands(self.canvas)
        self.camera = Camera(self)
        self.gesture: Gesture | None = None
        self.is_space_held = False
        self._space_was_used = False
        self._hovered: Hit = Hit()
        self._pointer = QPointF()
        self._needs_frame = True
        self._add: Callable[[str], None] | None = None
        self._drop = DropTarget(self.canvas, self.commands)
        self._set_up()
        self.hint = Hint(self)
        self.search = QuickAdd(self)
        self.problem_popup = ProblemPopup(self)
        self.rename_editor = RenameEditor(self)
        self._connect()

    @property
    def zoom(self) -> float:
        """The scale: 1.0 for one canvas unit a pixel."""
        return self.camera.zoom

    def set_thumbnail(self, node_id: str, image: QImage | None) -> None:
        """Show a live picture on a node's card, or none."""
        self.canvas.set_thumbnail(node_id, image)

    def add_layer(self, type_name: str) -> None:
        """Add a layer behind the selected node where that ends a chain, else in the middle."""
        self.commands.add_layer(type_name, self.camera.place_at(self._middle()))
        self._reveal_selection()

    def fit(self) -> None:
        """Show the whole graph."""
        self.camera.frame(self.canvas.content_rect())

    def frame_selection(self) -> None:
        """Show the selected nodes, or the whole graph where none is."""
        area = QRectF()
        for node_id in self.selection.ids:
            area = area.united(self.canvas.nodes[node_id].card_rect)
        self.camera.frame(area if not area.isNull() else self.canvas.content_rect())

    def quick_add(self, pixel: QPointF | None = None) -> None:
        """Open the search at the pointer, or in the middle where it is elsewhere."""
        spot = pixel if pixel is not None else self._spot()
        place = self.camera.place_at(spot)
        self._search(place, None, lambda type_name: self.commands.add_layer(type_name, place))

    def quick_add_behind(self, source: Ref, place: QPointF) -> None:
        """Open the search for a layer that takes a value."""
        known = self.bridge.node_inference(source.node)
        fits = fits_behind(known.type if known and not source.item else None)
        self._search(
            place, fits, lambda type_name: self.commands.add_behind(type_name, source, place)
        )

    def quick_add_before(self, node_id: str, key: PortKey, place: QPointF) -> None:
        """Open the search for a layer whose value enters a port."""
        self._search(
            place,
            fits_before(),
            lambda type_name: self.commands.add_before(type_name, node_id, key, place),
        )

    def rename_current(self) -> None:
        """Edit the name of the current node where it stands."""
        node_id = self.selection.current
        if node_id is None:
            return
        item = self.canvas.nodes[node_id]
        self.camera.reveal(item.card_rect)
        corner = self.mapFromScene(item.pos())
        width = max(120, round(WIDTH * self.zoom))
        height = max(24, round(HEADER * self.zoom))
        self.rename_editor.open(node_id, item.card.title, QRect(corner, corner).adjusted(0, 0, width, height))

    def copy(self) -> None:
        """Put what is selected on the clipboard, as text."""
        if self.selection.ids:
            clipboard.put(self.commands.copied())

    def cut(self) -> None:
        """Copy what is selected, and delete it."""
        self.copy()
        self.commands.remove()

    def paste(self) -> None:
        """Bring in what the clipboard holds, at the pointer."""
        part = clipboard.take()
        if part is not None:
            self.commands.paste_at(part, self.camera.place_at(self._spot()))
            self._reveal_selection()

    def walk(self, direction: Direction) -> None:
        """Select the next node in a direction."""
        places = self.canvas.positions()
        found = navigation.neighbour(self.canvas.graph, places, self.selection.current, direction)
        if found is not None:
            self.selection.set([found])
            self._reveal_selection()

    def escape(self) -> None:
        """Drop the gesture, else close what floats, else select nothing."""
        if self.gesture is not None:
            self._end_gesture()
        elif not self._close_floats():
            self.selection.clear()

    def show_problem(self, node_id: str) -> None:
        """Open the popup of what is wrong with a node, beside its badge."""
        item = self.canvas.nodes.get(node_id)
        if item is not None and item.problems:
            self.camera.reveal(item.card_rect)
            place = self.mapFromScene(item.badge_point) + QPoint(14, 6)
            self.problem_popup.open(item.problems, place)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            # Qt would take Tab to move the focus before it became a key press.
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event.globalPos(), event.pos())  # type: ignore[attr-defined]
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(Hit())
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.gesture is not None:
            return
        self._close_floats()
        self._space_was_used = self.is_space_held
        place = self.camera.place_at(event.position())
        found = hit(self.canvas, place, self.zoom)
        self._begin(gesture_for(self, found, place, event.button(), event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        place = self.camera.place_at(event.position())
        if self.gesture is not None:
            self.hint.point_at(event.position().toPoint())
            self.gesture.move(place)
        elif not event.buttons():
            self._hover(hit(self.canvas, place, self.zoom))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.camera.place_at(event.position())
        if self.gesture is None:
            found = hit(self.canvas, place, self.zoom)
            if found.badge and found.node and event.button() == Qt.MouseButton.LeftButton:
                self.selection.set([found.node.node_id])
                self.show_problem(found.node.node_id)
            return
        done, self.gesture = self.gesture, None
        self._set_cursor()
        done.release(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.camera.place_at(event.position())
        found = hit(self.canvas, place, self.zoom)
        if event.button() != Qt.MouseButton.LeftButton or found.spot or found.badge:
            self.mousePressEvent(event)
        elif found.node is not None:
            self._activate(found.node, place)
        elif found.wire is None:
            self.quick_add(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.camera.place_at(QPointF(event.pos()))
        found = hit(self.canvas, place, self.zoom)
        if found.node is not None and found.node.node_id not in self.selection:
            self.selection.set([found.node.node_id])
        self.context_requested.emit(found, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if _is_trackpad(event) and not held:
            step = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 4
            self.camera.scroll(step)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = event.angleDelta().y() or event.angleDelta().x()
            self.camera.scroll(QPoint(across // 2, 0))
        else:
            self.camera.zoom_by(NOTCH ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self.is_space_held, self._space_was_used = True, False
                self._set_cursor()
            return
        binding = binding_for(event)
        if binding is None:
            event.ignore()
        else:
            binding.run(self)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self.is_space_held:
            self.is_space_held = False
            self._set_cursor()
            if not self._space_was_used:
                self.quick_add()
            return
        super().keyReleaseEvent(event)
