"""Keeping unsaved work: some seconds after an edit, before training, and when something goes wrong.

A project is an immutable value, so a thread writes it while the window goes on editing; a large one
with its tensors keeps nobody waiting.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from netstudio.document.project import Project
from netstudio.errors import ProjectFileError
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.files.recovery_store import Place
from netstudio.gui.language import tr
from netstudio.gui.settings import AUTOSAVE_SECONDS, Settings

THREAD_NAME = "netstudio-autosave"
_CRASH_SECONDS = 10.0


class Autosave(QObject):
    """Keeps the unsaved work of one window in the recovery folder."""

    kept = Signal()
    """The project is in the recovery folder as it was when that was asked for."""
    failed = Signal(str)
    """Why it could not be kept."""

    def __init__(
        self, bridge: DocumentBridge, settings: Settings, root: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._settings = bridge, settings
        self._place = Place(root)
        self._writer: ThreadPoolExecutor | None = None
        self._kept: Project | None = None
        self._steps = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        bridge.changed.connect(self._note_change)
        bridge.clean_changed.connect(self._note_clean)
        bridge.project_reset.connect(self.forget)
        settings.changed.connect(self._note_setting)

    @property
    def place(self) -> Place:
        """Where the work is kept."""
        return self._place

    def save(self) -> Future[None] | None:
        """Keep the project as it is now; None where that is done or not needed."""
        self._timer.stop()
        project = self._bridge.project
        if self._bridge.is_clean or project is self._kept:
            return None
        self._kept = project
        source, steps = self._bridge.path, self._steps
        return self._submit(project, source, steps)

    def save_now(self) -> bool:
        """Keep the project and wait until it is kept; whether it is kept or saved."""
        writing = self.save()
        if writing is None:
            return True
        try:
            writing.result(_CRASH_SECONDS)
        except (ProjectFileError, TimeoutError):
            return False
        return True

    def forget(self) -> None:
        """Drop what was kept: it is saved, or given up."""
        self._timer.stop()
        self._steps = 0
        if self._writer is not None:
            self._writer.submit(self._place.discard)
        self._kept = None

    def keep(self) -> None:
        """The window goes, its work neither saved nor given up: it is there at the next start."""
        self.save_now()
        self._timer.stop()
        if self._writer is not None:
            self._writer.shutdown(wait=True)
            self._writer = None

    def close(self) -> None:
        """The window closes, its work saved or given up."""
        self.forget()
        if self._writer is not None:
            self._writer.shutdown(wait=True)
            self._writer = None

    def _submit(self, project: Project, source: Path | None, steps: int) -> Future[None]:
        self._writer = self._writer or ThreadPoolExecutor(1, THREAD_NAME)
        writing = self._writer.submit(self._place.write, project, source, steps)
        writing.add_done_callback(self._tell)
        return writing

    def _tell(self, writing: Future[None]) -> None:
        """In the writing thread; signals find their own way to the window's."""
        error = writing.exception()
        if error is None:
            self.kept.emit()
        elif isinstance(error, ProjectFileError):
            self._kept = None
            self.failed.emit(tr(str(error)))
        else:
            raise error

    def _note_change(self, _: object) -> None:
        self._steps += 1
        if not self._bridge.is_clean and not self._timer.isActive():
            self._start()

    def _note_clean(self, clean: bool) -> None:
        if clean:
            self.forget()
        elif not self._timer.isActive():
            self._start()

    def _note_setting(self, key: str) -> None:
        if key == AUTOSAVE_SECONDS.key and self._timer.isActive():
            self._start()

    def _start(self) -> None:
        """Not put off by later edits: none gets older than this before it is kept."""
        self._timer.start(self._settings.get(AUTOSAVE_SECONDS) * 1000)
