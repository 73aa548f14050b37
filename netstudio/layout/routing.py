"""The way of a wire from one port to another, around the cards between them. No Qt.

A wire leaves to the right and arrives from the left. Forward it crosses the columns of cards
between its ends each at a free level, chosen together so that it bends little; back, or where there
is no room to go forward, it turns into a corridor beside its card and takes a free lane. Wires of
one value share their lanes, those of different values keep a little apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from netstudio.records import dataclass

Point = tuple[float, float]

CLEARANCE = 14.0
"""Between a lane and the cards beside it."""
BEND = 40.0
"""How far a wire swings out where it goes back with nothing in its way."""
_HANDLE = 24.0
_SAMPLES = 9
_TIGHT = 4.0
"""What a wire keeps from a card at the least."""
_CORRIDOR = 16.0
"""Cards nearer to each other than this leave no room for a wire to turn between."""
_OUT = 20.0
"""How far beside a card a wire turns up or down."""
_SPREAD = 3.0
_RADIUS = 18.0
_BEND_COST = 24.0
_AIRY = CLEARANCE + 6.0
_SQUEEZED = 40.0
"""What a lane costs for every card that it passes closely: it runs between rows, not inside one."""
_MOST_LEVELS = 10
_MOST_CORRIDORS = 4
_ROUND = 0.5523
"""The handle of a cubic curve that follows a quarter of a circle, by its radius."""


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

    def moved(self, dx: float, dy: float) -> Curve:
        """The same curve elsewhere."""
        (ax, ay), (bx, by), (cx, cy) = self.first, self.second, self.end
        return Curve((ax + dx, ay + dy), (bx + dx, by + dy), (cx + dx, cy + dy))


@dataclass(frozen=True, slots=True)
class _Column:
    """Cards whose sides overlap: a wire crosses them at one level."""

    left: float
    right: float
    boxes: tuple[Box, ...]


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


def route(start: Point, end: Point, boxes: Sequence[Box]) -> tuple[Curve, ...]:
    """The wire from `start` to `end`; `boxes` are the cards near it, its own two included."""
    if end[0] >= start[0]:
        between = [b for b in boxes if b.right > start[0] + 1 and b.left < end[0] - 1]
        if is_short(start, end) or not _meets(start, end, between):
            return direct(start, end)
        forward = _forward(start, end, between)
        if forward and is_free(start, forward, boxes):
            return forward
    return _around(start, end, boxes)


def points(start: Point, curves: Sequence[Curve], per_curve: int = 12) -> list[Point]:
    """Points along the wire, for telling how near something is to it."""
    result = [start]
    for curve in curves:
        origin = result[-1]
        result += [_at(origin, curve, step / per_curve) for step in range(1, per_curve + 1)]
    return result


def is_free(start: Point, curves: Sequence[Curve], boxes: Iterable[Box]) -> bool:
    """Whether the wire touches no card, its ends aside."""
    boxes = list(boxes)
    here = start
    for curve in curves:
        xs = (here[0], curve.first[0], curve.second[0], curve.end[0])
        ys = (here[1], curve.first[1], curve.second[1], curve.end[1])
        left, right, low, high = min(xs), max(xs), min(ys), max(ys)
        near = [
            b
            for b in boxes
            if b.right > left and b.left < right and b.bottom > low and b.top < high
        ]
        if near:
            way = points(here, (curve,))
            if any(_meets_segment(box, one, other) for box in near for one, other in pairwise(way)):
                return False
        here = curve.end
    return True


def levels_of(start: Point, curves: Sequence[Curve]) -> tuple[float, float]:
    """How high up and how far down the wire reaches."""
    heights = [start[1]]
    for curve in curves:
        heights += [curve.first[1], curve.second[1], curve.end[1]]
    return min(heights), max(heights)


# Forward


def _forward(start: Point, end: Point, between: Sequence[Box]) -> tuple[Curve, ...]:
    """Across the columns in between; nothing where a card leaves no room to turn."""
    columns = _columns(between)
    if columns[0].left < start[0] + _CORRIDOR or columns[-1].right > end[0] - _CORRIDOR:
        return ()
    levels = _best_levels(start[1], end[1], columns)
    shift = _spread(start[0] + start[1])
    way: list[Curve] = []
    here = start
    for column, level in zip(columns, levels, strict=True):
        if level not in (start[1], end[1]):
            level = _shifted(level, shift, column.boxes)
        if way and level == here[1]:
            way.append(_line(here, (column.right, level)))
        else:
            way += [
                _sweep(here, (column.left, level)),
                _line((column.left, level), (column.right, level)),
            ]
        here = (column.right, level)
    return (*way, _sweep(here, end))


def _columns(boxes: Sequence[Box]) -> list[_Column]:
    columns: list[_Column] = []
    for box in sorted(boxes, key=lambda box: box.left):
        if columns and box.left < columns[-1].right + _CORRIDOR:
            last = columns.pop()
            columns.append(_Column(last.left, max(last.right, box.right), (*last.boxes, box)))
        else:
            columns.append(_Column(box.left, box.right, (box,)))
    return columns


def _best_levels(start: float, end: float, columns: Sequence[_Column]) -> list[float]:
    """A level for each column, so that the whole way rises and falls as little as can be."""
    # By level: the cost of the best way that far, and the levels that it took.
    ways: dict[float, tuple[float, list[float]]] = {start: (0.0, [])}
    for column in columns:
        reached: dict[float, tuple[float, list[float]]] = {}
        for level in _levels(column.boxes, (start, end, *ways)):
            cost, before = min(
                ((cost + _step(old, level), way) for old, (cost, way) in ways.items()),
                key=lambda item: item[0],
            )
            reached[level] = (cost, [*before, level])
        ways = reached
    return min(ways.items(), key=lambda item: item[1][0] + _step(item[0], end))[1][1]


def _step(old: float, new: float) -> float:
    return 0.0 if old == new else abs(old - new) + _BEND_COST


def _levels(boxes: Sequence[Box], wanted: Iterable[float]) -> list[float]:
    """Free levels past these cards: those wanted, and the nearest beside a card."""
    asked = list(dict.fromkeys(wanted))
    taken = _taken(boxes)
    lows = [low for low, _ in taken]
    free = list(dict.fromkeys((*asked, *(level for span in taken for level in span))))
    free = [level for level in free if not _lies_in(level, taken, lows)]
    if len(free) > _MOST_LEVELS:
        free.sort(key=lambda level: min(abs(level - one) for one in asked))
        free = free[:_MOST_LEVELS]
    return free


def _taken(boxes: Iterable[Box]) -> list[tuple[float, float]]:
    """The heights that cards and the room around them take, joined where they overlap."""
    taken: list[tuple[float, float]] = []
    for low, high in sorted((box.top - CLEARANCE, box.bottom + CLEARANCE) for box in boxes):
        if taken and low < taken[-1][1]:
            taken[-1] = (taken[-1][0], max(taken[-1][1], high))
        else:
            taken.append((low, high))
    return taken


def _lies_in(level: float, taken: Sequence[tuple[float, float]], lows: Sequence[float]) -> bool:
    """Whether a level is strictly inside one of these spans."""
    index = bisect_left(lows, level) - 1
    return index >= 0 and level < taken[index][1]


# Back, and around


def _around(start: Point, end: Point, boxes: Sequence[Box]) -> tuple[Curve, ...]:
    """Out of the card's corridor into a lane, and along it to the corridor before the target."""
    usual: tuple[Point, ...] = ()
    ins = [(into, _Corridor(end, into, boxes)) for into in _corridors(end, boxes, -1.0)]
    for out in _corridors(start, boxes, 1.0):
        first = _Corridor(start, out, boxes)
        if first.is_shut and usual:
            continue
        for into, last in ins:
            if last.is_shut and usual:
                continue
            span = (min(out, into), max(out, into))
            crossed = [box for box in boxes if box.right > span[0] and box.left < span[1]]
            for level in _lanes(start, end, crossed):
                corners = ((out, start[1]), (out, level), (into, level), (into, end[1]))
                usual = usual or corners
                if not (first.lets_through(level) and last.lets_through(level)):
                    continue
                way = _polyline(start, corners, end)
                if is_free(start, way, boxes):
                    return way
    return _polyline(start, usual, end)


