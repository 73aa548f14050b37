"""Frames after a new layout: each goes around the cards that it held, and takes its notes along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from netstudio.document.edits import ChangeNote
from netstudio.gui.canvas.note_item import TITLE, NoteItem, with_rect
from netstudio.gui.canvas.note_layer import AROUND
from netstudio.layout.geometry import GRID

if TYPE_CHECKING:
    from netstudio.gui.canvas.note_layer import NoteLayer
    from netstudio.layout.arrange import Position


def following(notes: NoteLayer, moved: Mapping[str, Position]) -> list[ChangeNote]:
    """The edits that let frames and notes follow the cards that are about to lie elsewhere.

    A frame keeps the room that it left around its cards, but at least that of a new frame. Notes
    go with the smallest frame in which they lie. What is locked stays.
    """
    frames = [item for item in notes.items.values() if item.is_frame and not item.note.locked]
    frames.sort(key=lambda item: item.rect.width() * item.rect.height())
    goals: dict[str, QRectF] = {}
    for frame in frames:
        goal = _goal(notes, frame, moved)
        if goal is not None:
            goals[frame.note.id] = goal
            step = goal.topLeft() - frame.rect.topLeft()
            for other in notes.notes_in(frame):
                if not (other.is_frame or other.note.locked):
                    goals.setdefault(other.note.id, other.rect.translated(step))
    items = notes.items
    return [
        ChangeNote(with_rect(items[note_id].note, rect))
        for note_id, rect in goals.items()
        if rect != items[note_id].rect
    ]


def _goal(notes: NoteLayer, frame: NoteItem, moved: Mapping[str, Position]) -> QRectF | None:
    """Where a frame goes; None where none of its cards moves."""
    cards = notes.cards_in(frame)
    if not any(card.node_id in moved for card in cards):
        return None
    before, after = QRectF(), QRectF()
    for card in cards:
        rect = card.card_rect
        before = before.united(rect)
        corner = moved.get(card.node_id)
        after = after.united(rect if corner is None else QRectF(QPointF(*corner), rect.size()))
    room = frame.rect
    left = _whole(max(before.left() - room.left(), AROUND))
    top = _whole(max(before.top() - room.top(), AROUND + TITLE))
    right = _whole(max(room.right() - before.right(), AROUND))
    bottom = _whole(max(room.bottom() - before.bottom(), AROUND))
    return after.adjusted(-left, -top, right, bottom)


def _whole(length: float) -> float:
    return float(round(length / GRID) * GRID)
