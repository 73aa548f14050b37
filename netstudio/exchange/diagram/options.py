"""What a diagram shows and how."""

from __future__ import annotations

from dataclasses import field
from typing import Final, Literal

from netstudio.records import dataclass

Direction = Literal["right", "down"]

PAGE_WIDTH: Final = 397.5
"""Points: the 5.5 inches that a text of the NeurIPS style is wide."""
COLUMN_WIDTH: Final = 237.1
"""Points: one column of two, as CVPR and ICML have them."""
PAGE_HEIGHT: Final = 648.0


@dataclass(frozen=True, slots=True)
class DiagramOptions:
    """How a network is drawn.

    Attributes:
        direction: which way its values run.
        fold: how long a row (running down: a column) may be, in points; None for one row however
            long.
        open_blocks: whether every block is drawn open, as a frame around what it holds.
        opened: names of blocks that are drawn open in any case.
        shapes: whether the shape of a value is written beside its wire where it changes.
        details: whether boxes say their key parameters.
        counts: whether boxes say how many parameters they have.
        names: whether boxes are titled by their names rather than by their types.
        joined: whether activations, normalisations and dropout stand in one box with the layer
            that they follow.
    """

    direction: Direction = "right"
    fold: float | None = PAGE_WIDTH
    open_blocks: bool = False
    opened: frozenset[str] = field(default_factory=frozenset)
    shapes: bool = True
    details: bool = True
    counts: bool = False
    names: bool = False
    joined: bool = True

    def opens(self, block: str) -> bool:
        """Whether a block is drawn open."""
        return self.open_blocks or block in self.opened


def fold_to_page(direction: Direction) -> float:
    """How long a row may be on a page: it is as wide as its text, or as high."""
    return PAGE_WIDTH if direction == "right" else PAGE_HEIGHT
