"""The project's name and description, and its recipe."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Edit
from netstudio.document.project import Project
from netstudio.document.recipe import Recipe
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetInfo(Edit):
    """Rename or describe the project."""

    name: str
    description: str

    @property
    def label(self) -> str:
        return say("Change project details")

    @property
    def merge_key(self) -> object:
        return SetInfo

    def change(self, project: Project) -> Project:
        if (project.name, project.description) == (self.name, self.description):
            return project
        return replace(project, name=self.name, description=self.description)


@dataclass(frozen=True)
class SetRecipe(Edit):
    """Replace the training recipe; `what` names the change for the undo list."""

    recipe: Recipe
    what: str = "the recipe"

    @property
    def label(self) -> str:
        return say("Change {what}", what=self.what)

    @property
    def merge_key(self) -> object:
        return (SetRecipe, self.what)

    def change(self, project: Project) -> Project:
        return project if project.recipe == self.recipe else replace(project, recipe=self.recipe)
