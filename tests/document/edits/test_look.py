"""Collapsing, locking and colouring nodes, and places of the canvas to come back to."""

from __future__ import annotations

import pytest

from netstudio.document.edits import MoveNodes, SetCollapsed, SetColour, SetLocked, SetViewpoint
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Node
from netstudio.document.project import Project
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.document.table import Table
from netstudio.document.view import Placement, View, Viewpoint
from netstudio.errors import EditError

BASE = Project(graph=Graph(Table({i: Node(i, i, Input()) for i in ("a", "viewpoints")})))
PLACED = MoveNodes("", {"a": (1, 2)}).change(BASE)


def test_a_look_stays_while_the_node_moves():
    project = SetCollapsed("", ("a",), True).change(PLACED)
    project = SetLocked("", ("a",), True).change(SetColour("", ("a",), "#3fb6a8").change(project))
    project = MoveNodes("", {"a": (5, 6)}).change(project)
    assert project.view.placement("", "a") == Placement(5.0, 6.0, "#3fb6a8", True, True)
    project = SetLocked("", ("a",), False).change(project)
    assert project.view.placement("", "a") == Placement(5.0, 6.0, "#3fb6a8", True)


def test_labels_say_which_way():
    assert SetCollapsed("", ("a",), True).label == "Collapse a"
    assert SetCollapsed("", ("a", "b"), False).label == "Expand 2 nodes"
    assert SetLocked("", ("a",), True).label == "Lock a"
    assert SetLocked("", ("a",), False).label == "Unlock a"


def test_a_view_is_remembered_and_forgotten():
    seen = Viewpoint(10.0, 20.0, 0.5)
    project = SetViewpoint(3, seen).change(PLACED)
    assert project.view.viewpoints[3] == seen
    assert SetViewpoint(3, seen).change(project) is project
    assert SetViewpoint(3, None).change(project) == PLACED
    assert SetViewpoint(3, None).label == "Forget view 3"


@pytest.mark.parametrize(
    "edit",
    [
        SetLocked("", ("gone",), True),
        SetCollapsed("NoBlock", ("a",), True),
        SetViewpoint(0, None),
        SetViewpoint(10, Viewpoint(0, 0, 1)),
        SetViewpoint(1, Viewpoint(0, 0, 1, "NoBlock")),
    ],
)
def test_what_does_not_fit(edit):
    with pytest.raises(EditError):
        edit.change(PLACED)


def test_a_view_needs_a_zoom():
    with pytest.raises(EditError):
        Viewpoint(0.0, 0.0, 0.0)


def test_a_file_from_before_viewpoints_may_place_a_node_of_that_name():
    text = project_to_text(MoveNodes("", {"viewpoints": (3, 4)}).change(BASE))
    old = text.replace('"/viewpoints"', '"viewpoints"')
    assert old != text
    assert project_from_text(old).view == View(
        Table({"": Table({"viewpoints": Placement(3.0, 4.0)})})
    )
