"""The pointer at rest over the canvas: what lights up, its shape, and its tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QToolTip

from netstudio.gui.canvas.hit import Hit, WirePart, part_at

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent

    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.canvas.wire_item import WireItem

_READABLE = 0.35
"""Below this zoom the canvas is an overview, and labels would only be in the way."""


class Hover:
    """Lights what lies under the pointer."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._hit = Hit()
        self._part: WirePart | None = None

    def over(self, found: Hit, place: QPointF | None = None) -> None:
        """The pointer is over this now, at a place of the scene."""
        old, self._hit = self._hit, found
        if old.node is not found.node:
            if old.node is not None:
                old.node.set_hovered(False)
            if found.node is not None:
                found.node.set_hovered(True)
        if old.wire is not found.wire:
            self._light_wire(old.wire, False)
            self._light_wire(found.wire, True)
            self._tell_shape(found.wire)
        if found.wire is not None:
            self._view.hint.point_at(self._view.pointer.toPoint())
        part = part_at(found.wire, place, self._view.zoom) if found.wire and place else None
        looks = [(hit.spot is None, hit.dot is None, hit.badge, hit.part) for hit in (old, found)]
        if looks[0] != looks[1] or part is not self._part:
            self._part = part
            self.shape_pointer()

    def forget(self) -> None:
        """What was lit is no more."""
        self._hit = Hit()
        self._part = None

    def _light_wire(self, item: WireItem | None, lit: bool) -> None:
        """Light a wire and the two cards that it runs between."""
        if item is None:
            return
        item.set_hovered(lit)
        for node_id in (item.wire.source.node, item.wire.target):
            card = self._view.canvas.nodes.get(node_id)
            if card is not None and card is not self._hit.node:
                card.set_hovered(lit)

    def _tell_shape(self, item: WireItem | None) -> None:
        """Say beside the pointer what a wire carries."""
        if item is None or self._view.zoom < _READABLE:
            self._view.hint.hide_label()
        else:
            from netstudio.gui.canvas.wire_label import wire_label

            self._view.hint.label(wire_label(self._view.canvas, item.wire))

    def shape_pointer(self) -> None:
        """Give the pointer the shape of what a press would begin."""
        view = self._view
        shape = Qt.CursorShape.ArrowCursor
        if view.gesture is not None and view.gesture.cursor is not None:
            shape = view.gesture.cursor
        elif view.is_space_held:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._hit.badge:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._hit.note is not None:
            from netstudio.gui.canvas.gestures.note import CURSORS

            shape = CURSORS.get(self._hit.part, Qt.CursorShape.ArrowCursor)
        elif self._hit.dot is not None or self._part in (WirePart.START, WirePart.END):
            shape = Qt.CursorShape.OpenHandCursor
        elif self._hit.spot is not None:
            shape = Qt.CursorShape.CrossCursor
        view.viewport().setCursor(shape)

    def explain(self, event: QHelpEvent) -> None:
        """Show the tooltip of what lies under the pointer."""
        from netstudio.gui.canvas.tooltips import tooltip

        view = self._view
        place = view.camera.place_at(QPointF(event.pos()))
        text = "" if view.gesture else tooltip(view.canvas, view.hit_at(place))
        if text:
            QToolTip.showText(event.globalPos(), text, view.viewport())
        else:
            QToolTip.hideText()
