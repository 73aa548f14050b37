"""Dots on wires: laid, moved, taken off, and what other edits do to them."""

from __future__ import annotations

import pytest

from netstudio.document.edits import (
    AddBend,
    Connect,
    Disconnect,
    MoveBend,
    MoveNodes,
    RemoveBend,
    RemoveNodes,
    RenameNode,
)
from netstudio.document.history import History
from netstudio.document.project import Project
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.document.values import ListValue, Ref
from netstudio.errors import EditError, ProjectFileError
from tests.networks import NetworkBuilder

WIRE = ("act", 0, 0)


def network() -> Project:
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    net.layer("conv", "Conv2d", "image", out_channels=4, kernel_size=3)
    net.layer("act", "ReLU", "conv")
    net.op("cat", "torch.cat", ListValue((Ref("conv"), Ref("act"))))
    return Project(graph=net.graph())


def bent() -> Project:
    project = MoveNodes("", {"conv": (0, 0), "act": (300, 0)}).change(network())
    project = AddBend("", WIRE, 0, (100, 50)).change(project)
    return AddBend("", WIRE, 1, (200, 50)).change(project)


def dots(project: Project, wire=WIRE) -> tuple:
    return project.view.bends_in("").get(wire, ())


def after(project: Project, edit) -> Project:
    return edit.apply(project)[0]


def test_dots_are_laid_in_order_moved_and_taken_off():
    project = bent()
    assert dots(project) == ((100.0, 50.0), (200.0, 50.0))
    project = AddBend("", WIRE, 1, (150, 60)).change(project)
    assert dots(project) == ((100.0, 50.0), (150.0, 60.0), (200.0, 50.0))
    project = MoveBend("", WIRE, 0, (90, 40)).change(project)
    project = RemoveBend("", WIRE, 1).change(project)
    assert dots(project) == ((90.0, 40.0), (200.0, 50.0))
    assert not RemoveBend("", WIRE).change(project).view.bends


def test_a_wire_inside_a_list_is_told_from_its_neighbour():
    project = AddBend("", ("cat", 0, 1), 0, (1, 2)).change(network())
    assert dots(project, ("cat", 0, 1)) == ((1.0, 2.0),)
    assert dots(project, ("cat", 0, 0)) == ()


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (AddBend("", ("act", 1, 0), 0, (0, 0)), "no wire into port 1"),
        (AddBend("", ("gone", 0, 0), 0, (0, 0)), "no node with the id “gone”"),
        (AddBend("", WIRE, 0, (float("nan"), 0)), "finite"),
        (MoveBend("", WIRE, 2, (0, 0)), "no dot number 2; it has 2"),
        (RemoveBend("", WIRE, 5), "no dot number 5"),
    ],
)
def test_what_does_not_fit(edit, says):
    with pytest.raises(EditError) as caught:
        edit.change(bent())
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "edit",
    [
        Disconnect("", "act"),
        Connect("", Ref("image"), "act"),
        RemoveNodes("", ("act",)),
        RemoveNodes("", ("conv",), heal=True),
    ],
)
def test_dots_go_with_their_wire_and_come_back_with_it(edit):
    history = History(bent())
    history.push(edit)
    assert dots(history.project) == ()
    history.undo()
    assert len(dots(history.project)) == 2


def test_dots_outlive_edits_of_other_things():
    project = after(bent(), RenameNode("", "act", "relu"))
    project = after(project, Connect("", Ref("image"), "conv"))
    assert len(dots(project)) == 2


def test_dots_follow_both_cards_but_not_one():
    together = MoveNodes("", {"conv": (10, 20), "act": (310, 20)}).change(bent())
    assert dots(together) == ((110.0, 70.0), (210.0, 70.0))
    one = MoveNodes("", {"act": (400, 0)}).change(bent())
    assert dots(one) == ((100.0, 50.0), (200.0, 50.0))
    apart = MoveNodes("", {"conv": (10, 0), "act": (500, 90)}).change(bent())
    assert dots(apart) == ()


def test_a_change_names_the_bent_wires():
    history = History(bent())
    change = history.push(MoveBend("", WIRE, 0, (90, 40)))
    assert change.bends == {"": frozenset({WIRE})}
    assert not change.structural


def test_the_file_keeps_them():
    project = AddBend("", ("cat", 0, 1), 0, (1.5, 2)).change(bent())
    text = project_to_text(project)
    assert project_from_text(text).view.bends == project.view.bends


def test_a_node_may_be_called_bends():
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    net.layer("bends", "ReLU", "image")
    project = MoveNodes("", {"bends": (5, 6)}).change(Project(graph=net.graph()))
    assert project_from_text(project_to_text(project)).view == project.view


def test_a_wire_bent_twice_in_a_file_is_refused():
    text = project_to_text(RemoveBend("", WIRE, 1).change(bent()))
    entry = '{"into": "act", "through": [[100, 50]]}'
    assert entry in text
    with pytest.raises(ProjectFileError, match="bent twice"):
        project_from_text(text.replace(entry, f"{entry}, {entry}"))
