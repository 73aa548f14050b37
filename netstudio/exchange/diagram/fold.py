"""A long diagram in rows, broken where few wires are cut, like words into lines.

What goes from one row to the next leaves at the row's end, runs back between the rows and enters at
the beginning of the next one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf

from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.plan import Box, Laid, Link, Place, Plan, Wire
from netstudio.exchange.diagram.ranks import ranks_of
from netstudio.exchange.diagram.row import laid_row

_CUT = 0.6
"""What a break costs for every further value that it cuts, in squares of an empty row."""
_PER_ROW = 0.5
_NEVER = 1000
"""More values than any row cuts: there is no row with nothing but ends."""
_TOO_LONG = 3.0
"""What a row costs that is twice as long as it should be."""
_MOST_TOO_LONG = 3.0
_GRACE = 1.15
"""How much too long a frame may be before it is broken: no row for a last small box."""
_TRIES = 14


def laid(plan: Plan, limit: float = inf) -> Laid:
    """The plan laid out, in rows no longer than `limit` where few wires are cut by that."""
    ranks = ranks_of(plan)
    made = laid_row(plan, ranks)
    grace = _GRACE if plan.exits else 1.0
    if made.along <= grace * limit or max(ranks.values(), default=0) < 2:
        return made
    lengths, cut = _lengths(plan, ranks), _cut_values(plan, ranks)
    room = limit - 2 * (style.LEAD + style.TRACK)
    for _ in range(_TRIES):
        breaks = _breaks(lengths, cut, room)
        made = _folded(plan, ranks, breaks)
        # A row that is too long on purpose will not become shorter.
        if made.along <= limit or any(sum(lengths[a:b]) > room for a, b in breaks):
            break
        room *= 0.96  # what runs between the rows took more than was thought
    return made


def _folded(plan: Plan, ranks: Mapping[str, int], breaks: Sequence[tuple[int, int]]) -> Laid:
    if len(breaks) == 1:
        return laid_row(plan, ranks)
    row_of = {
        name: next(n for n, (start, end) in enumerate(breaks) if start <= rank < end)
        for name, rank in ranks.items()
    }
    parts = [_part(plan, ranks, row_of, number, span) for number, span in enumerate(breaks)]
    return _Rows(plan, parts).laid()


def _lengths(plan: Plan, ranks: Mapping[str, int]) -> list[float]:
    """About how long each rank is, with the channel behind it."""
    lengths = [style.LEAD + style.TAIL] * (max(ranks.values()) + 1)
    for name, box in plan.boxes.items():
        long = box.along + max(style.LEAD, box.label) + style.TAIL
        lengths[ranks[name]] = max(lengths[ranks[name]], long)
    return lengths


def _cut_values(plan: Plan, ranks: Mapping[str, int]) -> list[int]:
    """By the number of a rank, how many values go from before it to it or beyond."""
    last: dict[tuple[str, str], int] = {}
    for link in plan.links:
        key = (link.source, link.value)
        last[key] = max(last.get(key, 0), ranks[link.target])
    end_of_all = max(ranks.values())
    count = [0] * (end_of_all + 2)
    for (source, _), end in last.items():
        for rank in range(ranks[source] + 1, end + 1):
            count[rank] += 1
    if plan.entries:
        count[1] += _NEVER
    if plan.exits:
        count[end_of_all] += _NEVER
    return count


def _breaks(lengths: Sequence[float], cut: Sequence[int], limit: float) -> list[tuple[int, int]]:
    """The rows as ranges of ranks."""
    count = len(lengths)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        costs = []
        for start in range(end - 1, -1, -1):
            long = sum(lengths[start:end])
            if long > limit and min(cut[start + 1 : end], default=2) <= 1:
                break  # it can be broken where one value crosses
            if long > _MOST_TOO_LONG * limit and start < end - 1:
                break
            empty = max(0.0, 1.0 - long / limit)
            beyond = _TOO_LONG * max(0.0, long / limit - 1.0)
            wires = _CUT * max(0, cut[end] - 1) if end < count else 0.0
            costs.append((best[start][0] + wires + beyond + _PER_ROW + empty * empty, start))
        best.append(min(costs))
    rows: list[tuple[int, int]] = []
    end = count
    while end:
        rows.append((best[end][1], end))
        end = best[end][1]
    return rows[::-1]


def _part(
    plan: Plan,
    ranks: Mapping[str, int],
    row_of: Mapping[str, int],
    number: int,
    span: tuple[int, int],
) -> tuple[Plan, dict[str, int]]:
    """One row as a plan of its own, and its ranks."""
    links: dict[Link, None] = {}
    entries, exits = dict.fromkeys(plan.entries if number == 0 else ()), dict[str, None]()
    for link in plan.links:
        first, last = row_of[link.source], row_of[link.target]
        if not first <= number <= last or ranks[link.source] >= ranks[link.target]:
            continue
        source, target, into, out = link.source, link.target, link.into, link.out
        if first < number:
            source, out = _coming(link), ""
            entries[source] = None
        if last > number:
            target, into = _going(link), ""
            exits[target] = None
        links[Link(source, target, link.value, into, out)] = None
    if row_of.get(next(iter(plan.exits), ""), -1) == number:
        exits |= dict.fromkeys(plan.exits)
    start = span[0] - (1 if number else 0)
    here = {name: ranks[name] - start for name in plan.boxes if row_of[name] == number}
    last_rank = max(here.values(), default=0) + 1
    all_ranks = here | dict.fromkeys(entries, 0) | dict.fromkeys(exits, last_rank)
    boxes: dict[str, Box] = {name: plan.boxes[name] for name in here}
    return Plan(boxes, tuple(links), tuple(entries), tuple(exits)), all_ranks


def _coming(link: Link) -> str:
    return f"\0in\0{link.value}"


def _going(link: Link) -> str:
    return f"\0out\0{link.value}"


class _Rows:
    """Puts rows below each other and joins what was cut."""

    def __init__(self, plan: Plan, parts: Sequence[tuple[Plan, dict[str, int]]]) -> None:
        self._plan = plan
        self._parts = [part for part, _ in parts]
        self._rows = [laid_row(part, ranks) for part, ranks in parts]
        cut = [self._cut(number) for number in range(len(self._rows) - 1)]
        most = max(map(len, cut), default=0)
        self._cuts = cut
        self._begin = most * style.TRACK + style.LEAD
        self._end = self._begin + max(row.along for row in self._rows)
        self._tops: list[float] = []
        top = 0.0
        for number, row in enumerate(self._rows):
            self._tops.append(top)
            wires = len(cut[number]) if number < len(cut) else 0
            top += row.across + style.ROW_GAP + wires * style.TRACK
        self._across = self._tops[-1] + self._rows[-1].across
        self._along = self._end + most * style.TRACK + style.LEAD

    def laid(self) -> Laid:
        """All rows as one."""
        places: dict[str, Place] = {}
        ends: dict[str, Place] = {}
        wires: list[Wire] = []
        for row, top in zip(self._rows, self._tops, strict=True):
            places |= {name: self._moved(place, top) for name, place in row.places.items()}
            ends |= {value: self._moved(place, top) for value, place in row.ends.items()}
            wires += [self._wire(row, wire, top) for wire in row.wires]
        wires += [wire for number in range(len(self._cuts)) for wire in self._joins(number)]
        first, last = self._rows[0], self._rows[-1]
        return Laid(
            self._along,
            self._across,
            places,
            tuple(wires),
            ends,
            {name: first.entries[name] for name in self._plan.entries},
            {name: last.exits[name] + self._tops[-1] for name in self._plan.exits},
        )

    def _cut(self, number: int) -> list[str]:
        """The values that go from a row to the next, from the near side on."""
        row, part = self._rows[number], self._parts[number]
        leaving = [name for name in part.exits if name.startswith("\0out\0")]
        return [name[5:] for name in sorted(leaving, key=row.exits.__getitem__)]

    def _moved(self, place: Place, top: float) -> Place:
        return place[0] + self._begin, place[1] + top

    def _wire(self, row: Laid, wire: Wire, top: float) -> Wire:
        """A row's wire in its place; one that leaves the drawing reaches to its edge."""
        corners = [self._moved(corner, top) for corner in wire.corners]
        if wire.link.target in self._plan.exits:
            corners[-1] = (self._along, corners[-1][1])
        if wire.link.source in self._plan.entries:
            corners[0] = (0.0, corners[0][1])
        return Wire(tuple(corners), wire.arrow, wire.link)

    def _joins(self, number: int) -> list[Wire]:
        """From the end of a row back to the beginning of the next, nested without crossings."""
        row, after = self._rows[number], self._rows[number + 1]
        top, below = self._tops[number], self._tops[number + 1]
        values = self._cuts[number]
        gap = top + row.across + style.ROW_GAP / 2
        entering = sorted(values, key=lambda value: after.entries[f"\0in\0{value}"])
        joins = []
        for place, value in enumerate(values):
            inner = len(values) - 1 - place  # the lowest turns first
            out = self._begin + row.along + style.LEAD + inner * style.TRACK
            level = gap + (inner + 0.5) * style.TRACK
            back = self._begin - style.LEAD - entering.index(value) * style.TRACK
            begin, end = row.exits[f"\0out\0{value}"] + top, after.entries[f"\0in\0{value}"] + below
            corners = (
                (self._begin + row.along - 0.2, begin),
                (out, begin),
                (out, level),
                (back, level),
                (back, end),
                (self._begin + 0.2, end),
            )
            joins.append(Wire(corners, False, Link(f"\0out\0{value}", f"\0in\0{value}", value)))
        return joins


def pieces(wire: Wire) -> list[tuple[Place, Place]]:
    """The straight pieces of a wire."""
    return list(pairwise(wire.corners))
