"""What is told of errors in a user's file: its own lines, and the way out where there is one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from netstudio import trust
from netstudio.errors import ExchangeError, ModelImportError
from netstudio.exchange.sources.importing import ImportRequest, import_source
from netstudio.exchange.sources.inputs import parse_input
from netstudio.exchange.sources.source import Arguments, Source
from netstudio.exchange.sources.traces import last_lines, place_of
from netstudio.exchange.sources.user_code import maker_in_file, placed_errors, user_errors

OURS = ("user_code.py", "user_module.py", "importlib", "worker.py")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setitem(sys.modules, "mistaken", None)
    return tmp_path / "mistaken.py"


def told(file: Path, code: str, arguments: Arguments | None = None) -> str:
    file.write_text(code)
    with pytest.raises(ModelImportError) as caught:
        maker_in_file(file, "Net", arguments or Arguments(), trust.fingerprint(code.encode()))()
    text = str(caught.value)
    assert not any(name in text for name in OURS), text
    return text


NET = """\
from torch import nn


class Net(nn.Module):
    def __init__(self, in_dim, hidden, *, bias=True):
        super().__init__()
        self.linear = nn.Linear(in_dim, hidden, bias=bias)
"""


def test_a_trace_begins_in_the_user_s_file(file: Path) -> None:
    text = told(file, "import torch\n\ntorch.ones(2) @ torch.ones(3)\n")
    first, trace, place, line, *rest = text.splitlines()
    assert first == f"{file} does not run:"
    assert trace == "  Traceback (most recent call last):"
    assert place == f'    File "{file}", line 3, in <module>'
    assert line == "      torch.ones(2) @ torch.ones(3)"
    assert rest[-1].startswith("  RuntimeError: ")
    text = told(file, NET, Arguments(("a", 3)))
    assert text.splitlines()[2].endswith(f'File "{file}", line 7, in __init__')


def test_what_a_file_does_after_an_error_begins_there_too(file: Path) -> None:
    text = told(file, "try:\n    1 / 0\nexcept ZeroDivisionError:\n    {}['key']\n")
    assert text.count("Traceback") <= 2
    assert "KeyError: 'key'" in text


def test_a_mistake_in_the_writing_has_its_place_alone(file: Path) -> None:
    assert told(file, "import torch\nclass Net(:\n    pass\n").splitlines() == [
        f"{file} does not run:",
        f'    File "{file}", line 2',
        "      class Net(:",
        "  SyntaxError: invalid syntax",
    ]
    assert "in <module>" in told(file, "import ast\nast.parse('class Net(:')\n")


def test_a_file_beside_it_with_a_mistake_is_named(file: Path) -> None:
    other = file.with_name("mistaken_too.py")
    other.write_text("x = = 1\n")
    lines = told(file, "import mistaken_too\n").splitlines()
    assert lines[1:3] == [f'    File "{other}", line 1', "      x = = 1"]


@pytest.mark.parametrize(
    ("given", "names", "example"),
    [
        (Arguments(), "in_dim, hidden", '{"in_dim": 16, "hidden": 16}'),
        (Arguments((), {"in_dim": 3}), "hidden", '{"in_dim": 3, "hidden": 16}'),
        (Arguments((3,)), "hidden", "[3, 16]"),
    ],
)
def test_arguments_that_are_missing_are_asked_for(
    file: Path, given: Arguments, names: str, example: str
) -> None:
    first, problem, hint = told(file, NET, given).splitlines()
    assert first == "Net cannot be made:"
    assert problem.startswith("  TypeError: Net.__init__() missing")
    assert hint == (
        f"It needs arguments: {names}. Give them as JSON, in a terminal with --args '{example}'."
    )


def test_arguments_that_are_missing_inside_are_not_asked_for(file: Path) -> None:
    text = told(file, "from torch import nn\n\n\ndef Net():\n    return nn.Linear(3)\n")
    assert "missing 1 required" in text and "--args" not in text
    assert "return nn.Linear(3)" in text


@pytest.mark.parametrize(
    "code",
    [
        "import sys\n\nsys.exit(1)\n",
        "import argparse\n\nargparse.ArgumentParser().parse_args(['--nothing'])\n",
    ],
)
def test_a_file_that_runs_its_own_program_is_told_what_to_do(file: Path, code: str) -> None:
    line = code.splitlines()[2]
    assert told(file, code) == (
        f"{file} runs a program of its own when it is imported, and that ended Python "
        f'(mistaken.py, line 3: {line}); put it under if __name__ == "__main__":'
    )


FORWARD = """\
import torch
from torch import nn


class Part(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(3, 4)
        self.b = nn.Linear(5, 2)

    def forward(self, x):
        x = self.a(x)
        return self.b(x)


class Net(nn.Sequential):
    def __init__(self):
        super().__init__(Part(), nn.ReLU())
"""


def test_a_forward_that_fails_says_at_which_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    file = tmp_path / "model.py"
    file.write_text(FORWARD)
    request = ImportRequest(Source("file", "Net", path=file), inputs=(parse_input("2x3"),))
    with pytest.raises(ExchangeError) as caught:
        import_source(request, tmp_path, trusted=trust.fingerprint(FORWARD.encode()))
    text = str(caught.value)
    assert text == (
        "Net does not run with the example inputs: mat1 and mat2 shapes cannot be multiplied "
        "(2x4 and 5x2) (model.py, line 13: return self.b(x))"
    )


def test_what_is_said_without_a_cause_in_a_file_stays_as_it_is() -> None:
    with pytest.raises(ModelImportError, match=r"^no$") as caught, placed_errors():
        raise ModelImportError("no")
    assert caught.value.__cause__ is None


def test_what_fails_in_no_file_of_the_user_s_is_told_whole() -> None:
    error = ValueError("of nobody's")
    assert last_lines(error) == "  ValueError: of nobody's"
    assert place_of(error) == ""
    assert place_of(None) == ""
    with pytest.raises(ModelImportError, match=r"it:\n(.*\n)*.*test_traces\.py"), user_errors("it"):
        {}["key"]
