"""The frames and notes of the open graph: their items, which are selected, and their edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from netstudio.document.change import Change
from netstudio.document.edits import AddNote, ChangeNote
from netstudio.document.naming import free_name
from netstudio.document.view import FRAME, NOTE, Note
from netstudio.gui.canvas.note_item import EDGE, TITLE, NoteItem
from netstudio.gui.theme.apply import notifier
from netstudio.layout.geometry import GRID
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem
    from netstudio.gui.canvas.scene import CanvasScene

AROUND = 20.0
"""Between a new frame and the cards that it goes around."""
_PICTURE_ROOM = 32.0
"""What a new frame leaves below cards besides: what they grow by once they show a picture."""
_EMPTY_FRAME = (360.0, 220.0)
_NEW_NOTE = (200.0, 96.0)


class NoteLayer(QObject):
    """Follows the document; what it does is an edit."""

    selection_changed = Signal()
    """Other frames or notes are selected."""

    def __init__(self, scene: CanvasScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._bridge = scene.bridge
        self.items: dict[str, NoteItem] = {}
        self._selected: tuple[str, ...] = ()
        self._bridge.changed.connect(self._follow)
        scene.about_to_clear.connect(self._let_go)
        scene.rebuilt.connect(self._sync)
        notifier.theme_changed.connect(self._restyle)
        self._sync()

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the selected frames and notes."""
        return self._selected

    def select(self, ids: Iterable[str]) -> None:
        """Select exactly these."""
        chosen = tuple(note_id for note_id in dict.fromkeys(ids) if note_id in self.items)
        if chosen != self._selected:
            self._selected = chosen
            self._show_selection()
            self.selection_changed.emit()

    def at(self, place: QPointF, zoom: float) -> tuple[NoteItem, str] | None:
        """The frame or note that a press at a place takes hold of, and by what part."""
        reach = min(EDGE / zoom, TITLE)
        for item in sorted(self.items.values(), key=lambda item: -item.zValue()):
            if part := item.holds(place, reach):
                return item, part
        return None

    def cards_in(self, item: NoteItem) -> list[NodeItem]:
        """The cards whose middle lies in a frame; a note holds none."""
        if not item.is_frame:
            return []
        rect = item.rect
        return [
            card for card in self._scene.card_items(rect) if rect.contains(card.card_rect.center())
        ]

    def notes_in(self, item: NoteItem) -> list[NoteItem]:
        """The other frames and notes that lie wholly in a frame."""
        if not item.is_frame:
            return []
        rect = item.rect
        return [o for o in self.items.values() if o is not item and rect.contains(o.rect)]

    def carried(self, items: Iterable[NoteItem]) -> tuple[list[NodeItem], list[NoteItem]]:
        """What moves when these are dragged: they themselves, and the cards, frames and notes that
        lie in them. What is locked stays, and so does what lies in a locked frame alone."""
        held = [item for item in items if not item.note.locked]
        for item in list(held):
            inside = [other for other in self.notes_in(item) if not other.note.locked]
            held += [other for other in inside if other not in held]
        cards = {card.node_id: card for item in held for card in self.cards_in(item)}
        return [card for card in cards.values() if not card.card.locked], held

    def add_frame(self, ids: Iterable[str], place: QPointF) -> str | None:
        """Put a frame around these nodes, or an empty one with its corner at a place; its id."""
        area = QRectF()
        for node_id in ids:
            item = self._scene.nodes[node_id]
            room = _PICTURE_ROOM if item.thumbnail is None else 0.0
            area = area.united(item.card_rect.adjusted(0, 0, 0, room))
        if area.isNull():
            area = QRectF(place, place + QPointF(*_EMPTY_FRAME))
        else:
            area = area.adjusted(-AROUND, -AROUND - TITLE, AROUND, AROUND)
        return self._add(FRAME, area)

    def add_note(self, place: QPointF) -> str | None:
        """Put an empty note with its corner at a place; its id."""
        return self._add(NOTE, QRectF(place, place + QPointF(*_NEW_NOTE)))

    def set_text(self, note_id: str, text: str) -> None:
        """Give a note another text, or a frame another title."""
        note = self.items[note_id].note
        name = say("Rename a frame") if note.kind == FRAME else say("Write a note")
        height = note.height
        if note.kind == NOTE:  # what was written is seen, all of it
            height = max(height, _on_grid(self.items[note_id].needed_height(text) + GRID / 2))
        self._bridge.push(ChangeNote(replace(note, text=text, height=height), name))

    def coloured(self, note_id: str, colour: str | None) -> ChangeNote:
        """The edit that gives a frame or a note a colour, or its plain one again."""
        note = self.items[note_id].note
        name = say("Colour a frame") if note.kind == FRAME else say("Colour a note")
        return ChangeNote(replace(note, colour=colour), name)

    def locked(self, note_id: str, locked: bool) -> ChangeNote:
        """The edit that keeps a frame or note where it is, or no longer."""
        note = self.items[note_id].note
        if note.kind == FRAME:
            name = say("Lock a frame") if locked else say("Unlock a frame")
        else:
            name = say("Lock a note") if locked else say("Unlock a note")
        return ChangeNote(replace(note, locked=locked), name)

    @property
    def area(self) -> QRectF:
        """What the frames and notes cover; null where there is none."""
        area = QRectF()
        for item in self.items.values():
            area = area.united(item.rect)
        return area

    def put_back(self) -> None:
        """Lay everything where the document has it, after a drag that was dropped."""
        for item in self.items.values():
            item.set_note(item.note)

    def _add(self, kind: str, area: QRectF) -> str | None:
        note_id = free_name(kind, set(self._bridge.project.view.notes))
        x, y = _on_grid(area.x()), _on_grid(area.y())
        size = _on_grid(area.width()), _on_grid(area.height())
        note = Note(note_id, "", x, y, *size, self._scene.scope, kind=kind)
        if not self._bridge.push(AddNote(note)):
            return None
        self.select([note_id])
        return note_id

    def _follow(self, change: Change) -> None:
        if change.notes:
            self._sync()

    def _let_go(self) -> None:
        """The scene is about to be emptied: the items go with it."""
        self.items = {}
        self._selected = ()
        self.selection_changed.emit()

    def _sync(self) -> None:
        notes = {n.id: n for n in self._bridge.project.view.notes_in(self._scene.scope)}
        for note_id in [known for known in self.items if known not in notes]:
            gone = self.items.pop(note_id)
            for part in (gone, gone.title):
                if part is not None:
                    self._scene.removeItem(part)
        for note in notes.values():
            item = self.items.get(note.id)
            if item is None:
                item = self.items[note.id] = NoteItem(note)
                self._scene.addItem(item)
                if item.title is not None:
                    self._scene.addItem(item.title)
            elif item.note is not note:
                item.set_note(note)
        self.select(self._selected)
        self._show_selection()

    def _show_selection(self) -> None:
        for note_id, item in self.items.items():
            item.set_selected(note_id in self._selected)

    def _restyle(self, *_: object) -> None:
        for item in self.items.values():
            item.set_note(item.note)


def _on_grid(length: float) -> float:
    return float(round(length / GRID) * GRID)
