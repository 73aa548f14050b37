"""Remembered places of the canvas."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Edit
from netstudio.document.project import Project
from netstudio.document.view import SLOTS, Viewpoint
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetViewpoint(Edit):
    """Remember a place of the canvas under a number, or with None forget it."""

    slot: int
    viewpoint: Viewpoint | None

    @property
    def label(self) -> str:
        if self.viewpoint is None:
            return say("Forget view {slot}", slot=self.slot)
        return say("Remember view {slot}", slot=self.slot)

    def change(self, project: Project) -> Project:
        if not 1 <= self.slot <= SLOTS:
            raise EditError(
                say(
                    "Views are numbered from 1 to {slots}; received {slot}.",
                    slots=SLOTS,
                    slot=self.slot,
                )
            )
        known = project.view.viewpoints
        if known.get(self.slot) == self.viewpoint:
            return project
        if self.viewpoint is None:
            known = known.without(self.slot)
        else:
            project.scope(self.viewpoint.scope)
            known = known.set(self.slot, self.viewpoint)
        return replace(project, view=replace(project.view, viewpoints=known))
