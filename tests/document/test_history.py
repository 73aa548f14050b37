"""Undo, redo, merging, the clean mark, listeners; and thousands of random histories."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.document.edit import Compound
from netstudio.document.edits import MoveNodes, RenameNode, SetArguments, SetInfo
from netstudio.document.edits.add import AddNodes
from netstudio.document.history import History
from netstudio.document.node import Call, Input, Layer, Member, Node
from netstudio.document.project import Project
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.errors import EditError

from .random_edits import random_edit
from .strategies import identity_of, random_project, randoms

BASE = AddNodes(
    "",
    (Node("x", "x", Input()), Node("fc", "fc", Call("fc"))),
    (Member("fc", "fc", Layer("Linear")),),
).change(Project())


def _set(value: int) -> SetArguments:
    return SetArguments("", "fc", {"out_features": value})


def test_there_and_back():
    history = History(BASE)
    assert history.undo() is None
    assert history.redo() is None
    assert (history.undo_label, history.redo_label) == (None, None)
    history.push(_set(3))
    done = history.project
    assert history.undo_label == "Set out_features of fc"
    assert history.undo().ids == {"fc"}
    assert history.project is BASE
    assert history.redo_label == "Set out_features of fc"
    history.redo()
    assert history.project is done
    assert history.revision == 3
    assert [entry.label for entry in history.entries] == ["Set out_features of fc"]


def test_a_new_edit_forgets_what_was_undone():
    history = History(BASE)
    history.push(_set(3))
    history.undo()
    history.push(SetInfo("net", ""))
    assert history.redo() is None
    assert history.project.name == "net"


def test_an_edit_that_changes_nothing_is_no_step():
    history = History(BASE)
    called = []
    history.subscribe(called.append)
    assert not history.push(SetInfo(BASE.name, BASE.description)).structural
    assert (history.undo_label, history.revision, called) == (None, 0, [])


def test_an_edit_that_does_not_fit_leaves_everything():
    history = History(BASE)
    history.push(_set(3))
    history.undo()
    with pytest.raises(EditError):
        history.push(RenameNode("", "absent", "name"))
    halfway = Compound("Both", (SetInfo("changed", ""), RenameNode("", "absent", "name")))
    with pytest.raises(EditError):
        history.push(halfway)
    assert history.project is BASE
    assert history.redo_label == "Set out_features of fc"


def test_a_compound_is_one_step():
    history = History(BASE)
    history.push(Compound("Both", (SetInfo("net", ""), _set(3))))
    assert history.undo_label == "Both"
    history.undo()
    assert history.project is BASE


def test_merged_edits_are_undone_as_one():
    history = History(BASE)
    history.push(_set(1))
    for value in (2, 3, 4):
        history.push(_set(value), merge=True)
    assert len(history.entries) == 1
    history.undo()
    assert history.project is BASE
    history.redo()
    assert history.project.graph.members["fc"].target.args["out_features"] == 4


@pytest.mark.parametrize(
    "other",
    [
        SetArguments("", "fc", {"bias": False}),
        SetInfo("net", ""),
        MoveNodes("", {"x": (1, 2)}),
    ],
)
def test_edits_of_other_things_do_not_merge(other):
    history = History(BASE)
    history.push(_set(1))
    history.push(other, merge=True)
    assert len(history.entries) == 2


def test_edits_without_a_key_do_not_merge():
    history = History(BASE)
    history.push(MoveNodes("", {"x": (1, 2)}))
    history.push(MoveNodes("", {"x": (3, 4)}), merge=True)
    assert len(history.entries) == 2


def test_a_merge_reaches_neither_over_a_save_nor_into_what_was_undone():
    history = History(BASE)
    history.push(_set(1))
    history.mark_clean()
    history.push(_set(2), merge=True)
    assert len(history.entries) == 2
    history.push(SetInfo("net", ""))
    history.undo()
    history.push(_set(3), merge=True)
    assert len(history.entries) == 3


def test_the_clean_mark_is_found_by_any_way():
    history = History(BASE)
    assert history.is_clean
    history.push(_set(1))
    assert not history.is_clean
    history.mark_clean()
    assert history.is_clean
    history.undo()
    assert not history.is_clean
    history.redo()
    assert history.is_clean


def test_a_save_that_ends_late_marks_what_it_saved():
    history = History(BASE)
    history.push(_set(1))
    saved = history.project
    history.push(_set(2))
    history.mark_clean(saved)
    assert not history.is_clean
    history.undo()
    assert history.is_clean


def test_listeners_hear_every_step_until_they_leave():
    history = History(BASE)
    first, second = [], []
    leave = history.subscribe(first.append)
    history.subscribe(second.append)
    history.push(_set(1))
    history.undo()
    leave()
    history.redo()
    assert [change.revision for change in first] == [1, 2]
    assert [change.revision for change in second] == [1, 2, 3]
    assert second[0].ids == {"fc"}


def test_a_listener_may_leave_while_it_is_called():
    history = History(BASE)
    heard = []

    def once(change) -> None:
        heard.append(change)
        leave()

    leave = history.subscribe(once)
    history.subscribe(heard.append)
    history.push(_set(1))
    history.push(_set(2))
    assert [change.revision for change in heard] == [1, 1, 2]


def _play(rng: Random, project: Project, length: int) -> tuple[History, list[Project]]:
    """A history of edits that fit, and every project on the way."""
    history = History(project)
    states = [project]
    for _ in range(length):
        try:
            change = history.push(random_edit(rng, history.project), merge=rng.random() < 0.3)
        except EditError:
            assert history.project is states[-1]
            continue
        if len(history.entries) < len(states):  # nothing changed, or merged into the last step
            states[-1] = history.project
        else:
            states.append(history.project)
        assert change.revision == history.revision
    return history, states


def _walk_back_and_forth(rng: Random, history: History, states: list[Project]) -> None:
    at = len(states) - 1
    for _ in range(2 * len(states)):
        back = rng.random() < 0.6
        moved = history.undo() if back else history.redo()
        at += (-1 if back else 1) if moved else 0
        assert history.project is states[at]
    while history.undo():
        at -= 1
        assert history.project is states[at]
    while history.redo():
        at += 1
        assert history.project is states[at]
    assert at == len(states) - 1


def test_three_thousand_random_histories_undo_and_redo_exactly():
    steps = 0
    for seed in range(3000):
        rng = Random(seed)
        project = random_project(rng, 4, tensors=False)
        history, states = _play(rng, project, 8)
        first, last = repr(states[0]), repr(states[-1])  # tells 1 from True, 0.0 from -0.0
        _walk_back_and_forth(rng, history, states)
        assert repr(states[0]) == first
        assert repr(states[-1]) == last
        steps += len(states) - 1
    assert steps > 3000 * 4


@given(randoms, st.integers(1, 25))
@settings(max_examples=40, deadline=None)
def test_whatever_edits_lead_to_can_be_saved_and_opened(rng, length):
    project = random_project(rng, tensors=False)
    history, states = _play(rng, project, length)
    text = project_to_text(history.project)
    assert identity_of(project_from_text(text)) == identity_of(history.project)
    _walk_back_and_forth(rng, history, states)
