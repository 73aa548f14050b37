"""The Python interface, as the README shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

import netstudio
from netstudio.document.edits import SetArguments
from netstudio.errors import NetStudioError, ProjectFileError, UnknownPresetError
from netstudio.presets import preset_names


def test_the_readme_example() -> None:
    project = netstudio.load_project("lenet5")
    assert str(netstudio.infer_shapes(project)["conv2"]) == "(N, 16, 10, 10)"
    assert netstudio.check(project) == ()
    assert "class LeNet5(nn.Module):" in netstudio.generate_source(project)
    assert netstudio.build_module(project)(torch.randn(2, 1, 28, 28)).shape == (2, 10)


def test_save_and_load_round_trip(tmp_path: Path) -> None:
    project = netstudio.load_project("lenet5")
    path = tmp_path / "mine.json"
    netstudio.save_project(project, path)
    assert netstudio.load_project(path) == project
    assert netstudio.load_project(str(path)) == project


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownPresetError, match="lenet5"):
        netstudio.load_project("lenet")
    with pytest.raises(ProjectFileError, match=r"gone\.json"):
        netstudio.load_project(tmp_path / "gone.json")


def test_a_problem_names_its_node_and_both_numbers() -> None:
    project = SetArguments("", "fc1", {"in_features": 5}).change(netstudio.load_project("lenet5"))
    (problem,) = netstudio.check(project)
    assert (problem.node, problem.claimed, problem.true) == ("fc1", "5", "400")
    mended = problem.fixes[0].edit.change(project)
    assert netstudio.check(mended) == ()


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_gives_answers_or_sentences(name: str) -> None:
    project = netstudio.load_project(name)
    netstudio.infer_shapes(project)
    netstudio.check(project)
    try:
        netstudio.generate_source(project)
    except NetStudioError as error:
        assert name.startswith("clinic/")
        assert str(error).endswith(".")


def test_unknown_attributes_are_refused() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        netstudio.nonsense  # noqa: B018
    assert "load_project" in dir(netstudio)
