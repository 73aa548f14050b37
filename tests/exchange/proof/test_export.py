"""An exported Python file is run without netstudio, and compared with the network."""

from __future__ import annotations

from pathlib import Path

import pytest

import netstudio
from netstudio.cli import main
from netstudio.exchange.proof.export import prove_file
from netstudio.presets import load_preset


def test_an_export_proves_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "net.py"
    assert main(["export", "lenet5", "-o", str(path)]) == 0
    assert "Proved: with random weights" in capsys.readouterr().out


@pytest.mark.slow
def test_a_file_that_was_changed_is_found_out(tmp_path: Path) -> None:
    project = load_preset("lenet5")
    path = tmp_path / "net.py"
    text = netstudio.generate_source(project)
    path.write_text(text.replace("torch.tanh", "torch.relu").replace("nn.Tanh", "nn.ReLU"))
    proof = prove_file(project, path)
    assert proof.verdict == "different"
    assert "output 0 differs" in proof.sentence()


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
def test_weights_are_exported_alone(tmp_path: Path, suffix: str) -> None:
    from netstudio.training.checkpoint import load_weights

    path = tmp_path / f"net{suffix}"
    assert main(["export", "lenet5", "-o", str(path)]) == 0
    load_weights(netstudio.build_module(load_preset("lenet5")), path)
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
