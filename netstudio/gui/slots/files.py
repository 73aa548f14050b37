"""Project files and exports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    files, exports = bench.files, bench.exports
    return {
        "new": files.new,
        "open": files.open,
        "save": files.save,
        "save_as": files.save_as,
        "export_python": exports.ask_python,
        "export_weights": exports.ask_weights,
        "quit": bench.window.close,
    }
