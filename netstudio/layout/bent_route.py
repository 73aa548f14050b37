"""The way of a wire that runs through dots laid by hand. No Qt.

Smooth like a drawn line: at each dot the wire runs the way from the dot before to the dot after,
and it leaves and enters ports level.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from netstudio.layout.routing import BEND, Curve, Point

_TENSION = 0.36
"""How much of a stretch its handles take: less bends sharper, more overshoots."""

_SHORTEST = 10.0


def through(start: Point, dots: Sequence[Point], end: Point) -> tuple[Curve, ...]:
    """The wire from port to port through every dot, a curve a stretch."""
    stops = (start, *dots, end)
    before_end = zip(stops, stops[2:], strict=False)
    ways = [(1.0, 0.0), *(_way(a, b) for a, b in before_end), (1.0, 0.0)]
    curves = []
    last = len(stops) - 2
    for index, (a, b) in enumerate(pairwise(stops)):
        reach = hypot(b[0] - a[0], b[1] - a[1]) * _TENSION
        out = _at_port(reach, b[0] - a[0]) if index == 0 else reach
        into = _at_port(reach, b[0] - a[0]) if index == last else reach
        first, second = ways[index], ways[index + 1]
        curves.append(
            Curve(
                (a[0] + first[0] * out, a[1] + first[1] * out),
                (b[0] - second[0] * into, b[1] - second[1] * into),
                b,
            )
        )
    return tuple(curves)


def _at_port(reach: float, gap: float) -> float:
    """How far a wire runs level at a port: at least a bit, but not past a dot just ahead."""
    level = min(max(reach, BEND / 2), 2 * BEND)
    return min(level, max(gap, _SHORTEST)) if gap >= 0 else level


def _way(before: Point, after: Point) -> Point:
    """The direction from one place to another, of length one."""
    dx, dy = after[0] - before[0], after[1] - before[1]
    length = hypot(dx, dy)
    return (dx / length, dy / length) if length else (1.0, 0.0)
