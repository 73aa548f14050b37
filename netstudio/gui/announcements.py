"""Which of the torch thread's messages are told to the user as they come. Qt-free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netstudio.training.status import State

if TYPE_CHECKING:
    from netstudio.training.telemetry import Snapshot

_SHOWN_BY_THE_BAR = frozenset({State.BUILDING, State.LOADING, State.FAILED})


def is_news(snapshot: Snapshot, *, has_learnt: bool) -> bool:
    """Whether a message is worth interrupting for.

    What the progress line shows anyway is not, nor an edit that cost nothing: one that left every
    weight as it was, or came before anything was learnt (`has_learnt`).
    """
    status, edit = snapshot.status, snapshot.edit
    if status.state in _SHOWN_BY_THE_BAR:
        return False
    if edit is None or status.message != str(edit):
        return True
    return bool(edit.fresh) and has_learnt


def is_refusal(snapshot: Snapshot) -> bool:
    """Whether the message is about something that could not be done."""
    events = snapshot.events.since(0)
    return any(item.kind == "problem" and item.text == snapshot.status.message for item in events)
