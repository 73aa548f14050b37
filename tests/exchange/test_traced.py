"""ONNX and .pt2 files of a network: every preset, any batch size, the weights that were given."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import torch

import netstudio
from netstudio.cli import main
from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Layer, Member, Node, Output, When
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.errors import Cancelled, ExchangeError
from netstudio.exchange import child
from netstudio.exchange.importing import record_module
from netstudio.exchange.onnx import packages
from netstudio.exchange.traced import TOLERANCE, export_onnx, export_program
from netstudio.exchange.tracing import relative_difference
from netstudio.presets import preset_names
from netstudio.training.weights import save_weights
from tests.exchange.importing.test_detection import DETECTORS
from tests.networks import NetworkBuilder

# Their mistake is what they are there for.
BROKEN = {
    "clinic/alexnet_on_32",
    "clinic/alexnet_view_9216",
    "clinic/lenet5_padding",
    "clinic/mnist_cnn_reshape",
    "clinic/mnist_cnn_unpadded",
    "clinic/pooled_away",
}
SOUND = [name for name in preset_names() if name not in BROKEN]


def runs(path: Path, project: Project, batch: int, weights: Path | None = None) -> float:
    """The largest difference between onnxruntime's and the module's output."""
    import onnxruntime

    module = netstudio.build_module(project).eval()
    if weights is not None:
        from netstudio.training.checkpoint import load_weights

        load_weights(module, weights)
    (image,) = project.graph.inputs()
    x = torch.randn(batch, *image.target.shape)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (given,) = session.run(None, {session.get_inputs()[0].name: x.numpy()})
    wanted = module(x).detach().numpy()
    return float(np.abs(given - wanted).max() / np.abs(wanted).max())


def test_an_onnx_file_holds_the_weights_and_takes_any_batch(tmp_path: Path) -> None:
    import onnx

    project = netstudio.load_project("templates/autoencoder")
    weights = tmp_path / "weights.safetensors"
    save_weights(netstudio.build_module(project), weights)
    path = tmp_path / "net.onnx"
    made = export_onnx(project, path, weights)
    assert made.paths == (path,)
    assert made.difference < 1e-6
    assert runs(path, project, 1, weights) < 1e-6
    assert runs(path, project, 11, weights) < 1e-6
    assert sorted(p.name for p in tmp_path.iterdir()) == ["net.onnx", "weights.safetensors"]
    model = onnx.load(path)
    names = {tensor.name for tensor in model.graph.initializer}
    assert {"code.weight", "code.bias"} <= names
    assert [one.name for one in model.graph.input] == ["image"]


@pytest.mark.parametrize(
    "name", ["templates/autoencoder", pytest.param("rnn_digits", marks=pytest.mark.slow)]
)
def test_a_program_runs_in_torch_alone(name: str, tmp_path: Path) -> None:
    project = netstudio.load_project(name)
    path = tmp_path / "net.pt2"
    made = export_program(project, path)
    assert made.difference <= TOLERANCE
    (image,) = project.graph.inputs()
    given = torch.export.load(path).module()(torch.zeros(7, *image.target.shape))
    assert (given if isinstance(given, torch.Tensor) else given[0]).shape[0] == 7


def with_an_auxiliary_output() -> Project:
    """A network of which one output is there in training alone."""
    nodes = (
        Node("image", "image", Input((4,))),
        Node("hidden", "hidden", Call("hidden"), (Ref("image"),)),
        Node("early", "early", Call("early"), (Ref("hidden"),), when=When("training", None)),
        Node("late", "late", Call("late"), (Ref("hidden"),)),
        Node("aux", "aux", Output(), (Ref("early"),)),
        Node("logits", "logits", Output(), (Ref("late"),)),
    )
    layers = {
        name: Member(name, name, Layer("Linear", Table({"out_features": size})))
        for name, size in (("hidden", 5), ("early", 3), ("late", 3))
    }
    graph = Graph(Table({node.id: node for node in nodes}), Table(layers))
    return Project("auxiliary", graph=graph)


@pytest.mark.parametrize("suffix", ["onnx", "pt2"])
def test_an_output_that_training_alone_has_is_left_out(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"net.{suffix}"
    export = {"onnx": export_onnx, "pt2": export_program}[suffix]
    assert export(with_an_auxiliary_output(), path).difference <= TOLERANCE
    if suffix == "onnx":
        import onnx

        assert [one.name for one in onnx.load(path).graph.output] == ["logits"]


@pytest.mark.parametrize("suffix", ["onnx", "pt2"])
def test_outputs_are_called_by_their_keys(suffix: str, tmp_path: Path) -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.output(net.layer("fc", "Linear", "image", out_features=3), "logits", "scores")
    net.output("image", "same", "the image")
    path = tmp_path / f"net.{suffix}"
    export = {"onnx": export_onnx, "pt2": export_program}[suffix]
    assert export(Project("keyed", graph=net.graph()), path).difference <= TOLERANCE
    if suffix == "onnx":
        import onnx

        assert [one.name for one in onnx.load(path).graph.output] == ["scores", "the image"]
    else:
        assert list(torch.export.load(path).module()(torch.ones(5, 4))) == ["scores", "the image"]


@pytest.mark.slow
@pytest.mark.parametrize("name", SOUND)
def test_every_preset_is_written_as_onnx(name: str, tmp_path: Path) -> None:
    made = export_onnx(netstudio.load_project(name), tmp_path / "net.onnx")
    assert made.difference <= TOLERANCE


@pytest.mark.slow
@pytest.mark.parametrize("name", SOUND)
def test_every_preset_is_written_as_a_program(name: str, tmp_path: Path) -> None:
    made = export_program(netstudio.load_project(name), tmp_path / "net.pt2")
    assert made.difference <= TOLERANCE


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_network_with_errors_is_refused_at_once(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="has errors and cannot be traced"):
        export_onnx(netstudio.load_project(name), tmp_path / "net.onnx")
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["onnx", "pt2"])
def test_of_a_detector_it_is_said_why_it_is_not_traced(suffix: str, tmp_path: Path) -> None:
    project = record_module(DETECTORS["SSD"](), (torch.rand(2, 3, 64, 64),)).project
    export = {"onnx": export_onnx, "pt2": export_program}[suffix]
    with pytest.raises(ExchangeError, match="as the number of boxes does.* Write the Python file"):
        export(project, tmp_path / f"net.{suffix}")
    assert not list(tmp_path.iterdir())


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        export_program(
            netstudio.load_project("mlp"), tmp_path / "a.pt2", cancelled=lambda: next(asked)
        )
    assert not list(tmp_path.iterdir())


def test_it_does_not_wait_for_ever(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="longer than"):
        export_program(netstudio.load_project("mlp"), tmp_path / "a.pt2", patience=0.1)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no folder"):
        export_program(netstudio.load_project("mlp"), tmp_path / "no" / "a.pt2")


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packages, "find_spec", lambda name: None)
    with pytest.raises(ExchangeError, match=r'pip install "netstudio\[onnx\]"'):
        export_onnx(netstudio.load_project("mlp"), tmp_path / "a.onnx")


def test_a_child_that_dies_is_quoted() -> None:
    with pytest.raises(ExchangeError, match="ended early: .*no_such_worker"):
        child.in_child("no_such_worker", {})


def test_a_child_takes_nothing_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    (tmp_path / "netstudio").mkdir()
    for planted in ("netstudio/__init__.py", "torch.py", "json.py"):
        (tmp_path / planted).write_text(f"open({str(ran)!r}, 'w')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep)
    with pytest.raises(ExchangeError, match="no_such_worker"):
        child.in_child("no_such_worker", {})
    assert not ran.exists()


@pytest.mark.parametrize(
    ("wanted", "given", "off"),
    [
        ([1.0, 2.0], [1.0, float("nan")], float("inf")),
        ([float("nan"), 2.0], [1.0, 2.0], float("inf")),
        ([float("nan"), 2.0], [float("nan"), 1.0], 0.5),
    ],
)
def test_a_nan_that_only_one_has_is_a_difference(
    wanted: list[float], given: list[float], off: float
) -> None:
    assert relative_difference(torch.tensor(wanted), torch.tensor(given)) == off


def test_the_command_line_says_what_it_wrote(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mlp.pt2"
    assert main(["export", "mlp", "-o", str(path)]) == 0
    out, err = capfd.readouterr()
    assert out.splitlines()[0] == f"Wrote {path}"
    assert "Compared with the network at batches of 2" in out
    assert len(out.splitlines()) == 2
    assert not err
