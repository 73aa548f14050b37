"""Adding nodes, with the members that they call and their places on the canvas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from netstudio.document.edit import Edit
from netstudio.document.edits.rules import check_arguments, check_uses
from netstudio.document.graph import Graph
from netstudio.document.naming import check_name
from netstudio.document.node import BlockUse, Call, Member, Node
from netstudio.document.project import Project
from netstudio.document.view import Placement
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class AddNodes(Edit):
    """Add nodes and members; one of each under one id is the usual layer."""

    scope: str
    nodes: tuple[Node, ...]
    members: tuple[Member, ...] = ()
    placements: Mapping[str, Placement] = field(default_factory=dict)

    @property
    def label(self) -> str:
        if len(self.nodes) == 1:
            return say("Add {name}", name=self.nodes[0].name)
        return say("Add {count} nodes", count=len(self.nodes))

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        self._check(project)
        project = project.with_scope(
            self.scope, graph.with_members(self.members).with_nodes(self.nodes)
        )
        if not self.placements:
            return project
        placed = project.view.in_scope(self.scope).update(self.placements)
        return replace(project, view=project.view.with_scope(self.scope, placed))

    def _check(self, project: Project) -> None:
        graph = project.scope(self.scope)
        names = {member.name for member in graph.members.values()}
        for member in self.members:
            check_name(member.name)
            if member.id in graph.members or member.name in names:
                raise EditError(say("There is already a member named “{name}”.", name=member.name))
            names.add(member.name)
            if isinstance(member.target, BlockUse):
                check_uses(project, self.scope, [member.target.block])
        known = {*graph.members, *(member.id for member in self.members)}
        self._check_nodes(graph, known)

    def _check_nodes(self, graph: Graph, known: set[str]) -> None:
        ids = set(graph.nodes)
        for node in self.nodes:
            check_name(check_arguments(node).name)
            if node.id in ids:
                raise EditError(say("There is already a node with the id “{id}”.", id=node.id))
            ids.add(node.id)
        for node in self.nodes:
            absent = [source for source in node.sources() if source not in ids]
            if absent:
                raise EditError(
                    say(
                        "“{name}” reads “{absent}”, which is not there.",
                        name=node.name,
                        absent=absent[0],
                    )
                )
            if isinstance(node.target, Call) and node.target.member not in known:
                raise EditError(
                    say(
                        "“{name}” calls “{member}”, which is not there.",
                        name=node.name,
                        member=node.target.member,
                    )
                )
