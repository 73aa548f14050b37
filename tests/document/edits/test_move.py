"""Moving and colouring."""

from __future__ import annotations

import pytest

from netstudio.document.edits import MoveNodes, SetColour
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Node
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.view import Placement
from netstudio.errors import EditError

BASE = Project(graph=Graph(Table({i: Node(i, i, Input()) for i in "ab"})))


def test_positions_are_kept_as_floats_and_colours_stay():
    project = SetColour("", ("a",), "#3fb6a8").change(BASE)
    project = MoveNodes("", {"a": (1, 2), "b": (3.5, 4)}).change(project)
    assert project.view.placement("", "a") == Placement(1.0, 2.0, "#3fb6a8")
    assert project.view.placement("", "b") == Placement(3.5, 4.0)
    assert isinstance(project.view.placement("", "a").x, float)
    assert project.graph is BASE.graph


def test_standing_still_is_no_change():
    project = MoveNodes("", {"a": (1, 2)}).change(BASE)
    assert MoveNodes("", {"a": (1, 2)}).change(project) is project
    assert MoveNodes("", {}).change(project) is project


def test_a_colour_is_taken_off_again():
    project = MoveNodes("", {"a": (1, 2)}).change(BASE)
    coloured = SetColour("", ("a", "b"), "#000000").change(project)
    assert coloured.view.placement("", "b") == Placement(0.0, 0.0, "#000000")
    assert SetColour("", ("a",), None).change(coloured).view.placement("", "a").colour is None


def test_labels():
    assert MoveNodes("", {"a": (0, 0)}).label == "Move a"
    assert MoveNodes("", {"a": (0, 0), "b": (0, 0)}).label == "Move 2 nodes"
    assert MoveNodes("", {"a": (0, 0)}, "Lay out").label == "Lay out"
    assert SetColour("", ("a",), None).label == "Colour a"
    assert SetColour("", ("a", "b"), None).label == "Colour 2 nodes"


@pytest.mark.parametrize(
    "edit",
    [
        MoveNodes("", {"gone": (0, 0)}),
        MoveNodes("", {"a": (float("nan"), 0)}),
        SetColour("", ("gone",), None),
        SetColour("", ("a",), "teal"),
    ],
)
def test_what_does_not_fit(edit):
    with pytest.raises(EditError):
        edit.change(BASE)
