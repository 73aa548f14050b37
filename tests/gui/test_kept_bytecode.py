"""Qt for Python's own source is compiled once, and only as long as it stays the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import builtins, marshal, sys
sys.dont_write_bytecode = {is_forbidden}
from pathlib import Path
from netstudio.gui import kept_bytecode
plain, compiled = builtins.compile, []
def noting(source, name, *rest, **more):
    compiled.append(name)
    return plain(source, name, *rest, **more)
builtins.compile = noting
with kept_bytecode.kept_bytecode():
    import PySide6.QtCore
assert builtins.compile is noting
try:
    PySide6.QtCore.QPoint("x", [])
except TypeError as error:
    assert "Supported signatures" in str(error), error
print(*[name for name in compiled if str(name).startswith("shibokensupport")])
"""


@pytest.fixture
def start(tmp_path: Path):
    """Imports Qt in a process of its own; what it compiled of Qt for Python."""

    def started(*, is_forbidden: bool = False) -> list[str]:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM.format(is_forbidden=is_forbidden)],
            capture_output=True,
            text=True,
            check=True,
            env={**environment, "PYTHONPYCACHEPREFIX": str(tmp_path)},
        )
        return done.stdout.split()

    return started


def kept(folder: Path) -> list[Path]:
    return list(folder.rglob("*.opt-qt.pyc"))


def test_the_second_start_compiles_nothing(start, tmp_path: Path) -> None:
    assert start()
    assert len(kept(tmp_path)) == 1
    assert start() == []


def test_nothing_is_written_where_bytecode_is_not_wanted(start, tmp_path: Path) -> None:
    assert start(is_forbidden=True)
    assert kept(tmp_path) == []


def test_a_damaged_file_is_written_anew(start, tmp_path: Path) -> None:
    start()
    (file,) = kept(tmp_path)
    for damaged in (b"", b"nonsense", file.read_bytes()[:1000]):
        file.write_bytes(damaged)
        assert start()
        assert start() == []
