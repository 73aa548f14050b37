"""Trying repairs out: only what mends its problem, and breaks nothing, is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from netstudio.compiler.diagnosis.examination import Examination, Finding, ProblemKey
from netstudio.compiler.problem import Fix
from netstudio.document.project import Project
from netstudio.errors import EditError

MAX_TRIED = 24
MAX_OFFERED = 6

Diagnose = Callable[[Project], tuple[Examination, Sequence[Finding]]]
"""Examines a project and finds its problems."""


def verified(
    finding: Finding, before: Examination, found: Sequence[Finding], diagnose: Diagnose
) -> tuple[Fix, ...]:
    """The repairs of a finding that hold, those that leave the fewest errors first.

    A repair holds when the problem is gone, its node has no new error, and errors that were not
    there before lie only on nodes that were hidden behind one. Where some repairs leave fewer
    errors in all, those that merely uncover the next one are left out.
    """
    was = {item.key for item in found}
    errors_before = _errors(found)
    judged: list[tuple[int, Fix]] = []
    for fix in _distinct(islice(finding.repairs(), MAX_TRIED)):
        errors = _errors_after(fix, finding, before, was, diagnose)
        if errors is not None:
            judged.append((errors, fix))
    better = [pair for pair in judged if pair[0] < errors_before]
    offered = better if better and finding.is_error else judged
    return tuple(fix for _, fix in sorted(offered, key=lambda pair: pair[0])[:MAX_OFFERED])


def _distinct(fixes: Iterable[Fix]) -> Iterable[Fix]:
    seen: set[str] = set()
    for fix in fixes:
        if fix.label not in seen:
            seen.add(fix.label)
            yield fix


def _errors_after(
    fix: Fix, finding: Finding, before: Examination, was: set[ProblemKey], diagnose: Diagnose
) -> int | None:
    """How many errors are left after a repair; None where it does not hold."""
    try:
        project = fix.edit.change(before.project)
    except EditError:
        return None
    _, after = diagnose(project)
    for item in after:
        if item.key == finding.key or (_is_new(item, was) and not _was_hidden(item, before)):
            return None
    return _errors(after)


def _is_new(item: Finding, was: set[ProblemKey]) -> bool:
    return item.is_error and item.key not in was


def _was_hidden(item: Finding, before: Examination) -> bool:
    problem = item.problem
    return bool(problem.node) and before.is_hidden(problem.scope, problem.node)


def _errors(found: Sequence[Finding]) -> int:
    return sum(item.is_error for item in found)
