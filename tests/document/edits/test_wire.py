"""Connecting, disconnecting, inserting."""

from __future__ import annotations

import pytest

from netstudio.document.edits import Connect, Disconnect, InsertOnWire, Reroute
from netstudio.document.edits.wire import argument_at, with_argument
from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Layer, Member, Node, Op, Output
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import ListValue, Ref
from netstudio.document.view import Placement
from netstudio.errors import EditError

NODES = (
    Node("x", "x", Input()),
    Node("a", "a", Op("f"), (Ref("x", (1,)),)),
    Node("b", "b", Op("f"), (Ref("a"),), Table({"mask": Ref("x")})),
    Node("y", "y", Output(), (Ref("b"),)),
)
BASE = Project(graph=Graph(Table((n.id, n) for n in NODES)))


def _args(project: Project, node_id: str) -> tuple:
    return project.graph.nodes[node_id].args


def test_connect_to_ports_by_index_and_by_name():
    assert _args(Connect("", Ref("x"), "b").change(BASE), "b") == (Ref("x"),)
    assert _args(Connect("", Ref("x"), "b", 2).change(BASE), "b") == (Ref("a"), None, Ref("x"))
    named = Connect("", Ref("a", (0,)), "b", "mask").change(BASE)
    assert named.graph.nodes["b"].kwargs["mask"] == Ref("a", (0,))


def test_a_wire_that_is_there_already_changes_nothing():
    assert Connect("", Ref("a"), "b").change(BASE) is BASE
    assert Connect("", Ref("a", (0,)), "b").change(BASE) is not BASE


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (Connect("", Ref("b"), "a"), "would close a cycle: “b” already depends on “a”"),
        (Connect("", Ref("a"), "a", 1), "would close a cycle"),
        (Connect("", Ref("gone"), "a"), "no node with the id “gone”"),
        (Connect("", Ref("a"), "gone"), "no node with the id “gone”"),
        (Connect("", Ref("y"), "x"), "would close a cycle"),
        (Connect("", Ref("a"), "y", "name"), "takes no argument by name"),
        (Disconnect("", "gone"), "no node with the id “gone”"),
    ],
)
def test_what_does_not_fit(edit, says):
    with pytest.raises(EditError) as caught:
        edit.change(BASE)
    assert says in str(caught.value)


def test_an_input_takes_no_wire():
    two = Project(graph=BASE.graph.with_nodes([Node("z", "z", Input())]))
    with pytest.raises(EditError, match="is an input"):
        Connect("", Ref("x"), "z").change(two)


def test_disconnect_leaves_no_gaps_behind():
    assert _args(Disconnect("", "b").change(BASE), "b") == ()
    wide = Connect("", Ref("x"), "b", 2).change(BASE)
    assert _args(Disconnect("", "b", 2).change(wide), "b") == (Ref("a"),)
    assert _args(Disconnect("", "b", 0).change(wide), "b") == (None, None, Ref("x"))
    assert Disconnect("", "b", "mask").change(BASE).graph.nodes["b"].kwargs["mask"] is None
    assert Disconnect("", "b", 7).change(BASE) is BASE


def test_arguments_by_port():
    node = NODES[2]
    assert argument_at(node, 0) == Ref("a")
    assert argument_at(node, 5) is None
    assert argument_at(node, "mask") == Ref("x")
    assert argument_at(node, "absent") is None
    assert with_argument(node, 1, 3).args == (Ref("a"), 3)


def test_a_node_dropped_on_a_wire_goes_between():
    node, member = Node("n", "n", Call("n")), Member("n", "n", Layer("ReLU"))
    edit = InsertOnWire("", node, member, "a", 0, {"n": Placement(5.0, 5.0)})
    project = edit.change(BASE)
    assert _args(project, "n") == (Ref("x", (1,)),)
    assert _args(project, "a") == (Ref("n"),)
    assert project.graph.members["n"] == member
    assert project.view.placement("", "n") == Placement(5.0, 5.0)
    assert edit.label == "Insert n before a"
    op = InsertOnWire("", Node("n", "n", Op("g")), None, "b", "mask").change(BASE)
    assert op.graph.nodes["b"].kwargs["mask"] == Ref("n")


def test_a_node_dropped_beside_a_wire_is_refused():
    with pytest.raises(EditError, match="Nothing is connected to port 3 of “b”"):
        InsertOnWire("", Node("n", "n", Op("g")), None, "b", 3).change(BASE)


def _joined() -> Project:
    values = ListValue((Ref("x"), Ref("a"), Ref("x")))
    node = Node("cat", "cat", Op("torch.cat"), (values,), Table({"dim": 1}))
    return Project(graph=BASE.graph.with_nodes([node]))


def test_a_wire_inside_a_list_comes_from_elsewhere():
    project = Reroute("", ("cat", 0, 1), Ref("b")).change(_joined())
    assert _args(project, "cat") == (ListValue((Ref("x"), Ref("b"), Ref("x"))),)
    assert Reroute("", ("cat", 0, 1), Ref("b")).change(project) is project


def test_no_wire_comes_from_what_depends_on_it():
    with pytest.raises(EditError, match="cycle"):
        Reroute("", ("a", 0, 0), Ref("b")).change(BASE)
    with pytest.raises(EditError, match="Nothing is connected to port 3"):
        Reroute("", ("a", 3, 0), Ref("x")).change(BASE)


def test_of_several_values_one_goes_on_along_the_wire():
    split = Node("split", "split", Call("split"))
    member = Member("split", "split", Layer("Split"))
    project = InsertOnWire("", split, member, "b", item=(1,)).change(BASE)
    assert _args(project, "split") == (Ref("a"),)
    assert _args(project, "b") == (Ref("split", (1,)),)


def test_a_node_goes_into_one_wire_of_a_list():
    act = Node("act", "act", Op("torch.relu"))
    project = InsertOnWire("", act, None, "cat", index=2).change(_joined())
    assert _args(project, "act") == (Ref("x"),)
    assert _args(project, "cat") == (ListValue((Ref("x"), Ref("a"), Ref("act"))),)
