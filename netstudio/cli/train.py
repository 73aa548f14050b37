"""`netstudio train`: the window's training in a terminal, with a progress bar."""

from __future__ import annotations

import json
import math
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from netstudio.cli import INTERRUPTED
from netstudio.cli.custom import load, trust_option
from netstudio.cli.errors import tell_obstacles
from netstudio.document.project import Project
from netstudio.document.recipe import Choice

if TYPE_CHECKING:
    from netstudio.data import Progress
    from netstudio.training.headless import TrainingInterrupted, TrainResult
    from netstudio.training.telemetry import EpochMetrics, Snapshot

TERMINATED = 143
"""The exit code after SIGTERM, as shells have it."""
LARGEST_SEED = 2**63 - 1


def _device_name(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A device's name; whether the machine has it is seen when training begins."""
    if value is not None and not re.fullmatch(r"auto|cpu|mps|cuda(:\d+)?", value):
        raise click.BadParameter(
            f"there is no device named “{value}”; use auto, cpu, cuda, cuda:1 or mps."
        )
    return value


@click.command()
@click.argument("project")
@click.option("--epochs", type=click.IntRange(min=1), help="Passes over the training set.")
@click.option(
    "--data-root",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where data sets lie or are downloaded to.",
)
@click.option("--dataset", metavar="NAME", help="Another data set than the project's.")
@click.option(
    "--device", metavar="D", callback=_device_name, help="auto, cpu, cuda, cuda:1 or mps."
)
@click.option(
    "--seed", type=click.IntRange(0, LARGEST_SEED), help="Of initialisation and shuffling."
)
@click.option(
    "--run",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for checkpoints and metrics.",
)
@trust_option
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object on a line.")
def train(project: str, as_json: bool, trusted: bool, **options: Any) -> None:
    """Train PROJECT in the terminal, with a progress bar.

    PROJECT is a file or a preset's name; its errors stop it with exit code 1.
    """
    loaded = load(project, trusted)
    if options["dataset"]:
        choice = _data_choice(options["dataset"])
        loaded = replace(loaded, recipe=replace(loaded.recipe, data=choice))
    _refuse_obstacles(loaded)
    from netstudio.training.headless import TrainingInterrupted
    from netstudio.training.headless import train as run_training

    try:
        with _Progress() as progress:
            result = run_training(
                loaded, on_progress=progress.training, on_loading=progress.loading, **options
            )
    except TrainingInterrupted as stopped:
        click.echo(_stopped_sentence(stopped, project), err=True)
        raise SystemExit(TERMINATED if stopped.terminated else INTERRUPTED) from None
    click.echo(_sentence(result))
    if as_json:
        click.echo(json.dumps(_report(result)))


def _data_choice(name: str) -> Choice:
    from netstudio.catalog.datasets import all_datasets, find_dataset

    if find_dataset(name) is None:
        known = ", ".join(spec.name for spec in all_datasets())
        raise click.BadParameter(f"there is no data set “{name}”; there are: {known}.")
    return Choice(name)


def _refuse_obstacles(project: Project) -> None:
    if tell_obstacles(project):
        click.echo("Nothing was trained.", err=True)
        raise SystemExit(1)


def _stopped_sentence(stopped: TrainingInterrupted, project: str) -> str:
    done = f"Stopped after {stopped.epoch} of {stopped.epochs} epochs, at step {stopped.step}."
    if stopped.run is None:
        return f"{done} Nothing was kept."
    again = shlex.join(["netstudio", "train", project, "--run", str(stopped.run)])
    return f"{done} The run is kept; it goes on with the same options and its folder: {again}"


def _sentence(result: TrainResult) -> str:
    accuracy = f", accuracy {result.val_accuracy:.1%}" if math.isfinite(result.val_accuracy) else ""
    epochs = "1 epoch" if result.epochs == 1 else f"{result.epochs} epochs"
    speed = f"{result.images_per_second:,.0f} images/s"
    begun = f"Trained {epochs}"
    if not result.images_per_second:
        begun, speed = f"This run had its {epochs} already", "nothing was left to train"
    return f"{begun}: validation loss {result.val_loss:.4f}{accuracy}, {speed}. Run: {result.run}"


def _report(result: TrainResult) -> dict[str, Any]:
    return {
        "epochs": result.epochs,
        "train_loss": _finite(result.train_loss),
        "val_loss": _finite(result.val_loss),
        "val_accuracy": _finite(result.val_accuracy),
        "images_per_second": round(result.images_per_second, 1),
        "run": str(result.run) if result.run else None,
    }


def _finite(value: float) -> float | None:
    """JSON has no nan: a number that is none is null."""
    return value if math.isfinite(value) else None


class _Progress:
    """A bar for each stage of loading, then one for the steps of training."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage = ""
        self._epochs = 0

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def loading(self, progress: Progress) -> None:
        """Show how far loading is."""
        if progress.stage != self._stage:
            self._open(
                progress.stage, progress.total, "B" if progress.unit == "bytes" else " images"
            )
        self._bar.update(progress.done - self._bar.n)

    def training(self, snapshot: Snapshot) -> None:
        """Show the step, and a line for each epoch that has ended."""
        status = snapshot.status
        if self._stage != "training":
            self._open("training", status.steps, " steps")
        for metrics in snapshot.epochs.since(self._epochs):
            self._bar.write(_epoch_line(metrics, status.epochs), file=sys.stderr)
        self._epochs = len(snapshot.epochs)
        self._bar.total = status.steps
        self._bar.set_postfix_str(f"{status.images_per_second:,.0f} images/s", refresh=False)
        self._bar.update(status.step - self._bar.n)

    def _open(self, stage: str, total: int | None, unit: str) -> None:
        from tqdm import tqdm

        self._close()
        self._stage = stage
        self._bar = tqdm(
            total=total,
            desc=stage,
            unit=unit,
            unit_scale=unit == "B",
            dynamic_ncols=True,
            leave=False,
        )

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def _epoch_line(metrics: EpochMetrics, epochs: int) -> str:
    accuracy = ""
    if math.isfinite(metrics.val_accuracy):
        accuracy = f"  accuracy {metrics.val_accuracy:.1%}"
    return (
        f"epoch {metrics.epoch:>3} of {epochs}  loss {metrics.train_loss:.4f}  "
        f"validation {metrics.val_loss:.4f}{accuracy}  {metrics.seconds:.1f} s"
    )
