"""How often an instance of a block is repeated, and what its first copy has of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.argument import Unset, member_in, updated
from netstudio.document.node import BlockUse, Member
from netstudio.document.project import Project
from netstudio.document.substitution import parameter_names
from netstudio.document.values import Expr, Value, identical
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say

MAX_REPEAT = 1000


@dataclass(frozen=True)
class SetRepeat(ScopedEdit):
    """Stack an instance so many times: a number, or an expression over block parameters."""

    scope: str
    member: str
    repeat: Value

    def said(self, name: Namer) -> str:
        return say("Set repeat of {name}", name=name(self.member))

    @property
    def merge_key(self) -> object:
        return (SetRepeat, self.scope, self.member)

    def change(self, project: Project) -> Project:
        member, use = _stack(project, self.scope, self.member)
        number = type(self.repeat) is int and 1 <= self.repeat <= MAX_REPEAT
        if not number and not (isinstance(self.repeat, Expr) and parameter_names(self.repeat)):
            raise EditError(
                say(
                    "A block is repeated 1 to {max_repeat} times; received {repeat!r:.40}.",
                    max_repeat=MAX_REPEAT,
                    repeat=self.repeat,
                )
            )
        if identical(use.repeat, self.repeat):
            return project
        return _with_use(project, self.scope, member, replace(use, repeat=self.repeat))


@dataclass(frozen=True)
class SetFirst(ScopedEdit):
    """Set arguments of the first copy of a stack; UNSET lets it have what the others have."""

    scope: str
    member: str
    changes: Mapping[str, Value | Unset]

    def said(self, name: Namer) -> str:
        parameters, member = ", ".join(self.changes), name(self.member)
        return say(
            "Set {parameters} of the first copy of {name}", parameters=parameters, name=member
        )

    @property
    def merge_key(self) -> object:
        return (SetFirst, self.scope, self.member, *self.changes)

    def change(self, project: Project) -> Project:
        member, use = _stack(project, self.scope, self.member)
        first = updated(use.first, self.changes)
        if first is use.first:
            return project
        return _with_use(project, self.scope, member, replace(use, first=first))


def _stack(project: Project, scope: str, member_id: str) -> tuple[Member, BlockUse]:
    member = member_in(project, scope, member_id)
    if not isinstance(member.target, BlockUse):
        raise EditError(say("“{name}” is not an instance of a block.", name=member.name))
    return member, member.target


def _with_use(project: Project, scope: str, member: Member, use: BlockUse) -> Project:
    changed = replace(member, target=use)
    return project.with_scope(scope, project.scope(scope).with_members([changed]))
