"""The classic mistakes are named on their node, and each repair leaves nothing to complain of."""

from __future__ import annotations

import pytest

from netstudio.compiler.check import check
from tests.compiler.diagnosis.cases import Case
from tests.compiler.diagnosis.mistakes import MISTAKES


@pytest.mark.parametrize("case", MISTAKES, ids=str)
def test_a_mistake_is_named_on_its_node_and_mended(case: Case) -> None:
    project = case.build()
    problems = [p for p in check(project) if p.code == case.code]
    assert [p.node for p in problems] == [case.node]
    (problem,) = problems
    assert problem.severity == case.severity
    assert not [word for word in case.words if word not in problem.message], problem.message
    assert (problem.claimed, problem.true) == case.numbers
    labels = {fix.label: fix for fix in problem.fixes}
    if case.fix:
        assert case.fix in labels, list(labels)
        assert check(labels[case.fix].edit.change(project)) == ()
