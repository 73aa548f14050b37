"""What is saved is what is opened, to the letter."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings

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
    When,
)
from netstudio.document.project import Project
from netstudio.document.project_file import (
    load_project_file,
    project_from_text,
    project_to_text,
    save_project_file,
)
from netstudio.document.recipe import Choice, LossTerm, Recipe, Step
from netstudio.document.table import Table
from netstudio.document.values import DType, Expr, ListValue, Ref, SliceValue
from netstudio.document.view import Note, Placement, View
from netstudio.errors import ProjectFileError

from ..strategies import identity_of, projects, random_project, values

SKETCH = """{
 "format": 1,
 "name": "tiny-resnet",
 "blocks": {
  "Residual": {
   "parameters": {"channels": 16},
   "nodes": [
    {"id": "x", "kind": "input"},
    {"id": "conv", "layer": "Conv2d", "args": {"out_channels": {"expr": "channels"}, "bias": false}, "of": ["x"]},
    {"id": "sum", "op": "add", "of": ["conv", "x"]},
    {"id": "out", "kind": "output", "of": ["sum"]}
   ]
  }
 },
 "graph": {
  "nodes": [
   {"id": "image", "kind": "input", "shape": [1, 32, 32]},
   {"id": "stem", "layer": "Conv2d", "args": {"out_channels": 16}, "of": ["image"]},
   {"id": "stage1", "block": "Residual", "args": {"channels": 16}, "repeat": 3, "of": ["stem"]},
   {"id": "logits", "kind": "output", "of": ["stage1"]}
  ]
 },
 "view": {
  "image": [0, 0],
  "stem": [200, 0.5],
  "Residual/conv": {"at": [10, 20], "colour": "#3fb6a8"}
 },
 "recipe": {"data": "mnist", "epochs": 3, "optimizer": {"name": "sgd", "learning_rate": 0.01}}
}
"""  # noqa: E501


def _graph_data(graph: Graph) -> dict:
    return json.loads(project_to_text(Project(graph=graph)))["graph"]


def _reread(graph: Graph) -> Graph:
    return project_from_text(project_to_text(Project(graph=graph))).graph


def test_the_layout_is_a_node_a_line_and_stable():
    assert project_to_text(project_from_text(SKETCH)) == SKETCH


def test_a_layer_node_is_one_member_and_one_call():
    graph = project_from_text(SKETCH).graph
    assert graph.nodes["stem"] == Node("stem", "stem", Call("stem"), (Ref("image"),))
    layer = Layer("Conv2d", Table({"out_channels": 16}))
    assert graph.members["stem"] == Member("stem", "stem", layer)
    assert list(graph.members) == ["stem", "stage1"]
    assert graph.members["stage1"].target == BlockUse("Residual", Table({"channels": 16}), 3)


def test_an_empty_project_is_short():
    assert project_to_text(Project()) == '{\n "format": 1,\n "name": "untitled"\n}\n'
    assert project_from_text('{"format": 1}') == Project()


@given(projects)
@settings(max_examples=60, deadline=None)
def test_any_project_reads_back_to_the_letter(project: Project):
    text = project_to_text(project)
    read = project_from_text(text)
    assert identity_of(read) == identity_of(project)
    assert project_to_text(read) == text


@given(values, values)
@settings(max_examples=200, deadline=None)
def test_any_value_reads_back_to_the_letter_as_argument_and_as_keyword(first, second):
    nodes = [Node("image", "image", Input()), Node("conv", "conv", Input())]
    nodes.append(Node("op", "op", Op("add"), (first,), Table({"k": second})))
    graph = Graph(Table((node.id, node) for node in nodes))
    assert identity_of(_reread(graph)) == identity_of(graph)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.0, 1.0),
        (float("inf"), {"float": "inf"}),
        (float("-inf"), {"float": "-inf"}),
        (float("nan"), {"float": "nan"}),
        ("text", {"text": "text"}),
        (Ref("x"), "x"),
        (Ref("x", (1, "h")), {"ref": "x", "item": [1, "h"]}),
        ((Ref("x"), 2), ["x", 2]),
        (ListValue((1, None)), {"list": [1, None]}),
        (SliceValue(None, Ref("x"), 2), {"slice": [None, "x", 2]}),
        (..., {"ellipsis": True}),
        (DType("int64"), {"dtype": "int64"}),
        (Expr("c * 2"), {"expr": "c * 2"}),
        (Expr("x.shape[0]", (("x", Ref("x")),)), {"expr": "x.shape[0]", "where": {"x": "x"}}),
    ],
)
def test_how_an_argument_is_written(value, written):
    graph = Graph(Table({"x": Node("x", "x", Input()), "op": Node("op", "op", Op("f"), (value,))}))
    assert _graph_data(graph)["nodes"][1]["of"] == [written]


def test_strings_are_strings_outside_of():
    kwargs = Table({"mode": "x", "like": Ref("x")})
    node = Node("op", "op", Op("f"), (), kwargs, When("training", Ref("x")))
    graph = Graph(Table({"x": Node("x", "x", Input()), "op": node}))
    written = _graph_data(graph)["nodes"][1]
    assert written["kwargs"] == {"mode": "x", "like": {"ref": "x"}}
    assert written["when"] == {"condition": "training", "otherwise": {"ref": "x"}}


def test_a_second_call_an_uncalled_member_and_another_order():
    relu = Member("relu", "relu", Layer("ReLU"))
    spare = Member("spare", "classifier.2", Layer("Linear"), frozen=True)
    nodes = [
        Node("x", "x", Input((3,), "int64", batch=False)),
        Node("relu", "relu", Call("relu"), (Ref("x"),)),
        Node("relu_2", "relu_2", Call("relu"), (Ref("relu"),)),
        Node("y", "y", Output(), (Ref("relu_2"),)),
    ]
    table = Table((node.id, node) for node in nodes)
    graph = Graph(table, Table({"relu": relu, "spare": spare}))
    data = _graph_data(graph)
    assert data["nodes"][0] == {
        "id": "x", "kind": "input", "shape": [3], "dtype": "int64", "batch": False,
    }  # fmt: skip
    assert data["nodes"][2] == {"id": "relu_2", "call": "relu", "of": ["relu"]}
    assert data["modules"] == [
        {"id": "spare", "name": "classifier.2", "layer": "Linear", "frozen": True}
    ]
    assert "order" not in data
    turned = Graph(table, Table({"spare": spare, "relu": relu}))
    assert _graph_data(turned)["order"] == ["spare", "relu"]
    assert list(_reread(turned).members) == ["spare", "relu"]


def test_tensors_and_custom_modules():
    bias = Tensor("buffer", (3, Expr("c")), "int64", "ones", "ab" * 32, persistent=False)
    custom = CustomModule("attn.py", "Attention", "cd" * 32, Table({"heads": 4}))
    graph = Graph(
        members=Table({"b": Member("b", "b", bias), "a": Member("a", "a", custom)}),
    )
    assert identity_of(_reread(graph)) == identity_of(graph)


def test_the_usual_step_is_flat_and_others_are_listed():
    usual = Recipe(steps=(Step((LossTerm(Choice("mse")),), optimizer=Choice("adam")),))
    data = json.loads(project_to_text(Project(recipe=usual)))["recipe"]
    assert data == {"optimizer": "adam", "loss": "mse"}
    two = Recipe(steps=(Step(name="d"), Step((LossTerm(weight=0.5, output="fake"),), ("gen",))))
    data = json.loads(project_to_text(Project(recipe=two)))["recipe"]
    assert data == {
        "steps": [
            {"name": "d"},
            {"losses": [{"loss": "cross_entropy", "output": "fake", "weight": 0.5}],
             "updates": ["gen"]},
        ]
    }  # fmt: skip
    for recipe in (usual, two, Recipe(steps=())):
        assert project_from_text(project_to_text(Project(recipe=recipe))).recipe == recipe


def test_ids_that_look_like_keys_of_the_view_keep_their_places():
    odd = Table({i: Placement(1.0, 2.0) for i in ("notes", "a/b", "Residual/conv")})
    notes = Table({"n": Note("n", "look", 0.0, 0.0, 10.5, 20.0, "Residual", "#ffffff")})
    view = View(Table({"": odd, "Residual": Table({"a/b": Placement(3.5, 0.0)})}), notes)
    read = project_from_text(project_to_text(Project(view=view))).view
    assert identity_of(read) == identity_of(view)


def test_an_unknown_layer_survives():
    text = '{"format": 1, "graph": {"nodes": [{"id": "a", "layer": "Quantum", "args": {"q": 3}}]}}'
    project = project_from_text(text)
    assert project.graph.members["a"].target == Layer("Quantum", Table({"q": 3}))
    assert '"layer": "Quantum", "args": {"q": 3}' in project_to_text(project)


def test_cycles_load_for_the_checker_to_report():
    nodes = '{"id": "a", "op": "f", "of": ["b"]}, {"id": "b", "op": "f", "of": ["a"]}'
    project = project_from_text(f'{{"format": 1, "graph": {{"nodes": [{nodes}]}}}}')
    assert project.graph.nodes["a"].sources() == ("b",)


def test_a_file_saves_and_loads(tmp_path):
    path = tmp_path / "größe und 多.json"
    project = random_project(Random(5), tensors=False)
    save_project_file(project, path)
    assert identity_of(load_project_file(path)) == identity_of(project)
    assert path.read_text(encoding="utf-8") == project_to_text(project)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_byte_order_mark_is_passed_over(tmp_path):
    path = tmp_path / "p.json"
    path.write_bytes(b"\xef\xbb\xbf" + SKETCH.encode())
    assert load_project_file(path) == project_from_text(SKETCH)


def test_what_could_not_be_opened_again_is_not_written(tmp_path):
    path = tmp_path / "p.json"
    save_project_file(Project(name="old"), path)
    dangling = Graph(Table({"op": Node("op", "op", Op("f"), (Ref("gone"),))}))
    with pytest.raises(ProjectFileError, match=r"cannot be written.*“gone”, which is not there"):
        save_project_file(Project(graph=dangling), path)
    assert load_project_file(path).name == "old"


@pytest.mark.parametrize(
    "value", [object(), 2**64, "half \ud800", b"bytes", DType("float7"), Expr("__import__('os')")]
)
def test_values_that_no_file_may_hold_are_refused(value):
    graph = Graph(Table({"op": Node("op", "op", Op("f"), (value,))}))
    with pytest.raises(ProjectFileError):
        project_to_text(Project(graph=graph))


def test_a_binding_made_twice_is_refused():
    twice = Expr("x.shape[0]", (("x", Ref("a")), ("x", Ref("b"))))
    nodes = {"a": Node("a", "a", Input()), "b": Node("b", "b", Input())}
    graph = Graph(Table({**nodes, "op": Node("op", "op", Op("f"), (twice,))}))
    with pytest.raises(ProjectFileError, match="binds a name twice"):
        project_to_text(Project(graph=graph))


def test_a_value_nested_without_end_is_refused():
    value = ()
    for _ in range(3000):
        value = (value,)
    graph = Graph(Table({"op": Node("op", "op", Op("f"), (value,))}))
    with pytest.raises(ProjectFileError, match="nested"):
        project_to_text(Project(graph=graph))
