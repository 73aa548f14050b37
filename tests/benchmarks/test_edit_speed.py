"""How long an edit keeps the window: shapes, problems and source of a 200-node graph.

`python -m pytest tests/benchmarks --benchmark-only` prints the table.
"""

from __future__ import annotations

from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from netstudio.catalog.inference import infer
from netstudio.codegen.generate import generate
from netstudio.compiler.adapters import adapters_for
from netstudio.compiler.check import check
from netstudio.document.edits import AddNodes, Connect, MoveNodes, SetArguments
from netstudio.document.history import History
from netstudio.document.node import Call, Layer, Member, Node
from netstudio.document.project import Project
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.gui.canvas.fitting import verdict
from tests.networks import chain


@pytest.fixture
def deep() -> Project:
    """198 layers: convolution, batch norm and ReLU in turn, then flatten and linear."""
    layers = []
    for index in range(66):
        layers += [
            (f"conv{index}", "Conv2d", {"out_channels": 16, "kernel_size": 3, "padding": 1}),
            (f"norm{index}", "BatchNorm2d", {}),
            (f"relu{index}", "ReLU", {}),
        ]
    layers += [("flatten", "Flatten", {}), ("fc", "Linear", {"out_features": 10})]
    return chain(*layers, name="deep")


def test_parameter_edit_updates_shapes(benchmark: BenchmarkFixture, deep: Project) -> None:
    """The goal is under 5 ms: an edit in the middle and every shape behind it."""
    history = History(deep)
    channels = count(17)

    def edit() -> None:
        history.push(SetArguments("", "conv33", {"out_channels": next(channels)}))
        infer(history.project)

    benchmark(edit)


def test_move(benchmark: BenchmarkFixture, deep: Project) -> None:
    history = History(deep)
    places = count()
    benchmark(lambda: history.push(MoveNodes("", {"conv33": (next(places), 0)})))


def test_check(benchmark: BenchmarkFixture, deep: Project) -> None:
    benchmark(check, deep)


def test_generate(benchmark: BenchmarkFixture, deep: Project) -> None:
    inference = infer(deep)
    benchmark(generate, deep, inference)


def test_save_and_load(benchmark: BenchmarkFixture, deep: Project) -> None:
    benchmark(lambda: project_from_text(project_to_text(deep)))


def test_judge_every_port_for_a_dragged_wire(benchmark: BenchmarkFixture, deep: Project) -> None:
    """The goal is under 16 ms, a frame: what a drag works out when all 200 cards are in view."""
    known, graph, source = infer(deep).nodes.get, deep.graph, Ref("conv33")
    benchmark(lambda: [verdict(graph, known, source, node, 0) for node in graph.nodes.values()])


def test_find_adapters(benchmark: BenchmarkFixture, deep: Project) -> None:
    """What is done when a wire is let go on a port that it does not fit."""
    loose = (
        AddNodes(
            "",
            (Node("fc2", "fc2", Call("fc2")),),
            (Member("fc2", "fc2", Layer("Linear", Table({"in_features": 9, "out_features": 3}))),),
        )
    ).change(deep)
    wire = Connect("", Ref("conv33"), "fc2")
    assert benchmark(adapters_for, loose, "", wire, ("fc2", 0, 0))
