"""Adding nodes with their members and places."""

from __future__ import annotations

import pytest

from netstudio.document.edits import AddNodes
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Call, Input, Layer, Member, Node, Op, Output
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.document.view import Placement
from netstudio.errors import EditError

X = Node("x", "x", Input((3,)))
FC = Node("fc", "fc", Call("fc"), (Ref("x"),))
LINEAR = Member("fc", "fc", Layer("Linear"))
BASE = AddNodes("", (X,)).change(Project())


def test_a_layer_is_added_with_its_member_and_place():
    project = AddNodes("", (FC,), (LINEAR,), {"fc": Placement(1.0, 2.0)}).change(BASE)
    assert list(project.graph.nodes) == ["x", "fc"]
    assert project.graph.member_of(FC) == LINEAR
    assert project.view.placement("", "fc") == Placement(1.0, 2.0)
    assert list(BASE.graph.nodes) == ["x"]


def test_nodes_may_refer_to_each_other_in_any_order():
    y = Node("y", "y", Output(), (Ref("fc"),))
    project = AddNodes("", (y, FC), (LINEAR,)).change(BASE)
    assert project.graph.nodes["y"].sources() == ("fc",)


def test_into_a_block_only_the_block_changes():
    project = Project(blocks=Table({"B": Block("B")}))
    changed = AddNodes("B", (X,), (), {"x": Placement(0.0, 0.0)}).change(project)
    assert list(changed.scope("B").nodes) == ["x"]
    assert changed.graph is project.graph
    assert list(changed.view.placements) == ["B"]


def test_without_places_the_view_stays():
    assert AddNodes("", (FC,), (LINEAR,)).change(BASE).view is BASE.view


def test_labels():
    assert AddNodes("", (FC,)).label == "Add fc"
    assert AddNodes("", (FC, X)).label == "Add 2 nodes"


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (AddNodes("", (X,)), "already a node with the id “x”"),
        (AddNodes("", (FC, FC), (LINEAR,)), "already a node with the id “fc”"),
        (AddNodes("", (FC,)), "“fc” calls “fc”, which is not there"),
        (AddNodes("", (Node("a", "a", Op("f"), (Ref("gone"),)),)), "reads “gone”, which is not"),
        (AddNodes("", (Node("a", "a b", Op("f")),)), "cannot be a name"),
        (AddNodes("", (), (LINEAR, LINEAR)), "already a member named “fc”"),
        (AddNodes("", (), (LINEAR, Member("b", "fc", Layer("A")))), "already a member named “fc”"),
        (AddNodes("", (), (Member("b", "train", Layer("A")),)), "attribute of nn.Module"),
        (AddNodes("", (), (Member("b", "b", BlockUse("B")),)), "no block named “B”"),
        (AddNodes("", (Node("i", "i", Input(), (Ref("x"),)),)), "takes nothing from other nodes"),
        (
            AddNodes("", (Node("o", "o", Output(), (), Table({"k": 1})),)),
            "no argument by name",
        ),
        (AddNodes("Gone", (X,)), "no block named “Gone”"),
    ],
)
def test_what_does_not_fit(edit, says):
    with pytest.raises(EditError) as caught:
        edit.change(BASE)
    assert says in str(caught.value)


def test_a_block_cannot_be_put_inside_itself():
    inner = Graph(members=Table({"b": Member("b", "b", BlockUse("B"))}))
    project = Project(blocks=Table({"A": Block("A", inner), "B": Block("B")}))
    for scope, block in (("B", "B"), ("B", "A")):
        edit = AddNodes(scope, (), (Member("m", "m", BlockUse(block)),))
        with pytest.raises(EditError, match="a block cannot hold itself"):
            edit.change(project)
    AddNodes("A", (), (Member("m", "m", BlockUse("B")),)).change(project)
