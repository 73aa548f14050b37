"""What is wrong with a network, for commands that can do nothing with a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

import click

from netstudio.compiler.problem import Problem
from netstudio.document.project import Project

_OF_TRAINING = frozenset(
    {
        "data_shape",
        "data_type",
        "nothing_to_learn",
        "output_shape",
        "recipe",
        "too_few_outputs",
        "unfed_input",
    }
)
"""The codes of errors that lie between the network and its data, loss or recipe: it runs."""


def tell_errors(project: Project) -> bool:
    """Write the network's errors to standard error, a line each; whether there are any.

    What stands in the way of training alone is none: another program gives it other data.
    """
    return _tell(
        problem
        for problem in _problems(project)
        if problem.severity == "error" and problem.code not in _OF_TRAINING
    )


def tell_obstacles(project: Project) -> bool:
    """The same for all that stands in the way of training, its data and recipe among it."""
    return _tell(problem for problem in _problems(project) if problem.stops_training)


def _problems(project: Project) -> tuple[Problem, ...]:
    from netstudio.api import check

    return check(project)


def _tell(problems: Iterable[Problem]) -> bool:
    told = False
    for problem in problems:
        where = f"{problem.node}: " if problem.node else ""
        click.echo(f"error: {where}{problem.message}", err=True)
        told = True
    return told
