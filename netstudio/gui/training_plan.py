"""What “train” means next: begin, go on with a run, add epochs to one. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.document.project import Project
from netstudio.gui.training_difference import same_training
from netstudio.training.status import State, Status

if TYPE_CHECKING:
    from netstudio.training.torch_thread import Session


@dataclass(frozen=True)
class Restored:
    """A run of another day whose weights the network has, and the project it was opened with."""

    run: Path
    project: Project


def start_or_go_on(
    session: Session, status: Status, project: Project, restored: Restored | None, epochs_done: int
) -> None:
    """Go on where there is something to go on from, else begin.

    A run that was stopped goes on; a finished one gets the recipe's epochs once more; weights of
    another day go on in their own run, or where network or recipe were edited, in a new one.
    """
    epochs = project.recipe.epochs
    if status.state is State.FINISHED:
        if status.step < status.steps:
            session.resume()
        else:
            session.train_on(epochs)
    elif restored is not None and same_training(restored.project, project):
        session.resume_run(restored.run, epochs=epochs_done + epochs)
    else:
        session.start(fresh=restored is None)
