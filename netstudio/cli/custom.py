"""`--trust`: letting the custom Python of a project run, for as long as a command does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from netstudio.document.project import Project

Command = TypeVar("Command", bound=Callable[..., Any])

trust_option: Callable[[Command], Command] = click.option(
    "--trust", "trusted", is_flag=True, help="Let the project's custom Python run."
)


def load(project: str, trusted: bool) -> Project:
    """The project of that path or preset; its custom Python may run where `trusted`.

    A file that has changed since the project was saved is taken as it is, and that is told.
    """
    from netstudio.api import load_project

    loaded = load_project(project)
    return _trusting(loaded) if trusted else loaded


def _trusting(project: Project) -> Project:
    from netstudio.codegen.custom_code import standing
    from netstudio.document.edits.custom import SetCode
    from netstudio.document.file.code import custom_modules
    from netstudio.trust import trust_for_now

    for module in tuple(custom_modules(project)):
        if standing(project, module) == "changed":
            click.echo(f"{module.file} has changed since the project was saved.", err=True)
            project = SetCode(module.file, project.code[module.file]).change(project)
    for module in custom_modules(project):
        if module.file in project.code:
            trust_for_now(module.sha256)
    return project
