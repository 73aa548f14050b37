"""All that is wrong or unwise about a project, each problem on its node with what would mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

from netstudio.catalog.datasets import DataDescription, describe
from netstudio.catalog.inference import Inference
from netstudio.compiler.diagnosis.clashes import find_clashes
from netstudio.compiler.diagnosis.custom import find_unfed_custom, find_unready_custom
from netstudio.compiler.diagnosis.cycles import find_cycles
from netstudio.compiler.diagnosis.data_fit import find_unfitting_inputs
from netstudio.compiler.diagnosis.ends import find_missing_ends
from netstudio.compiler.diagnosis.examination import Detector, Examination, Finding, no_repairs
from netstudio.compiler.diagnosis.layer_order import find_unwise_orders
from netstudio.compiler.diagnosis.learnable_outputs import find_unlearnable_outputs
from netstudio.compiler.diagnosis.learning import find_nothing_to_learn
from netstudio.compiler.diagnosis.loss_inputs import find_misread_outputs
from netstudio.compiler.diagnosis.names import find_doubled_names, find_misplaced_names
from netstudio.compiler.diagnosis.outputs import find_unfitting_outputs
from netstudio.compiler.diagnosis.recipe_choices import find_unknown_choices
from netstudio.compiler.diagnosis.recipe_wiring import find_loose_recipes
from netstudio.compiler.diagnosis.returned_keys import find_mixed_keys
from netstudio.compiler.diagnosis.sharing import find_misfit_calls
from netstudio.compiler.diagnosis.unused import find_unread_outputs, find_unused_layers
from netstudio.compiler.diagnosis.values import find_unreadable_values
from netstudio.compiler.diagnosis.verify import verified
from netstudio.compiler.problem import Fix, Problem
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.edits.bypass import without_bypassed
from netstudio.document.project import Project
from netstudio.errors import DataError

DETECTORS: tuple[Detector, ...] = (
    find_missing_ends,
    find_mixed_keys,
    find_cycles,
    find_unready_custom,
    find_unfed_custom,
    find_clashes,
    find_misfit_calls,
    find_unreadable_values,
    find_unfitting_inputs,
    find_unfitting_outputs,
    find_unlearnable_outputs,
    find_nothing_to_learn,
    find_doubled_names,
    find_misplaced_names,
    find_unknown_choices,
    find_loose_recipes,
    find_misread_outputs,
    find_unwise_orders,
    find_unused_layers,
    find_unread_outputs,
)
"""What is looked for, in the order in which problems are listed."""


class Derived(Enum):
    """The type of DERIVED."""

    DERIVED = "derived"


DERIVED: Final = Derived.DERIVED
"""The description that follows from the recipe's choice of data."""

Description: TypeAlias = DataDescription | None | Derived
Infer: TypeAlias = Callable[[Project], Inference]


def check(
    project: Project,
    *,
    inference: Inference | None = None,
    description: Description = DERIVED,
    repair: bool = True,
    infer: Infer = infer_shapes_of,
) -> tuple[Problem, ...]:
    """Every problem of a project, errors first, each in the order of the network.

    Args:
        inference: what is known of the project, where that was worked out before.
        description: what the data holds, where only its files tell; None: nothing is known.
        repair: whether to try repairs out; without, problems come at once and have no fixes.
        infer: works out the shapes of a project; asked anew for every repair that is tried.
    """
    doctor = _Doctor(project, description, infer)
    exam = doctor.examined(project, inference)
    found = find(exam)
    if not repair:
        return tuple(item.problem for item in found)
    return tuple(
        replace(item.problem, fixes=verified(item, exam, found, doctor.diagnose)) for item in found
    )


def fixes_for(
    project: Project,
    problem: Problem,
    *,
    inference: Inference | None = None,
    description: Description = DERIVED,
    infer: Infer = infer_shapes_of,
) -> tuple[Fix, ...]:
    """The fixes of one problem that `check` found in this project without repairs."""
    doctor = _Doctor(project, description, infer)
    exam = doctor.examined(project, inference)
    found = find(exam)
    item = next((item for item in found if item.problem == replace(problem, fixes=())), None)
    return verified(item, exam, found, doctor.diagnose) if item else ()


def find(exam: Examination) -> tuple[Finding, ...]:
    """What all detectors find, errors first; of what is bypassed, nothing."""
    found = _detected(exam)
    running = without_bypassed(exam.project)
    if running is not exam.project:
        found = _as_it_runs(found, _detected(_examined_as(exam, running)))
    return tuple(sorted(found, key=lambda finding: not finding.is_error))


def _detected(exam: Examination) -> list[Finding]:
    return [finding for detector in DETECTORS for finding in detector(exam)]


def _as_it_runs(drawn: Sequence[Finding], running: Sequence[Finding]) -> list[Finding]:
    """What holds of the network that runs, with the repairs that fit the one that is drawn.

    A bypassed node without a wire is wrong in the drawing alone.
    """
    keys = {finding.key for finding in running}
    known = {finding.key for finding in drawn}
    kept = [item for item in drawn if item.key in keys or item.problem.code == "unconnected"]
    new = [item for item in running if item.key not in known]
    return [*kept, *(replace(item, repairs=no_repairs) for item in new)]


def _examined_as(exam: Examination, running: Project) -> Examination:
    """The same examination, of the project without what is bypassed."""
    nodes = {}
    for address, known in exam.inference.nodes.items():
        scope, node_id = exam.located(address)
        if node_id in running.scope(scope).nodes:
            nodes[address] = known
    return Examination(running, replace(exam.inference, nodes=nodes), exam.data)


@dataclass(frozen=True)
class _Doctor:
    """Examines a project and, in the same way, what repairs would make of it."""

    project: Project
    description: Description
    infer: Infer

    def diagnose(self, project: Project) -> Sequence[Finding]:
        """What is found in a project that a repair gave."""
        return find(self.examined(project, None))

    def examined(self, project: Project, inference: Inference | None) -> Examination:
        """A project with its shapes and its data."""
        return Examination(project, inference or self.infer(project), self._data(project))

    def _data(self, project: Project) -> DataDescription | None:
        given = self.description
        if not isinstance(given, Derived) and project.recipe.data == self.project.recipe.data:
            return given
        try:
            return describe(project.recipe.data)
        except DataError:
            return None
