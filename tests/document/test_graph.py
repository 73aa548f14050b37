"""Nodes, members and what can be asked of a graph and a project."""

from __future__ import annotations

import pytest

from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Call, Input, Layer, Member, Node, Output, When
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref
from netstudio.document.view import Placement, View
from netstudio.errors import EditError

RELU = Member("relu", "relu", Layer("ReLU"))
STAGE = Member("stage", "stage", BlockUse("Stage"))
NODES = (
    Node("x", "x", Input((3,))),
    Node("relu", "relu", Call("relu"), (Ref("x"),)),
    Node("again", "again", Call("relu"), (Ref("relu"),)),
    Node("stage", "stage", Call("stage"), (Ref("again"),)),
    Node("lost", "lost", Call("gone"), (Ref("x"), Ref("nowhere"))),
    Node("y", "y", Output(), (Ref("stage"), Ref("x"))),
)
GRAPH = Graph(Table((n.id, n) for n in NODES), Table({"relu": RELU, "stage": STAGE}))


def test_what_a_node_calls():
    assert GRAPH.member_of(GRAPH.nodes["again"]) == RELU
    assert GRAPH.layer_of(GRAPH.nodes["relu"]) == Layer("ReLU")
    assert GRAPH.block_of(GRAPH.nodes["stage"]) == BlockUse("Stage")
    assert GRAPH.layer_of(GRAPH.nodes["stage"]) is None
    assert GRAPH.block_of(GRAPH.nodes["relu"]) is None
    assert GRAPH.member_of(GRAPH.nodes["lost"]) is None
    assert GRAPH.member_of(GRAPH.nodes["x"]) is None


def test_who_calls_and_who_reads():
    assert [node.id for node in GRAPH.callers("relu")] == ["relu", "again"]
    assert GRAPH.consumers()["x"] == ["relu", "lost", "y"]
    assert "nowhere" not in GRAPH.consumers()
    assert [n.id for n in GRAPH.inputs()] == ["x"]
    assert [n.id for n in GRAPH.outputs()] == ["y"]


def test_a_node_reads_through_every_kind_of_argument():
    where = (("s", Ref("b")),)
    kwargs = Table({"mask": Ref("c"), "like": Ref("a")})
    node = Node("n", "n", Call("m"), ((Ref("a"), Expr("s.shape[0]", where)),), kwargs)
    assert node.sources() == ("a", "b", "c")
    conditional = Node("n", "n", Call("m"), (Ref("a"),), when=When("training", Ref("d")))
    assert conditional.sources() == ("a", "d")


def test_scopes():
    block = Block("Stage", Graph(Table({"x": NODES[0]})))
    project = Project(graph=GRAPH, blocks=Table({"Stage": block}))
    assert project.scope(ROOT) is GRAPH
    assert project.scope("Stage") is block.graph
    changed = project.with_scope("Stage", Graph())
    assert changed.blocks["Stage"] == Block("Stage")
    assert changed.graph is GRAPH
    assert project.with_scope(ROOT, Graph()).graph == Graph()
    with pytest.raises(EditError, match="no block named “Head”; the project has: Stage"):
        project.scope("Head")
    with pytest.raises(EditError):
        project.with_scope("Head", GRAPH)


def test_the_view_keeps_no_empty_scopes():
    placed = View().with_scope("", Table({"x": Placement(1.0, 2.0)}))
    assert placed.placement("", "x") == Placement(1.0, 2.0)
    assert placed.placement("Stage", "x") is None
    assert placed.with_scope("", Table()) == View()


@pytest.mark.parametrize(
    "place", [(float("nan"), 0.0), (0.0, float("inf")), (0.0, 0.0, "red"), (0.0, 0.0, "#12345")]
)
def test_places_and_colours_are_such_as_a_file_can_hold(place):
    with pytest.raises(EditError):
        Placement(*place)
