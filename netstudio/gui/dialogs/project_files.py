"""Opening and saving: the way from the document to files and back, nothing lost on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from netstudio.document.edit import Restore
from netstudio.document.edits import SetInfo
from netstudio.document.edits.custom import RenameCode, freeing_names
from netstudio.document.file import pack
from netstudio.document.project import Project
from netstudio.document.project_file import save_project_file
from netstudio.document.recipe import Recipe
from netstudio.errors import NetStudioError, ProjectFileError, SourceError
from netstudio.gui.dialogs.question import Answer, ask, tell
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.files.leaving import Leave, Run, ask_to_give_up_source, ask_to_save, ask_to_stop
from netstudio.gui.files.reading import (
    ONNX,
    PROJECTS,
    PYTHON,
    is_python,
    kinds_to_open,
    kinds_to_save,
    read_project,
    words_on_comments,
)
from netstudio.gui.files.watch import FileWatch
from netstudio.gui.language import tr
from netstudio.gui.settings import CONFIRM_REVERT, CONFIRM_RUNNING, DEVICE, Settings

if TYPE_CHECKING:
    from netstudio.gui.main_window import MainWindow
    from netstudio.gui.panels.source_draft import SourceDraft


class ProjectFiles(QObject):
    """Opens and saves the project of one window."""

    saved = Signal(object)
    """The `Path` written."""
    opened = Signal()
    """Another project is open."""
    leaving = Signal()
    """The open project is about to give way to another: end what runs on it."""

    def __init__(self, window: MainWindow, bridge: DocumentBridge, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._settings = settings
        self.watch = FileWatch(self)
        self.watch.follow(bridge.path)
        self.run: Callable[[], Run | None] = lambda: None
        """What is being trained; the workbench knows."""
        self.draft: Callable[[], SourceDraft | None] = lambda: None
        """The source as somebody writes it; the workbench knows."""

    @property
    def place_name(self) -> str:
        """What the project is called when it is asked about: its file, or its own name."""
        return self._bridge.path.name if self._bridge.path else self._bridge.project.name

    # Opening

    def new(self) -> bool:
        """Begin an empty project."""
        return self._replace(Project(recipe=Recipe(device=self._settings.get(DEVICE))), None)

    def ask_path(self) -> Path | None:
        """Ask for a project file; None where the user called it off."""
        folder = self._settings.folder("project")
        title = tr("Open a project")
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, kinds_to_open())
        return Path(name) if name else None

    def open(self) -> bool:
        """Ask for a file and open it."""
        path = self.ask_path()
        return path is not None and self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a file; False where it cannot be read or the user wants to keep what is open.

        A file that another window has open is brought to the front there.
        """
        other = self._window.program.find(path)
        if other is not None and other is not self._window:
            self._window.program.bring_to_front(other)
            return True
        found = self.read(path)
        if found is None or not self._replace(*found):
            return False
        self._remember(path)
        self.tell_of_comments(path)
        return True

    def tell_of_comments(self, path: Path) -> None:
        """Say what becomes of the comments in the file that was opened, where it has any."""
        self._window.bench.notices.drop("comments")  # they are another file's
        if path.suffix.lower() == PYTHON and (words := words_on_comments(path)):
            self._window.bench.notices.tell("comments", words)

    def load(self, path: Path) -> Project | None:
        """The project in a file; None, and a message, where it cannot be read."""
        found = self.read(path)
        return found[0] if found is not None else None

    def read(self, path: Path) -> tuple[Project, Path | None] | None:
        """The project in a file, and the file that it is saved to, which Python is not.

        None, and a message, where it cannot be read; models of other forms are to be imported.
        """
        if path.suffix.lower() == ONNX:
            self._window.bench.imports.ask(path)
            return None
        try:
            return read_project(path)
        except (ProjectFileError, SourceError) as error:
            self.tell_unread(path, error, instead=self._as_it_was)
            return None

    def tell_unread(self, path: Path, error: NetStudioError, *, instead: str) -> None:
        """Say why a file cannot be opened; what may be a model can be imported from there.

        Args:
            instead: what is open in its place, in a sentence.
        """
        if path.suffix.lower() == ONNX and path.is_file():
            self._window.bench.imports.ask(path)
            return
        title = tr("“{name}” cannot be opened", name=path.name)
        text = f"{tr(error.args[0])}\n\n{instead}"
        if not is_python(path):
            tell(self._window, title, text)
        elif ask(self._window, title, text, (Answer("import", tr("&Import a model…"), "primary"),)):
            self._window.bench.imports.ask(path)

    def open_preset(self, name: str) -> bool:
        """Open a copy of a preset."""
        from netstudio.presets import load_preset

        try:
            project = load_preset(name)
        except NetStudioError as error:
            self._complain(tr("This preset cannot be opened"), tr(str(error)))
            return False
        device = self._settings.get(DEVICE)
        if device != project.recipe.device:
            project = replace(project, recipe=replace(project.recipe, device=device))
        return self._replace(project, None)

    def take_over(self, project: Project, path: Path | None, saved: Project | None) -> bool:
        """Open a project that is ahead of its file, as one that was recovered is.

        Args:
            saved: what the file holds; None where there is no such file.
        """
        if not self._replace(project, path):
            return False
        self._bridge.mark_clean(path, saved if saved is not None else Project())
        return True

    def _replace(self, project: Project, path: Path | None) -> bool:
        if not self.may_leave():
            return False
        self.leaving.emit()
        self._bridge.reset(project, path)
        self.watch.follow(path)
        self.opened.emit()
        return True

    # Saving

    def save(self) -> bool:
        """Save under the name it has, or ask for one; False where it was not saved."""
        path = self._bridge.path
        return self.save_to(path) if path is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask for a name and save; False where it was not saved."""
        self.read_source()
        path = self._ask_name(tr("Save the project"))
        return path is not None and self.save_to(path)

    def save_copy(self) -> bool:
        """Ask for a name and write a copy there; the window stays with the file it has."""
        self.read_source()
        path = self._ask_name(tr("Save a copy of the project"))
        if path is None:
            return False
        project = self._bridge.project
        for edit in self._freeing(path):
            project = edit.change(project)
        return self._write(project, path)

    def save_to(self, path: Path) -> bool:
        """Save to a file; what was there stays whole if that fails."""
        self.read_source()
        if not self._may_overwrite(path):
            return False
        for edit in self._freeing(path):
            self._bridge.push(edit)
        project = self._bridge.project
        if not self._write(project, path):
            return False
        self._bridge.mark_clean(path, project)
        self.watch.follow(path)
        self._remember(path)
        self.saved.emit(path)
        return True

    def _freeing(self, path: Path) -> tuple[RenameCode, ...]:
        """Elsewhere there may be another's Python file of a name: ours gets one of its own."""
        known, packed = self._bridge.path, pack.SUFFIX
        if not self._bridge.project.code or path.suffix.lower() == packed:
            return ()
        if known is not None and known.suffix.lower() != packed and known.parent == path.parent:
            return ()  # it is ours: what another program made of it is taken over, not set aside
        return freeing_names(self._bridge.project, path.parent)

    def _write(self, project: Project, path: Path) -> bool:
        try:
            save_project_file(project, path)
        except ProjectFileError as error:
            self._complain(tr("The project cannot be saved"), tr(str(error)))
            return False
        return True

    def _may_overwrite(self, path: Path) -> bool:
        """Whether nobody else's changes to the open file are lost, or the user gives them up."""
        if path != self._bridge.path or not self.watch.differs():
            return True
        chosen = ask(
            self._window,
            tr("Save over the changes of another program?"),
            tr(
                "“{name}” was changed on the disk since it was opened here. Saving replaces those "
                "changes by yours.",
                name=path.name,
            ),
            (
                Answer("save_as", tr("Save &as…"), "primary"),
                Answer("overwrite", tr("&Overwrite"), "danger", apart=True),
            ),
        )
        if chosen == "save_as":
            self.save_as()
        return chosen == "overwrite"

    def _ask_name(self, title: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, title, self._suggested_name(), kinds_to_save()
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() in PROJECTS else path.with_name(f"{path.name}.json")

    def _suggested_name(self) -> str:
        if self._bridge.path is not None:
            return str(self._bridge.path)
        letters = [c if c.isalnum() or c in "-_." else "-" for c in self._bridge.project.name]
        name = "".join(letters).strip("-.").lower() or "network"
        return str(Path(self._settings.folder("project")) / f"{name}.json")

    def _remember(self, path: Path) -> None:
        with suppress(OSError):
            self._settings.set_folder("project", path.resolve().parent)
            self._settings.add_recent(path)

    # Back to the file

    def revert(self) -> bool:
        """Go back to what was saved last, as a step that can be undone."""
        path = self._bridge.path
        if path is None or (self._bridge.is_clean and not self.watch.differs()):
            return False
        if self._settings.get(CONFIRM_REVERT) and not ask(
            self._window,
            tr("Go back to the saved “{name}”?", name=path.name),
            tr("What you changed since then is taken back. Undo brings it again."),
            (Answer("revert", tr("&Revert"), "primary"),),
        ):
            return False
        return self.reload(tr("Revert to saved"))

    def reload(self, label: str) -> bool:
        """Make the project what its file holds, as one step named `label`."""
        path = self._bridge.path
        project = self.load(path) if path is not None else None
        if path is None or project is None:
            return False
        self._bridge.push(Restore(project, label))
        self._bridge.mark_clean(path, self._bridge.project)
        self.watch.follow(path)
        return True

    def rename_project(self) -> bool:
        """Ask for the project's name."""
        from netstudio.gui.dialogs.name_question import ask_name

        project = self._bridge.project
        name = ask_name(
            self._window,
            tr("Rename the project"),
            tr("The name is that of the class in the source, and of its runs."),
            project.name,
        )
        if name is None or name == project.name:
            return False
        return self._bridge.push(SetInfo(name, project.description))

    def follow_move(self, path: Path) -> None:
        """The file was renamed by another program: save there from now on."""
        clean = self._bridge.is_clean
        self._bridge.mark_clean(path, self._bridge.project if clean else Project())
        self.watch.follow(path)
        self._remember(path)
        self._window.show_title()

    # Leaving

    def would_ask(self) -> bool:
        """Whether closing the window would ask something."""
        self.read_source()
        running = self.run() is not None and self._settings.get(CONFIRM_RUNNING)
        return running or not self._bridge.is_clean or self._is_source_ahead()

    def may_leave(self, *, closing: bool = False) -> bool:
        """Whether the open project may go: saved, or given up by the user.

        Args:
            closing: the window goes too; then a run alone is reason to ask.
        """
        self.read_source()
        run, ahead = self.run(), self._is_source_ahead()
        if ahead and self._bridge.is_clean:
            return ask_to_give_up_source(self._window, self.place_name, run)
        if self._bridge.is_clean:
            if run is None or not closing or not self._settings.get(CONFIRM_RUNNING):
                return True
            return ask_to_stop(self._window, self.place_name, run)
        match ask_to_save(self._window, self.place_name, run, loses_source=ahead):
            case Leave.SAVE:
                return self.save()
            case Leave.DISCARD:
                return True
            case Leave.CANCEL:
                return False

    def read_source(self) -> bool:
        """Take what was typed in the source a moment ago; False where it is no network."""
        draft = self.draft()
        if draft is not None:
            draft.flush()
        return not self._is_source_ahead()

    def _is_source_ahead(self) -> bool:
        draft = self.draft()
        return draft is not None and not draft.is_in_step

    def _complain(self, title: str, reason: str) -> None:
        tell(self._window, title, f"{reason}\n\n{self._as_it_was}")

    @property
    def _as_it_was(self) -> str:
        return tr("The open project is as it was.")
