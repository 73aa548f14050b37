"""Files on disk, by hand and hostile ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from netstudio.api import load_project
from netstudio.cli.commands import cli
from netstudio.codegen.generate import generate
from netstudio.document.project_file import save_project_file
from netstudio.document.view import Placement
from netstudio.errors import SourceError
from netstudio.exchange.python_in import read_python
from netstudio.layout.places import laid_out
from tests.networks import lenet

TEXT = generate(lenet()).text


def test_an_exported_file_is_a_project_again(tmp_path: Path) -> None:
    (tmp_path / "model.py").write_text(TEXT)
    project = load_project(tmp_path / "model.py")
    assert generate(project).text == TEXT
    assert project.view.in_scope("")  # it is laid out


def test_the_terminal_reads_one_too(tmp_path: Path) -> None:
    (tmp_path / "model.py").write_text(TEXT)
    output = tmp_path / "model.json"
    done = CliRunner().invoke(cli, ["import", str(tmp_path / "model.py"), "-o", str(output)])
    assert done.exit_code == 0, done.output
    assert generate(load_project(output)).text == TEXT


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("import torch\n", "from os import nn\nimport torch\n", 3, "another module"),
        ("nn.Conv2d(6", "nn.Conv2dd(6", 12, "did you mean nn.Conv2d"),
        ("torch.tanh(self.fc2(x))", "torch.load(self.fc2(x))", 23, "may call"),
        ("self.fc2(x)", "self.fc22(x)", 23, "is not set"),
        ("nn.Linear(120, 84)", "nn.Linear(120, '84')", 15, "whole number"),
        ("return self.fc3(x)", "print(x)", 24, "no step of a network"),
        ("nn.Conv2d(6, 16, 5)", "nn.Conv2d(6, 16, 5", 12, "never closed"),
    ],
)
def test_what_is_not_in_the_form_is_told_with_its_line(
    old: str, new: str, line: int, words: str
) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_python(TEXT.replace(old, new, 1))
    assert caught.value.line == line
    assert caught.value.column > 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "x = " + "(" * 5000,
        "x = " + "-" * 20_000 + "1",
        "a" * 1_000_001,
        "class \u0410(nn.Module):\n    pass",
        "\ud800",
        "class A(nn.Module):\n    def __init__(self):\n        self.a = A()\n"
        "    def forward(self, x):\n        return self.a(x)\n",
    ],
)
def test_hostile_text_is_refused(text: str) -> None:
    with pytest.raises(SourceError):
        read_python(text)


def test_a_file_too_large_for_source_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    with path.open("wb") as file:
        file.truncate(2**24 + 1)
    with pytest.raises(SourceError, match="too many for source"):
        load_project(path)


def test_places_come_from_the_project_beside_the_file(tmp_path: Path) -> None:
    project = laid_out(lenet())
    moved = project.view.with_scope(
        "", project.view.in_scope("").set("conv2", Placement(1234.0, -56.0))
    )
    save_project_file(replace(project, view=moved), tmp_path / "model.json")
    (tmp_path / "model.py").write_text(TEXT.replace("nn.Linear(120, 84)", "nn.Linear(120, 60)"))
    read = load_project(tmp_path / "model.py")
    assert read.view.in_scope("")["conv2"] == Placement(1234.0, -56.0)
    assert read.graph.members["fc2"].target.args["out_features"] == 60  # type: ignore[union-attr]


@pytest.mark.parametrize("beside", ["another network", "damaged"])
def test_a_project_beside_the_file_that_is_not_its_own_says_nothing(
    beside: str, tmp_path: Path
) -> None:
    if beside == "damaged":
        (tmp_path / "model.json").write_text("{")
    else:
        save_project_file(replace(laid_out(lenet()), name="Other"), tmp_path / "model.json")
    (tmp_path / "model.py").write_text(TEXT)
    assert generate(load_project(tmp_path / "model.py")).text == TEXT


def test_a_part_that_was_kept_is_named_where_it_cannot_be_read() -> None:
    kept = (
        "# From own_custom.py, as it is.\n\n\nclass Inner(nn.Module):\n"
        "    def forward(self, x):\n        return self.step(x)\n\n"
        "    def step(self, x):\n        return x * 2\n\n\n"
    )
    with pytest.raises(SourceError, match="own_custom.py.*kept as it is") as caught:
        read_python(TEXT.replace("class LeNet5(", kept + "class LeNet5("))
    assert "method of its own" in caught.value.what
    assert caught.value.line > 6
