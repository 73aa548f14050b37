"""A drawing as values: paths and texts in points, from the top left corner. It knows no format.

SVG, PDF, PNG and the window's preview all draw the same shapes, so that they look the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot
from typing import Literal, TypeAlias

from netstudio.exchange.diagram.font import face
from netstudio.records import dataclass

Point: TypeAlias = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

_ROUND = 0.5523
"""The handle of a cubic curve that follows a quarter of a circle, by its radius."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from where the last step ended."""

    end: Point


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve from where the last step ended."""

    first: Point
    second: Point
    end: Point


Step: TypeAlias = Line | Curve


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an area.

    Attributes:
        start, steps: the way of the pen.
        closed: whether it returns to its start.
        fill, stroke: `#rrggbb`, or None for no area or no line.
        width: of the line, in points.
        dashes: lengths of line and gap in turn; empty for a whole line.
        about: what it is, for whoever reads the file: the name of a node.
    """

    start: Point
    steps: tuple[Step, ...]
    closed: bool = False
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.6
    dashes: tuple[float, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its base line, `anchor` which part of it lies at `x`."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False
    anchor: Anchor = "start"

    @property
    def left(self) -> float:
        """Where it begins."""
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return self.x - share * self.width

    @property
    def width(self) -> float:
        """How wide it is."""
        return face(bold=self.bold).width(self.text, self.size)


Shape: TypeAlias = Path | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in painting order, on white or on nothing.

    Attributes:
        width, height: in points.
        title: what it shows, for readers that cannot see it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""


def rounded(
    left: float, top: float, right: float, bottom: float, radii: Sequence[float]
) -> tuple[Point, tuple[Step, ...]]:
    """A rectangle with a radius for each corner, clockwise from the top left one."""
    a, b, c, d = radii
    steps: list[Step] = [Line((right - b, top))]
    steps += _corner((right - b, top), (right, top), (right, top + b), b)
    steps.append(Line((right, bottom - c)))
    steps += _corner((right, bottom - c), (right, bottom), (right - c, bottom), c)
    steps.append(Line((left + d, bottom)))
    steps += _corner((left + d, bottom), (left, bottom), (left, bottom - d), d)
    steps.append(Line((left, top + a)))
    steps += _corner((left, top + a), (left, top), (left + a, top), a)
    return (left + a, top), tuple(steps)


def circle(x: float, y: float, radius: float) -> tuple[Point, tuple[Step, ...]]:
    """A circle around a point."""
    return rounded(x - radius, y - radius, x + radius, y + radius, (radius,) * 4)


def polyline(points: Sequence[Point], radius: float) -> tuple[Point, tuple[Step, ...]]:
    """Straight lines from point to point with rounded corners."""
    steps: list[Step] = []
    last = len(points) - 1
    for n in range(1, last):
        before, corner, after = points[n - 1 : n + 2]
        room = min(
            _distance(before, corner) / (1 if n == 1 else 2),
            _distance(corner, after) / (1 if n + 1 == last else 2),
        )
        bend = min(radius, room)
        enter, leave = _towards(corner, before, bend), _towards(corner, after, bend)
        steps.append(Line(enter))
        steps += _corner(enter, corner, leave, bend)
    return points[0], (*steps, Line(points[-1]))


def flattened(path: Path, per_curve: int = 12) -> Iterator[Point]:
    """Points along a path, close enough together for curves to look like curves."""
    here = path.start
    yield here
    for step in path.steps:
        if isinstance(step, Curve):
            for n in range(1, per_curve):
                yield _at(here, step, n / per_curve)
        here = step.end
        yield here


def _corner(enter: Point, corner: Point, leave: Point, radius: float) -> list[Step]:
    if radius <= 0:
        return []
    handle = radius * (1 - _ROUND)
    return [Curve(_towards(corner, enter, handle), _towards(corner, leave, handle), leave)]


def _distance(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _towards(origin: Point, goal: Point, length: float) -> Point:
    share = length / (_distance(origin, goal) or 1.0)
    return origin[0] + (goal[0] - origin[0]) * share, origin[1] + (goal[1] - origin[1]) * share


def _at(start: Point, curve: Curve, t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    first, second, end = curve.first, curve.second, curve.end
    return (
        a * start[0] + b * first[0] + c * second[0] + d * end[0],
        a * start[1] + b * first[1] + c * second[1] + d * end[1],
    )
