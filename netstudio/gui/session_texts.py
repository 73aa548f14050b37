"""What the window says about a run: the progress line, the words of the buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from netstudio.compiler.problem import Problem
from netstudio.gui.language import mark, tr, tr_count
from netstudio.training.status import State, Status

STARTING = mark("Loading PyTorch")


@dataclass(frozen=True, slots=True)
class TrainButton:
    """The words, the explanation and the icon of the big button."""

    text: str
    help: str
    icon: str


TRAIN = TrainButton(mark("&Train"), mark("Train the network"), "play")
CONTINUE = TrainButton(
    mark("&Continue"),
    mark("Go on training with the weights there are; the arrow offers new ones"),
    "play",
)
PAUSE = TrainButton(mark("&Pause"), mark("Stand still after this step"), "pause")
RESUME = TrainButton(mark("&Resume"), mark("Go on training"), "play")
LOADING = TrainButton(mark("&Train"), mark("The data is being loaded; Stop cancels it"), "play")


def train_button(state: State, trained: bool) -> TrainButton:
    """What the big button does now; `trained` where there are weights of an earlier run."""
    match state:
        case State.TRAINING:
            return PAUSE
        case State.PAUSED:
            return RESUME
        case State.LOADING | State.STOPPING:
            return LOADING
    return CONTINUE if trained else TRAIN


def progress_text(status: Status, plan: str) -> str:
    """What is going on, in one line; `plan` is what training would do, for when nothing does."""
    match status.state:
        case State.LOADING | State.BUILDING:
            return tr(status.message)
        case State.STOPPING:
            return tr("Stopping")
        case State.FAILED:
            return tr("Stopped by a problem" if status.step else "A problem stands in the way")
        case State.TRAINING:
            return " · ".join(filter(None, (_place(status), _speed(status), _left(status))))
        case State.PAUSED:
            return tr(
                "Paused · {place} · step {step}", place=_place(status), step=f"{status.step:,}"
            )
        case State.FINISHED:
            return tr(status.message).rstrip(".。") or tr("Finished")
    return plan


def problems_to_solve(problems: Iterable[Problem]) -> str:
    """What stands in the way of training, in a few words; empty where nothing does."""
    stopping = [problem for problem in problems if problem.stops_training]
    obstacles = len(stopping)
    if not obstacles:
        return ""
    if not any(problem.severity == "error" for problem in stopping):
        return tr("This network cannot be trained here")
    return tr_count(
        obstacles,
        "{count} problem to solve before training",
        "{count} problems to solve before training",
    )


def progress_share(status: Status) -> float:
    """How far the run is, from 0 to 1."""
    if status.state in (State.IDLE, State.READY, State.BUILDING, State.LOADING):
        return 0.0
    return status.step / status.steps if status.steps else 0.0


def _place(status: Status) -> str:
    current = min(status.epoch + 1, status.epochs)
    return tr("epoch {current} of {epochs}", current=current, epochs=status.epochs)


def _speed(status: Status) -> str:
    speed = status.images_per_second
    if speed <= 0:
        return ""
    return tr("{speed} images/s", speed=f"{speed:,.0f}" if speed >= 10 else f"{speed:.1f}")


def _left(status: Status) -> str:
    seconds = status.seconds_left
    return "" if seconds is None else tr("{duration} left", duration=duration_text(seconds))


def duration_text(seconds: float) -> str:
    """`12 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = round(seconds)
    if whole < 60:
        return tr("{seconds} s", seconds=whole)
    if whole < 3600:
        minutes, rest = divmod(whole, 60)
        if minutes < 10 and rest:
            return tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
        return tr("{minutes} min", minutes=minutes)
    hours, rest = divmod(whole // 60, 60)
    if rest:
        return tr("{hours} h {minutes} min", hours=hours, minutes=rest)
    return tr("{hours} h", hours=hours)
