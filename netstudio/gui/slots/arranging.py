"""Where nodes lie, and what is written around them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from netstudio.gui.canvas.alignment import AXES, SIDES

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    canvas = bench.window.canvas
    placing = canvas.placing
    return {
        "arrange": canvas.arrange,
        **{f"align_{side}": partial(placing.align, side) for side in SIDES},
        **{f"distribute_{axis}": partial(placing.distribute, axis) for axis in AXES},
        "add_frame": canvas.add_frame,
        "add_note": canvas.add_note,
        "collapse": placing.toggle_collapsed,
        "lock": placing.toggle_locked,
    }
