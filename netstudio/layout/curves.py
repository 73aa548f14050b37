"""The pieces that a wire consists of: cubic curves, straight ones and rounded corners."""

from __future__ import annotations

from collections.abc import Sequence

from netstudio.records import dataclass

Point = tuple[float, float]

BEND = 40.0
"""How far a wire swings out where it goes back with nothing in its way."""
RADIUS = 18.0
"""Of a corner."""
_HANDLE = 24.0
_ROUND = 0.5523
"""The handle of a cubic curve that follows a quarter of a circle, by its radius."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve from where the last one ended."""

    first: Point
    second: Point
    end: Point

    def moved(self, dx: float, dy: float) -> Curve:
        """The same curve elsewhere."""
        (ax, ay), (bx, by), (cx, cy) = self.first, self.second, self.end
        return Curve((ax + dx, ay + dy), (bx + dx, by + dy), (cx + dx, cy + dy))


def is_short(start: Point, end: Point) -> bool:
    """Whether a wire runs forward over a gap too narrow for a card between."""
    return 0 <= end[0] - start[0] <= 64


def direct(start: Point, end: Point) -> tuple[Curve, ...]:
    """The wire with nothing in its way."""
    gap = abs(end[0] - start[0])
    reach = max(min(gap, _HANDLE), gap / 2)
    if end[0] < start[0]:
        reach = BEND
    return (Curve((start[0] + reach, start[1]), (end[0] - reach, end[1]), end),)


def points(start: Point, curves: Sequence[Curve], per_curve: int = 12) -> list[Point]:
    """Points along the wire, for telling how near something is to it."""
    result = [start]
    for curve in curves:
        origin = result[-1]
        result += [at(origin, curve, step / per_curve) for step in range(1, per_curve + 1)]
    return result


def levels_of(start: Point, curves: Sequence[Curve]) -> tuple[float, float]:
    """How high up and how far down the wire reaches."""
    heights = [start[1]]
    for curve in curves:
        heights += [curve.first[1], curve.second[1], curve.end[1]]
    return min(heights), max(heights)


def rounded(start: Point, corners: Sequence[Point], end: Point) -> tuple[Curve, ...]:
    """Upright and level lines with rounded corners."""
    way: list[Curve] = []
    here = start
    stops = [start, *corners, end]
    for before, corner, after in zip(stops, stops[1:], stops[2:], strict=False):
        lengths = (_distance(before, corner), _distance(corner, after))
        if min(lengths) < 1e-6:
            continue
        halves = (
            lengths[0] / (1 if before is start else 2),
            lengths[1] / (1 if after is end else 2),
        )
        radius = min(RADIUS, *halves)
        enter, leave = _towards(corner, before, radius), _towards(corner, after, radius)
        if _distance(here, enter) > 1e-6:
            way.append(line(here, enter))
        handle = radius * (1 - _ROUND)
        way.append(Curve(_towards(corner, before, handle), _towards(corner, after, handle), leave))
        here = leave
    return (*way, line(here, end))


def _distance(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(origin: Point, goal: Point, length: float) -> Point:
    whole = _distance(origin, goal) or 1.0
    share = length / whole
    return origin[0] + (goal[0] - origin[0]) * share, origin[1] + (goal[1] - origin[1]) * share


def sweep(start: Point, end: Point) -> Curve:
    """A curve that is level at both ends."""
    half = (end[0] - start[0]) / 2
    return Curve((start[0] + half, start[1]), (end[0] - half, end[1]), end)


def line(start: Point, end: Point) -> Curve:
    """A straight piece."""
    third = (end[0] - start[0]) / 3
    rise = (end[1] - start[1]) / 3
    return Curve((start[0] + third, start[1] + rise), (end[0] - third, end[1] - rise), end)


def at(start: Point, curve: Curve, t: float) -> Point:
    """The point of a curve from `start` at `t`, between 0 and 1."""
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return (
        a * start[0] + b * curve.first[0] + c * curve.second[0] + d * curve.end[0],
        a * start[1] + b * curve.first[1] + c * curve.second[1] + d * curve.end[1],
    )
