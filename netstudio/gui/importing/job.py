"""An import under way: in a thread that waits for a child process, so that the window does not."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from netstudio.errors import Cancelled, NetStudioError
from netstudio.gui.importing.outcome import Work


class ImportJob(QObject):
    """One import. Its folder lives as long as the job does: weights are fetched from there."""

    told = Signal(object)
    """How far it is, in a sentence."""
    finished = Signal(object)
    """The `Outcome`."""
    failed = Signal(object)
    """The `NetStudioError` that ended it."""
    stopped = Signal()
    """It was called off."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._called_off = threading.Event()
        self._folder = tempfile.TemporaryDirectory(prefix="netstudio-import-")
        self._thread = threading.Thread(target=self._run, name="netstudio-import", daemon=True)

    def begin(self) -> None:
        """Start; one of the signals tells how it ended."""
        self._thread.start()

    def call_off(self) -> None:
        """Ask it to stop; `stopped` follows."""
        self._called_off.set()

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    def end(self) -> None:
        """Stop it, and throw away what it wrote."""
        self.call_off()
        if self._thread.is_alive():
            self._thread.join()
        self._folder.cleanup()

    def _run(self) -> None:
        try:
            outcome = self._work(Path(self._folder.name), self.told.emit, self._called_off.is_set)
        except Cancelled:
            self.stopped.emit()
        except NetStudioError as error:
            self.failed.emit(error)
        except Exception:
            self.stopped.emit()  # nobody is left waiting for it
            raise
        else:
            self.finished.emit(outcome)
