"""The table of formats: each is told by its ending and writes what it says."""

from pathlib import Path

import pytest

from netstudio.errors import Cancelled, ExchangeError
from netstudio.exchange.diagram.options import DiagramOptions
from netstudio.exchange.formats import FORMATS, Order, format_of
from netstudio.presets import load_preset

BEGINNINGS = {
    ".py": b'"""LeNet-5',
    ".svg": b"<?xml",
    ".pdf": b"%PDF",
    ".png": b"\x89PNG",
    ".mmd": b"flowchart",
    ".dot": b"digraph",
    ".md": b"| Layer",
    ".csv": b"layer,",
}


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_a_file_begins_as_its_kind_does(tmp_path: Path, suffix: str):
    path = tmp_path / f"net{suffix}"
    made = format_of(path).write(Order(load_preset("lenet5"), path))
    assert made.paths == (path,)
    assert path.read_bytes().startswith(BEGINNINGS[suffix])


def test_endings_are_told_apart_and_in_any_case():
    assert len({one.suffix for one in FORMATS}) == len(FORMATS)
    assert format_of(Path("a.SVG")).suffix == ".svg"
    with pytest.raises(ExchangeError, match=r"end the name with one of \.py"):
        format_of(Path("a.docx"))


def test_a_summary_has_what_is_inside_blocks_where_asked(tmp_path: Path):
    project = load_preset("resnet20_cifar10")
    path = tmp_path / "net.csv"
    format_of(path).write(Order(project, path))
    assert len(path.read_text().splitlines()) == len(project.graph.nodes) + 1
    format_of(path).write(Order(project, path, diagram=DiagramOptions(open_blocks=True)))
    assert "stage2[0].shortcut.conv" in path.read_text()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path):
    path = tmp_path / "no" / "net.svg"
    with pytest.raises(ExchangeError):
        format_of(path).write(Order(load_preset("lenet5"), path))


@pytest.mark.parametrize("suffix", [".py", ".svg", ".pdf", ".png", ".csv"])
def test_what_is_called_off_is_not_written(tmp_path: Path, suffix: str):
    path = tmp_path / f"net{suffix}"
    order = Order(load_preset("lenet5"), path, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        format_of(path).write(order)
    assert not list(tmp_path.iterdir())


def test_a_proof_that_is_called_off_leaves_no_file(tmp_path: Path):
    path = tmp_path / "net.py"
    order = Order(load_preset("lenet5"), path, prove=True, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        format_of(path).write(order)
    assert not path.exists()