class _Corridor:
    """An upright line beside a port: whether a wire gets onto it, and along it to a lane.

    It looks at the straight pieces alone, so what it lets through may still touch a card at a bend.
    """

    def __init__(self, port: Point, at: float, boxes: Sequence[Box]) -> None:
        self._height = port[1]
        near, far = min(port[0], at), max(port[0], at)
        near, far = (near, far - _RADIUS) if at > port[0] else (near + _RADIUS, far)
        on_level = (b for b in boxes if b.top + 0.5 < port[1] < b.bottom - 0.5)
        self.is_shut = any(b.left + 0.5 < far and b.right - 0.5 > near for b in on_level)
        self._across = [b for b in boxes if b.left + 0.5 < at < b.right - 0.5]

    def lets_through(self, level: float) -> bool:
        """Whether the way from the port's height to a lane is free."""
        low, high = min(self._height, level) + _RADIUS, max(self._height, level) - _RADIUS
        return not self.is_shut and not any(
            box.top + 0.5 < high and box.bottom - 0.5 > low for box in self._across
        )


def _corridors(port: Point, boxes: Sequence[Box], side: float) -> list[float]:
    """Places to turn up or down beside a port: the nearest first, then past the next cards."""
    usual = port[0] + side * (_OUT + _spread(port[1]))
    edges = [box.right if side > 0 else box.left for box in boxes]
    past = sorted((edge for edge in edges if (edge - port[0]) * side > 1), key=lambda e: e * side)
    further = [edge + side * _OUT for edge in dict.fromkeys(past)]
    return [usual, *further[: _MOST_CORRIDORS - 1]]


