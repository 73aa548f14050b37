"""The dots that bend wires: which wire each belongs to, and what becomes of them after an edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netstudio.document.graph import Graph
from netstudio.document.project import ROOT, Project
from netstudio.document.view import Placement, Point, View, WireEnd
from netstudio.document.wires import source_of


def settled(old: Project, new: Project) -> Project:
    """`new` without the dots of wires that an edit of `old` took away or led elsewhere."""
    view = new.view
    for scope, bends in view.bends.items():
        graph, before = _graph(new, scope), _graph(old, scope)
        if graph is before and graph is not None:
            continue
        lost = [end for end in bends if graph is None or _is_lost(end, graph, before)]
        if lost:
            view = view.with_bends(scope, bends.without(*lost))
    return new if view is new.view else replace(new, view=view)


def carried(project: Project, scope: str, placements: Mapping[str, Placement]) -> View:
    """The view in which dots follow the cards that are placed anew.

    Where both ends of a wire take the same step, its dots take it too; where they go different
    ways, what the dots went around is elsewhere now, and they are dropped.
    """
    bends = project.view.bends_in(scope)
    graph = project.scope(scope)
    for end, points in bends.items():
        source = source_of(graph, end)
        if source is None or not {source.node, end[0]} <= placements.keys():
            continue
        first = _step(project.view, scope, source.node, placements)
        second = _step(project.view, scope, end[0], placements)
        if first != second:
            bends = bends.without(end)
        elif first != (0.0, 0.0):
            bends = bends.set(end, tuple((x + first[0], y + first[1]) for x, y in points))
    return (
        project.view
        if bends is project.view.bends_in(scope)
        else (project.view.with_bends(scope, bends))
    )


def _step(view: View, scope: str, node_id: str, placements: Mapping[str, Placement]) -> Point:
    old, new = view.placement(scope, node_id), placements[node_id]
    return (new.x - old.x, new.y - old.y) if old is not None else (0.0, 0.0)


def _is_lost(end: WireEnd, graph: Graph, before: Graph | None) -> bool:
    source = source_of(graph, end)
    was = source_of(before, end) if before is not None else None
    return source is None or (was is not None and was != source)


def _graph(project: Project, scope: str) -> Graph | None:
    return project.scope(scope) if scope == ROOT or scope in project.blocks else None
