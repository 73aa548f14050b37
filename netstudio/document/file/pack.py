"""The packed project: one file for mailing, a zip of the project text, its tensors and its code.

A packed file comes from elsewhere, so its directory is believed in nothing: only the names it may
have are read, never extracted to the disk; texts are read up to their limit, and the tensors must
be stored as they are, so that they cannot unfold to more than the file itself. The Python files of
custom modules are text like the rest, and reading them runs nothing.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from netstudio.document.file import tensors
from netstudio.document.file.atomic import read_limited, write_atomically
from netstudio.document.file.code import MAX_BYTES as MAX_CODE_BYTES
from netstudio.document.file.code import code_files
from netstudio.document.file.fields import plain_file_name
from netstudio.document.file.project import read_project, write_project
from netstudio.document.file.text import MAX_BYTES, decoded, lay_out, parse
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

SUFFIX = ".netstudio"
MAGIC = b"PK"
PROJECT_NAME = "project.json"
TENSORS_NAME = "project.safetensors"
CODE_FOLDER = "code/"

_DATE = (1980, 1, 1, 0, 0, 0)  # the same project packs to the same bytes
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
)


def pack_project(project: Project, path: Path) -> None:
    """Write a project and its tensors as one file.

    Raises:
        ProjectFileError: when the project or the place does not allow it.
    """
    stored = tensors.dump_tensors(project)
    text = lay_out(write_project(project, TENSORS_NAME if stored else None))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, PROJECT_NAME, text.encode("utf-8"), zipfile.ZIP_DEFLATED)
        if stored:
            _add(archive, TENSORS_NAME, stored, zipfile.ZIP_STORED)
        for name in code_files(project):
            if name in project.code:
                code = project.code[name].encode("utf-8")
                _add(archive, CODE_FOLDER + name, code, zipfile.ZIP_DEFLATED)
    write_atomically(path, buffer.getvalue())


def _add(archive: zipfile.ZipFile, name: str, data: bytes, compression: int) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = compression
    archive.writestr(info, data)


def unpack_project(data: bytes) -> Project:
    """The project in the bytes of a packed file.

    Raises:
        ProjectFileError: when they are damaged, or hold anything else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _entries(archive)
            text = _read(archive, entries[PROJECT_NAME], MAX_BYTES)
            stored = (
                _read(archive, entries[TENSORS_NAME], len(data))
                if TENSORS_NAME in entries
                else None
            )
            code = {
                name.removeprefix(CODE_FOLDER): _read(archive, info, MAX_CODE_BYTES).decode()
                for name, info in entries.items()
                if name.startswith(CODE_FOLDER)
            }
    except _BROKEN_ZIP as error:
        raise ProjectFileError(
            say("The packed project is damaged: {error}.", error=str(error))
        ) from error
    return _with_code(_build(text, stored), code)


def _with_code(project: Project, code: Mapping[str, str]) -> Project:
    """The project with the text of its Python files; one that it does not name is refused."""
    strange = set(code) - set(code_files(project))
    if strange:
        raise ProjectFileError(
            say(
                "The packed project holds {filename!r}, which no node of it is from.",
                filename=min(strange)[:80],
            )
        )
    return replace(project, code=Table(code)) if code else project


def _build(text: bytes, stored: bytes | None) -> Project:
    project, tensor_file = read_project(parse(decoded(text)))
    if (tensor_file is not None) != (stored is not None) or tensor_file not in {None, TENSORS_NAME}:
        raise ProjectFileError(
            say(
                "The packed project names the tensors “{tensor_file}”, and its tensors are "
                "{value}.",
                tensor_file=tensor_file,
                value=f"in “{TENSORS_NAME}”" if stored is not None else "missing",
            )
        )
    if stored is None:
        tensors.check_present(project, (), "the packed project")
        return project
    return tensors.with_tensors(
        project, tensors.read_tensors(stored, TENSORS_NAME), "the packed project"
    )


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        if not _may_hold(info.filename) or info.filename in entries:
            raise ProjectFileError(
                say(
                    "The packed project holds {filename!r}; it may hold {project_name}, "
                    "{tensors_name} and Python files in code/, once each.",
                    filename=info.filename[:80],
                    project_name=PROJECT_NAME,
                    tensors_name=TENSORS_NAME,
                )
            )
        if info.flag_bits & 1:
            raise ProjectFileError("The packed project is encrypted; unpack it first.")
        entries[info.filename] = info
    if PROJECT_NAME not in entries:
        raise ProjectFileError(
            say("The packed project has no {project_name}.", project_name=PROJECT_NAME)
        )
    if (stored := entries.get(TENSORS_NAME)) and stored.compress_type != zipfile.ZIP_STORED:
        raise ProjectFileError(
            say(
                "{tensors_name} in the packed project must not be compressed.",
                tensors_name=TENSORS_NAME,
            )
        )
    return entries


def _may_hold(filename: str) -> bool:
    if filename in {PROJECT_NAME, TENSORS_NAME}:
        return True
    name = filename.removeprefix(CODE_FOLDER)
    is_python = name != filename and name.endswith(".py")
    return is_python and plain_file_name(name) == name


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    with archive.open(info) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ProjectFileError(
            say(
                "{filename} in the packed project has over {most:,} bytes.",
                filename=info.filename,
                most=most,
            )
        )
    return data


def read_packed(path: Path) -> Project:
    """The project in a packed file."""
    return unpack_project(read_limited(path, tensors.MAX_BYTES, "a packed project"))
