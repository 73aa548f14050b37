"""Noticing that another program changed, moved or removed the open file.

The folder is watched as well as the file: many programs write a new file and put it in the old
one's place, which ends a watch of the file itself. What counts is the content: a file that was only
touched, or that came back as it was, has not changed.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from netstudio.records import dataclass

SETTLE_MS = 150
"""Programs write in several steps; what is looked at is the end of them."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells one content of a file from another.

    Attributes:
        digest: SHA-256 of the bytes.
        identity: device and inode, by which a renamed file is found again.
    """

    digest: str
    identity: tuple[int, int]


def fingerprint(path: Path) -> Fingerprint | None:
    """The fingerprint of a file; None where there is none, or it cannot be read."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        status = path.stat()
    except OSError:
        return None
    return Fingerprint(digest, (status.st_dev, status.st_ino))


class FileWatch(QObject):
    """Watches the file of one window."""

    changed = Signal()
    """The file holds something else than the window read or wrote last."""
    moved = Signal(object)
    """The file lies at this `Path` now, as it was."""
    removed = Signal()
    """The file is gone."""
    returned = Signal()
    """The file is as the window knows it, after it was not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._known: Fingerprint | None = None
        self._told = ""
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _: self._timer.start())
        self._watcher.directoryChanged.connect(lambda _: self._timer.start())

    def follow(self, path: Path | None) -> None:
        """Watch this file, which holds what the window has just read or written."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._timer.stop()
        self._path = path.resolve() if path is not None else None
        self._known = fingerprint(self._path) if self._path is not None else None
        self._told = ""
        self._watch_again()

    def accept(self) -> None:
        """What is in the file now is known to the user and no news any more."""
        if self._path is not None:
            self._known = fingerprint(self._path) or self._known
        self._told = ""

    def differs(self) -> bool:
        """Whether the file holds something else now than what was read or written last."""
        if self._path is None or self._known is None:
            return False
        now = fingerprint(self._path)
        return now is not None and now.digest != self._known.digest

    def look(self) -> None:
        """Compare the file with what is known of it, and tell what is new."""
        path, known = self._path, self._known
        if path is None or known is None:
            return
        self._watch_again()
        now = fingerprint(path)
        if now is None:
            self._tell_gone(path, known)
        elif now.digest != known.digest:
            self._tell(f"changed {now.digest}", self.changed)
        elif self._told:
            self._told = ""
            self.returned.emit()

    def _tell_gone(self, path: Path, known: Fingerprint) -> None:
        place = _find(path.parent, known)
        if place is None:
            self._tell("removed", self.removed)
        elif self._told != f"moved {place}":
            self._told = f"moved {place}"
            self.moved.emit(place)

    def _tell(self, news: str, signal: object) -> None:
        if self._told != news:
            self._told = news
            signal.emit()  # type: ignore[attr-defined]

    def _watch_again(self) -> None:
        """A replaced file is another one to the system: its watch has ended."""
        if self._path is None:
            return
        if self._path.parent.is_dir() and str(self._path.parent) not in self._watcher.directories():
            self._watcher.addPath(str(self._path.parent))
        if self._path.is_file() and str(self._path) not in self._watcher.files():
            self._watcher.addPath(str(self._path))


def _find(folder: Path, known: Fingerprint) -> Path | None:
    """The file of a folder that is the known one under another name."""
    with suppress(OSError):
        for path in folder.iterdir():
            status = path.stat()
            if (status.st_dev, status.st_ino) == known.identity and path.is_file():
                now = fingerprint(path)
                return path if now is not None and now.digest == known.digest else None
    return None
