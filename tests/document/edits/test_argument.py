"""Setting what layers, calls and inputs are made with."""

from __future__ import annotations

import pytest

from netstudio.document.edits import (
    UNSET,
    SetArguments,
    SetInput,
    SetLayer,
    SetNodeArguments,
    SetOutputKey,
)
from netstudio.document.graph import Graph
from netstudio.document.node import (
    BlockUse,
    Call,
    CustomModule,
    Input,
    Layer,
    Member,
    Node,
    Op,
    Output,
    Tensor,
)
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.errors import EditError

MEMBERS = (
    Member("fc", "fc", Layer("Linear", Table({"bias": True, "out_features": 10})), frozen=True),
    Member("stage", "stage", BlockUse("Stage", repeat=3)),
    Member("own", "own", CustomModule("own.py", "Own", "0" * 64)),
    Member("weight", "weight", Tensor("parameter", (3,))),
)
NODES = (
    Node("x", "x", Input((1, 28, 28))),
    Node("fc", "fc", Call("fc"), (Ref("x"),)),
    Node("op", "op", Op("f"), (Ref("fc"), 1), Table({"dim": 2})),
)
BASE = Project(
    graph=Graph(Table((n.id, n) for n in NODES), Table((m.id, m) for m in MEMBERS)),
    blocks=Table({"Stage": Block("Stage"), "Head": Block("Head")}),
)


def _args(project: Project, member: str) -> dict:
    return dict(project.graph.members[member].target.args)


def test_arguments_are_set_changed_and_unset():
    project = SetArguments("", "fc", {"bias": False, "device": "cpu"}).change(BASE)
    assert _args(project, "fc") == {"bias": False, "out_features": 10, "device": "cpu"}
    assert _args(SetArguments("", "fc", {"bias": UNSET}).change(BASE), "fc") == {"out_features": 10}
    assert project.graph.members["fc"].frozen
    assert list(project.graph.members) == [m.id for m in MEMBERS]


def test_what_is_the_same_to_the_letter_changes_nothing():
    assert SetArguments("", "fc", {"out_features": 10, "dtype": UNSET}).change(BASE) is BASE
    changed = SetArguments("", "fc", {"bias": 1, "out_features": 10.0}).change(BASE)
    assert [type(v) for v in _args(changed, "fc").values()] == [int, float]


def test_blocks_and_custom_modules_take_arguments_tensors_do_not():
    stage = SetArguments("", "stage", {"channels": 8}).change(BASE).graph.members["stage"].target
    assert stage == BlockUse("Stage", Table({"channels": 8}), 3)
    assert _args(SetArguments("", "own", {"heads": 4}).change(BASE), "own") == {"heads": 4}
    with pytest.raises(EditError, match="“weight” is a tensor"):
        SetArguments("", "weight", {"a": 1}).change(BASE)
    with pytest.raises(EditError, match="no layer with the id “gone”"):
        SetArguments("", "gone", {"a": 1}).change(BASE)
    with pytest.raises(EditError, match="“size” of “fc” cannot refer to the value of a node"):
        SetArguments("", "fc", {"size": (1, Ref("x"))}).change(BASE)


def test_merge_keys_tell_what_is_edited():
    key = SetArguments("", "fc", {"bias": 1}).merge_key
    assert key == SetArguments("", "fc", {"bias": 2}).merge_key
    assert key != SetArguments("", "fc", {"dim": 2}).merge_key
    assert key != SetArguments("B", "fc", {"bias": 2}).merge_key
    assert SetArguments("", "fc", {"bias": 1, "dim": 2}).label == "Set bias, dim of fc"


def test_a_layer_becomes_another_and_keeps_its_identity():
    project = SetLayer("", "fc", Layer("Bilinear")).change(BASE)
    member = project.graph.members["fc"]
    assert (member.id, member.name, member.frozen) == ("fc", "fc", True)
    assert member.target == Layer("Bilinear")
    use = SetLayer("", "fc", BlockUse("Head")).change(BASE)
    assert use.graph.members["fc"].target == BlockUse("Head")
    assert SetLayer("", "fc", BlockUse("Head")).label == "Turn fc into Head"
    with pytest.raises(EditError, match="no block named “Gone”"):
        SetLayer("", "fc", BlockUse("Gone")).change(BASE)


def test_the_arguments_of_a_call():
    project = SetNodeArguments("", "op", (Ref("x"), 2), Table({"dim": 3})).change(BASE)
    assert project.graph.nodes["op"].args == (Ref("x"), 2)
    assert dict(project.graph.nodes["op"].kwargs) == {"dim": 3}
    with pytest.raises(EditError, match="no node with the id “gone”"):
        SetNodeArguments("", "op", ((Ref("gone"),),), Table()).change(BASE)
    with pytest.raises(EditError, match="close a cycle"):
        SetNodeArguments("", "fc", (), Table({"mask": Ref("op")})).change(BASE)
    with pytest.raises(EditError, match="is an input"):
        SetNodeArguments("", "x", (1,), Table()).change(BASE)


def test_a_call_on_a_cycle_can_still_be_edited():
    looped = Graph(
        Table({
            "a": Node("a", "a", Op("f"), (Ref("b"),)),
            "b": Node("b", "b", Op("f"), (Ref("a"),)),
        })
    )  # fmt: skip
    project = SetNodeArguments("", "a", (Ref("b"), 3), Table()).change(Project(graph=looped))
    assert project.graph.nodes["a"].args == (Ref("b"), 3)


def test_an_input():
    target = Input((3, 32, 32), "float16")
    assert SetInput("", "x", target).change(BASE).graph.nodes["x"].target == target
    assert SetInput("", "x", Input((1, 28, 28))).change(BASE) is BASE
    with pytest.raises(EditError, match="“fc” is not an input"):
        SetInput("", "fc", target).change(BASE)


def test_an_output_is_given_a_key_and_loses_it():
    base = BASE.with_scope("", BASE.graph.with_nodes([Node("out", "out", Output(), (Ref("fc"),))]))
    keyed = SetOutputKey("", "out", "0 – logits").change(base)
    assert keyed.graph.nodes["out"].target == Output("0 – logits")
    assert keyed.graph.returned_keys() == ("0 – logits",)
    assert SetOutputKey("", "out", "0 – logits").change(keyed) is keyed
    assert SetOutputKey("", "out", "").change(keyed) == base
    assert SetOutputKey("", "out", "k").label_in(base) == "Set key of out"


@pytest.mark.parametrize("key", ["a\nb", "k" * 101, "\ud800"])
def test_a_key_that_nobody_can_read_is_refused(key):
    base = BASE.with_scope("", BASE.graph.with_nodes([Node("out", "out", Output(), (Ref("fc"),))]))
    with pytest.raises(EditError, match="one line of 100 characters"):
        SetOutputKey("", "out", key).change(base)
    with pytest.raises(EditError, match="“fc” is not an output"):
        SetOutputKey("", "fc", "a").change(base)
