"""The canvas widget: turns mouse, keys and drops into gestures and commands.

What only hands need is imported and made after the first paint, so that the network is on the
screen sooner: the cards and wires alone come before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)

from netstudio.gui.canvas.camera import FRAME_MARGIN
from netstudio.gui.canvas.hit import Hit
from netstudio.gui.canvas.hover import Hover
from netstudio.gui.canvas.node_item import NodeItem
from netstudio.gui.canvas.operable import OperableCanvas
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.selection import Selection
from netstudio.gui.theme import fonts
from netstudio.gui.theme.apply import notifier
from netstudio.layout.geometry import HEADER

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netstudio.gui.canvas.gestures.gesture import Gesture

_FAR_WIRES = 0.5
"""Below this zoom wires are hairlines."""


class CanvasView(OperableCanvas):
    """The open graph, to look at and to edit with mouse, keys and drops."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, selection, parent)
        self.gesture: Gesture | None = None
        self.is_space_held = False
        self._space_was_used = False
        self.hover = Hover(self)
        self.held_keys = Qt.KeyboardModifier.NoModifier
        """Modifiers that the hand held when the pointer moved last."""
        self._needs_frame = True
        self._was_painted = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self._take_type_size()

    def _take_type_size(self) -> None:
        """Let the 100 % of the canvas be as large as the type around it."""
        self.camera.set_full_size(fonts.scale())

    def escape(self) -> None:
        """Drop the gesture, else close what floats, else select nothing."""
        if self.gesture is not None:
            self._end_gesture()
        elif not (self._close_search() or self.arranger.settle() or self.close_floats()):
            self.canvas.wire_selection.clear()
            self.selection.clear()
            self.notes.select(())

    def _close_search(self) -> bool:
        return "finding" in self.__dict__ and self.finding.close_bar()

    def drag_on(self) -> None:
        """The canvas moved under the pointer in the middle of a drag."""
        if self.gesture is not None:
            self.gesture.move(self.camera.place_at(self.pointer))

    def event(self, event: QEvent) -> bool:
        # Qt would take Tab to move the focus before it became a key press.
        if isinstance(event, QKeyEvent) and _is_plain_tab(event):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.hover.explain(cast("QHelpEvent", event))
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover.over(Hit())
            self.is_pointer_inside = False
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        from netstudio.gui.canvas.gestures.choice import gesture_for

        if self.gesture is not None:
            return
        self.arranger.settle()
        self.held_keys = event.modifiers()
        self.close_floats()
        self.pointer = event.position()
        self._space_was_used = self.is_space_held
        place = self.camera.place_at(event.position())
        found = self.hit_at(place)
        self._begin(gesture_for(self, found, place, event.button(), event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer, self.is_pointer_inside = event.position(), True
        self.held_keys = event.modifiers()
        place = self.camera.place_at(event.position())
        if self.gesture is not None:
            self.hint.point_at(event.position().toPoint())
            self.gesture.move(place)
            if self.gesture.is_dragging and self.gesture.scrolls:
                self.edge_scroll.follow()
        elif not event.buttons():
            self.hover.over(self.hit_at(place), place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.camera.place_at(event.position())
        if self.gesture is None:
            found = self.hit_at(place)
            if found.badge and found.node and event.button() == Qt.MouseButton.LeftButton:
                self.selection.set([found.node.node_id])
                self.show_problem(found.node.node_id)
            return
        done, self.gesture = self.gesture, None
        self.edge_scroll.stop()
        self.hover.shape_pointer()
        done.release(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.camera.place_at(event.position())
        found = self.hit_at(place)
        if event.button() != Qt.MouseButton.LeftButton or found.spot or found.badge:
            self.mousePressEvent(event)
        elif found.node is not None:
            self._activate(found.node, place)
        elif found.note is not None:
            self.edit_note(found.note.note.id)
        elif found.wire is not None:
            self.commands.bend(found.wire, place, found.dot)
        else:
            self.quick_add(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from netstudio.gui.canvas.context_menu import context_menu

        place = self.camera.place_at(QPointF(event.pos()))
        found = self.hit_at(place)
        if found.node is not None and found.node.node_id not in self.selection:
            self.selection.set([found.node.node_id])
            self.notes.select(())
        elif found.note is not None and found.note.note.id not in self.notes.selected:
            self.selection.clear()
            self.notes.select([found.note.note.id])
        if found.wire is not None and found.wire.wire.key not in self.canvas.wire_selection.keys:
            self.canvas.wire_selection.select(found.wire.wire.key, dot=found.dot)
        menu = context_menu(self, found, place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if "key_wire" in self.__dict__ and self.key_wire.press(event):
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self.is_space_held, self._space_was_used = True, False
                self.hover.shape_pointer()
            return
        from netstudio.gui.canvas.keyboard import binding_for

        binding = binding_for(event)
        if binding is None:
            event.ignore()
        elif self.gesture is None or event.key() == Qt.Key.Key_Escape:
            binding.run(self)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self.is_space_held:
            self.is_space_held = False
            self.hover.shape_pointer()
            if not self._space_was_used:
                self.quick_add()
            return
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.is_space_held = False
        self.hover.shape_pointer()
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dragged_type(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        type_name = _dragged_type(event)
        if type_name is not None:
            self.drop_target.hover(type_name, self.camera.place_at(event.position()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_target.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        type_name = _dragged_type(event)
        if type_name is not None:
            self.layer_search.note(type_name)
            self.drop_target.drop(type_name, self.camera.place_at(event.position()))
            event.acceptProposedAction()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def look_as(self, other: CanvasView) -> None:
        """Show what another view of the same graph shows; one that was fitted stays fitted."""
        if other.camera.pose != other._fitted:
            self.camera.take(other.camera.pose)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.furnish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._needs_frame |= self.is_fitted
        self._frame_once()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._frame_once()

    def _connect(self) -> None:
        self.zoomed.connect(self._zoom_changed)
        # An undo from the menu in the middle of a drag: what was dragged may be gone.
        self.bridge.changed.connect(self._end_gesture)
        self.bridge.changed.connect(self._let_go_after_edit)
        self.canvas.rebuilt.connect(self._show_anew)
        notifier.fonts_scaled.connect(self._take_type_size)

    def _begin(self, gesture: Gesture | None) -> None:
        self.gesture = gesture
        self.hover.shape_pointer()

    def _end_gesture(self, *_: object) -> None:
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            self.edge_scroll.stop()
            gesture.cancel()
            self.hover.shape_pointer()

    def _let_go_after_edit(self, *_: object) -> None:
        """What was said of the graph before may hold no more."""
        if "key_wire" in self.__dict__:
            self.key_wire.drop()
        if "hint" in self.__dict__:
            self.hint.hide_label()

    def _activate(self, item: NodeItem, place: QPointF) -> None:
        """A double click: on the name rename, on a block's card go in."""
        self.selection.set([item.node_id])
        if place.y() - item.y() <= HEADER:
            self.rename_current()
        else:
            self.open_current()

    def _zoom_changed(self, zoom: float) -> None:
        self.canvas.set_cosmetic_wires(zoom < _FAR_WIRES)

    def _show_anew(self) -> None:
        """Another graph: nothing of the old one goes on, and the new one is shown whole."""
        self.gesture = None
        if "key_wire" in self.__dict__:
            self.key_wire.forget()
        self.pending_wire.forget()
        self.edge_scroll.stop()
        self.hover.forget()
        self.drop_target.forget()
        self.close_floats()
        self._needs_frame = True
        self._frame_once()

    def _frame_once(self) -> None:
        """Show the graph whole, once the window has its size."""
        if self._needs_frame and self.isVisible():
            self._needs_frame = False
            if self.bridge.is_clean:  # what was edited stays where it is to the rest
                self.canvas.set_layout_width(float(self.viewport().width() - 2 * FRAME_MARGIN))
            self.fit()


def _is_plain_tab(event: QKeyEvent) -> bool:
    is_press = event.type() == QEvent.Type.KeyPress
    return is_press and event.key() == Qt.Key.Key_Tab and not event.modifiers()


def _dragged_type(event: QDropEvent) -> str | None:
    from netstudio.gui.canvas.drop import dragged_type

    return dragged_type(event.mimeData())
