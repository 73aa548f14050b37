"""The way of a wire from one port to another, around the cards between them. No Qt.

A wire leaves to the right and arrives from the left. Where it would run beneath cards, or must go
back, it takes a free lane above or below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from netstudio.records import dataclass

Point = tuple[float, float]

CLEARANCE = 14.0
"""Between a lane and the cards beside it."""
BEND = 40.0
"""How far a wire swings out where it turns into a lane."""
_HANDLE = 24.0
_APART = 5.0
_SAMPLES = 9
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A card's outline."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve from where the last one ended."""

    first: Point
    second: Point
    end: Point


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


def route(start: Point, end: Point, boxes: Sequence[Box], rank: int = 0) -> tuple[Curve, ...]:
    """The wire from `start` to `end`; `boxes` are the cards near it, its own two included.

    `rank` is the number of the port that it enters: wires into one card keep apart by it.
    """
    if end[0] >= start[0]:
        between = [b for b in boxes if b.right > start[0] + 1 and b.left < end[0] - 1]
        if is_short(start, end) or not _meets(start, end, between):
            return direct(start, end)
        left = min(box.left for box in between)
        right = max(box.right for box in between)
        wanted = _beside(between, (start[1] + end[1]) / 2)
        lane = free_lane(wanted, (left, right), boxes)
        return _through_lane(start, end, lane + rank * _APART, left, right)
    span = (end[0] - BEND, start[0] + BEND)
    lane = free_lane(_turning_level(start, end, boxes), span, boxes)
    return _back(start, end, between_rows(lane, span, boxes) - rank * _APART, rank)


def free_lane(wanted: float, span: tuple[float, float], boxes: Sequence[Box]) -> float:
    """The level nearest to `wanted` at which a horizontal line over `span` meets no card."""
    crossed = [box for box in boxes if box.right > span[0] and box.left < span[1]]
    levels = [wanted]
    for side in (1.0, -1.0):
        level = wanted
        for _ in range(_TRIES):
            hit = next((b for b in crossed if _blocks(b, level)), None)
            if hit is None:
                levels.append(level)
                break
            level = hit.bottom + CLEARANCE if side > 0 else hit.top - CLEARANCE
    free = [x for x in levels if not any(_blocks(box, x) for box in crossed)]
    return min(free or [wanted], key=lambda level: abs(level - wanted))


def between_rows(level: float, span: tuple[float, float], boxes: Sequence[Box]) -> float:
    """The middle of the gap between the cards above and below `level`, where it is a gap."""
    crossed = [box for box in boxes if box.right > span[0] and box.left < span[1]]
    above = [box.bottom for box in crossed if box.bottom <= level]
    below = [box.top for box in crossed if box.top >= level]
    return (max(above) + min(below)) / 2 if above and below else level


def points(start: Point, curves: Sequence[Curve], per_curve: int = 12) -> list[Point]:
    """Points along the wire, for telling how near something is to it."""
    result = [start]
    for curve in curves:
        origin = result[-1]
        result += [_at(origin, curve, step / per_curve) for step in range(1, per_curve + 1)]
    return result


def _meets(start: Point, end: Point, boxes: Sequence[Box]) -> bool:
    if not boxes:
        return False
    (curve,) = direct(start, end)
    samples = [_at(start, curve, step / (_SAMPLES + 1)) for step in range(1, _SAMPLES + 1)]
    return any(
        box.left < x < box.right and box.top - 4 < y < box.bottom + 4
        for box in boxes
        for x, y in samples
    )


def _blocks(box: Box, level: float) -> bool:
    return box.top - CLEARANCE < level < box.bottom + CLEARANCE


def _beside(boxes: Sequence[Box], level: float) -> float:
    """Just above or just below the cards in the way, whichever is nearer; below when in doubt."""
    above = min(box.top for box in boxes) - CLEARANCE
    below = max(box.bottom for box in boxes) + CLEARANCE
    return above if level - above < (below - level) * 0.25 else below


def _turning_level(start: Point, end: Point, boxes: Sequence[Box]) -> float:
    """Between the two cards where one is above the other, else below both."""
    own = [box for box in boxes if _has_port(box, start) or _has_port(box, end)]
    first = next((box for box in own if _has_port(box, start)), None)
    last = next((box for box in own if _has_port(box, end)), None)
    if first is None or last is None:
        return (start[1] + end[1]) / 2
    if first.bottom < last.top:
        return max((first.bottom + last.top) / 2, last.top - 2 * CLEARANCE)
    if last.bottom < first.top:
        return (last.bottom + first.top) / 2
    return max(first.bottom, last.bottom) + CLEARANCE


def _has_port(box: Box, port: Point) -> bool:
    on_edge = min(abs(box.left - port[0]), abs(box.right - port[0])) < 1
    return on_edge and box.top <= port[1] <= box.bottom


def _through_lane(
    start: Point, end: Point, lane: float, left: float, right: float
) -> tuple[Curve, ...]:
    enter, leave = max(left, start[0] + _HANDLE), min(right, end[0] - _HANDLE)
    if leave <= enter:
        enter = leave = (start[0] + end[0]) / 2
    into = (enter - start[0]) / 2 + 4
    out = (end[0] - leave) / 2 + 4
    return (
        Curve((start[0] + into, start[1]), (enter - into, lane), (enter, lane)),
        _line((enter, lane), (leave, lane)),
        Curve((leave + out, lane), (end[0] - out, end[1]), end),
    )


def _back(start: Point, end: Point, lane: float, rank: int) -> tuple[Curve, ...]:
    # Wires into one card lie within one another, so that none crosses the next.
    out = max(BEND / 2, BEND - rank * _APART)
    into = BEND + rank * _APART
    return (
        Curve((start[0] + out, start[1]), (start[0] + out, lane), (start[0], lane)),
        _line((start[0], lane), (end[0], lane)),
        Curve((end[0] - into, lane), (end[0] - into, end[1]), end),
    )


def _line(start: Point, end: Point) -> Curve:
    third = (end[0] - start[0]) / 3
    rise = (end[1] - start[1]) / 3
    return Curve((start[0] + third, start[1] + rise), (end[0] - third, end[1] - rise), end)


def _at(start: Point, curve: Curve, t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return (
        a * start[0] + b * curve.first[0] + c * curve.second[0] + d * curve.end[0],
        a * start[1] + b * curve.first[1] + c * curve.second[1] + d * curve.end[1],
    )
