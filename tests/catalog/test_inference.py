"""Inference of whole projects: what is remembered between two looks, and what must not be."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from netstudio.catalog import layer_inference
from netstudio.catalog.inference import Inference, infer
from netstudio.catalog.size import BATCH
from netstudio.catalog.types import TensorType
from netstudio.document.graph import Graph
from netstudio.document.node import Layer
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Value
from tests.networks import NetworkBuilder, chain, lenet, tiny_resnet


def convolutions(count: int) -> Project:
    layers = [
        (f"c{k}", "Conv2d", {"out_channels": 16, "kernel_size": 3, "padding": 1})
        for k in range(count)
    ]
    return chain(*layers, shape=(1, 28, 28))


def with_argument(project: Project, member: str, name: str, value: Value) -> Project:
    old = project.graph.members[member]
    assert isinstance(old.target, Layer)
    target = Layer(old.target.type, old.target.args.set(name, value))
    members = project.graph.members.set(member, replace(old, target=target))
    return replace(project, graph=Graph(project.graph.nodes, members, project.graph.ties))


def test_lenet_as_in_the_paper() -> None:
    inference = infer(lenet())
    assert inference.is_sound
    assert inference.parameters == 61_706
    assert inference.macs == 416_520
    assert inference.nodes["logits"].type == TensorType((BATCH, 10))


def test_a_second_look_gives_the_same_answer() -> None:
    for project in (lenet(), tiny_resnet()):
        first = infer(project)
        assert infer(project) == first
        layer_inference._known.clear()
        assert infer(project) == first


def test_an_edit_is_seen_downstream() -> None:
    project = lenet()
    infer(project)
    edited = infer(with_argument(project, "conv1", "padding", 0))
    assert edited.nodes["conv1"].type == TensorType((BATCH, 6, 24, 24))
    assert edited.nodes["fc1"].inferred == {"in_features": 256}
    assert infer(project).nodes["fc1"].inferred == {"in_features": 400}


@pytest.mark.parametrize(
    ("name", "good", "bad"), [("stride", 1, True), ("bias", True, 1), ("groups", 1, 1.0)]
)
def test_values_that_python_calls_equal_are_told_apart(name: str, good: Value, bad: Value) -> None:
    project = lenet()
    assert not _clashes(infer(with_argument(project, "conv1", name, good)))
    assert _clashes(infer(with_argument(project, "conv1", name, bad))) == ["argument"]
    assert not _clashes(infer(with_argument(project, "conv1", name, good)))


def _clashes(inference: Inference) -> list[str]:
    return [clash.code for clash in inference.nodes["conv1"].clashes]


def block_project(**args: Value) -> Project:
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", out_channels=4, kernel_size=3, padding=Expr("pad"))
    net.layer("norm", "BatchNorm2d", "conv", affine=Expr("affine"))
    net.output("norm", "out")
    block = Block("Block", net.graph(), Table({"pad": 1, "affine": True}))
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    net.block("a", "Block", "image")
    net.block("b", "Block", "a", **args)
    net.output("b")
    return Project("blocks", graph=net.graph(), blocks=Table({"Block": block}))


def test_instances_with_other_parameters_have_other_answers() -> None:
    inference = infer(block_project(pad=0))
    assert inference.nodes["a.conv"].type == TensorType((BATCH, 4, 8, 8))
    assert inference.nodes["b.conv"].type == TensorType((BATCH, 4, 6, 6))
    assert infer(block_project(pad=2)).nodes["b.conv"].type == TensorType((BATCH, 4, 10, 10))


def test_a_parameter_of_true_is_not_one() -> None:
    project = block_project(affine=1)
    inference = infer(project)
    assert not inference.nodes["a.norm"].clashes
    assert [clash.code for clash in inference.nodes["b.norm"].clashes] == ["argument"]
    again = infer(project)
    assert [clash.code for clash in again.nodes["b.norm"].clashes] == ["argument"]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer_inference, "MAX_LAYERS", 50)
    monkeypatch.setattr(layer_inference, "MAX_ANSWERS", 2)
    layer_inference._known.clear()
    project = convolutions(120)
    first = infer(project)
    assert len(layer_inference._known) == 50
    assert infer(project) == first
    for size in range(8, 16):
        infer(chain(("flatten", "Flatten", {}), shape=(1, size, size)))
    layer = Layer("ReLU")
    for size in range(1, 9):
        layer_inference.infer_layer(layer, (TensorType((BATCH, size)),), {})
    assert len(layer_inference._known[id(layer)].answers) <= 2


def test_a_parameter_edit_in_a_large_graph_is_quick() -> None:
    """Far from the limit on a quiet machine; the limit leaves room for a busy one."""
    project = convolutions(200)
    infer(project)
    best = float("inf")
    for kernel in (5, 1, 7):
        edited = with_argument(project, "c100", "kernel_size", kernel)
        start = time.perf_counter()
        infer(edited)
        best = min(best, time.perf_counter() - start)
    assert best < 0.050
