"""Moving nodes on the canvas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netstudio.document.bends import carried
from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.rules import node_in, several
from netstudio.document.project import Project
from netstudio.document.view import Placement
from netstudio.records import dataclass
from netstudio.sentence import say


def with_placements(project: Project, scope: str, placements: Mapping[str, Placement]) -> Project:
    """The project with nodes of one scope placed; the same object where none moves."""
    current = project.view.in_scope(scope)
    moved = {key: value for key, value in placements.items() if current.get(key) != value}
    if not moved:
        return project
    view = carried(project, scope, moved) if project.view.bends else project.view
    return replace(project, view=view.with_scope(scope, current.update(moved)))


@dataclass(frozen=True)
class MoveNodes(ScopedEdit):
    """Place nodes: `positions` maps an id to (x, y) in canvas units."""

    scope: str
    positions: Mapping[str, tuple[float, float]]
    name: str = ""

    def said(self, name: Namer) -> str:
        if self.name:
            return self.name
        return say("Move {what}", what=several(tuple(self.positions), name))

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        placements = {}
        for node_id, (x, y) in self.positions.items():
            node_in(graph, node_id)
            old = project.view.placement(self.scope, node_id)
            old = old or Placement(0.0, 0.0)
            placements[node_id] = replace(old, x=float(x), y=float(y))
        return with_placements(project, self.scope, placements)
