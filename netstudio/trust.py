"""Which Python files may be run: those that the user said so of, known by their content.

A class from a file can only be used by running that file, and with it whatever it imports. That
happens only after the user has agreed to this very content; a changed file is another one. What is
remembered is a note per content in a folder of the user's: named by its hash, it holds the path.
What is trusted for now is known to this process and to those that it starts.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from netstudio.document.file.atomic import write_atomically
from netstudio.errors import NetStudioError, TrustError
from netstudio.folders import user_folder
from netstudio.sentence import say

VARIABLE = "NETSTUDIO_TRUST"
"""Names another folder to remember in."""
FOR_NOW = "NETSTUDIO_TRUSTED_FOR_NOW"
"""Hashes that are trusted by a process and those that it starts, separated by commas."""


@lru_cache(maxsize=256)
def fingerprint(code: bytes) -> str:
    """The SHA-256 that a file's content is known by."""
    import hashlib  # here, since a window opens without it

    return hashlib.sha256(code).hexdigest()


def is_trusted(sha256: str) -> bool:
    """Whether the user has trusted this content, now or before."""
    return sha256 in _for_now() or (_folder() / sha256).is_file()


def trust(path: Path, sha256: str) -> None:
    """Remember that this content may be run; `path` is noted for whoever looks.

    Raises:
        TrustError: when it cannot be remembered.
    """
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / sha256, f"{path.resolve()}\n".encode())
    except (OSError, NetStudioError) as error:
        raise TrustError(
            say("The trust in {path} cannot be remembered: {error}", path=path, error=str(error))
        ) from error


def trust_for_now(sha256: str) -> None:
    """Let this content be run until the program ends, in processes that it starts as well."""
    os.environ[FOR_NOW] = ",".join(sorted({*_for_now(), sha256}))


def forget(sha256: str) -> None:
    """Trust this content no longer."""
    (_folder() / sha256).unlink(missing_ok=True)
    if sha256 in _for_now():
        os.environ[FOR_NOW] = ",".join(sorted(_for_now() - {sha256}))


def _for_now() -> set[str]:
    return set(filter(None, os.environ.get(FOR_NOW, "").split(",")))


def _folder() -> Path:
    return user_folder(VARIABLE, "data", "trusted")
