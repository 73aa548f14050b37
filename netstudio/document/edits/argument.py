"""Setting what a layer, an operation or an input is made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Final

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.rules import check_arguments, check_uses, check_wire, node_in
from netstudio.document.naming import OUTPUT_KEY, is_output_key
from netstudio.document.node import (
    Arguments,
    BlockUse,
    CustomModule,
    Input,
    Layer,
    Member,
    Output,
)
from netstudio.document.project import Project
from netstudio.document.values import Value, identical, references
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


class Unset(Enum):
    """The type of UNSET."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET
"""Take an argument out again: back to its default, or to what follows from the graph."""


def updated(args: Arguments, changes: Mapping[str, Value | Unset]) -> Arguments:
    """`args` with changes made; the same object where nothing differs."""
    gone = [name for name, value in changes.items() if value is UNSET and name in args]
    kept = args.without(*gone) if gone else args
    new = {
        name: value
        for name, value in changes.items()
        if not isinstance(value, Unset) and not (name in args and identical(args[name], value))
    }
    return kept.update(new)


def member_in(project: Project, scope: str, member_id: str) -> Member:
    """The member with this id; an EditError where there is none."""
    members = project.scope(scope).members
    if member_id not in members:
        raise EditError(say("There is no layer with the id “{member_id}”.", member_id=member_id))
    return members[member_id]


@dataclass(frozen=True)
class SetArguments(ScopedEdit):
    """Set arguments of the layer, block or custom module that a member registers."""

    scope: str
    member: str
    changes: Mapping[str, Value | Unset]

    def said(self, name: Namer) -> str:
        parameters = ", ".join(self.changes)
        return say("Set {parameters} of {name}", parameters=parameters, name=name(self.member))

    @property
    def merge_key(self) -> object:
        return (SetArguments, self.scope, self.member, *self.changes)

    def change(self, project: Project) -> Project:
        member = member_in(project, self.scope, self.member)
        target = member.target
        if not isinstance(target, Layer | BlockUse | CustomModule):
            raise EditError(say("“{name}” is a tensor and takes no arguments.", name=member.name))
        args = updated(target.args, self.changes)
        _check_constant(member, args)
        if args is target.args:
            return project
        member = replace(member, target=replace(target, args=args))
        graph = project.scope(self.scope).with_members([member])
        return project.with_scope(self.scope, graph)


def _check_constant(member: Member, args: Arguments) -> None:
    """A module is constructed before any value flows, so no argument of it can be one."""
    for name, value in args.items():
        if any(references(value)):
            raise EditError(
                say(
                    "“{name}” of “{name2}” cannot refer to the value of a node.",
                    name=name,
                    name2=member.name,
                )
            )


@dataclass(frozen=True)
class SetLayer(ScopedEdit):
    """Make a member another layer, or another instance of a block; its id and name stay."""

    scope: str
    member: str
    target: Layer | BlockUse

    def said(self, name: Namer) -> str:
        kind = self.target.type if isinstance(self.target, Layer) else self.target.block
        return say("Turn {name} into {kind}", name=name(self.member), kind=kind)

    def change(self, project: Project) -> Project:
        if isinstance(self.target, BlockUse):
            check_uses(project, self.scope, [self.target.block])
        member = replace(member_in(project, self.scope, self.member), target=self.target)
        return project.with_scope(self.scope, project.scope(self.scope).with_members([member]))


@dataclass(frozen=True)
class SetNodeArguments(ScopedEdit):
    """Set the positional and keyword arguments of a call as a whole."""

    scope: str
    id: str
    args: tuple[Value, ...]
    kwargs: Arguments

    def said(self, name: Namer) -> str:
        return say("Set arguments of {name}", name=name(self.id))

    @property
    def merge_key(self) -> object:
        return (SetNodeArguments, self.scope, self.id)

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        old = node_in(graph, self.id)
        node = check_arguments(replace(old, args=self.args, kwargs=self.kwargs))
        for source in set(node.sources()).difference(old.sources()):
            check_wire(graph, source, self.id)
        return project.with_scope(self.scope, graph.with_nodes([node]))


@dataclass(frozen=True)
class SetInput(ScopedEdit):
    """Set the shape and dtype of an input node."""

    scope: str
    id: str
    target: Input

    def said(self, name: Namer) -> str:
        return say("Set shape of {name}", name=name(self.id))

    @property
    def merge_key(self) -> object:
        return (SetInput, self.scope, self.id)

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.id)
        if not isinstance(node.target, Input):
            raise EditError(say("“{name}” is not an input.", name=node.name))
        if node.target == self.target:
            return project
        return project.with_scope(self.scope, graph.with_nodes([replace(node, target=self.target)]))


@dataclass(frozen=True)
class SetOutputKey(ScopedEdit):
    """Set the key under which an output is returned; an empty one takes it out of the dict."""

    scope: str
    id: str
    key: str

    def said(self, name: Namer) -> str:
        return say("Set key of {name}", name=name(self.id))

    @property
    def merge_key(self) -> object:
        return (SetOutputKey, self.scope, self.id)

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.id)
        if not isinstance(node.target, Output):
            raise EditError(say("“{name}” is not an output.", name=node.name))
        if self.key and not is_output_key(self.key):
            raise EditError(
                say("A key is {expected}, not “{key}”.", expected=OUTPUT_KEY, key=self.key)
            )
        if node.target.key == self.key:
            return project
        made = replace(node, target=Output(self.key))
        return project.with_scope(self.scope, graph.with_nodes([made]))
