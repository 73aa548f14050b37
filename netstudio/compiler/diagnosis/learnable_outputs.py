"""Outputs that no loss can be measured against: what is found, as by a detector, is no tensor."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.types import NO_TENSOR
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.objectives import objectives
from netstudio.compiler.problem import NO_TENSOR_TO_LEARN_FROM, Problem
from netstudio.sentence import say


def find_unlearnable_outputs(exam: Examination) -> Iterator[Finding]:
    """Losses of outputs that are known to be no tensors: such a network runs, and cannot learn."""
    for objective in objectives(exam):
        output = objective.output
        if output.known.type != NO_TENSOR:
            continue
        problem = Problem(
            NO_TENSOR_TO_LEARN_FROM,
            say(
                "{name} is no tensor, so the loss {loss} cannot be measured: this network can be "
                "looked at, run and exported, and not trained here. A detector learns from "
                "targets by losses of its own: train it where it comes from, and import it again "
                "with its weights.",
                name=output.name,
                loss=objective.loss.label,
            ),
            "warning",
            output.id,
        )
        yield Finding(problem, aspect=str(objective.index))
