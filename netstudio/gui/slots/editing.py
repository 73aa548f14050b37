"""Undo, clipboard, and what is done to the selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    canvas = bench.window.canvas
    return {
        "undo": bench.bridge.undo,
        "redo": bench.bridge.redo,
        "history": lambda: bench.history.toggle(),
        "cut": canvas.cut,
        "copy": canvas.copy,
        "paste": canvas.paste,
        "copy_image": lambda: canvas.copying.copy_image(),
        "copy_python": lambda: canvas.copying.copy_python(),
        "duplicate": canvas.commands.duplicate,
        "delete": canvas.commands.remove,
        "select_all": canvas.commands.select_all,
        "bypass": canvas.commands.toggle_bypassed,
        "rename": canvas.rename_current,
        "add_layer": canvas.quick_add,
    }
