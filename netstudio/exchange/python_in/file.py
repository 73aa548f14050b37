"""A Python file on disk as a project, laid out."""

from __future__ import annotations

from pathlib import Path

from netstudio.document.project import Project
from netstudio.errors import SourceError
from netstudio.exchange.python_in.reading import read_python
from netstudio.exchange.sources.trust import MAX_BYTES
from netstudio.layout.places import laid_out
from netstudio.sentence import say


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
    return laid_out(read_python(text))
