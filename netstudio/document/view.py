"""How the graph is drawn: positions, colours, notes, bends. Never part of what it computes."""

from __future__ import annotations

import math
import re
from dataclasses import field, replace
from typing import TypeAlias

from netstudio.document.table import Table
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say

Point: TypeAlias = tuple[float, float]
WireEnd: TypeAlias = tuple[str, int | str, int]
"""Where a wire ends: the node, the argument, and which of the references inside that argument."""
WHEN = "when"
"""The argument at which the wire of a conditional node's alternative value ends."""

_COLOUR = re.compile("#[0-9a-fA-F]{6}")


NOTE, FRAME = "note", "frame"
KINDS = frozenset({NOTE, FRAME})
"""Kinds of notes: a text, and a titled frame around nodes."""
SLOTS = 9
"""How many places of the canvas can be remembered, numbered from 1."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a node's top left corner lies, in canvas units, and how it is drawn.

    Attributes:
        colour: `#rrggbb` where it has its own.
        collapsed: drawn as its header alone.
        locked: not moved or deleted by hand.
    """

    x: float
    y: float
    colour: str | None = None
    collapsed: bool = False
    locked: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.x) and math.isfinite(self.y)):
            raise EditError(
                say("A node cannot lie at ({x}, {y}); give finite positions.", x=self.x, y=self.y)
            )
        _check_colour(self.colour)


@dataclass(frozen=True, slots=True)
class Note:
    """A free text or a titled frame on the canvas of one scope."""

    id: str
    text: str
    x: float
    y: float
    width: float
    height: float
    scope: str = ""
    colour: str | None = None
    kind: str = NOTE
    locked: bool = False

    def __post_init__(self) -> None:
        numbers = (self.x, self.y, self.width, self.height)
        if not all(map(math.isfinite, numbers)) or min(self.width, self.height) < 0:
            raise EditError(
                say(
                    "A note cannot lie at ({x}, {y}) with a size of {width} × {height}; give "
                    "finite numbers, and a size that is not negative.",
                    x=self.x,
                    y=self.y,
                    width=self.width,
                    height=self.height,
                )
            )
        if self.kind not in KINDS:
            known = ", ".join(sorted(KINDS))
            raise EditError(
                say("“{kind}” is no kind of note; there are: {known}.", kind=self.kind, known=known)
            )
        _check_colour(self.colour)


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A place of the canvas to come back to: the middle of the window and its zoom."""

    x: float
    y: float
    zoom: float
    scope: str = ""

    def __post_init__(self) -> None:
        if not all(map(math.isfinite, (self.x, self.y, self.zoom))) or self.zoom <= 0:
            raise EditError(
                say(
                    "A view cannot look at ({x}, {y}) at a zoom of {zoom}; give finite numbers "
                    "and a positive zoom.",
                    x=self.x,
                    y=self.y,
                    zoom=self.zoom,
                )
            )


def _check_colour(colour: str | None) -> None:
    if colour is not None and not _COLOUR.fullmatch(colour):
        raise EditError(say("“{colour}” is not a colour; write it as #3fb6a8.", colour=colour))


@dataclass(frozen=True, slots=True)
class View:
    """Placements by scope (empty: the main graph, else a block's name) and node id; notes by id.

    `bends` are the dots that a wire runs through from its source on, by scope and wire;
    `viewpoints` are remembered places by their number from 1 to 9.
    """

    placements: Table[str, Table[str, Placement]] = field(default_factory=Table)
    notes: Table[str, Note] = field(default_factory=Table)
    bends: Table[str, Table[WireEnd, tuple[Point, ...]]] = field(default_factory=Table)
    viewpoints: Table[int, Viewpoint] = field(default_factory=Table)

    def placement(self, scope: str, node_id: str) -> Placement | None:
        """Where a node lies, or None where it was never placed."""
        return self.placements.get(scope, Table()).get(node_id)

    def notes_in(self, scope: str) -> list[Note]:
        """The notes and frames of one scope, in the order they were made."""
        return [note for note in self.notes.values() if note.scope == scope]

    def in_scope(self, scope: str) -> Table[str, Placement]:
        """The placements of one scope."""
        return self.placements.get(scope, Table())

    def with_scope(self, scope: str, placed: Table[str, Placement]) -> View:
        """The view with one scope's placements; a scope without any is not kept."""
        kept = self.placements.set(scope, placed) if placed else self.placements.without(scope)
        return replace(self, placements=kept)

    def bends_in(self, scope: str) -> Table[WireEnd, tuple[Point, ...]]:
        """The dots of the wires of one scope."""
        return self.bends.get(scope, Table())

    def with_bends(self, scope: str, bends: Table[WireEnd, tuple[Point, ...]]) -> View:
        """The view with one scope's dots; a scope without any is not kept."""
        kept = self.bends.set(scope, bends) if bends else self.bends.without(scope)
        return replace(self, bends=kept)
