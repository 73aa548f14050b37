"""How single nodes are drawn: their colour, collapsed to their header, locked in their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.move import with_placements
from netstudio.document.edits.rules import node_in, several
from netstudio.document.project import Project
from netstudio.document.view import Placement
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetColour(ScopedEdit):
    """Give nodes a colour of their own (`#rrggbb`), or with None their family's again."""

    scope: str
    ids: tuple[str, ...]
    colour: str | None

    def said(self, name: Namer) -> str:
        return say("Colour {what}", what=several(self.ids, name))

    def change(self, project: Project) -> Project:
        return _changed(project, self.scope, self.ids, lambda old: replace(old, colour=self.colour))


@dataclass(frozen=True)
class SetCollapsed(ScopedEdit):
    """Draw nodes as their header alone, or in full again."""

    scope: str
    ids: tuple[str, ...]
    collapsed: bool

    def said(self, name: Namer) -> str:
        what = several(self.ids, name)
        return (
            say("Collapse {what}", what=what) if self.collapsed else say("Expand {what}", what=what)
        )

    def change(self, project: Project) -> Project:
        return _changed(
            project, self.scope, self.ids, lambda old: replace(old, collapsed=self.collapsed)
        )


@dataclass(frozen=True)
class SetLocked(ScopedEdit):
    """Keep nodes from being moved or deleted by hand, or no longer."""

    scope: str
    ids: tuple[str, ...]
    locked: bool

    def said(self, name: Namer) -> str:
        what = several(self.ids, name)
        return say("Lock {what}", what=what) if self.locked else say("Unlock {what}", what=what)

    def change(self, project: Project) -> Project:
        return _changed(project, self.scope, self.ids, lambda old: replace(old, locked=self.locked))


def _changed(
    project: Project, scope: str, ids: tuple[str, ...], change: Callable[[Placement], Placement]
) -> Project:
    placements = {}
    for node_id in ids:
        node_in(project.scope(scope), node_id)
        old = project.view.placement(scope, node_id) or Placement(0.0, 0.0)
        placements[node_id] = change(old)
    return with_placements(project, scope, placements)
