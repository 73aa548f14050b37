"""What is wrong with a network, for commands that can do nothing with a wrong one."""

from __future__ import annotations

import click

from netstudio.document.project import Project


def tell_errors(project: Project) -> bool:
    """Write the project's errors to standard error, a line each; whether there are any."""
    from netstudio.api import check

    errors = [problem for problem in check(project) if problem.severity == "error"]
    for problem in errors:
        where = f"{problem.node}: " if problem.node else ""
        click.echo(f"error: {where}{problem.message}", err=True)
    return bool(errors)
