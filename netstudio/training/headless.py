"""Training without a window: the same run, driven from the calling thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from signal import SIGTERM
from typing import TYPE_CHECKING

from netstudio.document.recipe import Choice
from netstudio.errors import CheckpointError, TrainingError
from netstudio.training.status import State
from netstudio.training.stop_signals import StopSignals
from netstudio.training.telemetry import Snapshot, Telemetry

if TYPE_CHECKING:
    from netstudio.data import Progress
    from netstudio.document.project import Project
    from netstudio.training.run import Run


@dataclass(frozen=True, slots=True)
class TrainResult:
    """What a training came to.

    Attributes:
        epochs: gone through in all, those of a resumed run included.
        train_loss, val_loss, val_accuracy: of the last epoch; accuracy is a share from 0 to 1, nan
            where there are no labels to be right about.
        images_per_second: trained on; evaluation and loading left out. 0 where nothing was left
            to train.
        run: the run's folder; None for a run that was not kept.
    """

    epochs: int
    train_loss: float
    val_loss: float
    val_accuracy: float
    images_per_second: float
    run: Path | None


class TrainingInterrupted(KeyboardInterrupt):
    """Ctrl+C or SIGTERM while training: a KeyboardInterrupt that knows what was kept.

    Attributes:
        step, epoch: gone through in all.
        epochs: there were to be.
        run: the folder to go on from; None for a run that was not kept.
        terminated: whether it was SIGTERM.
    """

    def __init__(self, going: Run, terminated: bool = False) -> None:
        super().__init__()
        self.terminated = terminated
        trainer, recorder = going.trainer, going.recorder
        self.step, self.epoch, self.epochs = trainer.step, trainer.epoch, trainer.epochs
        kept = recorder is not None and not recorder.trouble
        self.run = recorder.folder.path if recorder is not None and kept else None


def train(
    project: Project,
    *,
    epochs: int | None = None,
    data_root: Path | None = None,
    dataset: str | None = None,
    device: str | None = None,
    seed: int | None = None,
    run: Path | None = None,
    keep: bool = True,
    on_progress: Callable[[Snapshot], None] | None = None,
    on_loading: Callable[[Progress], None] | None = None,
    threads: int | None = None,
) -> TrainResult:
    """Trains a project to the end.

    The curves are those of a session with a window, bit for bit on the CPU.

    Args:
        epochs, dataset, device, seed: instead of the recipe's; another data set has its defaults.
        data_root: the folder of downloaded data sets.
        run: the run's folder; where it holds a run of this training already, that one goes on. By
            default a new one in the user's data folder.
        keep: False leaves nothing on the disk.
        on_progress: called some 30 times a second while it trains.
        on_loading: called while the data set loads.
        threads: that torch computes with; by default one core is left free, as for a window.

    Raises:
        NetStudioError: when the network, the recipe, the data, the folder or a step fails.
        TrainingInterrupted: after Ctrl+C or SIGTERM, at the end of the step, when called in the
            main thread; what was learnt is in the folder to go on from.
        KeyboardInterrupt: when they came before training began, or twice.
    """
    from netstudio.training.device import use_worker_threads

    with StopSignals() as stop:
        use_worker_threads(threads)
        project = with_overrides(project, epochs=epochs, dataset=dataset, device=device, seed=seed)
        going = _begin(project, data_root, run, keep, on_loading)
        stop.waits = True
        _go_through(going, stop, on_progress)
        if going.recorder is not None and going.recorder.trouble:
            raise CheckpointError(going.recorder.trouble)
        return _result(going)


def _go_through(
    going: Run, stop: StopSignals, on_progress: Callable[[Snapshot], None] | None
) -> None:
    """Trains to the end, or to the end of the step in which it is asked to stop."""
    from netstudio.training.failure import RunError
    from netstudio.training.trainer import Advance

    going.start()
    seen = 0
    try:
        while going.turn() is not Advance.FINISHED:
            if on_progress is not None and going.published != seen:
                seen = going.published
                on_progress(going.telemetry.snapshot(going.status(State.TRAINING)))
            if stop.received is not None:
                raise KeyboardInterrupt
        going.finish()
    except KeyboardInterrupt:
        going.finish()  # what was learnt is there to go on from
        raise TrainingInterrupted(going, stop.received is SIGTERM) from None
    except RunError:
        going.abandon()
        raise
    finally:
        going.trainer.close()


def with_overrides(
    project: Project,
    *,
    epochs: int | None = None,
    dataset: str | None = None,
    device: str | None = None,
    seed: int | None = None,
) -> Project:
    """The project with parts of its recipe replaced."""
    recipe = project.recipe
    if dataset is not None and dataset != recipe.data.name:
        recipe = replace(recipe, data=Choice(dataset))
    recipe = replace(
        recipe,
        epochs=recipe.epochs if epochs is None else epochs,
        device=recipe.device if device is None else device,
        seed=recipe.seed if seed is None else seed,
    )
    return replace(project, recipe=recipe)


def _begin(
    project: Project,
    data_root: Path | None,
    path: Path | None,
    keep: bool,
    on_loading: Callable[[Progress], None] | None,
) -> Run:
    """A new run, or the one in the folder `path`."""
    from netstudio.training.data_shelf import DataShelf
    from netstudio.training.run_maker import RunMaker, open_resumable
    from netstudio.training.run_store import holds_run

    folder = None
    if keep and path is not None and holds_run(path):
        folder = open_resumable(path, project)  # before anything is loaded for nothing
    maker = RunMaker(DataShelf(data_root), None, keep)
    run = maker.new(project, Telemetry(), progress=on_loading)
    if folder is not None:
        run.resume_from(folder)
    else:
        maker.keep(run, path)
    return run


def _result(run: Run) -> TrainResult:
    epochs = run.telemetry.epochs.since(0)
    if not epochs:
        raise TrainingError("The training ended before its first epoch did.")
    last = epochs[-1]
    return TrainResult(
        epochs=run.trainer.epoch,
        train_loss=last.train_loss,
        val_loss=last.val_loss,
        val_accuracy=last.val_accuracy,
        images_per_second=run.images_per_second,
        run=run.recorder.folder.path if run.recorder is not None else None,
    )
