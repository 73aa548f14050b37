"""Dragging cards. One edit on release; meanwhile only the items and their wires move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from netstudio.document.edits import MoveNodes
from netstudio.gui.canvas.geometry import GRID
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.hit import wire_at
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.gui.canvas.wiring import is_loose

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem
    from netstudio.gui.canvas.view import CanvasView

STRAIGHTEN = 7.0
"""A card within this height of a neighbour on its wire is drawn level with it."""
_DROP_REACH = 30.0


class MoveGesture(Gesture):
    """Moves the selected cards by the grid, level with their neighbours where that is near.

    A card without wires that is let go over a wire is put into it.
    """

    def __init__(self, view: CanvasView, place: QPointF, item: NodeItem, *, toggle: bool) -> None:
        super().__init__(view, place)
        self._item = item
        self._toggle = toggle
        self._was_selected = item.node_id in view.selection
        if not self._was_selected and not toggle:
            view.selection.set([item.node_id])
        self._from: dict[str, QPointF] = {}
        self._still: list[tuple[float, float]] = []
        self._wire: WireItem | None = None
        self._may_insert = False

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        if not self._from:
            self._lift()
        step = self._snapped(place - self.start)
        for node_id, origin in self._from.items():
            self.scene.nodes[node_id].setPos(origin + step)
        self.scene.route_wires(self._from)
        if self._may_insert:
            self._aim()

    def release(self, place: QPointF) -> None:
        if not self.is_dragging:
            self._click()
            return
        moved = {node_id: self.scene.nodes[node_id].pos() for node_id in self._from}
        # What only the layout had placed is pinned too, or it would wander after the next edit.
        positions = self.scene.unplaced() | {n: (p.x(), p.y()) for n, p in moved.items()}
        wire = self._wire
        self._put_down()
        if wire is not None:
            (node_id,) = moved
            self.view.commands.put_into(node_id, wire.wire, positions)
        elif any(moved[node_id] != self._from[node_id] for node_id in moved):
            name = "" if len(moved) == 1 else f"Move {len(moved)} nodes"
            only = next(iter(moved))
            name = name or f"Move {self.scene.graph.nodes[only].name}"
            self.bridge.push(MoveNodes(self.scene.scope, positions, name))
            # Meanwhile only the wires of these cards ran anew; now those that they came to lie on.
            self.scene.route_around(moved)

    def cancel(self) -> None:
        self.scene.put_back(self._from)
        self._put_down()

    def _click(self) -> None:
        if self._toggle:
            self.view.selection.toggle(self._item.node_id)
        elif self._was_selected:
            self.view.selection.set([self._item.node_id])

    def _lift(self) -> None:
        if self._item.node_id not in self.view.selection:
            self.view.selection.add([self._item.node_id])
        ids = self.view.selection.ids
        self._from = {node_id: self.scene.nodes[node_id].pos() for node_id in ids}
        self._may_insert = len(ids) == 1 and is_loose(self.scene.graph, ids[0])
        self._still = self._levels()
        for node_id in ids:
            self.scene.nodes[node_id].setZValue(3)

    def _put_down(self) -> None:
        if self._wire is not None:
            self._wire.set_hovered(False)
        for node_id in self._from:
            if item := self.scene.nodes.get(node_id):
                item.setZValue(2 if item.is_selected else 1)

    def _levels(self) -> list[tuple[float, float]]:
        """Steps in height that would make a wire to a card that stays run straight."""
        levels = []
        for key in set().union(*(self.scene.wires_at(node_id) for node_id in self._from)):
            wire = self.scene.wires[key].wire
            if (wire.source.node in self._from) == (wire.target in self._from):
                continue
            begin = self.scene.nodes[wire.source.node].output_point(wire.source.item)
            end = self.scene.nodes[wire.target].input_point(wire.port)
            step = end.y() - begin.y()
            levels.append((step if wire.source.node in self._from else -step, abs(step)))
        return levels

    def _snapped(self, step: QPointF) -> QPointF:
        origin = self._from[self._item.node_id]
        x = round((origin.x() + step.x()) / GRID) * GRID - origin.x()
        level = min((lv for lv, _ in self._still), key=lambda lv: abs(lv - step.y()), default=None)
        if level is not None and abs(level - step.y()) <= STRAIGHTEN:
            return QPointF(x, level)
        return QPointF(x, round((origin.y() + step.y()) / GRID) * GRID - origin.y())

    def _aim(self) -> None:
        """Light the wire that the card would be put into."""
        place = self._item.card_rect.center()
        wire = wire_at(self.scene, place, _DROP_REACH)
        if wire is not self._wire:
            for item, lit in ((self._wire, False), (wire, True)):
                if item is not None:
                    item.set_hovered(lit)
            self._wire = wire
