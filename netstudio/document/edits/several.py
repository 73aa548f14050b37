"""The same arguments for several members at once, as one step."""

from __future__ import annotations

from collections.abc import Mapping

from netstudio.document.edit import Edit
from netstudio.document.edits.argument import SetArguments, Unset
from netstudio.document.project import Project
from netstudio.document.values import Value
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetArgumentsOfSeveral(Edit):
    """Set arguments of several layers or blocks alike; all of them, or none where one refuses."""

    scope: str
    members: tuple[str, ...]
    changes: Mapping[str, Value | Unset]

    @property
    def label(self) -> str:
        return say(
            "Set {changes} of {count_members} layers",
            changes=", ".join(self.changes),
            count_members=len(self.members),
        )

    @property
    def merge_key(self) -> object:
        return (SetArgumentsOfSeveral, self.scope, self.members, *self.changes)

    def change(self, project: Project) -> Project:
        for member in self.members:
            project = SetArguments(self.scope, member, self.changes).change(project)
        return project
