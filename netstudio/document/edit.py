"""An edit: a value that turns one project into another, and knows the way back.

Projects are immutable and share structure, so the inverse of any edit is simply the project it was
applied to. That makes undo exact by construction; a history is linear, so the inverse is only ever
applied to the project that the edit gave.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from netstudio.document.bends import settled
from netstudio.document.project import Project
from netstudio.records import dataclass


@dataclass(frozen=True)
class Edit(ABC):
    """A change of a project, named for the undo list."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What the edit does, as an imperative: “Connect conv1 to pool1”."""

    @property
    def merge_key(self) -> object:
        """Edits in a row with the same key that is not None are undone as one."""
        return None

    @abstractmethod
    def change(self, project: Project) -> Project:
        """The project after the edit.

        Raises:
            EditError: when the edit does not fit the project; nothing has changed then.
        """

    def apply(self, project: Project) -> tuple[Project, Edit]:
        """The project after the edit, and the edit that leads back."""
        return settled(project, self.change(project)), Restore(project, self.label)


@dataclass(frozen=True)
class Restore(Edit):
    """Back to a project as it was: the inverse of every edit."""

    project: Project
    name: str

    @property
    def label(self) -> str:
        return self.name

    def change(self, project: Project) -> Project:
        return self.project

    def apply(self, project: Project) -> tuple[Project, Edit]:
        return self.project, Restore(project, self.label)  # as it was, to the last dot


@dataclass(frozen=True)
class Compound(Edit):
    """Several edits as one step."""

    name: str
    edits: tuple[Edit, ...]

    @property
    def label(self) -> str:
        return self.name

    def change(self, project: Project) -> Project:
        for edit in self.edits:
            project = edit.change(project)
        return project
