"""Which Python files may be run: those that the user said so of, known by their content.

To import a class from a file, the file has to run, and with it whatever it imports. That happens
only after the user has agreed to this very content; a changed file is another one. What is
remembered is a note per content in a folder of the user's: named by its hash, it holds the path.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from netstudio.document.file.atomic import write_atomically
from netstudio.errors import ModelImportError, NetStudioError
from netstudio.folders import user_folder
from netstudio.sentence import say

VARIABLE = "NETSTUDIO_TRUST"
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


def fingerprint(code: bytes) -> str:
    """The SHA-256 that a file's content is known by."""
    return hashlib.sha256(code).hexdigest()


def is_trusted(sha256: str) -> bool:
    """Whether the user has trusted this content before."""
    return (_folder() / sha256).is_file()


def trust(path: Path, sha256: str) -> None:
    """Remember that this content may be run; `path` is noted for whoever looks.

    Raises:
        ModelImportError: when it cannot be remembered.
    """
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / sha256, f"{path.resolve()}\n".encode())
    except (OSError, NetStudioError) as error:
        raise ModelImportError(
            say("The trust in {path} cannot be remembered: {error}", path=path, error=str(error))
        ) from error


def forget(sha256: str) -> None:
    """Trust this content no longer."""
    (_folder() / sha256).unlink(missing_ok=True)


def _folder() -> Path:
    return user_folder(VARIABLE, "data", "trusted")
