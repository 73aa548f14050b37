"""Opening and saving projects.

A project file is JSON that is read by people and diffed by version control: only data, never code,
import paths or pickles. Reading goes parse, migrate, build, and refuses what it does not know;
writing is atomic.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.document.file import code, pack, tensors
from netstudio.document.file.atomic import read_limited, write_atomically
from netstudio.document.file.pack import pack_project
from netstudio.document.file.project import read_project, write_project
from netstudio.document.file.tensors import tensor_hash
from netstudio.document.file.text import MAX_BYTES, decoded, lay_out, parse
from netstudio.document.project import Project
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.document.file.tensors import Arrays

__all__ = [
    "load_project_file",
    "pack_project",
    "project_from_text",
    "project_to_text",
    "save_project_file",
    "tensor_hash",
]


def project_from_text(text: str, arrays: Arrays | None = None) -> Project:
    """The project written in `text`.

    Text holds no tensor values: members keep the hashes they refer to, and `arrays` (by hash)
    gives the values; without it the project has none.

    Raises:
        ProjectFileError: for anything that is not a valid project of a known format.
    """
    project, _ = read_project(parse(text))
    return tensors.with_tensors(project, arrays, "the arrays given") if arrays else project


def project_to_text(project: Project) -> str:
    """The project as text of the newest format, without the values of its tensors.

    Raises:
        ProjectFileError: when the project breaks a rule that a file must keep.
    """
    return lay_out(write_project(project))


def load_project_file(path: Path) -> Project:
    """The project in a file, be it JSON with its tensors beside it, or packed.

    Raises:
        ProjectFileError: when the file cannot be read or is no valid project of a known format.
    """
    path = Path(path)
    try:
        return _load(path)
    except ProjectFileError as error:
        message = str(error)
        raise ProjectFileError(message if str(path) in message else f"{path}: {message}") from error


def _load(path: Path) -> Project:
    if _is_packed(path):
        return pack.read_packed(path)
    data = read_limited(path, MAX_BYTES, "a project file")
    project, tensor_file = read_project(parse(decoded(data)))
    project = code.with_code_beside(project, path.parent)
    if tensor_file is None:
        tensors.check_present(project, (), "the file: it names no tensor file")
        return project
    arrays = tensors.load_tensors(path.parent / tensor_file)
    return tensors.with_tensors(project, arrays, f"“{tensor_file}”")


def _is_packed(path: Path) -> bool:
    """Whether a file is a zip, told by its first bytes: names change when files are mailed."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(pack.MAGIC)) == pack.MAGIC
    except (OSError, ValueError):  # reading it as text will say what is the matter
        return False


def save_project_file(project: Project, path: Path, *, owned: bool = False) -> None:
    """Save a project: packed where `path` ends in `.netstudio`, else as JSON, tensors beside it.

    Each file is replaced whole or not at all, the tensors before the project that names them. The
    Python files of custom modules are put beside it where there are none of their names.

    Args:
        owned: whether the folder is the program's own, so that its Python files are replaced.

    Raises:
        ProjectFileError: when the project or the place does not allow it; what was there stays.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".py":
        raise ProjectFileError(
            say("“{path}” is Python; a project is saved as .json or .netstudio.", path=path)
        )
    if suffix == pack.SUFFIX:
        pack_project(project, path)
        return
    stored = tensors.dump_tensors(project)
    tensor_file = tensors.tensor_file_name(path, project) if stored else None
    text = lay_out(write_project(project, tensor_file))
    if stored and tensor_file:
        tensors.save_tensors(path.parent / tensor_file, stored)
    code.save_code(project, path.parent, replace_existing=owned)
    write_atomically(path, text.encode("utf-8"))
