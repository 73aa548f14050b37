"""What is wrong with a network, for commands that can do nothing with a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

import click

from netstudio.compiler.problem import Problem
from netstudio.document.project import Project


def tell_errors(project: Project) -> bool:
    """Write the project's errors to standard error, a line each; whether there are any."""
    return _tell(problem for problem in _problems(project) if problem.severity == "error")


def tell_obstacles(project: Project) -> bool:
    """The same for all that stands in the way of training."""
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