def _lanes(start: Point, end: Point, crossed: Sequence[Box]) -> list[float]:
    """Free levels, the one with the shortest way first; in a narrow gap its middle."""
    middle = _turning_level(start, end, crossed)
    free = {_centred(level, crossed) for level in _levels(crossed, (middle,))}
    free.update((min((b.top for b in crossed), default=start[1]) - CLEARANCE * 1.5,))
    free.update((max((b.bottom for b in crossed), default=start[1]) + CLEARANCE * 1.5,))
    shift = _spread(start[0] + start[1])

    def cost(lane: float) -> float:
        # Of ways as long, the one that turns soonest: wires of one value part as late as can be.
        length = abs(lane - start[1]) * 1.125 + abs(lane - end[1])
        near = sum(box.top - _AIRY < lane < box.bottom + _AIRY for box in crossed)
        return length + near * _SQUEEZED

    lanes = sorted(free, key=cost)
    return [_shifted(lane, shift, crossed) for lane in lanes]


def _centred(level: float, boxes: Sequence[Box]) -> float:
    """The middle of the gap between the cards above and below `level`, where it is a narrow one."""
    above = max((box.bottom for box in boxes if box.bottom <= level), default=None)
    below = min((box.top for box in boxes if box.top >= level), default=None)
    if above is None or below is None or below - above > 4 * BEND:
        return level
    return (above + below) / 2


def _turning_level(start: Point, end: Point, boxes: Sequence[Box]) -> float:
    """Between the two cards where one is above the other, else below both."""
    first = next((box for box in boxes if _has_port(box, start)), None)
    last = next((box for box in boxes if _has_port(box, end)), None)
    if first is None or last is None:
        return (start[1] + end[1]) / 2
    if first.bottom < last.top:
        return max((first.bottom + last.top) / 2, last.top - 2 * CLEARANCE)
    if last.bottom < first.top:
        return (last.bottom + first.top) / 2
    return max(first.bottom, last.bottom) + 2 * CLEARANCE


def _has_port(box: Box, port: Point) -> bool:
    on_edge = min(abs(box.left - port[0]), abs(box.right - port[0])) < 1
    return on_edge and box.top <= port[1] <= box.bottom


def _polyline(start: Point, corners: Sequence[Point], end: Point) -> tuple[Curve, ...]:
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
        radius = min(_RADIUS, *halves)
        enter, leave = _towards(corner, before, radius), _towards(corner, after, radius)
        if _distance(here, enter) > 1e-6:
            way.append(_line(here, enter))
        handle = radius * (1 - _ROUND)
        way.append(Curve(_towards(corner, before, handle), _towards(corner, after, handle), leave))
        here = leave
    return (*way, _line(here, end))


def _distance(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(origin: Point, goal: Point, length: float) -> Point:
    whole = _distance(origin, goal) or 1.0
    share = length / whole
    return origin[0] + (goal[0] - origin[0]) * share, origin[1] + (goal[1] - origin[1]) * share


# Parts


def _meets(start: Point, end: Point, boxes: Sequence[Box]) -> bool:
    if not boxes:
        return False
    (curve,) = direct(start, end)
    samples = [_at(start, curve, step / (_SAMPLES + 1)) for step in range(1, _SAMPLES + 1)]
    way = [start, *samples, end]
    return any(_meets_segment(box, a, b, _TIGHT) for box in boxes for a, b in pairwise(way))


def _meets_segment(box: Box, a: Point, b: Point, room: float = 0.0) -> bool:
    """Whether a short straight piece runs inside a card; its edge does not count."""
    left, right = (a[0], b[0]) if a[0] <= b[0] else (b[0], a[0])
    if right <= box.left + 0.5 or left >= box.right - 0.5:
        return False
    top, bottom = box.top - room, box.bottom + room
    low, high = (a[1], b[1]) if a[1] <= b[1] else (b[1], a[1])
    if high <= top + 0.5 or low >= bottom - 0.5:
        return False
    # Clip the piece to the card's width, then compare heights.
    if right - left < 1e-9:
        return True
    slope = (b[1] - a[1]) / (b[0] - a[0])
    ends = [a[1] + slope * (x - a[0]) for x in (max(left, box.left), min(right, box.right))]
    return max(ends) > top + 0.5 and min(ends) < bottom - 0.5


def _shifted(level: float, shift: float, boxes: Iterable[Box]) -> float:
    """A level a little aside, unless it came too near to a card."""
    moved = level + shift
    near = CLEARANCE - 2 * _SPREAD
    tight = any(box.top - near < moved < box.bottom + near for box in boxes)
    return level if tight else moved


def _spread(seed: float) -> float:
    """A small distance that different values have different, the same one always."""
    return (int(seed) % 5 - 2) * _SPREAD


def _sweep(start: Point, end: Point) -> Curve:
    """Level at both ends."""
    half = (end[0] - start[0]) / 2
    return Curve((start[0] + half, start[1]), (end[0] - half, end[1]), end)


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
