"""A Python file on disk as a project, laid out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.document.file.atomic import read_limited
from netstudio.document.file.tensors import MAX_BYTES as MOST_TENSORS
from netstudio.document.project import Project
from netstudio.errors import ProjectFileError, SourceError
from netstudio.exchange.python_in.reading import read_python
from netstudio.exchange.sources.trust import MAX_BYTES
from netstudio.layout.places import laid_out
from netstudio.sentence import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[np.generic]]


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
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise SourceError(
            say("{path} cannot be read: {reason}.", path=path, reason=reason)
        ) from error
    beside = path.with_suffix(".tensors.safetensors")
    return laid_out(read_python(text, stored=_tensors(beside).get if _has(text, beside) else None))


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
