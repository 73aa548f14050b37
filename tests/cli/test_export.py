"""`netstudio export`: diagrams and summaries from the terminal, and wrong options."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import torch
from safetensors.torch import load_file

from netstudio.api import check, save_project
from netstudio.catalog.inference import infer
from netstudio.cli import main
from netstudio.compiler import build
from netstudio.document.edits import AddNodes, Connect, SetArguments, SetInput
from netstudio.document.node import Input, Node
from netstudio.document.project import Project
from netstudio.document.values import Ref
from netstudio.exchange.weights.pretrained import place_of
from netstudio.exchange.weights.zoo import named
from netstudio.presets import load_preset


def run(path: Path, *options: str, preset: str = "resnet20_cifar10") -> str:
    assert main(["export", preset, "-o", str(path), *options]) == 0
    return path.read_text(encoding="utf-8")


def width(text: str) -> float:
    return float(ElementTree.fromstring(text.encode()).get("viewBox").split()[2])


def test_options_shape_the_diagram(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "net.svg"
    plain = run(path)
    assert capsys.readouterr().out == f"Wrote {path}\n"
    assert "BasicBlock ×3" in plain and "16×32×32" in plain
    assert "16×32×32" not in run(path, "--no-shapes")
    assert "Projection" in run(path, "--open-blocks")
    assert "14,016 parameters" in run(path, "--counts")
    assert "stage1 ×3" in run(path, "--names")
    assert width(run(path, "--fold", "none")) > 500 > width(plain)
    assert width(run(path, "--direction", "down", "--fold", "none")) < 200
    assert width(run(path, "--fold", "column")) < 240
    assert "Projection" in run(path, "--open", "BasicBlock")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--open", "Nothing"], "there is no block “Nothing”"),
        (["--fold", "wide"], "is not page, column, none, or a length"),
        (["--direction", "up"], "'up' is not one of"),
    ],
)
def test_wrong_options_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
):
    path = tmp_path / "net.svg"
    assert main(["export", "resnet20_cifar10", "-o", str(path), *options]) == 2
    assert said in capsys.readouterr().err
    assert not path.exists()


def test_an_unknown_ending_is_told_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["export", "lenet5", "-o", str(tmp_path / "net.doc")]) == 2
    assert ".svg .pdf .png" in capsys.readouterr().err


def test_a_summary_and_a_flowchart_are_text(tmp_path: Path):
    assert "| conv1 " in run(tmp_path / "net.md", preset="lenet5")
    assert run(tmp_path / "net.mmd", preset="lenet5").startswith("flowchart LR")


def test_pretrained_weights_go_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    state = build(load_preset("squeezenet1_1")).module.state_dict()
    monkeypatch.setattr(torch.hub, "_hub_dir", str(tmp_path))
    place = place_of(named("torchvision:squeezenet1_1"))
    place.parent.mkdir()
    torch.save(state, place)
    path = tmp_path / "net.safetensors"
    asked = ["--weights", "torchvision:squeezenet1_1"]
    assert main(["export", "squeezenet1_1", "-o", str(path), *asked]) == 0
    assert "expect RGB images of 224 × 224 pixels" in capsys.readouterr().err
    written = load_file(path)
    assert all(torch.equal(written[key], value) for key, value in state.items())
    assert main(["export", "lenet5", "-o", str(path), *asked]) == 2
    assert "are of another network" in capsys.readouterr().err
    assert main(["export", "lenet5", "-o", str(path), "--weights", "torchvision:lenet"]) == 2
    assert "torchvision has no model “lenet”" in capsys.readouterr().err


def unfit_for_training(problem: str) -> Project:
    project = load_preset("mlp")
    graph, recipe = project.graph, project.recipe
    if problem == "recipe":
        return replace(project, recipe=replace(recipe, steps=()))
    if problem == "data_shape":
        return SetInput("", graph.inputs()[0].id, Input(shape=(3, 9, 9))).change(project)
    last = graph.nodes[graph.outputs()[0].args[0].node]
    if problem == "too_few_outputs":
        return SetArguments("", graph.member_of(last).id, {"out_features": 3}).change(project)
    if problem == "unfed_input":
        return AddNodes("", (Node("more", "more", Input(shape=(2,))),)).change(project)
    raise AssertionError(problem)


@pytest.mark.parametrize("suffix", [".py", ".safetensors"])
@pytest.mark.parametrize("code", ["recipe", "data_shape", "too_few_outputs", "unfed_input"])
def test_what_concerns_training_alone_is_no_error_of_an_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, suffix: str
):
    project, path = unfit_for_training(code), tmp_path / "net.json"
    assert {item.code for item in check(project) if item.severity == "error"} == {code}
    save_project(project, path)
    assert main(["export", str(path), "-o", str(tmp_path / f"a{suffix}"), "--no-proof"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["train", str(path)]) == 1
    assert "error: " in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".py", ".safetensors"])
def test_an_error_of_the_network_is_one_though_its_shapes_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
):
    project, path = load_preset("mlp"), tmp_path / "net.json"
    (output,) = project.graph.outputs()
    item = Ref(output.args[0].node, (0,))
    wrong = Connect("", item, output.id, 0).change(project)
    assert infer(wrong).is_sound
    save_project(wrong, path)
    assert main(["export", str(path), "-o", str(tmp_path / f"a{suffix}"), "--no-proof"]) == 1
    assert "error: " in capsys.readouterr().err


def test_what_was_written_by_hand_is_overwritten_by_force_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "model.py"
    text = run(path, "--no-proof", preset="mlp")
    path.write_text(f"# by me\n{text}\n\ndef train():\n    pass\n")
    assert main(["export", "mlp", "-o", str(path), "--no-proof"]) == 2
    assert "def train" in path.read_text()
    said = capsys.readouterr().err
    assert "def train" in said and "--force" in said and "# by me" not in said
    assert run(path, "--no-proof", "--force", preset="mlp") == f"# by me\n{text}"
