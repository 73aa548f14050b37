"""Bending wires: dots that a wire runs through on its way, stored with the view."""

from __future__ import annotations

import math
from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.rules import node_in
from netstudio.document.project import Project
from netstudio.document.view import Point, WireEnd
from netstudio.document.wires import source_of
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


def points_of(project: Project, scope: str, wire: WireEnd) -> tuple[Point, ...]:
    """The dots of a wire, from its source on."""
    return project.view.bends_in(scope).get(wire, ())


@dataclass(frozen=True)
class AddBend(ScopedEdit):
    """Lead a wire through one dot more, as its dot number `index` from the source on."""

    scope: str
    wire: WireEnd
    index: int
    point: Point

    def said(self, name: Namer) -> str:
        return say("Bend the wire into {name}", name=name(self.wire[0]))

    def change(self, project: Project) -> Project:
        points = _bent(project, self.scope, self.wire)
        index = min(max(self.index, 0), len(points))
        kept = (*points[:index], _checked(self.point), *points[index:])
        return _with_points(project, self.scope, self.wire, kept)


@dataclass(frozen=True)
class MoveBend(ScopedEdit):
    """Put a dot of a wire elsewhere."""

    scope: str
    wire: WireEnd
    index: int
    point: Point

    def said(self, name: Namer) -> str:
        return say("Bend the wire into {name}", name=name(self.wire[0]))

    def change(self, project: Project) -> Project:
        points = list(_bent(project, self.scope, self.wire))
        _check_index(self.index, points)
        points[self.index] = _checked(self.point)
        return _with_points(project, self.scope, self.wire, tuple(points))


@dataclass(frozen=True)
class RemoveBend(ScopedEdit):
    """Take a dot off a wire; with no `index`, all of them."""

    scope: str
    wire: WireEnd
    index: int | None = None

    def said(self, name: Namer) -> str:
        return say("Straighten the wire into {name}", name=name(self.wire[0]))

    def change(self, project: Project) -> Project:
        points = list(_bent(project, self.scope, self.wire))
        if self.index is None:
            points.clear()
        else:
            _check_index(self.index, points)
            del points[self.index]
        return _with_points(project, self.scope, self.wire, tuple(points))


def _bent(project: Project, scope: str, wire: WireEnd) -> tuple[Point, ...]:
    graph = project.scope(scope)
    node = node_in(graph, wire[0])
    if source_of(graph, wire) is None:
        raise EditError(
            say(
                "There is no wire into port {wire} of “{name}” to bend.",
                wire=wire[1],
                name=node.name,
            )
        )
    return points_of(project, scope, wire)


def _check_index(index: int, points: list[Point]) -> None:
    if not 0 <= index < len(points):
        raise EditError(
            say(
                "The wire has no dot number {index}; it has {count_points}.",
                index=index,
                count_points=len(points),
            )
        )


def _checked(point: Point) -> Point:
    x, y = float(point[0]) + 0.0, float(point[1]) + 0.0  # a file has no -0.0
    if not (math.isfinite(x) and math.isfinite(y)):
        raise EditError(say("A dot cannot lie at ({x}, {y}); give a finite position.", x=x, y=y))
    return x, y


def _with_points(project: Project, scope: str, wire: WireEnd, points: tuple[Point, ...]) -> Project:
    bends = project.view.bends_in(scope)
    if bends.get(wire, ()) == points:
        return project
    kept = bends.set(wire, points) if points else bends.without(wire)
    return replace(project, view=project.view.with_bends(scope, kept))
