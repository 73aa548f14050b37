"""Writing a file whole or not at all, and reading one without being led astray."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from netstudio.errors import ProjectFileError
from netstudio.sentence import say


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`; whoever opens it at any moment finds the old or the new content.

    A temporary file in the same folder is written, flushed to the disk and renamed. An existing
    file keeps its permissions, a symbolic link its target's place.

    Raises:
        ProjectFileError: when the system refuses; the old content is untouched then.
    """
    import secrets  # here, since it brings in hashing: a window opens without writing anything

    try:
        target = Path(os.path.realpath(path))
        mode = _writable_mode(target)
        temporary = target.with_name(f".netstudio-{secrets.token_hex(8)}.tmp")
        try:
            _write_through(temporary, data, mode)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:  # ValueError: a path that no system takes
        reason = getattr(error, "strerror", None) or error
        raise ProjectFileError(
            say(
                "“{path}” could not be written: {reason}; choose another place.",
                path=path,
                reason=reason,
            )
        ) from error


def _writable_mode(target: Path) -> int | None:
    """The permissions of an existing file that may be written; None where there is none yet."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise OSError(None, "it is not an ordinary file")
    if not os.access(target, os.W_OK):
        raise OSError(None, "it is read-only")
    return stat.S_IMODE(mode)


def _write_through(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        if mode is not None:
            with contextlib.suppress(PermissionError):  # FAT knows no permissions to keep
                path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the rename itself lasting. Windows has no such call, and some file systems refuse it;
    the content is safe either way."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read_limited(path: Path, most: int, what: str) -> bytes:
    """The bytes of an ordinary file of at most `most` bytes.

    Raises:
        ProjectFileError: when it is absent, unreadable, too large, or not an ordinary file.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ProjectFileError(
                say("“{path}” is not an ordinary file; {what} is expected.", path=path, what=what)
            )
        if status.st_size > most:
            raise ProjectFileError(
                say(
                    "“{path}” has {st_size:,} bytes; {what} has at most {most:,}.",
                    path=path,
                    st_size=status.st_size,
                    what=what,
                    most=most,
                )
            )
        with path.open("rb") as file:
            data = file.read(status.st_size + 1)
    except FileNotFoundError:
        raise ProjectFileError(
            say("“{path}” is not there; {what} is expected.", path=path, what=what)
        ) from None
    except (OSError, ValueError, MemoryError) as error:
        raise ProjectFileError(
            say("“{path}” could not be read: {error}.", path=path, error=str(error))
        ) from error
    if len(data) > status.st_size:
        raise ProjectFileError(
            say("“{path}” grew while it was read; open it when it is whole.", path=path)
        )
    return data
