"""Where a dragged card would like to lie: its wires straight, in line with others, on the grid.

No Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netstudio.layout.geometry import GRID
from netstudio.layout.routing import Box
from netstudio.records import dataclass

STRAIGHTEN = 7.0
"""A card within this height of a neighbour on its wire is drawn level with it."""
_BEYOND = 8.0
"""How far a guide reaches past the cards that it lines up."""

Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Snap:
    """A step that a card takes, and the lines that say why."""

    dx: float
    dy: float
    guides: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """A way to lie in line: the step that leads there, and the level both have then."""

    step: float
    level: float
    other: Box


def snapped(
    card: Box,
    step: tuple[float, float],
    others: Sequence[Box],
    levels: Iterable[float],
    reach: float,
) -> Snap:
    """The step nearest to the one asked for that lines something up.

    Args:
        card: the outline of the card that is held, before the drag.
        step: how far the pointer moved.
        others: the cards that stay.
        levels: steps in height that make a wire run straight; they come first.
        reach: how near, in canvas units, edges and centres have to be.
    """
    across = _nearest(_matches_x(card, others), step[0], reach)
    straight = min(levels, key=lambda level: abs(level - step[1]), default=None)
    down = None
    if straight is None or abs(straight - step[1]) > STRAIGHTEN:
        straight = None
        down = _nearest(_matches_y(card, others), step[1], reach)
    dx = across.step if across else _on_grid(card.left + step[0]) - card.left
    if straight is not None:
        dy = straight
    else:
        dy = down.step if down else _on_grid(card.top + step[1]) - card.top
    moved = Box(card.left + dx, card.top + dy, card.right + dx, card.bottom + dy)
    guides = []
    if across:
        top = min(moved.top, across.other.top) - _BEYOND
        guides.append(
            (across.level, top, across.level, max(moved.bottom, across.other.bottom) + _BEYOND)
        )
    if down:
        left = min(moved.left, down.other.left) - _BEYOND
        guides.append((left, down.level, max(moved.right, down.other.right) + _BEYOND, down.level))
    return Snap(dx, dy, tuple(guides))


def on_grid(card: Box, step: tuple[float, float]) -> Snap:
    """The step that brings the card's corner onto the grid, whatever lies beside."""
    return Snap(_on_grid(card.left + step[0]) - card.left, _on_grid(card.top + step[1]) - card.top)


def _nearest(matches: Iterable[_Match], step: float, reach: float) -> _Match | None:
    best = min(matches, key=lambda match: abs(match.step - step), default=None)
    return best if best is not None and abs(best.step - step) <= reach else None


def _matches_x(card: Box, others: Sequence[Box]) -> list[_Match]:
    """Lines between cards one below the other: of their left edges, centres and right edges."""
    return [
        _Match(goal - own, goal, other)
        for other in others
        for own, goal in (
            (card.left, other.left),
            ((card.left + card.right) / 2, (other.left + other.right) / 2),
            (card.right, other.right),
        )
    ]


def _matches_y(card: Box, others: Sequence[Box]) -> list[_Match]:
    """Lines between cards side by side: of their tops, middles and bottoms."""
    return [
        _Match(goal - own, goal, other)
        for other in others
        for own, goal in (
            (card.top, other.top),
            ((card.top + card.bottom) / 2, (other.top + other.bottom) / 2),
            (card.bottom, other.bottom),
        )
    ]


def _on_grid(length: float) -> float:
    return float(round(length / GRID) * GRID)
