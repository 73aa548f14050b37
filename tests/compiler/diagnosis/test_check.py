"""Checking as a whole: order, speed, what it imports, and fixes one problem at a time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from netstudio.catalog.datasets import DataDescription
from netstudio.compiler.check import check, fixes_for
from netstudio.compiler.shapes import infer_without_torch
from netstudio.document.project import Project
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.presets import load_preset, preset_names
from tests.compiler.diagnosis.cases import classifier, conv, linear
from tests.networks import NetworkBuilder, chain


def test_errors_come_before_warnings() -> None:
    project = chain(
        ("view", "Reshape", {"shape": (-1, 196)}),
        linear("fc1", 20),
        linear("fc2", 10, in_features=3),
        ("softmax", "Softmax", {}),
    )
    severities = [problem.severity for problem in check(project)]
    assert severities == sorted(severities)
    assert set(severities) == {"error", "warning"}


def test_one_mistake_is_reported_once_and_what_is_behind_it_is_not() -> None:
    project = chain(conv("conv", kernel_size=40), ("flatten", "Flatten", {}), linear("fc", 10))
    assert [problem.node for problem in check(project)] == ["conv"]


def test_the_fixes_of_one_problem_are_those_of_a_full_check() -> None:
    for name in preset_names():
        project = load_preset(name)
        quick = check(project, repair=False)
        full = check(project)
        assert [replace(problem, fixes=()) for problem in full] == list(quick)
        for problem, complete in zip(quick, full, strict=True):
            assert fixes_for(project, problem) == complete.fixes


def test_a_problem_that_is_not_there_has_no_fixes() -> None:
    (problem,) = check(load_preset("clinic/lenet5_padding"))
    assert fixes_for(load_preset("lenet5"), problem) == ()


def test_a_description_that_only_files_can_give_is_used() -> None:
    folder = Choice("folder", Table({"path": "pictures"}))
    project = classifier(conv("conv"))
    project = replace(project, recipe=replace(project.recipe, data=folder))
    assert check(project) == ()
    pets = DataDescription("folder", "Pets", (3, 64, 64), ("cat", "dog", "fish"), 90, 10)
    codes = [problem.code for problem in check(project, description=pets)]
    assert codes == ["data_shape", "too_many_outputs"]
    assert check(project, description=None) == ()


def test_an_empty_project_says_what_is_missing() -> None:
    assert [problem.code for problem in check(Project())] == ["no_input", "no_output"]


def test_an_empty_project_is_mended_button_by_button() -> None:
    project = Project()
    for _ in range(2):
        problem = check(project)[0]
        project = problem.fixes[0].edit.change(project)
    assert check(project) == ()
    (output,) = project.graph.outputs()
    assert [node.name for node in project.graph.inputs()] == ["image"]
    assert output.sources() == ("linear",)


def test_an_output_is_offered_where_its_value_does_not_fit_the_loss_yet() -> None:
    net = NetworkBuilder()
    net.input()
    net.layer("conv", "Conv2d", "image", out_channels=4, kernel_size=3)
    project = Project("unended", graph=net.graph())
    folder = Choice("folder", Table({"path": "pictures"}))  # nobody knows its classes
    project = replace(project, recipe=replace(project.recipe, data=folder))
    (problem,) = check(project, description=None)
    assert (problem.code, [fix.label for fix in problem.fixes]) == (
        "no_output",
        ["Add an output behind conv"],
    )
    (after,) = check(problem.fixes[0].edit.change(project), description=None)
    assert after.code == "output_shape"
    assert after.fixes


def test_operations_are_seen_through_by_the_compiler_s_shapes() -> None:
    net = NetworkBuilder()
    net.input()
    net.op("mean", "Tensor.mean", "image", dim=1)
    net.layer("flatten", "Flatten", "mean")
    net.layer("fc", "Linear", "flatten", out_features=10, in_features=700)
    net.output("fc")
    (problem,) = check(Project("operations", graph=net.graph()))
    assert (problem.claimed, problem.true) == ("700", "784")
    assert check(problem.fixes[0].edit.change(Project("operations", graph=net.graph()))) == ()


def test_behind_an_operation_nothing_is_wrong_before_torch_is_asked() -> None:
    net = NetworkBuilder()
    net.input()
    net.op("mean", "Tensor.mean", "image", dim=1)
    net.layer("flatten", "Flatten", "mean")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.layer("wide", "Linear", "image", out_features=10, in_features=700)
    net.output("fc")
    project = Project("operations", graph=net.graph())
    problems = check(project, infer=infer_without_torch)
    assert {problem.node for problem in problems} == {"wide"}


def test_torch_is_not_imported() -> None:
    script = (
        "import sys; from netstudio.compiler.check import check; "
        "from netstudio.presets import load_preset, preset_names; "
        "[check(load_preset(name)) for name in preset_names()]; "
        "print([name for name in ('torch', 'PySide6', 'networkx') if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
