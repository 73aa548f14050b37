"""What an ONNX file becomes: layers, sizes as expressions, an open batch, readable names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import helper

import netstudio
from netstudio.cli import main
from netstudio.document.node import Input, Op
from netstudio.document.project import Project
from netstudio.errors import ExchangeError
from netstudio.exchange.onnx import ImportedNetwork, import_onnx
from tests.exchange.onnx.models import Dims, convolutional, model_of, saved
from tests.exchange.onnx.standard_cases import module_of, outputs_of

node = helper.make_node


def kinds(project: Project) -> list[str]:
    """What the nodes call, in order."""
    graph = project.graph
    found = []
    for one in graph.nodes.values():
        layer = graph.layer_of(one)
        if isinstance(one.target, Op):
            found.append(one.target.name)
        elif layer is not None:
            found.append(layer.type)
    return found


def agrees(model: onnx.ModelProto, folder: Path, *shapes: tuple[int, ...]) -> ImportedNetwork:
    """The import of a one-input model, which gives what onnxruntime gives for each shape."""
    path = saved(model, folder)
    imported = import_onnx(path)
    module = module_of(imported)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    random = np.random.default_rng(1)
    for shape in shapes:
        x = random.normal(size=shape).astype(np.float32)
        wanted = session.run(None, {session.get_inputs()[0].name: x})
        for ours, theirs in zip(outputs_of(module, [x]), wanted, strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-5)
    return imported


def small(
    nodes: list[onnx.NodeProto], shape: Dims, tensors: dict | None = None, version: int = 18
) -> onnx.ModelProto:
    model = model_of(nodes, {"x": shape}, [nodes[-1].output[0]], tensors, version=version)
    model.ir_version = 8
    return model


def test_a_network_becomes_layers_with_its_weights(tmp_path: Path) -> None:
    model = convolutional()
    model.ir_version = 8
    imported = agrees(model, tmp_path, (1, 3, 8, 8), (4, 3, 8, 8))
    assert kinds(imported.project) == ["Conv2d", "ReLU", "MaxPool2d", "Flatten", "Linear"]
    assert list(imported.weights)[:2] == ["features_0.weight", "features_0.bias"]
    assert not imported.findings
    source = netstudio.generate_source(imported.project)
    assert "self.features_0 = nn.Conv2d(3, 4, 3, padding=1)" in source
    assert "torch.flatten(x, 1)" in source


def test_it_survives_a_save(tmp_path: Path) -> None:
    project = import_onnx(saved(convolutional(), tmp_path)).project
    netstudio.save_project(project, tmp_path / "a.json")
    assert netstudio.load_project(tmp_path / "a.json").graph == project.graph


def test_a_fixed_batch_is_opened_where_that_works(tmp_path: Path) -> None:
    model = convolutional(batch=2)
    imported = import_onnx(saved(model, tmp_path))
    (image,) = imported.project.graph.inputs()
    assert image.target == Input((3, 8, 8))
    assert [finding.severity for finding in imported.findings] == ["note"]
    assert outputs_of(module_of(imported), [np.zeros((7, 3, 8, 8), np.float32)])[0].shape == (7, 5)


def test_a_reshape_to_the_file_s_batch_goes_with_the_open_one(tmp_path: Path) -> None:
    nodes = [node("Reshape", ["x", "shape"], ["y"])]
    shape = {"shape": np.asarray([1, 4, 3], np.int64)}
    imported = import_onnx(saved(small(nodes, [1, 12], shape), tmp_path))
    assert outputs_of(module_of(imported), [np.zeros((5, 12), np.float32)])[0].shape == (5, 4, 3)


def test_a_batch_that_cannot_be_opened_stays_with_a_warning(tmp_path: Path) -> None:
    nodes = [node("Reshape", ["x", "shape"], ["y"])]
    shape = {"shape": np.asarray([4, 6], np.int64)}
    imported = agrees(small(nodes, [2, 12], shape), tmp_path, (2, 12))
    (image,) = imported.project.graph.inputs()
    assert image.target == Input((2, 12), batch=False)
    assert [finding.severity for finding in imported.findings] == ["warning"]


def test_sizes_that_are_computed_follow_the_input(tmp_path: Path) -> None:
    nodes = [
        node("Shape", ["x"], ["s"]),
        node("Gather", ["s", "two"], ["h"]),
        node("Div", ["h", "twos"], ["half"]),
        node("Unsqueeze", ["half", "axes"], ["half1"]),
        node("Concat", ["front", "half1", "pair", "back"], ["shape"], axis=0),
        node("Reshape", ["x", "shape"], ["y"]),
    ]
    tensors = {
        "two": np.asarray(2, np.int64),
        "twos": np.asarray(2, np.int64),
        "axes": np.asarray([0], np.int64),
        "front": np.asarray([0, 0], np.int64),
        "pair": np.asarray([2], np.int64),
        "back": np.asarray([-1], np.int64),
    }
    model = small(nodes, ["n", 3, "height", "width"], tensors)
    imported = agrees(model, tmp_path, (1, 3, 4, 6), (5, 3, 8, 2))
    source = netstudio.generate_source(imported.project)
    assert "x.shape[2] // 2" in source


@pytest.mark.parametrize(
    ("nodes", "kind"),
    [
        ([node("Sigmoid", ["x"], ["s"]), node("Mul", ["x", "s"], ["y"])], "SiLU"),
        ([node("HardSigmoid", ["x"], ["s"], alpha=1 / 6), node("Mul", ["s", "x"], ["y"])],
         "Hardswish"),
        (
            [
                node("Div", ["x", "root"], ["d"]),
                node("Erf", ["d"], ["e"]),
                node("Add", ["e", "one"], ["a"]),
                node("Mul", ["x", "a"], ["m"]),
                node("Mul", ["m", "half"], ["y"]),
            ],
            "GELU",
        ),
    ],
)  # fmt: skip
def test_activations_are_found_in_their_formulas(
    nodes: list[onnx.NodeProto], kind: str, tmp_path: Path
) -> None:
    numbers = {"root": np.sqrt(2), "one": 1, "half": 0.5}
    tensors = {name: np.asarray(value, np.float32) for name, value in numbers.items()}
    imported = agrees(small(nodes, ["n", 6], tensors), tmp_path, (3, 6))
    assert kinds(imported.project) == [kind]


def test_what_is_added_to_a_product_is_its_bias(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    nodes = [node("MatMul", ["x", "w"], ["p"]), node("Add", ["b", "p"], ["y"])]
    tensors = {
        "w": random.normal(size=(6, 4)).astype(np.float32),
        "b": random.normal(size=4).astype(np.float32),
    }
    imported = agrees(small(nodes, ["n", 3, 6], tensors), tmp_path, (2, 3, 6))
    assert kinds(imported.project) == ["Linear"]


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "RNN"])
@pytest.mark.parametrize("direction", ["forward", "reverse", "bidirectional"])
def test_recurrent_layers_keep_their_gates(kind: str, direction: str, tmp_path: Path) -> None:
    random = np.random.default_rng(4)
    gates = {"LSTM": 4, "GRU": 3, "RNN": 1}[kind]
    both = 2 if direction == "bidirectional" else 1
    tensors = {
        "w": random.normal(size=(both, gates * 5, 3)).astype(np.float32),
        "r": random.normal(size=(both, gates * 5, 5)).astype(np.float32),
        "b": random.normal(size=(both, 2 * gates * 5)).astype(np.float32),
    }
    args = {"linear_before_reset": 1} if kind == "GRU" else {}
    recurrent = node(
        kind, ["x", "w", "r", "b"], ["all", "last"], hidden_size=5, direction=direction, **args
    )
    model = model_of([recurrent], {"x": ["steps", "n", 3]}, ["all", "last"], tensors)
    model.ir_version = 8
    agrees(model, tmp_path, (4, 2, 3), (7, 1, 3))


@pytest.mark.parametrize("pads", [[0, 0, 0, 0], [1, 1, 1, 1], [0, 1, 2, 0]])
@pytest.mark.parametrize("kind", ["MaxPool", "AveragePool"])
@pytest.mark.parametrize("ceil", [0, 1])
def test_pooling_pads_as_the_file_says(
    kind: str, pads: list[int], ceil: int, tmp_path: Path
) -> None:
    one = node(kind, ["x"], ["y"], kernel_shape=[3, 3], strides=[2, 2], pads=pads, ceil_mode=ceil)
    agrees(small([one], ["n", 2, 7, 8]), tmp_path, (2, 2, 7, 8))


@pytest.mark.parametrize("auto", ["SAME_UPPER", "SAME_LOWER", "VALID"])
@pytest.mark.parametrize("stride", [1, 2])
def test_a_convolution_pads_by_itself(auto: str, stride: int, tmp_path: Path) -> None:
    weight = np.random.default_rng(5).normal(size=(4, 2, 3, 2)).astype(np.float32)
    one = node("Conv", ["x", "w"], ["y"], auto_pad=auto, strides=[stride, stride])
    agrees(small([one], ["n", 2, "h", "w"], {"w": weight}), tmp_path, (1, 2, 7, 8), (2, 2, 8, 7))


def test_a_function_of_the_model_is_opened(tmp_path: Path) -> None:
    inner = [node("Relu", ["a"], ["r"]), node("Mul", ["r", "r"], ["b"])]
    imports = [helper.make_opsetid("", 18)]
    own = helper.make_function("mine", "Twice", ["a"], ["b"], inner, imports)
    call = node("Twice", ["x"], ["y"], domain="mine")
    model = model_of([call], {"x": ["n", 4]}, ["y"], functions=[own])
    model.ir_version = 8
    assert kinds(agrees(model, tmp_path, (3, 4)).project) == ["ReLU", "Multiply"]


def test_an_operation_without_a_counterpart_is_named(tmp_path: Path) -> None:
    one = node("NonMaxSuppression", ["x", "x"], ["y"], name="/boxes/NonMaxSuppression")
    with pytest.raises(ExchangeError, match="NonMaxSuppression .*boxes"):
        import_onnx(saved(small([one], [1, 2, 3]), tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lenet5", "resnet20_cifar10", "lstm_digits"])
def test_what_we_write_comes_back(name: str, tmp_path: Path) -> None:
    from netstudio.exchange.traced import export_onnx

    project = netstudio.load_project(name)
    (image,) = project.graph.inputs()
    path = tmp_path / "net.onnx"
    export_onnx(project, path)
    agrees(onnx.load(path), tmp_path, (3, *image.target.shape))


def test_the_command_line_writes_and_compares(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = convolutional()
    model.ir_version = 8
    project = tmp_path / "a.json"
    assert main(["import", str(saved(model, tmp_path)), "-o", str(project)]) == 0
    assert "batches of 2 and 5" in capsys.readouterr().out
    assert (tmp_path / "a.weights.safetensors").is_file()
    assert kinds(netstudio.load_project(project))[0] == "Conv2d"


def test_the_command_line_refuses_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.onnx"
    path.write_bytes(b"nothing")
    assert main(["import", str(path), "-o", str(tmp_path / "a.json")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_resize_that_torch_rounds_otherwise_is_refused(tmp_path: Path) -> None:
    one = node("Resize", ["x", "", "scales"], ["y"], mode="nearest")
    scales = np.asarray([1, 1, 0.5, 0.5], np.float32)
    with pytest.raises(ExchangeError, match="rounds otherwise"):
        import_onnx(saved(small([one], ["n", 1, 4, 4], {"scales": scales}), tmp_path))
