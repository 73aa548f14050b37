"""The command line as a person at a terminal sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_model

import netstudio
from netstudio.cli import main
from netstudio.document.edits import SetArguments


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    project = netstudio.load_project("lenet5")
    path = tmp_path / "broken.json"
    netstudio.save_project(SetArguments("", "fc1", {"in_features": 5}).change(project), path)
    return path


def test_presets_lists_names_and_descriptions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets"]) == 0
    assert "lenet5" in capsys.readouterr().out


def test_check_shows_shapes_and_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "lenet5"]) == 0
    out = capsys.readouterr().out
    assert "(N, 16, 10, 10)" in out
    assert "61,706 parameters" in out
    assert "No problems." in out


def test_check_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "lenet5", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["parameters"] == 61_706
    assert report["problems"] == []
    assert report["nodes"][1]["shape"] == ["N", 6, 28, 28]


def test_check_of_a_broken_network_exits_1_with_both_numbers(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(broken)]) == 1
    out = capsys.readouterr().out
    assert "error: fc1:" in out
    assert "5" in out and "400" in out
    assert main(["check", str(broken), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["claimed"], problem["true"]) == ("5", "400")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "no_such_preset"], "no preset"),
        (["check", "nowhere.json"], "nowhere.json"),
        (["check"], "Missing argument"),
        (["check", "lenet5", "--sideways"], "--sideways"),
        (["train", "lenet5", "--epochs", "0"], "0"),
        (["train", "lenet5", "--dataset", "nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_exits_2_with_a_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert "Traceback" not in captured.err


def test_an_unreadable_file_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "damaged.json"
    path.write_text('{"format": 1, "graph": ')
    assert main(["check", str(path)]) == 2
    assert "damaged.json" in capsys.readouterr().err


def test_training_a_broken_network_exits_1_and_trains_nothing(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", str(broken), "--run", str(tmp_path / "run")]) == 1
    assert "fc1" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_train_ends_with_one_json_line(tmp_path: Path) -> None:
    run = tmp_path / "run"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "netstudio",
            "train",
            "lenet5",
            "--epochs",
            "1",
            "--seed",
            "0",
            "--run",
            str(run),
            "--json",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.strip().split("\n")[-1])
    assert report.keys() == {
        "epochs", "train_loss", "val_loss", "val_accuracy", "images_per_second", "run",
    }  # fmt: skip
    assert report["epochs"] == 1
    assert report["val_accuracy"] > 0.5
    assert Path(report["run"]) == run
    assert main(["export", "lenet5", "-o", str(tmp_path / "m.py"), "--weights", str(run)]) == 0
    assert (tmp_path / "m.safetensors").exists()


def test_export_writes_the_very_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "model.py"
    assert main(["export", "lenet5", "-o", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    assert path.read_text() == netstudio.generate_source(netstudio.load_project("lenet5"))


def test_export_with_weights_says_how_to_load_them(tmp_path: Path) -> None:
    module = netstudio.build_module(netstudio.load_project("lenet5"))
    save_model(module, str(tmp_path / "given.safetensors"))
    path = tmp_path / "model.py"
    assert (
        main(
            ["export", "lenet5", "-o", str(path), "--weights", str(tmp_path / "given.safetensors")]
        )
        == 0
    )
    code = (
        "import torch, model as file\n"
        "from safetensors.torch import load_file\n"
        "net = file.LeNet5()\n"
        "net.load_state_dict(load_file('model.safetensors'))\n"
        "torch.save(net(torch.ones(1, 1, 28, 28)), 'out.pt')\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
    output = torch.load(tmp_path / "out.pt", weights_only=True)
    assert torch.equal(output, module(torch.ones(1, 1, 28, 28)))


def test_export_to_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "lenet5", "-o", str(tmp_path / "no" / "model.py")]) != 0
    assert "Traceback" not in capsys.readouterr().err
