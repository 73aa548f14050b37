"""What is laid out: boxes, the links between them, and where values come in and go out.

Places have two coordinates: `along` the way that values go, and `across` it. A drawing that runs to
the right has `along` for x, one that runs down has it for y; the layout need not know.
"""

from __future__ import annotations

from collections.abc import Mapping

from netstudio.records import dataclass

Place = tuple[float, float]
"""Along and across."""


@dataclass(frozen=True, slots=True)
class Box:
    """The size of something drawn.

    Attributes:
        along, across: its sides.
        room: what it takes across at the least, with the text beside its wire.
        label: how much a text beside the wire that leaves it takes along.
        inputs, outputs: where its named ports lie, from its edge; links that name none are spread
            evenly.
        is_round: whether links may enter it from the side as well.
    """

    along: float
    across: float
    room: float = 0.0
    label: float = 0.0
    inputs: Mapping[str, float] | None = None
    outputs: Mapping[str, float] | None = None
    is_round: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One wire: `value` is what it carries; `into` and `out` name the ports that it runs between,
    where its ends have named ones."""

    source: str
    target: str
    value: str
    into: str = ""
    out: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is laid out together.

    Attributes:
        boxes: by name, in the order that decides wherever nothing else does.
        links: between boxes, entries and exits.
        entries, exits: names of the places at the two ends where values come in and go out.
    """

    boxes: Mapping[str, Box]
    links: tuple[Link, ...]
    entries: tuple[str, ...] = ()
    exits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wire:
    """A wire's corners from its source to its target; `arrow` where it ends at a box."""

    corners: tuple[Place, ...]
    arrow: bool
    link: Link


@dataclass(frozen=True, slots=True)
class Laid:
    """Where everything lies, from the corner on.

    Attributes:
        along, across: the sides of all of it.
        places: the near corner of each box.
        ends: where the wire of each value leaves its box, for the text beside it.
        entries, exits: where each lies across, at the beginning and at the end.
    """

    along: float
    across: float
    places: Mapping[str, Place]
    wires: tuple[Wire, ...]
    ends: Mapping[str, Place]
    entries: Mapping[str, float]
    exits: Mapping[str, float]
