"""Notes and frames on the canvas."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Edit
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.view import FRAME, Note
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class AddNote(Edit):
    """Put a note or a frame on the canvas of its scope."""

    note: Note

    @property
    def label(self) -> str:
        return say("Add a frame") if self.note.kind == FRAME else say("Add a note")

    def change(self, project: Project) -> Project:
        project.scope(self.note.scope)
        if not self.note.id:
            raise EditError("A note needs an id that is not empty.")
        if self.note.id in project.view.notes:
            raise EditError(say("There is already a note with the id “{id}”.", id=self.note.id))
        return _with_notes(project, project.view.notes.set(self.note.id, self.note))


@dataclass(frozen=True)
class ChangeNote(Edit):
    """Give a note another place, size, text, colour or lock: `note` is how it is to be."""

    note: Note
    name: str = ""

    @property
    def label(self) -> str:
        if self.name:
            return self.name
        return say("Change a frame") if self.note.kind == FRAME else say("Change a note")

    @property
    def merge_key(self) -> object:
        return ("note", self.note.id, self.name)

    def change(self, project: Project) -> Project:
        old = _note_in(project, self.note.id)
        if (old.scope, old.kind) != (self.note.scope, self.note.kind):
            raise EditError(
                say(
                    "“{id}” is a {kind} in “{scope}” and stays one; received a {kind2} in "
                    "“{scope2}”. Remove it and add another.",
                    id=old.id,
                    kind=old.kind,
                    scope=old.scope,
                    kind2=self.note.kind,
                    scope2=self.note.scope,
                )
            )
        if old == self.note:
            return project
        return _with_notes(project, project.view.notes.set(old.id, self.note))


@dataclass(frozen=True)
class RemoveNotes(Edit):
    """Take notes and frames off the canvas; what lies inside a frame stays."""

    ids: tuple[str, ...]

    @property
    def label(self) -> str:
        count = len(self.ids)
        return say("Delete a note") if count == 1 else say("Delete {count} notes", count=count)

    def change(self, project: Project) -> Project:
        for note_id in self.ids:
            _note_in(project, note_id)
        if not self.ids:
            return project
        return _with_notes(project, project.view.notes.without(*self.ids))


def _note_in(project: Project, note_id: str) -> Note:
    if note_id not in project.view.notes:
        raise EditError(say("There is no note with the id “{note_id}”.", note_id=note_id))
    return project.view.notes[note_id]


def _with_notes(project: Project, notes: Table[str, Note]) -> Project:
    return replace(project, view=replace(project.view, notes=notes))
