"""Blocks: making, opening and dissolving them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    canvas = bench.window.canvas
    return {
        "group": canvas.blocks.group,
        "ungroup": canvas.blocks.ungroup,
        "open_block": canvas.open_current,
        "leave_block": canvas.navigation.leave,
        "rename_block": canvas.blocks.rename,
        "make_unique": canvas.blocks.make_unique,
        "merge_blocks": canvas.blocks.merge_equal,
        "drop_blocks": canvas.blocks.drop_unused,
    }
