"""Dragging a frame or a note, with what lies in it, and resizing it by its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import ChangeNote, MoveNodes
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.note_item import SMALLEST, NoteItem, with_rect
from netstudio.gui.language import tr
from netstudio.layout.geometry import GRID
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

CURSORS = {
    "l": Qt.CursorShape.SizeHorCursor,
    "r": Qt.CursorShape.SizeHorCursor,
    "t": Qt.CursorShape.SizeVerCursor,
    "b": Qt.CursorShape.SizeVerCursor,
    "lt": Qt.CursorShape.SizeFDiagCursor,
    "rb": Qt.CursorShape.SizeFDiagCursor,
    "lb": Qt.CursorShape.SizeBDiagCursor,
    "rt": Qt.CursorShape.SizeBDiagCursor,
}
"""The pointer over an edge or a corner, by its part."""


class MoveNote(Gesture):
    """Moves a frame or a note; a frame takes along the cards and notes that lie in it.

    Locked ones stay. One step of the history.
    """

    def __init__(self, view: CanvasView, place: QPointF, item: NoteItem, *, toggle: bool) -> None:
        super().__init__(view, place)
        self._item = item
        self._toggle = toggle
        self._was_selected = item.note.id in view.notes.selected
        if not toggle and not self._was_selected:
            view.selection.clear()
            view.notes.select([item.note.id])
        self._cards: dict[str, QPointF] = {}
        self._notes: dict[str, QPointF] = {}

    @property
    def cursor(self) -> Qt.CursorShape | None:
        return Qt.CursorShape.SizeAllCursor if self.is_dragging else None

    def move(self, place: QPointF) -> None:
        if not self.moved(place):
            return
        if not self._notes:
            if self._item.note.locked:
                self.view.hint.flash(tr("It is locked; unlock it with K."))
                return
            self._lift()
            self.view.hover.shape_pointer()
        step = self._snapped(place - self.start)
        for node_id, origin in self._cards.items():
            self.scene.nodes[node_id].setPos(origin + step)
        for note_id, origin in self._notes.items():
            self.view.notes.items[note_id].move_to(origin + step)
        self.scene.carry_wires(self._cards)

    def release(self, place: QPointF) -> None:
        notes = self.view.notes
        if not self.is_dragging:
            if self._toggle:
                chosen = [n for n in notes.selected if n != self._item.note.id]
                notes.select(chosen if self._was_selected else [*chosen, self._item.note.id])
            elif self._was_selected:
                self.view.selection.clear()
                notes.select([self._item.note.id])
            return
        if not self._notes:
            return
        moved = {n: self.scene.nodes[n].pos() for n in self._cards}
        edits: list[Edit] = []
        if moved:
            places = {n: (p.x(), p.y()) for n, p in moved.items()}
            edits.append(MoveNodes(self.scene.scope, self.scene.unplaced() | places))
        for note_id in self._notes:
            item = notes.items[note_id]
            edits.append(ChangeNote(with_rect(item.note, item.rect)))
        if self._notes[self._item.note.id] != self._item.pos():
            name = say("Move a frame") if self._item.is_frame else say("Move a note")
            self.bridge.push(Compound(name, tuple(edits)))
            self.scene.route_around(moved)

    def cancel(self) -> None:
        self.scene.put_back(self._cards)
        self.view.notes.put_back()

    def _lift(self) -> None:
        notes = self.view.notes
        chosen = {
            note_id: notes.items[note_id] for note_id in (*notes.selected, self._item.note.id)
        }
        cards, held = notes.carried(chosen.values())
        selected = [self.scene.nodes[node_id] for node_id in self.view.selection.ids]
        moving = [*cards, *(card for card in selected if not card.card.locked)]
        self._cards = {card.node_id: card.pos() for card in moving}
        self._notes = {item.note.id: item.pos() for item in held}

    def _snapped(self, step: QPointF) -> QPointF:
        origin = self._notes[self._item.note.id]
        goal = origin + step
        return QPointF(_on_grid(goal.x()), _on_grid(goal.y())) - origin


class ResizeNote(Gesture):
    """Drags edges of a frame or a note by the grid; it keeps a size that can be used."""

    def __init__(self, view: CanvasView, place: QPointF, item: NoteItem, edges: str) -> None:
        super().__init__(view, place)
        self._item = item
        self._edges = edges
        self._before = item.rect
        if item.note.id not in view.notes.selected:
            view.selection.clear()
            view.notes.select([item.note.id])

    @property
    def cursor(self) -> Qt.CursorShape | None:
        return CURSORS[self._edges]

    def move(self, place: QPointF) -> None:
        if not self.moved(place) or self._item.note.locked:
            return
        step = place - self.start
        rect = QRectF(self._before)
        if "l" in self._edges:
            rect.setLeft(min(_on_grid(rect.left() + step.x()), rect.right() - SMALLEST.width()))
        if "r" in self._edges:
            rect.setRight(max(_on_grid(rect.right() + step.x()), rect.left() + SMALLEST.width()))
        if "t" in self._edges:
            rect.setTop(min(_on_grid(rect.top() + step.y()), rect.bottom() - SMALLEST.height()))
        if "b" in self._edges:
            rect.setBottom(max(_on_grid(rect.bottom() + step.y()), rect.top() + SMALLEST.height()))
        self._item.set_rect(rect)

    def release(self, place: QPointF) -> None:
        if self._item.rect != self._before:
            note = self._item.note
            name = say("Resize a frame") if self._item.is_frame else say("Resize a note")
            self.bridge.push(ChangeNote(with_rect(note, self._item.rect), name))

    def cancel(self) -> None:
        self.view.notes.put_back()


def _on_grid(length: float) -> float:
    return float(round(length / GRID) * GRID)
