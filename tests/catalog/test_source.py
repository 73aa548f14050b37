"""Every layer alone in a network: its source is written, passes the gate, runs, and agrees."""

from __future__ import annotations

import ast

import pytest
import torch

from netstudio.catalog.inference import infer
from netstudio.compiler import build
from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Layer, Member, Node, Output
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Ref
from tests.catalog.cases import CASES
from tests.catalog.real import TORCH_WARNINGS, Case, at_batch, call, construct, sample, type_of

pytestmark = TORCH_WARNINGS


def alone(case: Case) -> Project:
    """The layer of a case between inputs and an output."""
    inputs = [
        Node(f"in{index}", f"in{index}", Input(shape, value.dtype, case.batch))
        for index, (shape, value) in enumerate(zip(case.shapes, case.types(), strict=True))
    ]
    layer = Node("layer", "layer", Call("layer"), tuple(Ref(node.id) for node in inputs))
    nodes = [*inputs, layer, Node("out", "out", Output(), (Ref("layer"),))]
    member = Member("layer", "layer", Layer(case.layer, Table(case.args)))
    graph = Graph(Table({node.id: node for node in nodes}), Table({"layer": member}))
    return Project("alone", graph=graph)


def no_decided_choice(text: str) -> bool:
    """Whether the model's own class has no conditional expression that literals decide."""
    model = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)][-1]
    return not any(isinstance(node, ast.IfExp) for node in ast.walk(model))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_source_computes_what_the_layer_declares(case: Case) -> None:
    project = alone(case)
    inference = infer(project)
    known = inference.nodes["layer"]
    assert not known.clashes
    torch.manual_seed(0)
    model = build(project, inference)
    module = model.module
    assert no_decided_choice(model.source.text), model.source.text
    torch.manual_seed(0)
    own = construct(case.spec, known.args)
    assert sum(p.numel() for p in module.parameters()) == inference.parameters
    tensors = [sample(value) for value in case.types()]
    torch.manual_seed(0)
    actual = module(*tensors)
    assert type_of(actual) == at_batch(known.type, 2)
    torch.manual_seed(0)
    torch.testing.assert_close(
        actual, call(case.spec, own, known.args, tensors), equal_nan=True, rtol=1e-5, atol=1e-6
    )
