"""Wires."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netstudio.gui.palette.uses import LayerUses

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions; the search also learns here where its counts are kept."""
    canvas = bench.window.canvas
    canvas.layer_search.uses = LayerUses(bench.window.settings)
    canvas.own_colour.settings = bench.window.settings
    return {
        "begin_wire": canvas.key_wire.begin,
        "insert_on_wire": canvas.insert_on_selected_wire,
    }
