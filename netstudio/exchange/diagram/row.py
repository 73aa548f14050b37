"""One row of a diagram: ranks of boxes behind each other, with channels for wires between them.

A wire runs straight past the boxes of a rank on the lane that was kept for it, and changes its
height only in a channel, where there are no boxes; so no wire can run through one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.channel import Net, tracks
from netstudio.exchange.diagram.plan import Laid, Link, Place, Plan, Wire
from netstudio.exchange.diagram.ranks import Hop, Stacked, stacked_plan


def laid_row(plan: Plan, ranks: Mapping[str, int]) -> Laid:
    """The plan in one row."""
    return _Row(plan, stacked_plan(plan, ranks)).laid()


class _Row:
    """Works the places of one row out."""

    def __init__(self, plan: Plan, made: Stacked) -> None:
        self._boxes, self._plan, self._made = plan.boxes, plan, made
        self._rank = {name: n for n, layer in enumerate(made.layers) for name in layer}
        self._leaving: list[list[Hop]] = [[] for _ in made.layers]
        self._arriving: list[list[Hop]] = [[] for _ in made.layers]
        for hops in made.hops.values():
            for hop in hops:
                self._leaving[self._rank[hop.source]].append(hop)
            self._arriving[self._rank[hops[-1].target]].append(hops[-1])
        self._thick = [
            max((self._boxes[name].along for name in layer if name in self._boxes), default=0.0)
            for layer in made.layers
        ]
        self._beside = self._side_entries()
        self._tracks = [self._tracks_behind(rank) for rank in range(len(made.layers) - 1)]
        self._starts: list[float] = []
        at = 0.0
        for rank, thick in enumerate(self._thick):
            self._starts.append(at)
            at += thick + (self._channel(rank) if rank + 1 < len(self._thick) else 0.0)
        self._along = at

    def laid(self) -> Laid:
        """Where everything lies, from the near corner on."""
        near, far = self._bounds()
        across = self._made.across
        places = {name: (self._start_of(name), across[name] - near) for name in self._boxes}
        wires = tuple(
            Wire(
                tuple((along, side - near) for along, side in self._corners(link, hops)),
                link.target in self._boxes,
                link,
            )
            for link, hops in self._made.hops.items()
        )
        ends = {
            hops[0].value: (self._end_of(hops[0].source), hops[0].begin - near)
            for link, hops in self._made.hops.items()
            if link.source in self._boxes
        }
        return Laid(
            self._along,
            far - near,
            places,
            wires,
            ends,
            {name: across[name] - near for name in self._plan.entries},
            {name: across[name] - near for name in self._plan.exits},
        )

    def _bounds(self) -> Place:
        """The least and the most that anything takes across."""
        low, high = [], []
        for name, near in self._made.across.items():
            box = self._boxes.get(name)
            half = style.SPACING.lane / 2
            if box is None:
                low.append(near - half)
                high.append(near + half)
            else:
                inset = max(0.0, box.room - box.across) / 2
                low.append(near - inset)
                high.append(near + box.across + inset)
        return (min(low), max(high)) if low else (0.0, 0.0)

    # Along

    def _start_of(self, name: str) -> float:
        rank = self._rank[name]
        along = self._boxes[name].along if name in self._boxes else 0.0
        return self._starts[rank] + (self._thick[rank] - along) / 2

    def _end_of(self, name: str) -> float:
        return self._start_of(name) + (self._boxes[name].along if name in self._boxes else 0.0)

    def _channel(self, rank: int) -> float:
        """How much room there is between a rank and the next."""
        count = max(self._tracks[rank].values(), default=-1) + 1
        arrives = any(name in self._boxes for name in self._made.layers[rank + 1])
        return self._lead(rank) + count * style.TRACK + (style.TAIL if arrives else 0.0)

    def _lead(self, rank: int) -> float:
        layer = [self._boxes[name] for name in self._made.layers[rank] if name in self._boxes]
        return max((max(style.LEAD, box.label) for box in layer), default=0.0)

    # Wires

    def _side_entries(self) -> Mapping[tuple[str, str], float]:
        """By value and round box, the side (-1 or 1) from which a wire enters it."""
        found: dict[tuple[str, str], float] = {}
        taken: set[tuple[str, float]] = set()
        for hops in self._made.hops.values():
            last = hops[-1]
            box = self._boxes.get(last.target)
            side = 1.0 if last.begin > last.end else -1.0
            if box is None or not box.is_round or (last.target, side) in taken:
                continue
            if abs(last.begin - last.end) > box.across and self._is_free_beside(last, box.across):
                found[last.value, last.target] = side
                taken.add((last.target, side))
        return found

    def _is_free_beside(self, hop: Hop, across: float) -> bool:
        """Whether nothing lies between a round box and where a wire comes down beside it."""
        room = style.SPACING.beside_lane
        low, high = sorted((hop.begin, hop.end))
        for name in self._made.layers[self._rank[hop.target]]:
            if name == hop.target:
                continue
            near = self._made.across[name]
            far = near + (self._boxes[name].across if name in self._boxes else 0.0)
            if near < high + room and far > low - room:
                return False
        # No other wire may come down where this one does.
        return not any(
            other.value != hop.value
            and low - room < other.end < high + room
            and abs(other.end - hop.end) > across / 2
            for other in self._arriving[self._rank[hop.target]]
        )

    def _tracks_behind(self, rank: int) -> Mapping[str, int]:
        """The tracks in the channel behind a rank, by value."""
        begins: dict[str, float] = {}
        ends: dict[str, list[float]] = {}
        for hop in self._leaving[rank]:
            begins[hop.value] = hop.begin
            beside = (hop.value, hop.target) in self._beside
            ends.setdefault(hop.value, []).append(hop.begin if beside else hop.end)
        return tracks([Net(value, begins[value], tuple(ends[value])) for value in begins])

    def _corners(self, link: Link, hops: Sequence[Hop]) -> list[Place]:
        corners: list[Place] = [(self._end_of(link.source), hops[0].begin)]
        for hop in hops:
            rank = self._rank[hop.source]
            if (hop.value, hop.target) in self._beside:
                return _bent([*corners, *self._into_side(hop)])
            if abs(hop.begin - hop.end) > 0.01:
                at = self._starts[rank] + self._thick[rank] + self._lead(rank)
                at += style.TRACK * (self._tracks[rank][hop.value] + 0.5)
                corners += [(at, hop.begin), (at, hop.end)]
        return _bent([*corners, (self._start_of(link.target), hops[-1].end)])

    def _into_side(self, hop: Hop) -> list[Place]:
        box = self._boxes[hop.target]
        middle = self._start_of(hop.target) + box.along / 2
        edge = hop.end + self._beside[hop.value, hop.target] * box.across / 2
        return [(middle, hop.begin), (middle, edge)]


def _bent(corners: Sequence[Place]) -> list[Place]:
    """The corners without those in the middle of a straight line."""
    kept = [corners[0]]
    for corner, after in pairwise(corners[1:]):
        before = kept[-1]
        straight = any(
            abs(before[n] - corner[n]) < 0.01 and abs(corner[n] - after[n]) < 0.01 for n in (0, 1)
        )
        if not straight:
            kept.append(corner)
    return [*kept, corners[-1]]
