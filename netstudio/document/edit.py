"""An edit: a value that turns one project into another, and knows the way back.

Projects are immutable and share structure, so the inverse of any edit is simply the project it was
applied to. That makes undo exact by construction; a history is linear, so the inverse is only ever
applied to the project that the edit gave.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from netstudio.document.bends import settled
from netstudio.document.project import ROOT, Project
from netstudio.records import dataclass


@dataclass(frozen=True)
class Edit(ABC):
    """A change of a project, named for the undo list."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What the edit does, as an imperative: “Connect conv1 to pool1”."""

    def label_in(self, project: Project) -> str:
        """The label with the names that nodes have in the project that the edit is made in."""
        return self.label

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


Namer = Callable[[str], str]
"""The name of a node or a member, by its id."""


class ScopedEdit(Edit):
    """An edit of one graph, whose label names what it changes there.

    Edits refer to nodes by id, people by name: `said` is written once and filled in with either.
    """

    scope: str

    @abstractmethod
    def said(self, name: Namer) -> str:
        """The label, with `name` for what stands behind an id."""

    @property
    def label(self) -> str:
        return self.said(str)

    def label_in(self, project: Project) -> str:
        return self.said(lambda part_id: name_in(project, self.scope, part_id))


def name_in(project: Project, scope: str, part_id: str) -> str:
    """The name of a node or a member; its id where the project has none such."""
    if scope != ROOT and scope not in project.blocks:
        return part_id
    graph = project.scope(scope)
    part = graph.nodes.get(part_id) or graph.members.get(part_id)
    return part.name if part is not None else part_id


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

    def label_in(self, project: Project) -> str:
        """Its own name; where that is the label of one of its edits, as that edit says it."""
        named = (edit for edit in self.edits if edit.label == self.name)
        return next((edit.label_in(project) for edit in named), self.name)

    def change(self, project: Project) -> Project:
        for edit in self.edits:
            project = edit.change(project)
        return project
