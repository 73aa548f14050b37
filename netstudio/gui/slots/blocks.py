"""Blocks: making, opening and dissolving them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netstudio.gui.language import tr

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
        "save_block": lambda: _save_block(bench),
        "merge_blocks": canvas.blocks.merge_equal,
        "drop_blocks": canvas.blocks.drop_unused,
    }


def _save_block(bench: Workbench) -> None:
    """The block of the selected instance, else the one that is open."""
    canvas, bridge = bench.window.canvas, bench.bridge
    current = canvas.selection.current
    block = (canvas.block_of(current) if current is not None else None) or bridge.scope
    if block:
        bench.shelf.save(bridge.project, block)
    else:
        bridge.edit_rejected.emit(tr("Select a block to save it to your library."))
