"""The order of wires in the channel between two ranks of boxes, so that few of them cross.

A wire that ends at another height than it begins runs across the channel on a track of its own. The
order of the tracks is that of least crossings for each pair, as in routing the channels of a chip
(Deutsch 1976); a wire never runs along another one where any order avoids it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netstudio.records import dataclass

_OVERLAP = 100
"""What it costs where two wires would lie on each other, in crossings."""
_NEAR = 2.0
"""Wires nearer to each other than this count as lying on each other."""


@dataclass(frozen=True, slots=True)
class Net:
    """What one value does in a channel: it comes in at one place and goes out at several."""

    value: str
    source: float
    targets: tuple[float, ...]

    @property
    def low(self) -> float:
        """Where its track begins."""
        return min(self.source, *self.targets)

    @property
    def high(self) -> float:
        """Where its track ends."""
        return max(self.source, *self.targets)

    @property
    def is_straight(self) -> bool:
        """Whether it needs no track."""
        return self.high - self.low < 0.01


def tracks(nets: Sequence[Net]) -> Mapping[str, int]:
    """The track of each value that needs one, counted from the side that wires come in."""
    waiting = sorted((net for net in nets if not net.is_straight), key=lambda net: net.low)
    order = _settled(waiting)
    found: dict[str, int] = {}
    for place, net in enumerate(order):
        before = [found[other.value] for other in order[:place] if _overlap(net, other)]
        found[net.value] = max(before, default=-1) + 1
    return found


def _settled(order: list[Net]) -> list[Net]:
    """The nets with neighbours swapped for as long as that saves crossings."""
    order = list(order)
    for _ in range(len(order)):
        swapped = False
        for n in range(len(order) - 1):
            first, second = order[n], order[n + 1]
            if _cost(second, first) < _cost(first, second):
                order[n], order[n + 1] = second, first
                swapped = True
        if not swapped:
            break
    return order


def _cost(first: Net, second: Net) -> int:
    """What crosses where `first` has the track that comes first."""
    crossed = int(first.low < second.source < first.high)
    crossed += sum(second.low < target < second.high for target in first.targets)
    overlapping = any(abs(target - second.source) < _NEAR for target in first.targets)
    return crossed + _OVERLAP * overlapping


def _overlap(one: Net, other: Net) -> bool:
    return one.low < other.high + _NEAR and other.low < one.high + _NEAR
