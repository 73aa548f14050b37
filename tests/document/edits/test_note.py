"""Notes and frames."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netstudio.document.edits import AddNote, ChangeNote, RemoveNotes
from netstudio.document.history import History
from netstudio.document.project import Project
from netstudio.document.view import FRAME, Note
from netstudio.errors import EditError

NOTE = Note("n1", "Why so deep?", 10.0, 20.0, 160.0, 80.0)
STEM = Note("f1", "Stem", 0.0, 0.0, 400.0, 200.0, kind=FRAME, colour="#4c8dff")
NOTED = AddNote(STEM).change(AddNote(NOTE).change(Project()))


def test_a_note_comes_changes_and_goes_step_by_step():
    history = History(Project())
    history.push(AddNote(NOTE))
    history.push(ChangeNote(replace(NOTE, text="Because."), "Edit a note"))
    assert history.project.view.notes["n1"].text == "Because."
    history.push(RemoveNotes(("n1",)))
    assert not history.project.view.notes
    for expected in ("Because.", "Why so deep?"):
        history.undo()
        assert history.project.view.notes["n1"].text == expected
    history.undo()
    assert history.project == Project()


def test_labels():
    assert AddNote(NOTE).label == "Add a note"
    assert AddNote(STEM).label == "Add a frame"
    assert ChangeNote(NOTE, "Move a note").label == "Move a note"
    assert RemoveNotes(("n1", "f1")).label == "Delete 2 notes"


def test_the_same_again_is_no_change():
    assert ChangeNote(STEM).change(NOTED) is NOTED
    assert RemoveNotes(()).change(NOTED) is NOTED


@pytest.mark.parametrize(
    "edit",
    [
        AddNote(NOTE),
        AddNote(replace(NOTE, id="")),
        AddNote(replace(NOTE, id="n2", scope="NoSuchBlock")),
        ChangeNote(replace(NOTE, id="gone")),
        ChangeNote(replace(NOTE, kind=FRAME)),
        RemoveNotes(("gone",)),
    ],
)
def test_what_does_not_fit(edit):
    with pytest.raises(EditError):
        edit.change(NOTED)


@pytest.mark.parametrize(
    "wrong", [{"width": -1.0}, {"x": float("nan")}, {"kind": "poem"}, {"colour": "teal"}]
)
def test_no_note_is_made_that_could_not_be_drawn(wrong):
    with pytest.raises(EditError):
        replace(NOTE, **wrong)
