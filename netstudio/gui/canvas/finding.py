"""Finding one's way on the canvas: search, walk along the problems, wider selections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netstudio.gui.canvas.find_bar import CanvasFindBar
from netstudio.gui.canvas.selecting import Rule
from netstudio.gui.language import tr

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

Place = tuple[str, str]
"""A graph and a node in it."""


class Finding(QObject):
    """What menus and keys ask of a canvas to find something on it."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._bar: CanvasFindBar | None = None
        self._last: Place | None = None

    @property
    def bar(self) -> CanvasFindBar:
        """The search over the canvas, made when first it is asked for."""
        if self._bar is None:
            self._bar = CanvasFindBar(self._view)
        return self._bar

    def find(self) -> None:
        """Open the search."""
        self._view.close_floats()
        self.bar.open()

    def close_bar(self) -> bool:
        """Close the search; whether it was open."""
        if self._bar is None or self._bar.isHidden():
            return False
        self._bar.close_bar()
        return True

    def select(self, rule: Rule, *, needs_selection: bool = True) -> None:
        """Select what a rule makes of the selection."""
        view = self._view
        if needs_selection and not view.selection.ids:
            view.tell(tr("Select a node first: click on one, or walk there by the arrow keys."))
        else:
            view.selection.set(rule(view.canvas.graph, view.selection.ids))

    def next_problem(self) -> None:
        """Open what is wrong at the next node with a problem, in whatever graph it stands."""
        self._walk(1)

    def previous_problem(self) -> None:
        """Open what is wrong at the node with a problem before."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        places = self._troubled()
        if not places:
            self._view.tell(tr("Nothing is wrong on the canvas."), "success")
            return
        index = self._step(places, step)
        scope, node = self._last = places[index]
        view = self._view
        view.bridge.set_scope(scope)
        view.selection.set([node])
        view.show_problem(
            node, tr("Problem {place} of {total}", place=index + 1, total=len(places))
        )

    def _troubled(self) -> list[Place]:
        """The nodes with problems, those with errors first."""
        project = self._view.bridge.project
        found: dict[Place, None] = {}
        for problem in self._view.bridge.announced_problems:
            is_there = not problem.scope or problem.scope in project.blocks
            if problem.node and is_there and problem.node in project.scope(problem.scope).nodes:
                found[problem.scope, problem.node] = None
        return list(found)

    def _step(self, places: list[Place], step: int) -> int:
        """Which comes now: next to the one that is selected, else to the one shown last."""
        current = self._view.selection.current
        here = (self._view.bridge.scope, current) if current else None
        for known in (here, self._last):
            if known in places:
                return (places.index(known) + step) % len(places)
        return 0 if step > 0 else len(places) - 1
