"""How the graph is drawn: positions, colours, notes. Never part of what it computes."""

from __future__ import annotations

from dataclasses import dataclass, field

from netstudio.document.table import Table


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a node's top left corner lies, in canvas units, and its colour if it has its own."""

    x: float
    y: float
    colour: str | None = None


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


@dataclass(frozen=True, slots=True)
class View:
    """Placements by scope (empty: the main graph, else a block's name) and node id; notes by id."""

    placements: Table[str, Table[str, Placement]] = field(default_factory=Table)
    notes: Table[str, Note] = field(default_factory=Table)

    def placement(self, scope: str, node_id: str) -> Placement | None:
        """Where a node lies, or None where it was never placed."""
        return self.placements.get(scope, Table()).get(node_id)

    def in_scope(self, scope: str) -> Table[str, Placement]:
        """The placements of one scope."""
        return self.placements.get(scope, Table())
