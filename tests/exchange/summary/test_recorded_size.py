"""Counts of networks that choose sizes as they run: said at the recorded size, and shortly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from netstudio import trust
from netstudio.api import save_project
from netstudio.catalog.types import TensorType
from netstudio.cli import main
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from netstudio.exchange.importing import record_module
from netstudio.exchange.importing.recipe import fitting_recipe
from netstudio.exchange.summary.recorded_size import inferred_at_recorded_size
from netstudio.gui.panels.counts import network_counts
from tests.exchange.importing.test_detection import DETECTORS


@pytest.fixture(autouse=True)
def _trusts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")


@pytest.fixture
def detector() -> Project:
    """FCOS, which makes the shorter side of an image 64 pixels long."""
    project = record_module(DETECTORS["FCOS"](), (torch.rand(2, 3, 32, 32),)).project
    return replace(project, recipe=fitting_recipe(project))


def test_it_is_what_the_network_computes_at_that_size(detector: Project) -> None:
    inference = infer_shapes_of(detector, run_custom=True)
    assert len(str(inference.macs)) > 100
    assert network_counts(detector, inference).macs_text == "?"
    sized = inferred_at_recorded_size(detector, inference)
    assert sized is not None
    features = sized.nodes["backbone_2"].type
    assert isinstance(features, TensorType) and features.shape[1:] == (32, 8, 8)
    backbone = 3 * 8 * 9 * 16 * 16 + 8 * 32 * 9 * 8 * 8
    head = infer_shapes_of(detector).nodes["head"].parameters
    assert isinstance(sized.macs, int) and sized.macs - backbone < head * 8 * 8


def test_what_is_not_trusted_does_not_run(
    detector: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    inference = infer_shapes_of(detector, run_custom=True)
    monkeypatch.setenv(trust.FOR_NOW, "")
    assert inferred_at_recorded_size(detector, inference) is None


def test_the_terminal_says_it_in_one_line(
    detector: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_project(detector, tmp_path / "net.json")
    assert main(["check", str(tmp_path / "net.json"), "--trust"]) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "multiply" in one]
    assert line.endswith("multiply-accumulates a sample of 3 × 32 × 32")
    assert main(["check", str(tmp_path / "net.json"), "--trust", "--summary"]) == 0
    table = capsys.readouterr().out
    assert "N × 32 × 8 × 8" in table and "?transform" not in table
