"""A Python file on disk as a project, laid out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.codegen.naming import class_name
from netstudio.document.file.atomic import read_limited
from netstudio.document.file.tensors import MAX_BYTES as MOST_TENSORS
from netstudio.document.project import ROOT, Project
from netstudio.document.project_file import load_project_file
from netstudio.errors import ProjectFileError, SourceError
from netstudio.exchange.python_in.reading import read_python
from netstudio.exchange.sources.trust import MAX_BYTES
from netstudio.layout.places import laid_out
from netstudio.sentence import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[np.generic]]


_PROJECTS = (".json", ".netstudio")


def read_python_file(path: Path) -> Project:
    """The project that a Python file describes.

    Raises:
        SourceError: when it cannot be read, or is not in the form that codegen writes.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                say("{path} has {size:,} bytes, too many for source.", path=path, size=size)
            )
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise SourceError(
            say("{path} cannot be read: {reason}.", path=path, reason=reason)
        ) from error
    beside = path.with_suffix(".tensors.safetensors")
    stored = _tensors(beside).get if _has(text, beside) else None
    like = _project_beside(path, text)
    if like is not None and like.view.in_scope(ROOT):
        return read_python(text, like=like, stored=stored)
    return laid_out(read_python(text, stored=stored))


def _project_beside(path: Path, text: str) -> Project | None:
    """The project that a file was exported from, where it lies beside it: its places, its recipe
    and the names that a file does not hold are kept. A project of another network is none."""
    for suffix in _PROJECTS:
        beside = path.with_suffix(suffix)
        try:
            project = load_project_file(beside) if beside.exists() else None
        except ProjectFileError:
            continue  # whoever opens that one is told what is wrong with it
        if project is not None and f"class {class_name(project.name)}(" in text:
            return project
    return None


def _has(text: str, beside: Path) -> bool:
    """Whether tensors lie beside a file that reads some; where they do not, the line says it."""
    return "TENSORS[" in text and beside.exists()


def _tensors(path: Path) -> Arrays:
    """The tensors beside a Python file."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        return load(read_limited(path, MOST_TENSORS, "a tensor file"))
    except (SafetensorError, KeyError, ValueError, TypeError, OverflowError) as error:
        raise SourceError(
            say("{path} cannot be read: {reason}.", path=path, reason=str(error))
        ) from error
    except ProjectFileError as error:
        raise SourceError(str(error)) from error
