"""The same arguments for several members at once, as one step."""

from __future__ import annotations

from collections.abc import Mapping

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.argument import SetArguments, Unset
from netstudio.document.project import Project
from netstudio.document.values import Value
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetArgumentsOfSeveral(ScopedEdit):
    """Set arguments of several layers or blocks alike; all of them, or none where one refuses."""

    scope: str
    members: tuple[str, ...]
    changes: Mapping[str, Value | Unset]

    def said(self, name: Namer) -> str:
        parameters, count = ", ".join(self.changes), len(self.members)
        return say("Set {parameters} of {count} layers", parameters=parameters, count=count)

    @property
    def merge_key(self) -> object:
        return (SetArgumentsOfSeveral, self.scope, self.members, *self.changes)

    def change(self, project: Project) -> Project:
        for member in self.members:
            project = SetArguments(self.scope, member, self.changes).change(project)
        return project
