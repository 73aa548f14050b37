"""What differs between two revisions."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.change import Change, difference
from netstudio.document.edits import (
    AddNodes,
    Connect,
    MoveNodes,
    RemoveNodes,
    RenameNode,
    SetArguments,
    SetBlock,
    SetInfo,
    SetRecipe,
)
from netstudio.document.graph import Graph, Tie
from netstudio.document.node import Call, Input, Layer, Member, Node
from netstudio.document.project import Block, Project
from netstudio.document.recipe import Recipe
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.document.view import Note

RELU = Member("relu", "relu", Layer("ReLU"))
NODES = (
    Node("x", "x", Input()),
    Node("relu", "relu", Call("relu"), (Ref("x"),)),
    Node("again", "again", Call("relu"), (Ref("relu"),)),
)
PROJECT = AddNodes("", NODES, (RELU,)).change(
    SetBlock("B", Block("B", Graph(Table({"x": NODES[0]})))).change(Project())
)


def _change(edit) -> Change:
    return difference(PROJECT, edit.change(PROJECT), 7)


def test_nothing():
    change = difference(PROJECT, PROJECT, 3)
    assert change == Change(3)
    assert not change.structural
    assert change.ids == frozenset()


def test_nodes_that_come_go_and_change():
    assert _change(Connect("", Ref("x"), "again")).nodes == {"": {"again"}}
    assert _change(RemoveNodes("", ("x",))).nodes == {"": {"x", "relu"}}
    assert _change(AddNodes("", (Node("n", "n", Input()),))).ids == {"n"}
    assert _change(Connect("", Ref("x"), "again")).revision == 7


def test_every_caller_of_a_member_changes_with_it():
    assert _change(SetArguments("", "relu", {"inplace": True})).nodes == {"": {"relu", "again"}}
    assert _change(RenameNode("", "relu", "act")).nodes == {"": {"relu", "again"}}


def test_only_order():
    members = {"a": RELU, "b": replace(RELU, id="b", name="b")}
    old = Project(graph=Graph(members=Table(members)))
    new = replace(old, graph=replace(old.graph, members=old.graph.members.reordered("ba")))
    assert difference(old, new, 1).nodes == {"": {"a", "b"}}


def test_ties():
    members = {i: replace(RELU, id=i, name=f"layer.{i}") for i in "123"}
    old = Project(graph=Graph(members=Table(members)))
    tied = replace(old.graph, ties=(Tie("layer.1.weight", "layer.2.weight"),))
    assert difference(old, replace(old, graph=tied), 1).nodes == {"": {"1", "2"}}
    assert difference(replace(old, graph=tied), old, 1).structural


def test_blocks():
    edit = SetBlock("B", Block("B", Graph(Table({"y": Node("y", "y", Input())}))))
    assert _change(edit).nodes == {"B": {"", "x", "y"}}
    assert _change(SetBlock("B", Block("B", PROJECT.scope("B"), description="d"))).nodes == {
        "B": {""}
    }
    assert _change(SetBlock("B", None)).nodes == {"B": {"", "x"}}


def test_what_is_not_the_network():
    moved = _change(MoveNodes("", {"x": (1, 2)}))
    assert moved.placements == {"": {"x"}}
    assert not moved.structural
    assert _change(SetInfo("other", "")).info
    assert _change(SetRecipe(Recipe(epochs=3))).recipe
    notes = replace(PROJECT.view, notes=Table({"n": Note("n", "t", 0, 0, 1, 1)}))
    assert difference(PROJECT, replace(PROJECT, view=notes), 1).notes
    assert not moved.notes
