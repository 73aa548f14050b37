"""Removing nodes: what goes with them, and what closes up."""

from __future__ import annotations

import pytest

from netstudio.document.edits import RemoveNodes
from netstudio.document.graph import Graph, Tie
from netstudio.document.node import Call, Input, Layer, Member, Node, Op, Output, When
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, ListValue, Ref
from netstudio.document.view import Placement, View
from netstudio.errors import EditError


def _project(*nodes: Node, members: tuple[Member, ...] = (), ties: tuple[Tie, ...] = ()) -> Project:
    graph = Graph(Table((n.id, n) for n in nodes), Table((m.id, m) for m in members), ties)
    return Project(graph=graph)


def _layer(member_id: str, name: str = "") -> Member:
    return Member(member_id, name or member_id, Layer("Linear"))


def _chain(*names: str) -> Project:
    """A chain of layers `l0`, `l1`, … with these names, from `x` to `y`."""
    ids = [f"l{i}" for i in range(len(names))]
    sources = ["x", *ids]
    nodes = [
        Node(i, name, Call(i), (Ref(source),))
        for i, name, source in zip(ids, names, sources, strict=False)
    ]
    members = tuple(_layer(i, name) for i, name in zip(ids, names, strict=True))
    y = Node("y", "y", Output(), (Ref(sources[-1]),))
    return _project(Node("x", "x", Input()), *nodes, y, members=members)


def test_readers_are_left_unconnected():
    project = RemoveNodes("", ("l0",)).change(_chain("a", "b"))
    assert list(project.graph.nodes) == ["x", "l1", "y"]
    assert list(project.graph.members) == ["l1"]
    assert project.graph.nodes["l1"].args == ()


def test_healing_keeps_a_chain_a_chain():
    project = RemoveNodes("", ("l0", "l1"), heal=True).change(_chain("a", "b", "c"))
    assert project.graph.nodes["l2"].args == (Ref("x"),)
    assert project.graph.nodes["y"].args == (Ref("l2"),)


def test_healing_follows_the_first_wire_of_a_concatenation():
    x, z = Node("x", "x", Input()), Node("z", "z", Input())
    cat = Node("cat", "cat", Op("torch.cat"), ((Ref("x"), Ref("z")), 1))
    y = Node("y", "y", Output(), (Ref("cat"),))
    base = _project(x, z, cat, y)
    assert RemoveNodes("", ("cat",), True).change(base).graph.nodes["y"].args == (Ref("x"),)
    assert RemoveNodes("", ("cat", "x"), True).change(base).graph.nodes["y"].args == ()


def test_healing_around_a_cycle_ends():
    a, b = Node("a", "a", Op("f"), (Ref("b"),)), Node("b", "b", Op("f"), (Ref("a"),))
    c = Node("c", "c", Op("f"), (Ref("a"), 3))
    project = RemoveNodes("", ("a", "b"), True).change(_project(a, b, c))
    assert project.graph.nodes["c"].args == (None, 3)


def test_no_reference_stays_behind_wherever_it_stands():
    size = Expr("s.shape[0]", (("s", Ref("gone")),))
    node = Node(
        "n", "n", Op("f"), (Ref("x"), (size, -1), ListValue((Ref("gone"),))),
        Table({"size": size, "mask": Ref("gone"), "dim": 1}), When("training", Ref("gone")),
    )  # fmt: skip
    base = _project(Node("x", "x", Input()), Node("gone", "gone", Input()), node)
    left = RemoveNodes("", ("gone",)).change(base).graph.nodes["n"]
    assert left.args == (Ref("x"), (None, -1), ListValue((None,)))
    assert dict(left.kwargs) == {"size": None, "mask": None, "dim": 1}
    assert left.when == When("training", None)


def test_a_module_goes_with_its_last_call_and_its_ties_with_it():
    nodes = (Node("a", "a", Call("a")), Node("a2", "a2", Call("a")), Node("b", "b", Call("b")))
    ties = (Tie("a.weight", "b.weight"), Tie("ab.weight", "b.weight"))
    members = (_layer("a"), _layer("b"), _layer("ab"))
    base = _project(*nodes, members=members, ties=ties)
    once = RemoveNodes("", ("a",)).change(base)
    assert list(once.graph.members) == ["a", "b", "ab"]
    assert once.graph.ties == ties
    twice = RemoveNodes("", ("a", "a2")).change(base)
    assert list(twice.graph.members) == ["b", "ab"]
    assert twice.graph.ties == (Tie("ab.weight", "b.weight"),)


def test_a_module_that_nobody_ever_called_stays():
    base = _project(Node("a", "a", Call("a")), members=(_layer("a"), _layer("spare")))
    assert list(RemoveNodes("", ("a",)).change(base).graph.members) == ["spare"]


def test_positions_close_up_and_ids_stay():
    project = RemoveNodes("", ("l1",), True).change(_chain("seq.0", "seq.1", "seq.2", "fc"))
    assert {m.id: m.name for m in project.graph.members.values()} == {
        "l0": "seq.0", "l2": "seq.1", "l3": "fc",
    }  # fmt: skip
    assert project.graph.nodes["l2"].name == "seq.1"


def test_gaps_elsewhere_are_nobodys_business():
    project = RemoveNodes("", ("l3",), True).change(_chain("a.0", "a.3", "b.0", "b.1", "b.2"))
    names = [m.name for m in project.graph.members.values()]
    assert names == ["a.0", "a.3", "b.0", "b.1"]


def test_ties_follow_positions():
    base = _chain("seq.0", "seq.1", "seq.2")
    ties = (Tie("seq.2.weight", "seq.1.weight"),)
    base = base.with_scope("", Graph(base.graph.nodes, base.graph.members, ties))
    project = RemoveNodes("", ("l0",), True).change(base)
    assert project.graph.ties == (Tie("seq.1.weight", "seq.0.weight"),)


def test_places_go_too():
    base = _chain("a")
    placed = Table({"l0": Placement(1.0, 1.0), "x": Placement(0.0, 0.0)})
    base = Project(graph=base.graph, view=View(Table({"": placed})))
    assert list(RemoveNodes("", ("l0",)).change(base).view.in_scope("")) == ["x"]
    assert RemoveNodes("", ("l0", "x")).change(base).view == View()


def test_nothing_and_nobody():
    base = _chain("a")
    assert RemoveNodes("", ()).change(base) is base
    with pytest.raises(EditError, match="no node with the id “gone”"):
        RemoveNodes("", ("x", "gone")).change(base)
    assert RemoveNodes("", ("x",)).label == "Delete x"
    assert RemoveNodes("", ("x", "y")).label == "Delete 2 nodes"
