"""How much room the kept runs take, and making some: asked first, with progress, to be stopped."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from netstudio.errors import CheckpointError
from netstudio.gui.dialogs.question import Answer, ask
from netstudio.gui.language import tr, tr_count
from netstudio.gui.settings import KEEP_RUNS, RUNS_FOLDER
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench
    from netstudio.training.run_cleanup import StoredRun

THREAD_NAME = "netstudio-runs"


class _Work(QObject):
    """Looks and removes in a thread of its own; tells by signals."""

    measured = Signal(object)
    removed = Signal(int)
    ended = Signal(object, str)
    """The bytes freed, and why it ended early; empty where it did not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def measure(self, root: Path) -> None:
        def work() -> None:
            from netstudio.training.run_cleanup import stored_runs

            found = stored_runs(root, self._cancelled.is_set)
            if not self._cancelled.is_set():
                self.measured.emit(found)

        self._start(work)

    def remove(self, runs: list[StoredRun]) -> None:
        def work() -> None:
            from netstudio.training.run_cleanup import remove_runs

            freed, reason = 0, ""
            try:
                freed = remove_runs(runs, self.removed.emit, self._cancelled.is_set)
            except CheckpointError as error:
                reason = tr(str(error))
            self.ended.emit(freed, reason)

        self._start(work)

    def stop(self) -> None:
        """Ask it to end after the run under way."""
        self._cancelled.set()

    def finish(self) -> None:
        """Stop and wait for the end."""
        self.stop()
        if self._thread is not None:
            self._thread.join()

    def _start(self, work: object) -> None:
        self.finish()
        self._cancelled.clear()
        assert callable(work)
        self._thread = threading.Thread(target=work, name=THREAD_NAME, daemon=True)
        self._thread.start()


class RunSpace(QWidget):
    """Disk use of the runs, and the button that cleans up."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._settings = bench.window.settings
        self._runs: list[StoredRun] = []
        self._total = 0
        # The window's own: its thread may still tell something when the dialog is gone.
        self._work = bench.findChild(_Work) or _Work(bench)
        self._work.measured.connect(self._show)
        self._work.removed.connect(self._show_progress)
        self._work.ended.connect(self._end)
        self.words = QLabel(tr("Measuring the runs…"))
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.progress = ProgressLine()
        self.progress.hide()
        self.button = QPushButton(tr("&Clean up…"))
        self.button.setToolTip(tr("Remove old runs; what goes is said first"))
        self.button.setEnabled(False)
        self.button.clicked.connect(self._ask)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop after the run that is being removed"))
        self.cancel.clicked.connect(self._work.stop)
        self.cancel.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(self.words, 1)
        row.addWidget(self.progress, 1)
        row.addWidget(self.button)
        row.addWidget(self.cancel)
        self._settings.changed.connect(self._follow)
        bench.window.closing.connect(self._work.finish)
        self.measure()

    def measure(self) -> None:
        """Look at the disk anew."""
        from netstudio.training.run_store import default_root

        named = self._settings.get(RUNS_FOLDER)
        self._work.measure(Path(named).expanduser() if named else default_root())

    def chosen(self) -> list[StoredRun]:
        """What a clean-up would remove now."""
        from netstudio.training.run_cleanup import superfluous

        return superfluous(self._runs, self._settings.get(KEEP_RUNS))

    def _show(self, runs: list[StoredRun]) -> None:
        self._runs = runs
        self._follow()

    def _follow(self, key: str = "") -> None:
        if key == RUNS_FOLDER.key:
            self.measure()
        whole = size_words(sum(item.size for item in self._runs))
        old = self.chosen()
        text = tr_count(
            len(self._runs), "{count} run takes {size}.", "{count} runs take {size}.", size=whole
        )
        if old:
            freed = size_words(sum(item.size for item in old))
            text += " " + tr("A clean-up frees {size}.", size=freed)
        self.words.setText(text if self._runs else tr("There are no runs yet."))
        self.button.setEnabled(bool(old))

    def _ask(self) -> None:
        old = self.chosen()
        size = size_words(sum(item.size for item in old))
        names = ", ".join(dict.fromkeys(f"“{item.run.name}”" for item in old))
        if ask(
            self.window(),
            tr_count(len(old), "Remove {count} run for good?", "Remove {count} runs for good?"),
            tr(
                "Weights and metrics of old runs of {names} are removed, which frees {size}. The "
                "newest runs stay, and so do the last weights of every network.",
                names=names,
                size=size,
            ),
            (Answer("remove", tr("&Remove"), "danger"),),
        ):
            self._total = len(old)
            self._set_busy(True)
            self._show_progress(0)
            self._work.remove(old)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.words.setVisible(not busy)
        self.button.setVisible(not busy)

    def _show_progress(self, done: int) -> None:
        text = tr("{done} of {total} runs removed", done=done, total=self._total)
        self.progress.set_progress(done / max(1, self._total), text)

    def _end(self, freed: int, reason: str) -> None:
        self._set_busy(False)
        self._bench.toast.show_message(reason or tr("Freed {size}.", size=size_words(freed)))
        self.measure()


def size_words(size: int) -> str:
    """Bytes in a unit that reads well."""
    number = float(size)
    for unit in ("bytes", "KB", "MB", "GB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "bytes" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} TB"
