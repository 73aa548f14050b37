"""Finding nodes and problems."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    from netstudio.gui.canvas import selecting

    finding = bench.window.canvas.finding
    return {
        "find": finding.find,
        "next_problem": finding.next_problem,
        "previous_problem": finding.previous_problem,
        "switch_pane": partial(_switch_pane, bench),
        "select_upstream": lambda: finding.select(selecting.upstream),
        "select_downstream": lambda: finding.select(selecting.downstream),
        "select_grown": lambda: finding.select(selecting.grown),
        "select_connected": lambda: finding.select(selecting.connected),
        "select_same_kind": lambda: finding.select(selecting.same_kind),
        "select_inverted": lambda: finding.select(selecting.inverted, needs_selection=False),
    }


def _switch_pane(bench: Workbench) -> None:
    from netstudio.gui.panes import focus_first, has_focus

    if has_focus(bench.window.canvas):
        bench.actions["side"].setChecked(True)
        focus_first(bench.side.panel(bench.side.current))
    else:
        bench.window.canvas.take_focus()
