"""Custom Python from the terminal: it runs where `--trust` says so, and nowhere else."""

import json
from pathlib import Path

import pytest

from netstudio import trust
from netstudio.api import load_project, save_project
from netstudio.cli import main
from tests.custom_python import SCALE, custom_network, marked


@pytest.fixture
def mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the file writes when it runs; nothing is trusted at the beginning."""
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")
    return tmp_path / "ran"


@pytest.fixture
def path(tmp_path: Path, mark: Path) -> Path:
    path = tmp_path / "net.json"
    save_project(custom_network(marked(mark), channels=12), path)
    return path


OUTPUTS = ("net.py", "net.onnx", "net.pt2", "net.safetensors", "net.pt", "net.svg", "net.md")


def test_nothing_of_it_runs_before_it_is_trusted(
    path: Path, mark: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(path)]) == 1
    assert "you have not trusted" in capsys.readouterr().out
    assert main(["train", str(path), "--epochs", "1"]) == 1
    for name in OUTPUTS:
        main(["export", str(path), "-o", str(tmp_path / name)])
    assert not mark.exists()
    assert not (tmp_path / "net.py").exists() and not (tmp_path / "net.onnx").exists()


def test_it_is_checked_once_trusted(
    path: Path, mark: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(path), "--trust", "--json"]) == 0
    nodes = {node["id"]: node for node in json.loads(capsys.readouterr().out)["nodes"]}
    assert nodes["own"]["shape"] == ["N", 24] and nodes["own"]["parameters"] == 324
    assert mark.exists()


@pytest.mark.slow
def test_it_is_exported_with_a_proof(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "out.py"
    assert main(["export", str(path), "-o", str(written), "--trust"]) == 0
    assert "same to the last bit" in capsys.readouterr().out
    assert "class Scale(nn.Module):" in written.read_text()


@pytest.mark.slow
def test_it_trains(path: Path, mark: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    assert main(["train", str(path), "--trust", "--epochs", "1", "--run", str(run)]) == 0
    assert load_project(run / "project.json").code == load_project(path).code


def test_trust_is_for_this_command_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["check", str(path), "--trust"]) == 0
    monkeypatch.setenv(trust.FOR_NOW, "")  # as in the next process
    assert main(["check", str(path)]) == 1


def test_a_changed_file_is_another_one(
    path: Path, mark: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trust.trust(path.with_name("scale.py"), trust.fingerprint(marked(mark).encode()))
    assert main(["check", str(path)]) == 0
    mark.unlink()
    path.with_name("scale.py").write_text(marked(mark).replace("GAIN = 2.0", "GAIN = 3.0"))
    assert main(["check", str(path)]) == 1
    assert "another file than the project means" in capsys.readouterr().out
    assert not mark.exists()
    assert main(["check", str(path), "--trust"]) == 0
    assert "has changed" in capsys.readouterr().err


def test_a_missing_file_is_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.with_name("scale.py").unlink()
    assert main(["check", str(path), "--trust"]) == 1
    assert "scale.py, which is not there" in capsys.readouterr().out


def test_what_it_raises_is_said(path: Path, mark: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_project(
        custom_network("raise SystemExit(3)\n" + SCALE, channels=12), path.parent / "b.json"
    )
    (path.parent / "scale.py").write_text("raise SystemExit(3)\n" + SCALE)
    assert main(["check", str(path.parent / "b.json"), "--trust"]) == 1
    assert "SystemExit: 3" in capsys.readouterr().out
