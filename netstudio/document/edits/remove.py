"""Removing nodes, and what becomes of the wires that ran through them."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.rename import close_up
from netstudio.document.edits.rules import node_in, several
from netstudio.document.graph import Graph
from netstudio.document.node import Call, Node
from netstudio.document.project import Project
from netstudio.document.values import Ref, Value, map_references, references
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class RemoveNodes(ScopedEdit):
    """Remove nodes and the members that nothing calls any more.

    With `heal`, a wire that ran into a removed node's first port goes on to what read it, so that
    a chain stays a chain. Positions inside a Sequential close up; ids, and so weights, stay.
    """

    scope: str
    ids: tuple[str, ...]
    heal: bool = False

    def said(self, name: Namer) -> str:
        return say("Delete {what}", what=several(self.ids, name))

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        removed = {node_id: node_in(graph, node_id) for node_id in self.ids}
        if not removed:
            return project
        kept = [
            _rewired(node, removed, self.heal)
            for node in graph.nodes.values()
            if node.id not in removed
        ]
        graph = replace(graph, nodes=graph.nodes.without(*removed).update({n.id: n for n in kept}))
        graph = _without_orphans(graph, removed)
        graph = _closed_up(graph, project.scope(self.scope))
        return _without_placements(project.with_scope(self.scope, graph), self.scope, self.ids)


def _rewired(node: Node, removed: dict[str, Node], heal: bool) -> Node:
    if not any(source in removed for source in node.sources()):
        return node

    def follow(ref: Ref) -> Value:
        passed: set[str] = set()
        while ref.node in removed:
            source = next(references(removed[ref.node].args[:1]), None)
            if not heal or source is None or ref.node in passed:  # a cycle leads nowhere
                return None
            passed.add(ref.node)
            ref = source
        return ref

    args = [map_references(value, follow) for value in node.args]
    while args and args[-1] is None:
        args.pop()
    kwargs = {name: map_references(value, follow) for name, value in node.kwargs.items()}
    when = node.when
    if when is not None:
        when = replace(when, otherwise=map_references(when.otherwise, follow))
    return replace(node, args=tuple(args), kwargs=node.kwargs.update(kwargs), when=when)


def _without_orphans(graph: Graph, removed: dict[str, Node]) -> Graph:
    """Drop members whose last caller went; one that never had a caller stays."""
    called = {n.target.member for n in graph.nodes.values() if isinstance(n.target, Call)}
    orphans = {n.target.member for n in removed.values() if isinstance(n.target, Call)} - called
    names = {graph.members[member_id].name for member_id in orphans if member_id in graph.members}
    ties = tuple(
        tie
        for tie in graph.ties
        if not any(
            path.startswith(f"{name}.") or path == name
            for name in names
            for path in (tie.target, tie.source)
        )
    )
    return replace(graph, members=graph.members.without(*orphans), ties=ties)


def _closed_up(graph: Graph, before: Graph) -> Graph:
    """Close the gaps in the Sequentials that lost a member. A gap that was there before, in a
    graph that was drawn or imported so, belongs to the names that weights are saved under."""
    lost = [m.name for m in before.members.values() if m.id not in graph.members]
    return close_up(graph, lost)


def _without_placements(project: Project, scope: str, ids: tuple[str, ...]) -> Project:
    placed = project.view.in_scope(scope)
    if not any(node_id in placed for node_id in ids):
        return project
    return replace(project, view=project.view.with_scope(scope, placed.without(*ids)))
