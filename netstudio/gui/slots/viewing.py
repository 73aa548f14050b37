"""How the canvas is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    canvas = bench.window.canvas
    return {
        "fit": canvas.fit,
        "frame": canvas.frame_selection,
        "zoom_in": lambda: canvas.camera.zoom_by(1.25),
        "zoom_out": lambda: canvas.camera.zoom_by(0.8),
        "zoom_full": lambda: canvas.camera.zoom_to(1.0),
    }
