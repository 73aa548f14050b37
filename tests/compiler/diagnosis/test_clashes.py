"""What does not fit is said on its node, with its numbers, and each repair mends it."""

from __future__ import annotations

import pytest

from netstudio.compiler.check import check
from tests.compiler.diagnosis.cases import CLASHES, Case


@pytest.mark.parametrize("case", CLASHES, ids=str)
def test_a_clash_is_named_on_its_node_and_mended(case: Case) -> None:
    project = case.build()
    problems = [p for p in check(project) if (p.code, p.node) == (case.code, case.node)]
    assert len(problems) == 1
    (problem,) = problems
    assert problem.severity == case.severity
    assert not [word for word in case.words if word not in problem.message], problem.message
    assert (problem.claimed, problem.true) == case.numbers
    labels = {fix.label: fix for fix in problem.fixes}
    assert case.fix in labels, list(labels)
    assert check(labels[case.fix].edit.change(project)) == ()
