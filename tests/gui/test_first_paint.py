"""What the first window may bring in: the network on the screen, and nothing that takes long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parents[1] / "benchmarks" / "programs"
HEAVY = {"torch", "torchvision", "numpy", "networkx", "sklearn", "PIL", "safetensors"}
LATER = {
    "PySide6.QtSvg",
    "netstudio.gui.workbench",
    "netstudio.gui.palette",
    "netstudio.gui.panels.inspector",
    "netstudio.gui.canvas.commands",
    "netstudio.gui.canvas.gestures.link",
    "netstudio.document.edits",
    "netstudio.catalog.layers.attention",
    "netstudio.training",
    "netstudio.codegen",
    "click",
    "hashlib",
    "difflib",
}

MOST = 137
"""Modules of the program: each takes a third of a millisecond or more."""


def modules_after(script: str) -> set[str]:
    """What a program has imported when its first window is painted, or at its end."""
    done = subprocess.run(
        [sys.executable, *script.split(" ", 1)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def first_window() -> set[str]:
    return modules_after(str(PROGRAMS / "first_window.py"))


def test_it_comes_without_what_takes_long(first_window: set[str]) -> None:
    assert "netstudio.gui.canvas.node_item" in first_window
    assert not first_window & HEAVY


def test_it_comes_without_what_only_hands_need(first_window: set[str]) -> None:
    assert not first_window & LATER


def test_it_comes_with_few_modules(first_window: set[str]) -> None:
    own = sorted(name for name in first_window if name.split(".")[0] == "netstudio")
    assert len(own) <= MOST, own


def test_it_reads_no_archives(first_window: set[str]) -> None:
    """PySide6 itself imports zipfile; beside what a bare window has, nothing of the kind comes."""
    bare = modules_after(
        "-c import sys; from PySide6.QtWidgets import QMainWindow; print(*sys.modules)"
    )
    archives = {"zipfile", "tarfile", "lzma", "bz2"}
    assert not (first_window - bare) & archives
