"""The recovery folder: unsaved work as files of its own, found again after a crash.

Each open document has a folder there with the project, what is said about it, and a lock that
names the process. A lock whose process is gone means that the process crashed: whoever closes or
saves properly removes the folder. Every file is replaced whole, so that a crash in the middle of
writing leaves the state before. The user's own file is never touched.
"""

from __future__ import annotations

import json
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLockFile

from netstudio.document.file.atomic import write_atomically
from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.errors import ProjectFileError
from netstudio.folders import user_folder
from netstudio.sentence import say

FORMAT = 1
ROOT_VARIABLE = "NETSTUDIO_RECOVERY"
PROJECT, ABOUT, LOCK = "work.json", "about.json", "lock"


def recovery_root() -> Path:
    """The folder that NETSTUDIO_RECOVERY names, else one in the user's data folder."""
    return user_folder(ROOT_VARIABLE, "data", "recovery")


class Place:
    """The folder of one open document; made with its first write, locked until it is given up."""

    def __init__(self, root: Path) -> None:
        self._folder = root / secrets.token_hex(8)
        self._lock: QLockFile | None = None

    @property
    def folder(self) -> Path:
        """Where the work is kept, whether something is there yet or not."""
        return self._folder

    def write(self, project: Project, source: Path | None, steps: int) -> None:
        """Keep a project.

        Args:
            source: the user's file that it was opened from or saved to.
            steps: how many steps it is ahead of that file.

        Raises:
            ProjectFileError: when it cannot be written; what was kept before stays.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ProjectFileError(
                say(
                    "The recovery folder {folder} cannot be made: {reason}; save the project "
                    "under a name.",
                    folder=self._folder.parent,
                    reason=error.strerror or error,
                )
            ) from error
        self._hold()
        save_project_file(project, self._folder / PROJECT, owned=True)
        about = {
            "format": FORMAT,
            "name": project.name,
            "source": str(source) if source else None,
            "saved_at": datetime.now(UTC).isoformat(),
            "steps": steps,
        }
        write_atomically(self._folder / ABOUT, json.dumps(about).encode())
        self._drop_old_tensors()

    def discard(self) -> None:
        """Remove what was kept: it is saved, or not wanted."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _hold(self) -> None:
        if self._lock is None:
            self._lock = _lock_of(self._folder)
            self._lock.tryLock(0)

    def _drop_old_tensors(self) -> None:
        """Tensor files are named by what they hold; the project names one of them."""
        files = list(self._folder.glob("*.safetensors"))
        if files:
            text = (self._folder / PROJECT).read_text("utf-8")
            for file in files:
                if file.name not in text:
                    file.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Found:
    """Work that a crash left, held by a lock until it is decided what becomes of it.

    Attributes:
        folder: where it is kept.
        name: of the project.
        source: the user's file behind it, whether it still is there or not.
        saved_at: when it was kept, in UTC.
        steps: how many steps it is ahead of the file.
        lock: keeps other programs from finding it too.
    """

    folder: Path
    name: str
    source: Path | None
    saved_at: datetime
    steps: int
    lock: QLockFile

    def load(self) -> Project:
        """The project.

        Raises:
            ProjectFileError: when it is damaged.
        """
        return load_project_file(self.folder / PROJECT)

    def discard(self) -> None:
        """Remove it for good."""
        self.lock.unlock()
        shutil.rmtree(self.folder, ignore_errors=True)

    def leave(self) -> None:
        """Leave it for the next start."""
        self.lock.unlock()


def find_crashed(root: Path) -> list[Found]:
    """The work of processes that are gone, the newest first; what others hold is left alone."""
    if not root.is_dir():
        return []
    found = [item for folder in sorted(root.iterdir()) if (item := _examine(folder)) is not None]
    return sorted(found, key=lambda item: item.saved_at, reverse=True)


def _examine(folder: Path) -> Found | None:
    # A folder without either was just made by another program, which has yet to lock it. Without
    # a lock alone it was put off.
    if not ((folder / LOCK).is_file() or (folder / PROJECT).is_file()):
        return None
    lock = _lock_of(folder)
    if not lock.tryLock(0):
        return None
    if not (folder / PROJECT).is_file():  # ended before its first write was
        lock.unlock()
        shutil.rmtree(folder, ignore_errors=True)
        return None
    about = _read_about(folder)
    source, steps = about.get("source"), about.get("steps")
    return Found(
        folder,
        str(about.get("name") or ""),
        Path(source) if isinstance(source, str) else None,
        _time_of(about, folder),
        steps if isinstance(steps, int) else 0,
        lock,
    )


def _read_about(folder: Path) -> dict[str, object]:
    """What is said about the work; nothing where a crash came before it was written."""
    with suppress(OSError, ValueError):
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        if isinstance(about, dict) and about.get("format") == FORMAT:
            return about
    return {}


def _time_of(about: dict[str, object], folder: Path) -> datetime:
    with suppress(ValueError):
        told = datetime.fromisoformat(str(about.get("saved_at", "")))
        if told.tzinfo is not None:
            return told
    return datetime.fromtimestamp((folder / PROJECT).stat().st_mtime, UTC)


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)  # however old: only a process that is gone gives it up
    return lock
