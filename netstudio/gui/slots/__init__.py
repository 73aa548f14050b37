"""What each action does, by its name; a topic a file, like the actions themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netstudio.gui.slots import (
    arranging,
    blocks,
    editing,
    files,
    finding,
    helping,
    panels,
    starting,
    training,
    viewing,
    windows,
    wiring,
)

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench

TOPICS = (
    files,
    starting,
    editing,
    arranging,
    blocks,
    wiring,
    finding,
    viewing,
    panels,
    training,
    windows,
    helping,
)


def all_slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """The slot of every action that the window itself does not wire."""
    return {name: slot for topic in TOPICS for name, slot in topic.slots(bench).items()}
