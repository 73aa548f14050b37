"""The library as the window sees it: what is there, and word when that changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from netstudio.document.project import Project
from netstudio.errors import EditError, ProjectFileError
from netstudio.gui.language import tr
from netstudio.gui.library.store import BlockStore, SavedBlock


class Shelf(QObject):
    """Reads the folder once, and again after each change."""

    changed = Signal()
    """A block was saved, renamed or deleted."""
    failed = Signal(str)
    """Why something could not be done, in a sentence."""
    done = Signal(str)
    """What was done, in a sentence."""

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = BlockStore(folder)
        self._blocks: tuple[SavedBlock, ...] | None = None

    @property
    def blocks(self) -> tuple[SavedBlock, ...]:
        """Every block, by name; a damaged one with its problem."""
        if self._blocks is None:
            self._blocks = self._store.blocks()
        return self._blocks

    def load(self, name: str) -> Project | None:
        """A block with what it is made of; None, and `failed`, where it cannot be read."""
        try:
            return self._store.load(name)
        except ProjectFileError as error:
            self.failed.emit(tr("“{name}” cannot be used: {reason}", name=name, reason=error))
            return None

    def save(self, project: Project, block: str) -> None:
        """Keep a block of a project."""
        replaced = any(saved.name == block for saved in self.blocks)
        try:
            self._store.save(project, block)
        except ProjectFileError as error:
            self.failed.emit(tr("“{name}” was not saved: {reason}", name=block, reason=error))
            return
        self._news()
        if replaced:
            self.done.emit(tr("“{name}” replaced in your library", name=block))
        else:
            self.done.emit(tr("“{name}” saved to your library", name=block))

    def rename(self, old: str, new: str) -> None:
        """Call a block otherwise."""
        try:
            self._store.rename(old, new)
        except (EditError, ProjectFileError) as error:
            self.failed.emit(tr(str(error)))
        self._news()

    def delete(self, name: str) -> None:
        """Take a block out."""
        try:
            self._store.delete(name)
        except ProjectFileError as error:
            self.failed.emit(tr(str(error)))
        self._news()

    def _news(self) -> None:
        self._blocks = None
        self.changed.emit()
