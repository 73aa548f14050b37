"""Trying repairs out: only what mends its problem, and breaks nothing, is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import UNSET, SetArguments
from netstudio.document.node import Call
from netstudio.document.project import Project
from netstudio.errors import EditError
from netstudio.sentence import say

MAX_TRIED = 24
MAX_OFFERED = 6

Diagnose: TypeAlias = Callable[[Project], Sequence[Finding]]
"""Finds the problems of a project."""

Rank: TypeAlias = tuple[int, bool, int]
"""How many errors a repair leaves, whether it had to unpin numbers, and how many warnings."""


def verified(
    finding: Finding, before: Examination, found: Sequence[Finding], diagnose: Diagnose
) -> tuple[Fix, ...]:
    """The repairs of a finding that hold: those that leave the fewest errors, then the simplest.

    A repair holds when the problem is gone, its node has no new error, and errors that were not
    there before lie only on nodes that were hidden behind one. Where some repairs leave fewer
    errors in all, those that merely uncover the next one are left out.
    """
    trial = Trial(finding, before, found, diagnose)
    judged = [
        pair for fix in _distinct(islice(finding.repairs(), MAX_TRIED)) for pair in trial.judge(fix)
    ]
    errors_before = _errors(found)
    better = [pair for pair in judged if pair[0][0] < errors_before]
    offered = better if better and finding.is_error else judged
    return tuple(fix for _, fix in sorted(offered, key=lambda pair: pair[0])[:MAX_OFFERED])


def _distinct(fixes: Iterable[Fix]) -> Iterator[Fix]:
    seen: set[str] = set()
    for fix in fixes:
        if fix.label not in seen:
            seen.add(fix.label)
            yield fix


@dataclass(frozen=True, eq=False)
class Trial:
    """A finding, and the project in which its repairs are tried."""

    finding: Finding
    before: Examination
    found: Sequence[Finding]
    diagnose: Diagnose

    def judge(self, fix: Fix) -> Iterator[tuple[Rank, Fix]]:
        """The repair, if it holds, with the number of errors that it leaves.

        Where it makes pinned numbers wrong, the same repair that unpins them is judged as well.
        """
        after = self._after(fix)
        if after is None:
            return
        if self._holds(after):
            yield _rank(after, False), fix
        unpinning = self._unpinning(fix, after)
        after = self._after(unpinning) if unpinning is not None else None
        if unpinning is not None and after is not None and self._holds(after):
            yield _rank(after, True), unpinning

    def _after(self, fix: Fix) -> Sequence[Finding] | None:
        """What is found after a repair; None where it cannot be applied."""
        try:
            project = fix.edit.change(self.before.project)
        except EditError:
            return None
        return self.diagnose(project)

    def _holds(self, after: Sequence[Finding]) -> bool:
        return all(
            item.key != self.finding.key and not (self._is_new(item) and not self._was_hidden(item))
            for item in after
        )

    def _is_new(self, item: Finding) -> bool:
        return item.is_error and all(item.key != old.key for old in self.found)

    def _was_hidden(self, item: Finding) -> bool:
        problem = item.problem
        if self.finding.hides_additions and self._is_on_addition(problem):
            return True
        return bool(problem.node) and self.before.is_hidden(problem.scope, problem.node)

    def _is_on_addition(self, problem: Problem) -> bool:
        scope = self.before.scopes.get(problem.scope)
        return bool(problem.node) and scope is not None and problem.node not in scope.nodes

    def _unpinning(self, fix: Fix, after: Sequence[Finding]) -> Fix | None:
        """The repair together with unpinning every number that it makes wrong."""
        wrong = [item for item in after if item.problem.code == "pin" and self._is_new(item)]
        edits: list[Edit] = []
        names: list[str] = []
        for item in wrong:
            scope = self.before.scopes.get(item.problem.scope)
            node = scope.nodes.get(item.problem.node) if scope is not None else None
            if node is not None and isinstance(node.target, Call):
                changes = {item.aspect: UNSET}
                edits.append(SetArguments(item.problem.scope, node.target.member, changes))
                names.append(f"{item.aspect} of {node.name}")
        if not edits:
            return None
        label = say("{label}, and unpin {names}", label=fix.label, names=" and ".join(names))
        return Fix(label, Compound(label, (fix.edit, *edits)))


def _rank(after: Sequence[Finding], unpinned: bool) -> Rank:
    errors = _errors(after)
    return (errors, unpinned, len(after) - errors)


def _errors(found: Sequence[Finding]) -> int:
    return sum(item.is_error for item in found)
