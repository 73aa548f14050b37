"""A file that nobody trusts: whatever is done with its project, nothing of it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import nn

from netstudio import trust
from netstudio.api import (
    build_module,
    check,
    generate_source,
    infer_shapes,
    load_project,
    prove,
    save_project,
)
from netstudio.compiler.custom_module import make_custom
from netstudio.document.project import Project
from netstudio.errors import NetStudioError, SourceError
from netstudio.exchange.custom_shapes import measured
from netstudio.exchange.formats import FORMATS, Format, Order
from netstudio.exchange.importing.keeping import sliced
from netstudio.training.headless import train
from tests.custom_python import SCALE, custom_network, marked


@pytest.fixture
def mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")
    monkeypatch.setenv("NETSTUDIO_RUNS", str(tmp_path / "runs"))
    return tmp_path / "ran"


@pytest.fixture
def project(mark: Path) -> Project:
    return custom_network(marked(mark), channels=12)


def opened(project: Project, folder: Path) -> None:
    for name in ("net.json", "net.netstudio"):
        save_project(project, folder / name)
        assert load_project(folder / name).code == project.code


def proved(project: Project, folder: Path) -> None:
    proof = prove(nn.Flatten(), project, torch.randn(2, 1, 28, 28))
    assert proof.verdict == "failed"


def checked(project: Project, folder: Path) -> None:
    assert {problem.code for problem in check(project)} == {"custom_untrusted"}
    infer_shapes(project)


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(NetStudioError, match="trusted"):
        act()


DEEDS: dict[str, Callable[[Project, Path], object]] = {
    "open": opened,
    "check": checked,
    "prove": proved,
    "write": lambda project, _: refused(lambda: generate_source(project)),
    "build": lambda project, _: refused(lambda: build_module(project)),
    "train": lambda project, _: refused(lambda: train(project, epochs=1)),
    "measure": lambda project, folder: measured(project, folder),
    "make": lambda project, _: refused(
        lambda: make_custom(project.code["scale.py"], "scale.py", "Scale", {})
    ),
    "slice": lambda project, _: sliced(project.code["scale.py"], ["Scale"]),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_of_it_runs(deed: str, project: Project, tmp_path: Path, mark: Path) -> None:
    DEEDS[deed](project, tmp_path)
    assert not mark.exists()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
def test_no_export_runs_it(form: Format, project: Project, tmp_path: Path, mark: Path) -> None:
    order = Order(project, tmp_path / f"out{form.suffix}", prove=True)
    if form.group == "model":
        refused(lambda: form.write(order))
        assert not order.path.exists()
    else:
        form.write(order)
    assert not mark.exists()


def test_an_exported_file_is_read_and_never_run(tmp_path: Path, mark: Path) -> None:
    text = SCALE
    trust.trust_for_now(trust.fingerprint(text.encode()))
    written = tmp_path / "net.py"
    written.write_text(generate_source(custom_network(text, channels=12)))
    written.write_text(marked(mark, written.read_text()))
    with pytest.raises(SourceError):
        load_project(written)
    assert not mark.exists()
