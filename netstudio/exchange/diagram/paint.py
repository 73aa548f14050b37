"""A figure as a drawing: boxes, wires with arrows, shapes beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.cells import Cell
from netstudio.exchange.diagram.drawing import (
    Drawing,
    Line,
    Path,
    Point,
    Shape,
    Text,
    circle,
    polyline,
    rounded,
)
from netstudio.exchange.diagram.items import Figure, Item
from netstudio.exchange.diagram.options import Direction
from netstudio.exchange.diagram.plan import Place, Wire

_CAP = 0.36
"""Half the height of a capital letter, in type sizes: what centres a line of text."""


def drawing_of(figure: Figure, direction: Direction, title: str) -> Drawing:
    """The whole drawing, with a narrow margin."""
    to_paper = _right if direction == "right" else _down
    width, height = to_paper((figure.laid.along, figure.laid.across))
    margin = style.MARGIN
    painter = _Painter(direction)
    shapes = tuple(painter.figure(figure, (margin, margin)))
    return Drawing(width + 2 * margin, height + 2 * margin, shapes, title)


def _right(place: Place) -> Point:
    return place


def _down(place: Place) -> Point:
    return place[1], place[0]


class _Painter:
    """Turns places along and across into points on paper."""

    def __init__(self, direction: Direction) -> None:
        self._direction = direction
        self._point: Callable[[Place], Point] = _right if direction == "right" else _down

    def figure(self, figure: Figure, origin: Place) -> Iterator[Shape]:
        """Everything of a figure; wires lie below boxes."""
        frames = [name for name, item in figure.items.items() if item.inner is not None]
        for name in frames:
            yield from self._frame(figure, name, origin)
        for wire in figure.laid.wires:
            yield from self._wire(figure, wire, origin)
        for name, item in figure.items.items():
            if item.inner is None:
                yield from self._item(item, self._moved(figure.laid.places[name], origin))
        for value, text in figure.labels.items():
            if value in figure.laid.ends:
                yield self._label(text, self._moved(figure.laid.ends[value], origin))
        for name in frames:
            yield from self._inside(figure, name, origin)

    @staticmethod
    def _moved(place: Place, origin: Place) -> Place:
        return place[0] + origin[0], place[1] + origin[1]

    # Boxes

    def _item(self, item: Item, place: Place) -> Iterator[Shape]:
        left, top = self._point(place)
        width, height = item.size(self._direction)
        width, height = width - item.sheets, height - item.sheets
        if item.kind == "round":
            yield from _round(item, left + width / 2, top + height / 2)
        elif item.kind == "end":
            yield from _end(item, left, top, width, height)
        else:
            yield from _sheets(item, left, top, width, height, _line(item))
            yield from _cells(item, left, top, width, height)

    def _frame(self, figure: Figure, name: str, origin: Place) -> Iterator[Shape]:
        item = figure.items[name]
        left, top = self._point(self._moved(figure.laid.places[name], origin))
        width, height = item.size(self._direction)
        width, height = width - item.sheets, height - item.sheets
        yield from _sheets(item, left, top, width, height, style.FRAME_LINE)
        start, steps = rounded(left, top, left + width, top + height, (2 * style.RADIUS,) * 4)
        dashes = (2.0, 1.6) if item.dashed else ()
        yield Path(
            start, steps, True, style.FRAME_FILL, style.FRAME_LINE, style.LINE, dashes, _about(item)
        )
        words = item.cells[0].lines[0]
        yield Text(
            left + style.FRAME_PAD - 1,
            top + style.FRAME_HEAD / 2 + words.size * _CAP + 1,
            words.text,
            words.size,
            words.colour,
        )

    def _inside(self, figure: Figure, name: str, origin: Place) -> Iterator[Shape]:
        """What a frame holds, its wires reaching to the frame's edges."""
        item = figure.items[name]
        inner = item.inner
        assert inner is not None
        before, after, near, _ = item.pad
        after += item.sheets
        wires = []
        for wire in inner.laid.wires:
            corners = list(wire.corners)
            if wire.link.source.startswith("\0entry"):
                corners[0] = (corners[0][0] - before, corners[0][1])
            if wire.link.target.startswith("\0exit"):
                corners[-1] = (corners[-1][0] + after, corners[-1][1])
            wires.append(Wire(tuple(corners), wire.arrow, wire.link))
        place = self._moved(figure.laid.places[name], origin)
        reaching = replace(inner, laid=replace(inner.laid, wires=tuple(wires)))
        yield from self.figure(reaching, (place[0] + before, place[1] + near))

    # Wires

    def _wire(self, figure: Figure, wire: Wire, origin: Place) -> Iterator[Shape]:
        corners = [self._point(self._moved(corner, origin)) for corner in wire.corners]
        target = figure.items.get(wire.link.target)
        has_arrow = wire.arrow and target is not None and target.inner is None
        if has_arrow:
            *_, before, end = corners
            corners[-1] = _towards(end, before, style.ARROW * 0.8)
        start, steps = polyline(corners, style.BEND)
        yield Path(start, steps, stroke=style.WIRE_INK, width=style.WIRE)
        if has_arrow:
            yield _arrow(end, before)

    def _label(self, text: str, place: Place) -> Text:
        x, y = self._point(place)
        if self._direction == "right":
            return Text(x + 2.5, y - 2.0, text, style.SHAPE, style.MUTED)
        return Text(x + 3.0, y + style.SHAPE + 1.2, text, style.SHAPE, style.MUTED)


