"""What “train” means next: begin, go on with a run, add epochs to one. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.document.project import Project
from netstudio.document.recipe import Recipe
from netstudio.errors import CheckpointError
from netstudio.gui.training_difference import same_training
from netstudio.training.status import State, Status

if TYPE_CHECKING:
    from netstudio.training.torch_thread import Session


@dataclass(frozen=True)
class Restored:
    """A run of another day whose weights the network has.

    `project` is what it was brought back for, `recipe` what it was trained with: None where that
    cannot be read any more.
    """

    run: Path
    project: Project
    recipe: Recipe | None

    @classmethod
    def of(cls, run: Path, project: Project) -> Restored:
        """The run in a folder, brought back for a project."""
        from netstudio.training.run_store import open_run

        try:
            return cls(run, project, open_run(run).project().recipe)
        except CheckpointError:
            return cls(run, project, None)

    def may_go_on(self, project: Project) -> bool:
        """Whether the run can be gone on with, which only more epochs leave it."""
        from netstudio.training.run_store import same_training as same_recipe

        if self.recipe is None or not same_training(self.project, project):
            return False
        return same_recipe(self.recipe, project.recipe)


def start_or_go_on(
    session: Session, status: Status, project: Project, restored: Restored | None, epochs_done: int
) -> None:
    """Go on where there is something to go on from, else begin.

    A run that was stopped goes on; a finished one gets the recipe's epochs once more; weights of
    another day go on in their own run, or where network or recipe are not that run's, in a new one.
    """
    epochs = project.recipe.epochs
    if status.state is State.FINISHED:
        if status.step < status.steps:
            session.resume()
        else:
            session.train_on(epochs)
    elif restored is not None and restored.may_go_on(project):
        session.resume_run(restored.run, epochs=epochs_done + epochs)
    else:
        session.start(fresh=restored is None)
