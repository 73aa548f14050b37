"""Importing from a file of a package, which finds what lies around it as Python does."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netstudio import trust
from netstudio.cli import main
from netstudio.errors import ModelImportError
from netstudio.exchange.sources.source import Arguments
from netstudio.exchange.sources.user_code import maker_in_file

LAYERS = """
import torch
from torch import nn


class Gate(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.linear = nn.Linear(size, size)

    def forward(self, x):
        return x * torch.sigmoid(self.linear(x))
"""
NET = """
from torch import nn

from .layers import Gate

RUNS = []


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = Gate(16)

    def forward(self, x):
        return self.gate(x)


def make():
    return nn.Sequential(Net(), nn.Linear(16, 4))
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package in a folder, in a process that has imported nothing of it."""
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setattr(sys, "path", list(sys.path))
    folder = tmp_path / "outer" / "gated"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "layers.py").write_text(LAYERS)
    (folder / "net.py").write_text(NET)
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in ("gated", "net", "outer"):
            del sys.modules[name]


def made(file: Path, name: str):
    return maker_in_file(file, name, Arguments(), trust.fingerprint(file.read_bytes()))()


@pytest.mark.parametrize("name", ["make", "Net"])
def test_a_file_with_relative_imports_becomes_a_project(
    package: Path, tmp_path: Path, name: str
) -> None:
    output = tmp_path / "p.json"
    source = f"{package / 'net.py'}:{name}"
    assert main(["import", source, "-o", str(output), "--trust", "--input", "2x16"]) == 0
    assert output.exists()


def test_a_part_of_a_package_is_kept(package: Path, tmp_path: Path) -> None:
    output = tmp_path / "p.json"
    command = ["import", f"{package / 'net.py'}:make", "-o", str(output), "--trust"]
    assert main([*command, "--input", "2x16", "--keep", "Gate"]) == 0
    assert "class Gate" in (tmp_path / "layers_custom.py").read_text()


def test_a_file_is_the_module_that_python_makes_of_it(package: Path) -> None:
    (package.parent / "__init__.py").write_text("from .gated import net\n")
    (package / "__init__.py").write_text("from .net import Net\n")
    (package / "net.py").write_text(NET + "\n\nRUNS.append(__package__)\n")
    net = made(package / "net.py", "Net")
    module = sys.modules["outer.gated.net"]
    assert type(net) is module.Net is sys.modules["outer.gated"].Net
    assert module.RUNS == ["outer.gated"], "run once, though the packages import it as well"
    assert module.__file__ == str(package / "net.py")
    assert str(package.parent.parent) in sys.path
    assert type(pickle.loads(pickle.dumps(net))) is type(net)


def test_what_runs_of_a_package_is_what_was_trusted(package: Path) -> None:
    (package / "__init__.py").write_text(
        "from pathlib import Path\n"
        "Path(__file__).with_name('net.py').write_text('raise SystemExit')\n"
        "from .net import Net\n"
    )
    assert type(made(package / "net.py", "Net")).__module__ == "gated.net"


def test_a_package_s_own_file_can_be_imported(package: Path) -> None:
    (package / "__init__.py").write_text("from .net import Net\n\n\nclass Own(Net):\n    pass\n")
    assert type(made(package / "__init__.py", "Own")).__module__ == "gated"


def test_files_beside_it_are_found_by_their_bare_names_too(package: Path) -> None:
    (package / "net.py").write_text(NET.replace("from .layers", "from layers"))
    try:
        assert type(made(package / "net.py", "Net")).__module__ == "gated.net"
    finally:
        sys.modules.pop("layers", None)


@pytest.mark.parametrize("folder", ["json", "v1.0"])
def test_a_folder_that_is_no_package_to_import_gives_a_file_of_its_own(
    package: Path, folder: str
) -> None:
    moved = package.rename(package.with_name(folder))
    (moved / "net.py").write_text(NET.replace("from .layers", "from layers"))
    try:
        assert type(made(moved / "net.py", "Net")).__module__ == "net"
    finally:
        sys.modules.pop("layers", None)


def test_the_faults_of_a_package_are_told(package: Path) -> None:
    (package / "__init__.py").write_text("raise LookupError('no such thing')\n")
    with pytest.raises(ModelImportError, match=r"net.py does not run:\n(.*\n)*.*no such thing"):
        made(package / "net.py", "Net")
    assert all(type(item).__name__ != "_TrustedText" for item in sys.meta_path)
