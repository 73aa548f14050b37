"""A user's Python file as a source: read here, and asked about before it is run."""

from __future__ import annotations

from pathlib import Path

from netstudio.errors import ModelImportError
from netstudio.sentence import say

MAX_BYTES = 2**24


class TrustNeededError(ModelImportError):
    """A file has to be trusted before it is run.

    Attributes:
        path: the file.
        sha256: of its content, for `trust`.
    """

    def __init__(self, path: Path, sha256: str) -> None:
        self.path, self.sha256 = path, sha256
        super().__init__(
            say(
                "Importing from {path} runs that file and what it imports, and you have not said "
                "that you trust it; look at it, and import it with --trust.",
                path=path,
            )
        )


def read_code(path: Path) -> bytes:
    """The bytes of a Python file.

    Raises:
        ModelImportError: when it cannot be read, or is too large to be source.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ModelImportError(
                say("{path} has {size:,} bytes, too many for source.", path=path, size=size)
            )
        return path.read_bytes()
    except OSError as error:
        raise ModelImportError(
            say("{path} cannot be read: {reason}.", path=path, reason=error.strerror or error)
        ) from error
