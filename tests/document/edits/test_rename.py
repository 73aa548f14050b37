"""Renaming: the attribute changes, the identity stays."""

from __future__ import annotations

import pytest

from netstudio.document.edits import RenameNode
from netstudio.document.graph import Graph, Tie
from netstudio.document.node import Call, Input, Layer, Member, Node, Op
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import EditError

NODES = (
    Node("x", "x", Input()),
    Node("fc", "fc", Call("fc")),
    Node("again", "again", Call("fc")),
    Node("op", "op", Op("f")),
    Node("head", "head", Call("head")),
)
MEMBERS = (
    Member("fc", "fc", Layer("Linear")),
    Member("head", "head", Layer("Linear")),
    Member("spare", "spare", Layer("Linear")),
)
TIES = (Tie("head.weight", "fc.weight"), Tie("fcx.weight", "fc"))
GRAPH = Graph(Table((n.id, n) for n in NODES), Table((m.id, m) for m in MEMBERS), TIES)
BASE = Project(graph=GRAPH)


def test_a_layer_takes_its_member_and_ties_along():
    graph = RenameNode("", "fc", "classifier.0").change(BASE).graph
    assert graph.nodes["fc"].name == "classifier.0"
    assert graph.members["fc"].name == "classifier.0"
    assert list(graph.members) == ["fc", "head", "spare"]
    assert graph.nodes["again"].name == "again"
    assert graph.ties == (
        Tie("head.weight", "classifier.0.weight"),
        Tie("fcx.weight", "classifier.0"),
    )


def test_a_second_call_and_an_operation_are_renamed_alone():
    graph = RenameNode("", "again", "twice").change(BASE).graph
    assert (graph.nodes["again"].name, graph.members["fc"].name) == ("twice", "fc")
    assert RenameNode("", "op", "sum").change(BASE).graph.nodes["op"].name == "sum"


def test_the_same_name_is_no_change():
    assert RenameNode("", "fc", "fc").change(BASE) is BASE
    assert RenameNode("", "fc", "dense").label == "Rename fc to dense"


@pytest.mark.parametrize(
    ("node", "name", "says"),
    [
        ("fc", "head", "“head” is taken"),
        ("fc", "x", "“x” is taken"),
        ("op", "spare", "“spare” is taken"),
        ("fc", "for", "cannot be a name"),
        ("fc", "forward", "attribute of nn.Module"),
        ("gone", "a", "no node with the id “gone”"),
    ],
)
def test_names_that_cannot_be(node, name, says):
    with pytest.raises(EditError) as caught:
        RenameNode("", node, name).change(BASE)
    assert says in str(caught.value)
