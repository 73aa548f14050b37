"""`netstudio import`: which options say something to which source, and what is left of failures."""

from __future__ import annotations

from pathlib import Path

import pytest

import netstudio
from netstudio.cli import main
from tests.exchange.onnx.models import convolutional, saved


@pytest.mark.parametrize(
    ("source", "option"),
    [
        ("model.onnx", ["--weights", "w.pt"]),
        ("model.onnx", ["--input", "1x3x8x8"]),
        ("model.onnx", ["--args", "[1]"]),
        ("model.onnx", ["--pretrained"]),
        ("model.ONNX", ["--rename", "a=b"]),
        ("model.onnx", ["--trust"]),
        ("model.py", ["--no-proof"]),
        ("model.py", ["--time-out", "5"]),
        ("model.py", ["--weights", "w.pt"]),
    ],
)
def test_an_option_that_says_nothing_to_a_file_is_refused(
    source: str, option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "a.json"
    assert main(["import", source, "-o", str(output), *option]) == 2
    error = capsys.readouterr().err
    assert option[0].replace("--no-proof", "--proof") in error
    assert "is only read" in error
    assert not output.exists()


def test_a_python_file_is_reported_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = tmp_path / "net.py", tmp_path / "a.json"
    source.write_text(netstudio.generate_source(netstudio.load_project("mlp")))
    assert main(["import", str(source), "-o", str(output), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"Wrote {output}", f'{{"project": "{output}"}}']


def test_no_weights_are_left_where_the_project_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "a.json"
    output.mkdir()
    path = saved(convolutional(), tmp_path)
    assert main(["import", str(path), "-o", str(tmp_path / "none" / "a.json"), "--no-proof"]) == 2
    (tmp_path / "b.json").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("netstudio.api.save_project", _fails)
        assert main(["import", str(path), "-o", str(tmp_path / "c.json"), "--no-proof"]) == 2
    assert "no room" in capsys.readouterr().err
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a.json", "b.json", "small.onnx"]


def _fails(*_: object) -> None:
    raise netstudio.errors.ProjectFileError("there is no room")


NETS = """\
import torch.nn as nn


def f(size):
    return nn.Linear(size, size)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = f(3)


class UNet(Block):
    def forward(self, x):
        while x.sum() > 0:
            x = self.a(x)
        return x
"""


def test_python_that_cannot_be_read_is_offered_to_be_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = tmp_path / "my_model.py", tmp_path / "a.json"
    source.write_text(NETS)
    assert main(["import", str(source), "-o", str(output)]) == 2
    why, way_out = capsys.readouterr().err.splitlines()
    assert why.startswith("netstudio: Line ")
    assert f"{source}:UNet --input 2x3x64x64" in way_out
    assert way_out.endswith("Classes found: UNet, Block.")
    assert not output.exists()


@pytest.mark.parametrize("text", ["class Net(nn.Module:\n", "x = 3\n", None])
def test_what_has_no_model_is_not_offered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    source = tmp_path / "my_model.py"
    if text is not None:
        source.write_text(text)
    assert main(["import", str(source), "-o", str(tmp_path / "a.json")]) == 2
    assert "--input" not in capsys.readouterr().err


def test_an_option_for_what_is_run_names_what_could_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "my_model.py"
    source.write_text(NETS)
    output = tmp_path / "a.json"
    assert main(["import", str(source), "-o", str(output), "--input", "2x3"]) == 2
    error = capsys.readouterr().err
    assert "--input is for models that are run, and a .py file is only read." in error
    assert f"name a class behind a colon: {source}:UNet. Classes found: UNet, Block." in error


def test_an_unknown_source_is_told_all_forms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "resnet", "-o", str(tmp_path / "a.json")]) == 2
    error = capsys.readouterr().err
    assert all(form in error for form in ("torchvision:", ".py:ClassName", ".onnx"))
