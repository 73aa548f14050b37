"""Tensors with values of their own, in the source or beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from netstudio.codegen.generate import generate
from netstudio.compiler import build
from netstudio.document.node import Call, Member, Node, Tensor
from netstudio.document.project import Project
from netstudio.document.project_file import tensor_hash
from netstudio.document.table import Table
from netstudio.errors import CodegenError
from netstudio.exchange.python_file import export_python
from tests.networks import NetworkBuilder


def with_tensor(array: np.ndarray, role: str = "buffer", persistent: bool = False) -> Project:
    """A network that gives its input and the tensor."""
    digest = tensor_hash(array)
    net = NetworkBuilder()
    net.input("image", (2,))
    tensor = Tensor(role, array.shape, array.dtype.name, data=digest, persistent=persistent)
    net.members["table"] = Member("table", "table", tensor)
    net.nodes["table"] = Node("table", "table", Call("table"))
    net.output("image", "same")
    net.output("table", "values")
    return Project("net", graph=net.graph(), tensors=Table({digest: array}))


@pytest.mark.parametrize(
    ("array", "text"),
    [
        (np.array([1.0, -0.5, 0.1], "float32"), "torch.tensor([1.0, -0.5, 0.1])"),
        (np.array([[1, 2], [3, 4]]), "torch.tensor([[1, 2], [3, 4]])"),
        (np.arange(100), "torch.arange(100)"),
        (np.zeros((7, 300), "float32"), "torch.full((7, 300), 0.0)"),
        (np.array([1, 2], "int32"), "torch.tensor([1, 2], dtype=torch.int32)"),
        (np.array(2.5, "float32"), "torch.tensor(2.5)"),
        (np.array([True, False]), "torch.tensor([True, False])"),
    ],
)
def test_short_values_stand_in_the_source(array: np.ndarray, text: str) -> None:
    project = with_tensor(array)
    source = generate(project)
    assert f'self.register_buffer("table", {text}, persistent=False)' in source.text
    assert not source.tensors
    assert torch.equal(build(project).module.table, torch.from_numpy(array))


@given(
    arrays.arrays(
        st.sampled_from(["float32", "float64", "int64", "int32", "bool", "uint8"]),
        arrays.array_shapes(min_dims=0, max_dims=3, max_side=4),
    )
)
@settings(max_examples=60, deadline=None)
def test_values_come_back_to_the_bit(array: np.ndarray) -> None:
    table = build(with_tensor(array)).module.table.numpy()
    assert table.dtype == array.dtype
    assert table.shape == array.shape
    assert np.array_equal(table, array, equal_nan=array.dtype.kind == "f")


def test_large_values_lie_beside_the_file(tmp_path: Path) -> None:
    array = np.random.default_rng(0).normal(size=(20, 20)).astype("float32")
    project = with_tensor(array, "parameter")
    module = build(project).module
    assert torch.equal(module.table.detach(), torch.from_numpy(array))
    files = export_python(project, tmp_path / "net.py")
    assert files == (tmp_path / "net.py", tmp_path / "net.tensors.safetensors")
    code = "import net; print(float(net.Net()(net.torch.ones(1, 2))[1].sum()))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) == pytest.approx(float(array.sum()), rel=1e-5)


def test_a_nan_that_no_text_can_name_lies_beside_the_file() -> None:
    array = np.array([0x7FC00001, 0x3F800000], "uint32").view("float32")
    project = with_tensor(array)
    assert generate(project).tensors
    assert build(project).module.table.numpy().tobytes() == array.tobytes()


def test_two_networks_of_one_file_share_no_tensor() -> None:
    array = np.random.default_rng(0).normal(size=(20, 20)).astype("float32")
    model = build(with_tensor(array, "parameter"))
    other = type(model.module)()
    with torch.no_grad():
        other.table.zero_()
    assert float(model.module.table.detach().abs().sum()) > 0


def test_values_of_another_shape_are_refused() -> None:
    project = with_tensor(np.zeros(3, "float32"))
    digest = next(iter(project.tensors))
    member = Member("table", "table", Tensor("buffer", (4,), data=digest))
    wrong = Project("net", graph=project.graph.with_members([member]), tensors=project.tensors)
    with pytest.raises(CodegenError, match="“table” has the shape"):
        generate(wrong)


def test_a_constant_initialiser_is_one_call() -> None:
    net = NetworkBuilder()
    net.input("image", (2,))
    tensor = Tensor("parameter", (4, 1, 1), init="constant", init_args=Table({"val": 1e-6}))
    net.members["scale"] = Member("scale", "scale", tensor)
    other = Tensor("parameter", (4,), init="trunc_normal", init_args=Table({"std": 0.02}))
    net.members["bias"] = Member("bias", "bias", other)
    for id in ("scale", "bias"):
        net.nodes[id] = Node(id, id, Call(id))
        net.output(id, f"{id}_out")
    text = generate(Project("net", graph=net.graph())).text
    assert "self.scale = nn.Parameter(torch.full((4, 1, 1), 1e-6))" in text
    assert "nn.init.trunc_normal_(self.bias, std=0.02)" in text
