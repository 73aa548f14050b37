"""Asking before work gives way: unsaved changes and a run under way, in one question."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QWidget

from netstudio.gui.dialogs.question import Answer, ask
from netstudio.gui.language import tr
from netstudio.records import dataclass


class Leave(Enum):
    """What to do with what would be lost."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run that would end.

    Attributes:
        epoch: the one under way, counted from 1.
        epochs: that it is to have.
    """

    epoch: int
    epochs: int

    @property
    def sentence(self) -> str:
        """What becomes of it."""
        return tr(
            "Training is in epoch {epoch} of {epochs}. It is stopped, and what was learnt so far "
            "is kept.",
            epoch=self.epoch,
            epochs=self.epochs,
        )


def ask_to_save(
    window: QWidget, name: str, run: Run | None, *, loses_source: bool = False
) -> Leave:
    """Ask what to do with the changes to the project or file called `name`.

    Args:
        loses_source: what is typed in the source is no network, and goes even if it is saved.
    """
    text = tr("What you changed since the last save is lost otherwise.")
    if loses_source:
        text = f"{text}\n\n{_source_sentence()}"
    chosen = ask(
        window,
        tr("Save the changes to “{name}”?", name=name),
        f"{text}\n\n{run.sentence}" if run else text,
        (
            Answer("save", tr("&Save"), "primary"),
            Answer("discard", tr("&Discard"), "danger", apart=True),
        ),
    )
    return Leave(chosen)


def ask_to_give_up_source(window: QWidget, name: str, run: Run | None) -> bool:
    """Ask whether what is typed in the source, which is no network, may be lost."""
    text = _source_sentence()
    return bool(
        ask(
            window,
            tr("Discard the changes to the source of “{name}”?", name=name),
            f"{text}\n\n{run.sentence}" if run else text,
            (Answer("discard", tr("&Discard"), "danger", apart=True),),
        )
    )


def _source_sentence() -> str:
    return tr(
        "What is typed in the source has mistakes: it is not part of the network, and cannot be "
        "saved with it."
    )


def ask_to_stop(window: QWidget, name: str, run: Run) -> bool:
    """Ask whether a run may be ended; nothing else would be lost."""
    return bool(
        ask(
            window,
            tr("Stop training “{name}”?", name=name),
            run.sentence,
            (Answer("stop", tr("&Stop training"), "primary"),),
        )
    )
