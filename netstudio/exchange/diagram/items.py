"""What a diagram is made of: boxes with cells, ends, sums and frames, with their sizes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.cells import Cell, Words
from netstudio.exchange.diagram.font import face
from netstudio.exchange.diagram.options import Direction
from netstudio.exchange.diagram.plan import Laid
from netstudio.records import dataclass

Kind = Literal["cells", "end", "round", "frame"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A graph laid out, with what each of its boxes shows.

    Attributes:
        laid: where everything lies.
        items: what is in each box.
        labels: the text beside the wire of each value that has one.
    """

    laid: Laid
    items: Mapping[str, Item]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """What one box shows.

    Attributes:
        kind: whether it has cells, is an end of the network, a sum, or a frame with more inside.
        cells: its parts from top to bottom; a frame's is its head.
        symbol: of a sum or product.
        inner: what is inside a frame.
        pile: whether it stands for several, drawn as a stack.
        dashed: whether it runs only sometimes.
        least: how wide it is at the least.
        pad: what a frame has around its content: along before and after, across before and after.
    """

    kind: Kind
    cells: tuple[Cell, ...]
    symbol: str = ""
    inner: Figure | None = None
    pile: bool = False
    dashed: bool = False
    least: float = 0.0
    pad: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def sheets(self) -> float:
        """How far the lower sheets of a stack look out."""
        return 2 * style.PILE if self.pile else 0.0

    def size(self, direction: Direction) -> tuple[float, float]:
        """Width and height, the lower sheets of a stack included."""
        if self.kind == "round":
            return 2 * style.ROUND, 2 * style.ROUND
        if self.inner is not None:
            before, after, near, far = self.pad
            along, across = self.inner.laid.along + before + after, self.inner.laid.across
            across += near + far
            sides = (along, across) if direction == "right" else (across, along)
            return sides[0] + self.sheets, sides[1] + self.sheets
        width = max(style.NARROWEST, self.least, *(cell.width for cell in self.cells))
        return width + self.sheets, sum(cell.height for cell in self.cells) + self.sheets


def framed(head: Cell, inner: Figure, direction: Direction, *, pile: bool, dashed: bool) -> Item:
    """A frame around a figure, with its name at the top left, clear of the wire that enters."""
    pad, top = style.FRAME_PAD, style.FRAME_HEAD
    width = head.lines[0].width + style.FRAME_PAD
    if direction == "right":
        short = max(0.0, width + pad - inner.laid.along - 2 * pad)
        sides = (pad + short / 2, pad + short / 2, top, pad)
    else:
        first = min(inner.laid.entries.values(), default=inner.laid.across / 2)
        beside = max(pad, width + 2 * style.ARROW - first)
        sides = (top, pad, beside, beside)
    return Item("frame", (head,), inner=inner, pile=pile, dashed=dashed, pad=sides)


def end_item(title: str, shape: str, about: str) -> Item:
    """An input or output of the network."""
    lines = [Words(face().fitted(title, style.TITLE, style.WIDEST), style.TITLE, style.INK)]
    if shape:
        lines.append(Words(shape, style.DETAIL, style.MUTED))
    return Item("end", (Cell(tuple(lines), "input_output", about),))
