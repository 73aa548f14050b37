"""Saying what a custom module gives: how many values, their names, shapes and types."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.argument import member_in
from netstudio.document.node import Call, CustomModule, Declared, Node
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value, map_references
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetOutputs(ScopedEdit):
    """Declare what a custom module gives; nothing says that a run finds it out.

    Where there come to be several values, who read the only one reads the first, and back.
    """

    scope: str
    member: str
    outputs: tuple[Declared, ...]

    def said(self, name: Namer) -> str:
        return say("Say what {name} gives", name=name(self.member))

    @property
    def merge_key(self) -> object:
        return (SetOutputs, self.scope, self.member, len(self.outputs))

    def change(self, project: Project) -> Project:
        member = member_in(project, self.scope, self.member)
        module = member.target
        if not isinstance(module, CustomModule):
            raise EditError(say("“{name}” is no module of a Python file.", name=member.name))
        names = [output.name for output in self.outputs if output.name]
        if len(set(names)) != len(names):
            raise EditError(say("Two outputs of “{name}” have one name.", name=member.name))
        if module.outputs == self.outputs:
            return project
        graph = project.scope(self.scope)
        graph = graph.with_members([replace(member, target=replace(module, outputs=self.outputs))])
        callers = {node.id for node in graph.nodes.values() if node.target == Call(self.member)}
        changed = [
            new for node in graph.nodes.values() if (new := self._read(node, callers)) != node
        ]
        return project.with_scope(self.scope, graph.with_nodes(changed))

    def _read(self, node: Node, callers: set[str]) -> Node:
        """A node that reads the value, or the first of the values, as there are one or several."""

        def follow(ref: Ref) -> Value:
            if ref.node not in callers:
                return ref
            if len(self.outputs) > 1 and not ref.item:
                return replace(ref, item=(0,))
            if len(self.outputs) == 1 and ref.item == (0,):
                return replace(ref, item=())
            return ref

        when = node.when
        if when is not None:
            when = replace(when, otherwise=map_references(when.otherwise, follow))
        args = tuple(map_references(value, follow) for value in node.args)
        kwargs = Table({key: map_references(value, follow) for key, value in node.kwargs.items()})
        return replace(node, args=args, kwargs=kwargs, when=when)
