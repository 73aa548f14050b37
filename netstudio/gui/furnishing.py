"""Furnishing a window in turns of the event loop, so that no turn keeps it from its user for long.

Making all parts in one go takes as long as the first paint did; in turns, pointer and keys are
answered between them. Whoever needs the workbench earlier finishes it: nothing is made twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.main_window import MainWindow
    from netstudio.gui.workbench import Workbench

MODULES = (
    "netstudio.document.edits",
    "netstudio.gui.palette.tree",
    "netstudio.gui.palette.panel",
    "netstudio.gui.panels.look_panel",
    "netstudio.gui.panels.instruments",
    "netstudio.gui.panels.inspector.layer_page",
    "netstudio.gui.panels.inspector.inspector",
    "netstudio.codegen.generate",
    "netstudio.gui.dialogs.exports",
    "netstudio.gui.dialogs.project_files",
    "netstudio.gui.files.outside",
    "netstudio.gui.workbench",
    "netstudio.compiler.diagnosis.repairs.table",
    "netstudio.compiler.diagnosis.clashes",
    "netstudio.compiler.check",
    "netstudio.gui.log.keep",
    "netstudio.gui.log.bug_report",
    "netstudio.gui.program_services",
    "netstudio.gui.tour.tour",
)
"""What the parts are made of, a turn each: importing them takes as long as making them. In the end,
what the program begins beside its first window.

Those that bring many others come behind the largest of them, so that no turn is long.
"""


class Furnishing:
    """A workbench in the making."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._bench: Workbench | None = None
        self._turns = self._make()

    def advance(self) -> bool:
        """Do the work of one turn; whether there is more."""
        return next(self._turns, None) is not None

    def finish(self) -> Workbench:
        """Do what is left; the workbench."""
        for _ in self._turns:
            pass
        assert self._bench is not None
        return self._bench

    def _make(self) -> Iterator[str]:
        """What was done, after each turn."""
        self._window.top_bar.dress()
        yield "icons"
        self._window.addActions(list(self._window.actions_by_name))  # their keys answer from now on
        yield "actions"
        for name in MODULES:
            import_module(name)
            yield name
        from netstudio.gui.workbench import Workbench

        self._bench = Workbench(self._window)
        yield from self._bench.make()
