"""Renaming: the attribute, and so the state_dict key; the id, and so the weights, stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.rules import node_in
from netstudio.document.graph import Graph, Tie
from netstudio.document.naming import check_name, emptied_or_changed, renumbered
from netstudio.document.node import Call
from netstudio.document.project import Project
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


def rename_members(graph: Graph, new_names: Mapping[str, str]) -> Graph:
    """The graph with members renamed by name, and with them the nodes that carry their name."""
    if not new_names:
        return graph
    changed = {
        m.id: replace(m, name=new_names[m.name])
        for m in graph.members.values()
        if m.name in new_names
    }
    nodes = [
        replace(node, name=new_names[node.name])
        for node in graph.nodes.values()
        if isinstance(node.target, Call)
        and node.target.member in changed
        and node.name in new_names
    ]
    ties = tuple(
        Tie(_renamed(tie.target, new_names), _renamed(tie.source, new_names)) for tie in graph.ties
    )
    return replace(graph.with_members(changed.values()).with_nodes(nodes), ties=ties)


def close_up(graph: Graph, lost: Iterable[str]) -> Graph:
    """The graph without gaps in the containers that lost members of these names."""
    left = {member.name: member.width for member in graph.members.values()}
    changed = emptied_or_changed(lost, left)
    return rename_members(graph, renumbered(left, containers=changed, widths=left))


def _renamed(path: str, new_names: Mapping[str, str]) -> str:
    for old, new in new_names.items():
        if path == old or path.startswith(f"{old}."):
            return new + path[len(old) :]
    return path


@dataclass(frozen=True)
class RenameNode(ScopedEdit):
    """Give a node, and the member it calls, another name."""

    scope: str
    id: str
    name: str

    def said(self, name: Namer) -> str:
        return say("Rename {old} to {new}", old=name(self.id), new=self.name)

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.id)
        if node.name == self.name:
            return project
        check_name(self.name)
        others = {n.name for n in graph.nodes.values() if n.id != node.id}
        member = graph.member_of(node)
        own = member.id if member else None
        others |= {m.name for m in graph.members.values() if m.id != own}
        if self.name in others:
            raise EditError(
                say("“{name}” is taken; every name in a graph is used once.", name=self.name)
            )
        if member and member.name == node.name:
            graph = rename_members(graph, {member.name: self.name})
        graph = graph.with_nodes([replace(graph.nodes[node.id], name=self.name)])
        return project.with_scope(self.scope, graph)