def _line(item: Item) -> str:
    return style.line_of(item.cells[0].family)


def _about(item: Item) -> str:
    return item.cells[0].about


def _sheets(
    item: Item, left: float, top: float, width: float, height: float, line: str
) -> Iterator[Shape]:
    """The lower sheets of a stack, the lowest first."""
    if not item.pile:
        return
    radius = style.RADIUS if item.inner is None else 2 * style.RADIUS
    for sheet in (2, 1):
        shift = sheet * style.PILE
        start, steps = rounded(
            left + shift, top + shift, left + width + shift, top + height + shift, (radius,) * 4
        )
        yield Path(start, steps, True, style.PAPER, line, style.LINE)


def _cells(item: Item, left: float, top: float, width: float, height: float) -> Iterator[Shape]:
    """Washes of colour, lines between them, one outline, and the texts."""
    right, here, last = left + width, top, len(item.cells) - 1
    for number, cell in enumerate(item.cells):
        upper = style.RADIUS if number == 0 else 0.0
        lower = style.RADIUS if number == last else 0.0
        start, steps = rounded(left, here, right, here + cell.height, (upper, upper, lower, lower))
        yield Path(start, steps, True, style.fill_of(cell.family), about=cell.about)
        here += cell.height
    here = top
    for cell in item.cells[:-1]:
        here += cell.height
        yield Path((left, here), (Line((right, here)),), stroke=_line(item), width=style.LINE / 2)
    start, steps = rounded(left, top, right, top + height, (style.RADIUS,) * 4)
    dashes = (2.0, 1.6) if item.dashed else ()
    yield Path(start, steps, True, None, _line(item), style.LINE, dashes)
    here = top
    for cell in item.cells:
        yield from _words(cell, left + width / 2, here)
        here += cell.height


def _end(item: Item, left: float, top: float, width: float, height: float) -> Iterator[Shape]:
    start, steps = rounded(left, top, left + width, top + height, (height / 2,) * 4)
    yield Path(start, steps, True, style.PAPER, style.FRAME_LINE, style.LINE, about=_about(item))
    yield from _words(item.cells[0], left + width / 2, top)


def _words(cell: Cell, x: float, top: float) -> Iterator[Text]:
    here = top + (cell.height - sum(line.height for line in cell.lines)) / 2
    for line in cell.lines:
        base = here + line.height / 2 + line.size * _CAP
        yield Text(x, base, line.text, line.size, line.colour, anchor="middle")
        here += line.height


def _round(item: Item, x: float, y: float) -> Iterator[Shape]:
    start, steps = circle(x, y, style.ROUND)
    family = item.cells[0].family
    yield Path(
        start, steps, True, style.fill_of(family), style.line_of(family), style.LINE,
        about=_about(item),
    )  # fmt: skip
    if item.symbol not in "+−":
        size = 1.15 * style.TITLE
        yield Text(x, y + size * _CAP, item.symbol, size, style.INK, anchor="middle")
        return
    arm = style.ROUND * 0.5
    yield Path((x - arm, y), (Line((x + arm, y)),), stroke=style.INK, width=style.WIRE)
    if item.symbol == "+":
        yield Path((x, y - arm), (Line((x, y + arm)),), stroke=style.INK, width=style.WIRE)


def _arrow(tip: Point, before: Point) -> Path:
    back = _towards(tip, before, style.ARROW)
    dx, dy = (tip[0] - back[0]) / style.ARROW, (tip[1] - back[1]) / style.ARROW
    half = style.ARROW_HALF
    one, other = (
        (back[0] - dy * half, back[1] + dx * half),
        (
            back[0] + dy * half,
            back[1] - dx * half,
        ),
    )
    return Path(tip, (Line(one), Line(other)), True, style.WIRE_INK)


def _towards(origin: Point, goal: Point, length: float) -> Point:
    dx, dy = goal[0] - origin[0], goal[1] - origin[1]
    whole = (dx * dx + dy * dy) ** 0.5 or 1.0
    return origin[0] + dx / whole * length, origin[1] + dy / whole * length
