"""Models from elsewhere: asks which, opens what came of it, and gives it its weights."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from netstudio.document.project import Project
from netstudio.gui.importing.dialog import ImportDialog
from netstudio.gui.importing.findings import with_findings
from netstudio.gui.importing.outcome import Outcome
from netstudio.gui.language import tr
from netstudio.gui.widgets.toast import ToastKind
from netstudio.training.status import State

if TYPE_CHECKING:
    from netstudio.exchange.weights.zoo import Pretrained
    from netstudio.gui.importing.pretrained import PretrainedDialog
    from netstudio.gui.workbench import Workbench

WEIGHTS_SUFFIX = ".weights.safetensors"
"""Imported weights lie beside the project under this ending."""


class Imports(QObject):
    """The imports of one window."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._weights: Path | None = None
        self._waiting: Path | None = None
        """Weights that no network has been given yet."""
        self._kept: Path | None = None
        """Where the weights were laid beside the project."""
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.dialog: ImportDialog | None = None
        self.fetching: PretrainedDialog | None = None
        bench.files.saved.connect(self._keep_weights)
        bench.files.leaving.connect(self._forget_weights)
        bench.session.state_changed.connect(self._load_when_ready)
        bench.window.closing.connect(self._close)

    def ask(self, path: Path | None = None) -> None:
        """Ask what to import; `path` is a file to begin with."""
        if self.dialog is None:
            self.dialog = ImportDialog(self._bench.window)
            self.dialog.open_asked.connect(self._open)
            self.dialog.open_elsewhere_asked.connect(self._open_elsewhere)
            self.dialog.finished.connect(self._forget_dialog)
        if path is not None:
            self.dialog.show_file(path)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def ask_weights(self) -> None:
        """Ask for a file of weights, and load it into the open network."""
        kinds = f"{tr('Weights')} (*.safetensors *.pt *.pth);;{tr('All files')} (*)"
        folder = self._bench.window.settings.folder("weights")
        name, _ = QFileDialog.getOpenFileName(self._bench.window, tr("Load weights"), folder, kinds)
        if name:
            self._bench.window.settings.set_folder("weights", Path(name).resolve().parent)
            self.load_weights(Path(name))

    def load_weights(self, path: Path) -> None:
        """Load a file of weights into the open network; keys that do not fit are said."""
        name = path.name
        self._bench.session.ask(
            lambda session: session.load_weights(path),
            lambda _: self._bench.toast.show_message(
                tr("The weights in {name} are loaded", name=name)
            ),
        )

    def ask_pretrained(self) -> None:
        """Fetch pretrained weights for the open network, where there are some that fit it."""
        from netstudio.exchange.weights.zoo import fitting

        entry = fitting(self._bench.bridge.inference.parameters)
        if entry is None:
            self._bench.toast.show_message(
                tr(
                    "There are no pretrained weights for this network; those presets have some "
                    "that are torchvision’s networks, with their 1,000 classes."
                ),
                ToastKind.WARNING,
            )
            return
        self._fetch(entry, lambda path: self.load_weights(self._moved(path)))

    def load_pretrained(self, entry: Pretrained) -> None:
        """Fetch the weights of the preset that was just opened."""
        self._fetch(entry, self._take_weights)

    def _fetch(self, entry: Pretrained, take: Callable[[Path], object]) -> None:
        from netstudio.gui.importing.pretrained import PretrainedDialog

        self._stop_fetching()
        self.fetching = dialog = PretrainedDialog(entry, self._bench.window)
        dialog.came.connect(take)
        dialog.finished.connect(self._forget_fetching)
        dialog.show()
        dialog.begin()

    def _stop_fetching(self) -> None:
        if self.fetching is not None:
            self.fetching.close()

    def _forget_fetching(self) -> None:
        self.fetching = None

    def receive(self, outcome: Outcome) -> bool:
        """Open the project of an import in this window; False where the open one is kept.

        What the import brings is fetched at once.
        """
        if not self._bench.files.take_over(_ready(outcome), None, None):
            return False
        if outcome.weights is not None:
            self._take_weights(outcome.weights)
        proof = outcome.proof
        kind = ToastKind.INFO if proof is None or proof.holds else ToastKind.WARNING
        words = tr("Imported {name}", name=outcome.project.name)
        if proof is not None:
            words = f"{words}. {tr(proof.sentence())}"
        self._bench.toast.show_message(words, kind)
        return True

    def _open(self, outcome: Outcome) -> None:
        if self.receive(outcome) and self.dialog is not None:
            self.dialog.close()

    def _open_elsewhere(self, outcome: Outcome) -> None:
        weights = self._moved(outcome.weights) if outcome.weights is not None else None
        window = self._bench.window.program.open(_ready(outcome))
        window.furnished.connect(lambda: window.bench.imports.adopt(weights))
        if self.dialog is not None:
            self.dialog.close()

    def adopt(self, weights: Path | None) -> None:
        """The open project was imported by another window: it is in no file yet."""
        self._bench.bridge.mark_clean(None, Project())
        if weights is not None:
            self._take_weights(weights)

    # Weights

    def _take_weights(self, weights: Path) -> None:
        self._weights = self._waiting = self._moved(weights)
        self._load_when_ready()

    def _moved(self, weights: Path) -> Path:
        """The file at a place that lasts as long as this window."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="netstudio-weights-")
        place = Path(tempfile.mkdtemp(dir=self._folder.name)) / "imported.safetensors"
        shutil.move(weights, place)
        return place

    def _load_when_ready(self) -> None:
        """Load what is waiting once there is a network; that may take a problem to be solved."""
        session = self._bench.session
        if self._waiting is None:
            return
        if session.state is State.READY and not session.is_trained:
            weights, self._waiting = self._waiting, None
            self.load_weights(weights)

    def _keep_weights(self, path: Path) -> None:
        """The project is saved: its imported weights are laid beside it."""
        if self._weights is None or not self._weights.is_file():
            return
        beside = path.with_name(f"{path.stem}{WEIGHTS_SUFFIX}")
        if beside == self._kept and beside.is_file():
            return  # they do not change, and may be large
        try:
            shutil.copyfile(self._weights, beside)
        except OSError as error:
            self._bench.toast.show_message(
                tr(
                    "The weights could not be written to {name}: {reason}",
                    name=beside.name,
                    reason=error.strerror or str(error),
                ),
                ToastKind.WARNING,
            )
        else:
            self._kept = beside

    def _forget_weights(self) -> None:
        self._stop_fetching()  # they are for the network that is left
        if self._weights is not None:
            with suppress(OSError):  # one that is being read goes with the folder
                self._weights.unlink(missing_ok=True)
        self._weights = self._waiting = self._kept = None

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self._stop_fetching()
        if self._folder is not None:
            self._folder.cleanup()


def _ready(outcome: Outcome) -> Project:
    """The project as it is opened: with a note on what could not be captured."""
    return with_findings(outcome.project, outcome.findings)
