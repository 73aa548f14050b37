"""The cards that wires go around, and whether a wire touches one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from netstudio.layout.curves import Curve, Point, at, direct, points
from netstudio.records import dataclass

_SAMPLES = 9
_TIGHT = 4.0
"""What a wire keeps from a card at the least."""


@dataclass(frozen=True, slots=True)
class Box:
    """A card's outline."""

    left: float
    top: float
    right: float
    bottom: float


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


def is_in_the_way(start: Point, end: Point, boxes: Sequence[Box]) -> bool:
    """Whether the wire with nothing in its way would touch a card."""
    if not boxes:
        return False
    (curve,) = direct(start, end)
    samples = [at(start, curve, step / (_SAMPLES + 1)) for step in range(1, _SAMPLES + 1)]
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
