"""How a few letters find a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.gui.commands.command import Command, search
from netstudio.gui.commands.fuzzy import INSIDE, SCATTERED, WORD_START, match


@pytest.mark.parametrize(
    ("query", "name", "rank"),
    [
        ("lay", "Add a layer", WORD_START),
        ("ayer", "Add a layer", INSIDE),
        ("adl", "Add a layer", SCATTERED),
        ("layer add", "Add a layer", WORD_START),
        ("LENET", "Open preset: LeNet-5", WORD_START),
        ("", "anything", WORD_START),
    ],
)
def test_a_match_knows_how_good_it_is(query, name, rank):
    found = match(query, name)
    assert found is not None
    assert found.rank == rank


@pytest.mark.parametrize("query", ["x", "reyal", "add z", "layerr"])
def test_what_is_not_there_is_not_found(query):
    assert match(query, "Add a layer") is None


@given(st.text(max_size=8), st.text(max_size=30))
def test_places_are_letters_of_the_query_in_the_name(query, name):
    found = match(query, name)
    if found is not None:
        letters = query.casefold() + query.lower()
        assert all(0 <= place < len(name) for place in found.places)
        assert all(
            (name[p].casefold() in letters or name[p].lower() in letters) for p in found.places
        )


def _command(key: str, text: str, **more: object) -> Command:
    return Command(key, text, "Topic", lambda: None, **more)


def test_what_was_used_last_comes_first_among_equals():
    commands = [_command("a", "Train"), _command("b", "Training tab"), _command("c", "Trace")]
    assert [f.command.key for f in search(commands, "tra")] == ["a", "c", "b"]
    assert [f.command.key for f in search(commands, "tra", ["b"])] == ["b", "a", "c"]
    assert [f.command.key for f in search(commands, "", ["c"])] == ["c", "a", "b"]


def test_a_better_match_beats_recency_and_help_comes_last():
    commands = [
        _command("inside", "Retrain"),
        _command("help", "Apply", help="Go on training"),
        _command("start", "Train"),
    ]
    found = [f.command.key for f in search(commands, "train", ["help", "inside"])]
    assert found == ["start", "inside", "help"]


def test_what_is_there_for_searching_only_waits_for_letters():
    commands = [_command("a", "Fit"), _command("n", "Go to: fc1", on_search=True)]
    assert [f.command.key for f in search(commands, "")] == ["a"]
    assert [f.command.key for f in search(commands, "fc")] == ["n"]
    assert [f.command.key for f in search(commands, "", ["n"])] == ["n", "a"]
