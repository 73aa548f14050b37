"""Opening and saving: the way from the document to files and back, nothing lost on it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.errors import NetStudioError, ProjectFileError
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.main_window import SUFFIXES
from netstudio.gui.settings import Settings

KINDS = "NetStudio projects (*.json *.netstudio);;All files (*)"


class Answer(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class ProjectFiles(QObject):
    """Opens and saves the project of one window."""

    saved = Signal(object)
    """The `Path` written."""
    opened = Signal()
    """Another project is open."""
    leaving = Signal()
    """The open project is about to give way to another: end what runs on it."""

    def __init__(self, window: QWidget, bridge: DocumentBridge, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._settings = settings

    # Opening

    def new(self) -> bool:
        """Begin an empty project."""
        return self._replace(Project(), None)

    def open(self) -> bool:
        """Ask for a file and open it."""
        folder = self._settings.folder("project")
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a project", folder, KINDS)
        return bool(name) and self.open_path(Path(name))

    def open_path(self, path: Path) -> bool:
        """Open a file; False where it cannot be read or the user wants to keep what is open."""
        try:
            project = load_project_file(path)
        except ProjectFileError as error:
            self._complain("This project cannot be opened", str(error))
            return False
        if not self._replace(project, path):
            return False
        self._remember(path)
        return True

    def open_preset(self, name: str) -> bool:
        """Open a copy of a preset."""
        from netstudio.presets import load_preset

        try:
            project = load_preset(name)
        except NetStudioError as error:
            self._complain("This preset cannot be opened", str(error))
            return False
        return self._replace(project, None)

    def _replace(self, project: Project, path: Path | None) -> bool:
        if not self.may_leave():
            return False
        self.leaving.emit()
        self._bridge.reset(project, path)
        self.opened.emit()
        return True

    # Saving

    def save(self) -> bool:
        """Save under the name it has, or ask for one; False where it was not saved."""
        path = self._bridge.path
        return self.save_to(path) if path is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask for a name and save; False where it was not saved."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Save the project", self._suggested_name(), KINDS
        )
        if not name:
            return False
        path = Path(name)
        return self.save_to(
            path if path.suffix in SUFFIXES else path.with_name(f"{path.name}.json")
        )

    def save_to(self, path: Path) -> bool:
        """Save to a file; what was there stays whole if that fails."""
        project = self._bridge.project
        try:
            save_project_file(project, path)
        except ProjectFileError as error:
            self._complain("The project cannot be saved", str(error))
            return False
        self._bridge.mark_clean(path, project)
        self._remember(path)
        self.saved.emit(path)
        return True

    def _suggested_name(self) -> str:
        if self._bridge.path is not None:
            return str(self._bridge.path)
        letters = [c if c.isalnum() or c in "-_." else "-" for c in self._bridge.project.name]
        name = "".join(letters).strip("-.").lower() or "network"
        return str(Path(self._settings.folder("project")) / f"{name}.json")

    def _remember(self, path: Path) -> None:
        self._settings.add_recent(path)
        self._settings.set_folder("project", path.resolve().parent)

    # Leaving

    def may_leave(self) -> bool:
        """Whether the open project may go: saved, or given up by the user."""
        if self._bridge.is_clean:
            return True
        match self.ask():
            case Answer.SAVE:
                return self.save()
            case Answer.DISCARD:
                return True
            case Answer.CANCEL:
                return False

    def ask(self) -> Answer:
        """Ask what to do with the changes."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Unsaved changes")
        box.setText(f"Save the changes to “{self._bridge.project.name}”?")
        box.setInformativeText("Without saving, what you changed since the last save is lost.")
        kinds = QMessageBox.StandardButton
        box.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
        box.setDefaultButton(kinds.Save)
        chosen = box.exec()
        box.deleteLater()
        if chosen == kinds.Save:
            return Answer.SAVE
        return Answer.DISCARD if chosen == kinds.Discard else Answer.CANCEL

    def _complain(self, title: str, reason: str) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("NetStudio")
        box.setText(title)
        box.setInformativeText(f"{reason}\n\nThe open project is as it was.")
        box.exec()
        box.deleteLater()
