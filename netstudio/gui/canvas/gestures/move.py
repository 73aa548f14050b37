"""Dragging cards. One edit on release; meanwhile only the items and their wires move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import ChangeNote, MoveNodes
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.guides import Guides
from netstudio.gui.canvas.hit import wire_at
from netstudio.gui.canvas.note_item import with_rect
from netstudio.gui.canvas.snapping import on_grid, snapped
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.gui.canvas.wiring import is_loose
from netstudio.gui.language import tr
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.layout.routing import Box

_SNAP_REACH = 6.0
"""How near the edges of two cards have to be to be drawn into line, in pixels."""
_MOST_SNAPPED = 12.0
"""The same in canvas units at most."""
_MOST_NEIGHBOURS = 300
_DROP_REACH = 30.0


class MoveGesture(Gesture):
    """Moves the selected cards by the grid, level with their neighbours and in line with other
    cards where that is near; with Alt held, by the grid alone. Locked cards stay.

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
        self._box = item.box
        self._levels: list[float] = []
        self._others: list[Box] = []
        self._guides = Guides(view.canvas)
        self._notes: dict[str, QPointF] = {}
        self._wire: WireItem | None = None
        self._may_insert = False

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        if not self._from:
            self._lift()
            if not self._from:
                self.view.hint.flash(tr("It is locked; unlock it with K."))
                return
        step = self._snapped(place - self.start)
        for node_id, origin in self._from.items():
            self.scene.nodes[node_id].setPos(origin + step)
        for note_id, origin in self._notes.items():
            self.view.notes.items[note_id].move_to(origin + step)
        self.scene.carry_wires(self._from)
        if self._may_insert:
            self._aim()

    def release(self, place: QPointF) -> None:
        if not self.is_dragging:
            self._click()
            return
        if not self._from:
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
            name = "" if len(moved) == 1 else say("Move {count} nodes", count=len(moved))
            only = next(iter(moved))
            name = name or say("Move {name}", name=self.scene.graph.nodes[only].name)
            moving: Edit = MoveNodes(self.scene.scope, positions, name)
            self.bridge.push(
                Compound(name, (moving, *self._note_edits())) if self._notes else moving
            )
            # Meanwhile only the wires of these cards ran anew; now those that they came to lie on.
            self.scene.route_around(moved)

    def cancel(self) -> None:
        self.scene.put_back(self._from)
        self.view.notes.put_back()
        self._put_down()

    def _click(self) -> None:
        if self._toggle:
            self.view.selection.toggle(self._item.node_id)
        elif self._was_selected:
            self.view.selection.set([self._item.node_id])

    def _lift(self) -> None:
        if self._item.node_id not in self.view.selection:
            self.view.selection.add([self._item.node_id])
        if self._item.card.locked:
            return
        nodes, notes = self.scene.nodes, self.view.notes
        cards, held = notes.carried(notes.items[note_id] for note_id in notes.selected)
        chosen = [n for n in self.view.selection.ids if not nodes[n].card.locked]
        ids = list(dict.fromkeys((*chosen, *(card.node_id for card in cards))))
        self._from = {node_id: nodes[node_id].pos() for node_id in ids}
        self._notes = {item.note.id: item.pos() for item in held}
        self._may_insert = len(ids) == 1 and not self._notes and is_loose(self.scene.graph, ids[0])
        self._levels = self._straight()
        self._others = self._in_sight()
        for node_id in ids:
            self.scene.nodes[node_id].setZValue(3)

    def _note_edits(self) -> list[ChangeNote]:
        """The frames and notes that come along, as they lie."""
        items = [self.view.notes.items[note_id] for note_id in self._notes]
        return [ChangeNote(with_rect(item.note, item.rect)) for item in items]

    def _put_down(self) -> None:
        self._guides.hide()
        if self._wire is not None:
            self._wire.set_hovered(False)
        for node_id in self._from:
            if item := self.scene.nodes.get(node_id):
                item.setZValue(2 if item.is_selected else 1)

    def _straight(self) -> list[float]:
        """Steps in height that would make a wire to a card that stays run straight."""
        levels = []
        for key in set().union(*(self.scene.wires_at(node_id) for node_id in self._from)):
            wire = self.scene.wires[key].wire
            if (wire.source.node in self._from) == (wire.target in self._from):
                continue
            begin = self.scene.nodes[wire.source.node].output_point(wire.source.item)
            end = self.scene.nodes[wire.target].input_point(wire.port)
            step = end.y() - begin.y()
            levels.append(step if wire.source.node in self._from else -step)
        return levels

    def _in_sight(self) -> list[Box]:
        """The cards that stay and that the window shows."""
        area = self.view.mapToScene(self.view.viewport().rect()).boundingRect()
        cards = self.scene.card_items(area)[:_MOST_NEIGHBOURS]
        return [card.box for card in cards if card.node_id not in self._from]

    def _snapped(self, step: QPointF) -> QPointF:
        if not self.scene.snaps:
            return step
        asked = (step.x(), step.y())
        if self.view.held_keys & Qt.KeyboardModifier.AltModifier:
            found = on_grid(self._box, asked)
        else:
            reach = min(_SNAP_REACH / self.view.zoom, _MOST_SNAPPED)
            found = snapped(self._box, asked, self._others, self._levels, reach)
        self._guides.show(found.guides)
        return QPointF(found.dx, found.dy)

    def _aim(self) -> None:
        """Light the wire that the card would be put into."""
        place = self._item.card_rect.center()
        wire = wire_at(self.scene, place, _DROP_REACH)
        if wire is not self._wire:
            for item, lit in ((self._wire, False), (wire, True)):
                if item is not None:
                    item.set_hovered(lit)
            self._wire = wire
