"""What torch's exporters tell of modules comes back: blocks, stacks, and keys of the weights."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import helper
from torch import Tensor, nn

import netstudio
from netstudio.document.node import BlockUse
from netstudio.exchange.onnx import ImportedNetwork, import_onnx
from tests.exchange.onnx.models import model_of, saved
from tests.exchange.onnx.standard_cases import module_of, outputs_of


class Residual(nn.Module):
    def __init__(self, into: int, out: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(into, out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(out)
        self.relu = nn.ReLU()
        self.conv2 = nn.Conv2d(out, out, 3, 1, 1)
        self.shortcut = nn.Sequential(nn.Conv2d(into, out, 1, stride)) if into != out else None

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv2(self.relu(self.bn1(self.conv1(x))))
        return self.relu(y + (x if self.shortcut is None else self.shortcut(x)))


class Small(nn.Module):
    """Residual blocks in stages, and a head that drops out between its layers."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, padding=1)
        self.stage1 = nn.Sequential(*(Residual(8, 8, 1) for _ in range(3)))
        self.stage2 = nn.Sequential(Residual(8, 16, 2), Residual(16, 16, 1))
        self.scale = nn.Parameter(torch.ones(16) * 0.5)
        self.head = nn.Sequential(
            nn.Dropout(0.5), nn.Linear(16, 12), nn.ReLU(), nn.Dropout(0.5), nn.Linear(12, 5)
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.stage2(self.stage1(self.stem(image)))
        return self.head(x.mean((2, 3)) * self.scale)


def randomised(module: nn.Module) -> nn.Module:
    """A module of which no two weights are equal, and none is one that does nothing."""
    torch.manual_seed(3)
    for tensor in module.state_dict().values():
        if tensor.is_floating_point():
            tensor.uniform_(0.3, 0.9)
    return module.eval()


def exported(module: nn.Module, example: Tensor, path: Path, *, newer: bool) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if newer:
            sizes = ({0: torch.export.Dim("batch")},)
            torch.onnx.export(
                module, (example,), path, dynamo=True, verbose=False, dynamic_shapes=sizes
            )
        else:
            axes = {"image": {0: "batch"}}
            torch.onnx.export(
                module, (example,), path, dynamo=False, input_names=["image"], dynamic_axes=axes
            )
    return path


def agrees(path: Path, x: np.ndarray) -> ImportedNetwork:
    imported = import_onnx(path)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (wanted,) = session.run(None, {session.get_inputs()[0].name: x})
    (given,) = outputs_of(module_of(imported), [x])
    np.testing.assert_allclose(given, wanted, rtol=1e-4, atol=1e-5)
    return imported


@pytest.mark.parametrize("newer", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_blocks_stacks_and_keys_come_back(newer: bool, tmp_path: Path) -> None:
    module = randomised(Small())
    path = exported(module, torch.rand(2, 3, 12, 12), tmp_path / "net.onnx", newer=newer)
    imported = agrees(path, np.random.default_rng(0).random((3, 3, 12, 12), np.float32))
    project = imported.project
    (block,) = project.blocks.values()
    assert "has_shortcut" in block.parameters
    stage1 = next(m for m in project.graph.members.values() if m.name == "stage1")
    assert isinstance(stage1.target, BlockUse)
    assert stage1.target.repeat == 3
    # A convolution has taken its normalisation in; what is left has the keys that it had.
    kept = {key for key in module.state_dict() if ".bn1." not in key}
    merged = {f"{key[:-6]}bias" for key in kept if key.endswith("conv1.weight")}
    assert imported.weights.keys() == kept | merged
    assert torch.equal(imported.weights["head.4.weight"], module.state_dict()["head.4.weight"])


def test_the_newer_exporter_tells_classes_too(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    nodes, tensors = [], {}
    for at, value in enumerate(["x", "r0", "r1"]):
        weight = f"layers.{at}.fc.weight"
        tensors[weight] = random.random((4, 4), np.float32)
        nodes += [
            told(node("Gemm", [value, weight], [f"g{at}"], transB=1), at, "fc", "torch.nn.Linear"),
            told(node("Relu", [f"g{at}"], [f"r{at}"]), at, "act", "torch.nn.ReLU"),
        ]
    model = model_of(nodes, {"x": ["n", 4]}, ["r2"], tensors)
    model.ir_version = 8
    imported = agrees(saved(model, tmp_path), random.random((3, 4), np.float32))
    assert list(imported.project.blocks) == ["Feed"]
    assert list(imported.weights) == list(tensors)


def told(one: onnx.NodeProto, at: int, module: str, kind: str) -> onnx.NodeProto:
    """A node with the metadata of an item of a list of modules."""
    scopes = ["", f"layers.{at}", f"layers.{at}.{module}", "op"]
    kinds = ["a.Model", "a.Feed", kind, "aten.op"]
    one.metadata_props.add(key="pkg.torch.onnx.name_scopes", value=repr(scopes))
    one.metadata_props.add(key="pkg.torch.onnx.class_hierarchy", value=repr(kinds))
    return one


def test_what_does_nothing_in_evaluation_leaves_its_position(tmp_path: Path) -> None:
    path = exported(
        randomised(Small()), torch.rand(2, 3, 12, 12), tmp_path / "net.onnx", newer=False
    )
    source = netstudio.generate_source(import_onnx(path).project)
    assert source.count("nn.Identity()") == 2
    assert "self.head = nn.Sequential(" in source


def test_a_module_that_is_called_twice_is_one(tmp_path: Path) -> None:
    class Twice(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = nn.Sequential(nn.Linear(6, 6), nn.Tanh())
            self.relu = nn.ReLU()

        def forward(self, image: Tensor) -> Tensor:
            return self.relu(self.inner(self.relu(self.inner(image))) - 0.5)

    path = exported(randomised(Twice()), torch.rand(2, 6), tmp_path / "net.onnx", newer=False)
    imported = agrees(path, np.random.default_rng(0).random((3, 6), np.float32))
    assert list(imported.weights) == ["inner.0.weight", "inner.0.bias"]
    relu = [m for m in imported.project.graph.members.values() if m.name.startswith("relu")]
    assert len(relu) == 1


def test_blocks_that_join_a_growing_list_are_one(tmp_path: Path) -> None:
    class Joined(nn.Module):
        def __init__(self, into: int) -> None:
            super().__init__()
            self.conv = nn.Conv2d(into, 4, 1)
            self.act = nn.ReLU()

        def forward(self, inputs: list[Tensor]) -> Tensor:
            return self.act(self.conv(torch.cat(inputs, 1)))

    class Dense(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layers = nn.ModuleList(Joined(3 + 4 * n) for n in range(1, 4))
            self.stem = nn.Conv2d(3, 4, 1)

        def forward(self, image: Tensor) -> Tensor:
            values = [image, self.stem(image)]
            for layer in self.layers:
                values.append(layer(values))
            return values[-1]

    path = exported(randomised(Dense()), torch.rand(2, 3, 4, 4), tmp_path / "net.onnx", newer=False)
    imported = agrees(path, np.random.default_rng(0).random((3, 3, 4, 4), np.float32))
    assert len(imported.project.blocks) == 1


def test_blocks_that_join_more_or_fewer_values_are_kept(tmp_path: Path) -> None:
    class Wide(nn.Module):
        def __init__(self, into: int, more: bool) -> None:
            super().__init__()
            self.conv1, self.relu = nn.Conv2d(into, 4, 1), nn.ReLU()
            self.conv2 = nn.Conv2d(4, 4, 1)
            self.conv3 = nn.Conv2d(4, 4, 1) if more else None

        def forward(self, x: Tensor) -> Tensor:
            values = [x, self.relu(self.conv1(x))]
            values.append(self.conv2(values[-1]))
            if self.conv3 is not None:
                values.append(self.conv3(values[-1]))
            return torch.cat(values, 1)

    module = nn.Sequential(Wide(3, False), Wide(11, True), Wide(23, False))
    path = exported(randomised(module), torch.rand(2, 3, 4, 4), tmp_path / "n.onnx", newer=False)
    imported = agrees(path, np.random.default_rng(0).random((3, 3, 4, 4), np.float32))
    assert imported.project.blocks
    assert list(imported.weights) == list(module.state_dict())


node = helper.make_node


@pytest.mark.parametrize(
    "names",
    [
        ["/a/b/Relu", "/a/Add", "/a/b/c/Relu", "/Relu"],
        ["/0/0.1/x", "/0/0.1/y", "/0/0.1/z", "/0/0.1.2/x"],
        ["/class/class.import/x", "//x", "/ /-/x", "/training/training.forward/x"],
        ["/" + "a/" * 40 + "x", "/" + "a/" * 4 + "x", "/a/a.999999/x", "/a/a.5/x"],
    ],
)
def test_names_of_any_kind_do_no_harm(names: list[str], tmp_path: Path) -> None:
    nodes = [
        node("Relu", ["x"], ["a"], name=names[0]),
        node("Add", ["a", "x"], ["b"], name=names[1]),
        node("Relu", ["b"], ["c"], name=names[2]),
        node("Mul", ["c", "a"], ["y"], name=names[3]),
    ]
    model = model_of(nodes, {"x": ["n", 4]}, ["y"])
    model.ir_version = 8
    agrees(saved(model, tmp_path), np.random.default_rng(0).random((3, 4), np.float32))


@pytest.mark.parametrize("text", ["[", "['', 'a'", "[" * 3000, "[1, 2]", "['']", "f'{x}'", "{}"])
def test_metadata_of_any_kind_do_no_harm(text: str, tmp_path: Path) -> None:
    one = node("Relu", ["x"], ["y"])
    for key in ("pkg.torch.onnx.name_scopes", "pkg.torch.onnx.class_hierarchy"):
        one.metadata_props.add(key=key, value=text)
    model = model_of([one], {"x": ["n", 4]}, ["y"])
    assert len(import_onnx(saved(model, tmp_path)).project.graph.nodes) == 3
