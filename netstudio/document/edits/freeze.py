"""Keeping weights as they are: a frozen member is used by the network, and not trained."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.argument import member_in
from netstudio.document.project import Project
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetFrozen(ScopedEdit):
    """Freeze members, or let them learn again; a frozen block freezes all that it holds."""

    scope: str
    members: tuple[str, ...]
    is_frozen: bool

    def said(self, name: Namer) -> str:
        what = name(self.members[0])
        if len(self.members) > 1:
            what = say("{count} layers", count=len(self.members))
        if self.is_frozen:
            return say("Freeze {what}", what=what)
        return say("Unfreeze {what}", what=what)

    def change(self, project: Project) -> Project:
        members = [member_in(project, self.scope, member_id) for member_id in self.members]
        turned = [
            replace(member, frozen=self.is_frozen)
            for member in members
            if member.frozen != self.is_frozen
        ]
        if not turned:
            return project
        return project.with_scope(self.scope, project.scope(self.scope).with_members(turned))
