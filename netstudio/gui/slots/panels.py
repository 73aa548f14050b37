"""The panels around the canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench

TABS = ("layer", "code", "problems", "training", "summary")


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    return {f"show_{name}": partial(bench.open_tab, name) for name in TABS}
