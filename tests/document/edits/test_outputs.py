"""What a custom module is said to give."""

from __future__ import annotations

import pytest

from netstudio.document.edits.outputs import SetOutputs
from netstudio.document.node import Declared
from netstudio.document.project import ROOT
from netstudio.document.values import Ref
from netstudio.errors import EditError
from netstudio.layout.ports import ports_of
from tests.custom_python import custom_network

ONE = (Declared(("N", 24), name="features"),)
TWO = (*ONE, Declared(("N", "?"), "int64", "mask"))


def member_id(project) -> str:
    return next(m.id for m in project.graph.members.values() if hasattr(m.target, "sha256"))


def declared(project, outputs):
    return SetOutputs(ROOT, member_id(project), outputs).apply(project)


def reader(project):
    own = member_id(project)
    return next(n for n in project.graph.nodes.values() if own in n.sources())


def names(project) -> list[str]:
    node = project.graph.nodes[member_id(project)]
    return [port.name for port in ports_of(project, project.graph, node, None).outputs]


def test_it_is_declared_and_taken_back() -> None:
    project = custom_network()
    changed, back = declared(project, TWO)
    assert changed.graph.members[member_id(project)].target.outputs == TWO
    assert back.change(changed) == project
    assert declared(changed, TWO)[0] is changed


def test_who_reads_the_value_reads_the_first_of_several_and_back() -> None:
    project = custom_network(outputs=ONE)
    own = member_id(project)
    several, _ = declared(project, TWO)
    assert reader(several).args == (Ref(own, (0,)),)
    one, _ = declared(several, ONE)
    assert reader(one).args == (Ref(own),)
    assert declared(several, ())[0].graph.nodes == several.graph.nodes


def test_ports_have_the_names() -> None:
    assert names(custom_network()) == ["value"]
    assert names(custom_network(outputs=(Declared(("N", 24)),))) == ["value"]
    assert names(custom_network(outputs=ONE)) == ["features"]
    assert names(custom_network(outputs=(*TWO, Declared()))) == ["features", "mask", "2"]


def test_a_name_stands_once_and_layers_declare_nothing() -> None:
    project = custom_network()
    with pytest.raises(EditError, match="one name"):
        declared(project, (*ONE, *ONE))
    layer = next(m.id for m in project.graph.members.values() if not hasattr(m.target, "sha256"))
    with pytest.raises(EditError, match="no module of a Python file"):
        SetOutputs(ROOT, layer, ONE).apply(project)
