"""The Python files of a project's custom modules: text beside it, which is read and never run.

Whether the text may ever run is decided elsewhere, by its hash. A file that lies there already and
says something else is somebody's work: saving a project leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from netstudio.document.file.atomic import read_limited, write_atomically
from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import ProjectFileError

MAX_BYTES = 2**22


def custom_modules(project: Project) -> Iterator[CustomModule]:
    """The custom modules of a project, in the order of its graphs."""
    for graph in (project.graph, *(block.graph for block in project.blocks.values())):
        for member in graph.members.values():
            if isinstance(member.target, CustomModule):
                yield member.target


def code_files(project: Project) -> tuple[str, ...]:
    """The names of the files that custom modules are from, each once."""
    return tuple(dict.fromkeys(module.file for module in custom_modules(project)))


def with_code_beside(project: Project, folder: Path) -> Project:
    """The project with the text of its Python files, as far as they are there and are text."""
    found = {}
    for name in code_files(project):
        text = read_code_text(folder / name)
        if text is not None:
            found[name] = text
    return replace(project, code=Table(found)) if found else project


def read_code_text(path: Path) -> str | None:
    """The text of a Python file; None where there is none that can be read."""
    try:
        return read_limited(path, MAX_BYTES, "a Python file").decode("utf-8")
    except (ProjectFileError, UnicodeDecodeError):
        return None  # the project opens without it, and says so on the node


def save_code(project: Project, folder: Path, *, replace_existing: bool = False) -> None:
    """Write the Python files that are not there yet.

    Args:
        replace_existing: whether those that are there are written too.

    Raises:
        ProjectFileError: when one cannot be written.
    """
    for name in code_files(project):
        path = folder / name
        if name in project.code and (replace_existing or not path.exists()):
            write_atomically(path, project.code[name].encode("utf-8"))
