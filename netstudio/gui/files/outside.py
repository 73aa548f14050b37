"""What other programs did to the open file, said in a bar with the ways on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file
from netstudio.errors import ProjectFileError
from netstudio.gui.dialogs.project_files import ProjectFiles
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.widgets.notices import Notices, Offer
from netstudio.gui.widgets.toast import ToastKind

if TYPE_CHECKING:
    from netstudio.gui.main_window import MainWindow

NAME = "outside"
"""The bar."""


class OutsideChanges(QObject):
    """Follows the watch of a window's file."""

    def __init__(
        self, window: MainWindow, bridge: DocumentBridge, files: ProjectFiles, notices: Notices
    ) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._files, self._notices = files, notices
        watch = files.watch
        watch.changed.connect(self._tell_changed)
        watch.moved.connect(self._tell_moved)
        watch.removed.connect(self._tell_removed)
        watch.returned.connect(self._drop)
        files.saved.connect(self._drop)
        bridge.project_reset.connect(self._drop)

    def _drop(self, *_: object) -> None:
        self._notices.drop(NAME)

    def _tell_changed(self) -> None:
        self._notices.tell(
            NAME,
            self._words_of_change(),
            (
                Offer(tr("Reload"), self._reload),
                Offer(tr("Keep mine"), self.keep_mine),
                Offer(tr("Show differences"), self.show_differences, stays=True),
            ),
            ToastKind.WARNING,
        )

    def _words_of_change(self) -> str:
        if self._bridge.is_clean:
            return tr("“{name}” was changed by another program.", name=self._name())
        return tr(
            "“{name}” was changed by another program, and you changed it here. Undo brings yours "
            "back after a reload.",
            name=self._name(),
        )

    def _tell_moved(self, path: Path) -> None:
        self._notices.tell(
            NAME,
            tr("“{name}” is called “{new}” now.", name=self._name(), new=path.name),
            (Offer(tr("Save there from now on"), lambda: self._files.follow_move(path)),),
        )

    def _tell_removed(self) -> None:
        saved = self._on_disk()
        self._bridge.mark_clean(project=saved if saved is not None else Project())
        self._notices.tell(
            NAME,
            tr(
                "“{name}” was deleted or moved away. The project is still open here.",
                name=self._name(),
            ),
            (
                Offer(tr("Save it again"), self._files.save),
                Offer(tr("Save as…"), self._files.save_as),
            ),
            ToastKind.WARNING,
        )

    def _reload(self) -> None:
        self._files.reload(tr("Reload “{name}”", name=self._name()))

    def keep_mine(self) -> None:
        """Go on with what is in the window: it is not what the file holds, so not saved."""
        self._files.watch.accept()
        saved = self._on_disk()
        self._bridge.mark_clean(project=saved if saved is not None else Project())

    def show_differences(self) -> None:
        """List what is different between the file and the window."""
        from netstudio.gui.dialogs.differences import DifferencesDialog

        path = self._bridge.path
        theirs = self._files.load(path) if path is not None else None
        if theirs is not None:
            DifferencesDialog(self._bridge.project, theirs, self._name(), self._window).open()

    def _on_disk(self) -> Project | None:
        path = self._bridge.path
        try:
            return load_project_file(path) if path is not None else None
        except ProjectFileError:
            return None  # damaged or gone: then what is open is certainly not saved

    def _name(self) -> str:
        return self._files.place_name
