"""Makes runs: new ones, ones that go on from the disk, ones whose network was edited.

The window's session and the terminal make theirs here alike, so that their curves are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.data import Progress
from netstudio.document.project import Project
from netstudio.errors import CheckpointError
from netstudio.sentence import say
from netstudio.training.data_shelf import DataShelf
from netstudio.training.device import choose_device
from netstudio.training.prepare import build_seeded, make_trainer
from netstudio.training.randomness import undisturbed
from netstudio.training.run import Run
from netstudio.training.run_store import (
    RunFolder,
    create_run,
    open_run,
    same_training,
    structure_of,
)
from netstudio.training.telemetry import Telemetry
from netstudio.training.trainer import Trainer
from netstudio.training.transfer import EditReport, carry_over, keep_weights

if TYPE_CHECKING:
    from netstudio.compiler import CompiledModel


class RunMaker:
    """Makes runs on the data of a shelf, and keeps them in a place."""

    def __init__(self, data: DataShelf, runs_root: Path | None, keep: bool) -> None:
        """`runs_root` is the user's folder of runs by default; `keep` whether there is one."""
        self._data, self._root, self._keep = data, runs_root, keep

    def new(
        self,
        project: Project,
        telemetry: Telemetry,
        *,
        model: CompiledModel | None = None,
        epochs: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Run:
        """A run of a project from its beginning, not kept on the disk yet.

        Args:
            model: the network to go on training; by default one with new weights.
            epochs: instead of the recipe's.

        Raises:
            NetStudioError: when the network, the recipe or the data is not sound.
        """
        device = choose_device(project.recipe.device)
        dataset = self._data.get(project.recipe.data, progress)
        trainer = make_trainer(model or build_seeded(project), dataset, device, epochs=epochs)
        return Run(trainer, telemetry)

    def keep(self, run: Run, path: Path | None = None) -> None:
        """Gives a run a folder, where runs are kept and it has none.

        Raises:
            CheckpointError: when it cannot be made.
        """
        if self._keep and run.recorder is None:
            run.keep_in(create_run(run.trainer.model.project, path, self._root))

    def edited(self, run: Run, project: Project, revision: int) -> tuple[Run, EditReport]:
        """A run that goes on where `run` stands, with an edited network; what that one kept.

        It has no folder until `keep` gives it one: edits of a network at rest leave none behind.

        Raises:
            NetStudioError: when the edit is not sound; `run` can go on then.
        """
        old = run.trainer
        device = choose_device(project.recipe.device)
        dataset = self._data.get(project.recipe.data)
        with undisturbed(device):
            model = build_seeded(project)
            trainer = make_trainer(model, dataset, device, epochs=_epochs(old, project))
            report = keep_weights(old.model, model, revision)
        carry_over(old, trainer)
        edited = Run(trainer, run.telemetry, before=run.recorder or run.before)
        if edited.before is not None:
            edited.before.finish()  # while its network is still in use
        old.close()
        return edited, report


def open_resumable(path: Path, project: Project) -> RunFolder:
    """The run in a folder, for `project` to go on with.

    Raises:
        CheckpointError: when it is of another network or another recipe.
    """
    folder = open_run(path)
    if folder.structure != structure_of(project):
        raise CheckpointError(
            say(
                "The run in {path} is of another network; open its project.json, or choose "
                "another folder to train anew.",
                path=path,
            )
        )
    if not same_training(folder.project().recipe, project.recipe):
        raise CheckpointError(
            say(
                "The run in {path} has another recipe (data, batch size, steps or seed); set it "
                "back, or choose another folder to train anew.",
                path=path,
            )
        )
    return folder


def _epochs(old: Trainer, project: Project) -> int:
    """The epochs of an edited run: as it was started with, unless the edit is about them."""
    before, after = old.model.project.recipe.epochs, project.recipe.epochs
    return old.epochs if before == after else max(after, old.epoch + 1)
