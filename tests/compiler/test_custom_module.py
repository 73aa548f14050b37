"""Modules made of a trusted file: what a project may have made of it, and what not."""

from pathlib import Path

import pytest

from netstudio import trust
from netstudio.compiler import build
from netstudio.compiler.custom_module import make_custom
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.node import Declared
from netstudio.errors import CompileError
from netstudio.trust import fingerprint, trust_for_now
from tests.custom_python import custom_network

TEXT = """from os import system
from torch import nn


class Same(nn.Module):
    def forward(self, x):
        return x


class Writes(dict):
    def __init__(self, path):
        open(path, "w").close()


def write(path):
    open(path, "w").close()
"""


@pytest.fixture(autouse=True)
def _trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")
    trust_for_now(fingerprint(TEXT.encode()))


@pytest.mark.parametrize("name", ["Writes", "write", "system", "__builtins__", "Missing"])
def test_nothing_of_a_trusted_file_is_called_but_its_modules(tmp_path: Path, name: str) -> None:
    mark = tmp_path / "mark"
    argument = {"command": f"touch {mark}"} if name == "system" else {"path": str(mark)}
    with pytest.raises(CompileError):
        make_custom(TEXT, "own.py", name, argument)
    project = custom_network(TEXT, name, "own.py", **argument)
    infer_shapes_of(project, run_custom=True)
    declared = custom_network(TEXT, name, "own.py", (Declared(("N", 12)),), **argument)
    with pytest.raises(CompileError):
        build(declared)
    assert not mark.exists()
    assert make_custom(TEXT, "own.py", "Same", {}).training
