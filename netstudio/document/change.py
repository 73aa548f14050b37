"""What differs between two projects, found by identity because they share structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeVar

from netstudio.document.graph import Graph
from netstudio.document.project import ROOT, Paper, Project
from netstudio.document.table import Table
from netstudio.document.view import WireEnd
from netstudio.records import dataclass

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Change:
    """What changed between two revisions.

    Attributes:
        revision: the number of the project that the change led to.
        nodes: by scope, the ids of nodes that came, went, or changed (their member included).
        placements: by scope, the ids of nodes that moved or were recoloured.
        bends: by scope, the wires whose dots differ.
        recipe, notes: whether these changed.
        info: whether name, description or paper changed.
    """

    revision: int
    nodes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    placements: Mapping[str, frozenset[str]] = field(default_factory=dict)
    recipe: bool = False
    info: bool = False
    notes: bool = False
    bends: Mapping[str, frozenset[WireEnd]] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all changed nodes, whatever their scope."""
        return frozenset().union(*self.nodes.values())

    @property
    def structural(self) -> bool:
        """Whether the network itself changed, so that shapes and source may differ."""
        return bool(self.nodes)


def difference(old: Project, new: Project, revision: int) -> Change:
    """The change from `old` to `new`."""
    scopes = dict.fromkeys((ROOT, *old.blocks, *new.blocks))
    nodes = {scope: _graph_ids(graph_at(old, scope), graph_at(new, scope)) for scope in scopes}
    nodes |= {
        scope: nodes[scope] | frozenset({""})
        for scope in scopes
        if scope != ROOT and old.blocks.get(scope) is not new.blocks.get(scope)
    }
    placements = {
        scope: _table_ids(old.view.in_scope(scope), new.view.in_scope(scope))
        for scope in dict.fromkeys((*old.view.placements, *new.view.placements))
    }
    bends = {
        scope: _table_ids(old.view.bends_in(scope), new.view.bends_in(scope))
        for scope in dict.fromkeys((*old.view.bends, *new.view.bends))
    }
    return Change(
        revision,
        {scope: ids for scope, ids in nodes.items() if ids},
        {scope: ids for scope, ids in placements.items() if ids},
        recipe=old.recipe is not new.recipe,
        info=_info(old) != _info(new),
        notes=old.view.notes is not new.view.notes,
        bends={scope: ends for scope, ends in bends.items() if ends},
    )


def _info(project: Project) -> tuple[str, str, Paper | None]:
    return project.name, project.description, project.paper


def graph_at(project: Project, scope: str) -> Graph:
    """The graph of a scope; an empty one where the project has no such block."""
    return project.scope(scope) if scope == ROOT or scope in project.blocks else Graph()


def _graph_ids(old: Graph, new: Graph) -> frozenset[str]:
    if old is new:
        return frozenset()
    members = _table_ids(old.members, new.members)
    callers = {
        node.id
        for graph in (old, new)
        for node in graph.nodes.values()
        if (member := graph.member_of(node)) and member.id in members
    }
    return _table_ids(old.nodes, new.nodes) | members | callers | _tied_members(old, new)


def _tied_members(old: Graph, new: Graph) -> frozenset[str]:
    """The members at either end of a tie that came or went."""
    changed = set(old.ties) ^ set(new.ties)
    paths = [path for tie in changed for path in (tie.target, tie.source)]
    return frozenset(
        member.id
        for graph in (old, new)
        for member in graph.members.values()
        for path in paths
        if path == member.name or path.startswith(f"{member.name}.")
    )


def _table_ids(old: Table[K, V], new: Table[K, V]) -> frozenset[K]:
    if old is new:
        return frozenset()
    changed = {key for key in (*old, *new) if old.get(key) is not new.get(key)}
    if not changed and list(old) != list(new):
        changed = set(new)
    return frozenset(changed)
