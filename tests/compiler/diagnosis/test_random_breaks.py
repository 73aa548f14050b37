"""Whatever is broken at random: checking never fails, what is offered mends, and is enough."""

from __future__ import annotations

import pytest

from netstudio.codegen.generate import generate
from netstudio.compiler.check import check
from netstudio.compiler.diagnosis.examination import Examination
from netstudio.compiler.problem import Problem
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from netstudio.document.project_file import project_to_text
from netstudio.presets import load_preset
from tests.compiler.diagnosis.breaking import broken

PRESETS = ("lenet5", "mnist_cnn", "alexnet_cifar10", "mlp", "lstm_digits", "alexnet")
BREAKS = 40


@pytest.mark.parametrize("name", PRESETS)
def test_every_fix_that_is_offered_mends_its_problem(name: str) -> None:
    preset = load_preset(name)
    for seed in range(BREAKS):
        project = broken(preset, seed)
        problems = check(project)
        for problem in problems:
            left = [_left(project, problem, index) for index in range(len(problem.fixes))]
            _judge(project, problem, _errors(problems), left)


@pytest.mark.parametrize("name", [*PRESETS, "alexnet_torchvision"])
def test_a_network_without_errors_can_be_written_as_source(name: str) -> None:
    preset = load_preset(name)
    written = 0
    for seed in range(BREAKS):
        project = broken(preset, seed)
        problems = check(project)
        fixes = [fix for problem in problems for fix in problem.fixes]
        for candidate in (project, *(fix.edit.change(project) for fix in fixes)):
            if not _errors(check(candidate, repair=False)):
                assert generate(candidate, infer_shapes_of(candidate)).text
                written += 1
    assert written > BREAKS // 2


def _left(project: Project, problem: Problem, index: int) -> tuple[Problem, ...]:
    """What is left after one of the fixes, which gives a project that can be saved."""
    mended = problem.fixes[index].edit.change(project)
    assert project_to_text(mended)
    after = check(mended, repair=False)
    gone = (problem.code, problem.scope, problem.node, problem.message)
    assert gone not in [(p.code, p.scope, p.node, p.message) for p in after]
    return after


def _judge(
    project: Project, problem: Problem, before: int, left: list[tuple[Problem, ...]]
) -> None:
    """Strictly fewer errors; or else, none could do better than uncover what lay behind."""
    counts = [_errors(after) for after in left]
    assert counts == sorted(counts)
    if problem.severity == "warning":
        assert all(count <= before for count in counts)
        return
    exam = Examination(project, infer_shapes_of(project), None)
    if any(count < before for count in counts):
        assert all(count < before for count in counts)
        return
    known = {(p.code, p.scope, p.node) for p in check(project, repair=False)}
    for after in left:
        for new in after:
            if new.severity == "error" and (new.code, new.scope, new.node) not in known:
                assert exam.is_hidden(new.scope, new.node)


def _errors(problems: tuple[Problem, ...]) -> int:
    return sum(problem.severity == "error" for problem in problems)
