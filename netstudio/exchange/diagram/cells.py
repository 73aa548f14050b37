"""What stands in a box, broken into lines that fit it: measured with the font, never guessed."""

from __future__ import annotations

from collections.abc import Sequence

from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.font import face
from netstudio.records import dataclass

_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a box."""

    text: str
    size: float
    colour: str

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return face().width(self.text, self.size)

    @property
    def height(self) -> float:
        """What it takes from top to bottom."""
        return self.size * style.LEADING


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of a box: a layer, or what is joined to it.

    Attributes:
        lines: its texts, centred below each other.
        family: of its colour.
        about: the name of its node.
    """

    lines: tuple[Words, ...]
    family: str
    about: str

    @property
    def width(self) -> float:
        """What it takes from side to side, with room beside the texts."""
        return max(line.width for line in self.lines) + 2 * style.PAD_BESIDE

    @property
    def height(self) -> float:
        """What it takes from top to bottom."""
        pad = style.PAD if self.lines[0].size == style.TITLE else style.PAD / 2.5
        return sum(line.height for line in self.lines) + 2 * pad


def main_cell(title: str, details: Sequence[str], family: str, about: str) -> Cell:
    """A layer: its title, and below it what there is to say, a text a line or more."""
    lines = [Words(_fitted(title, style.TITLE), style.TITLE, style.INK)]
    for text in details:
        lines += [Words(line, style.DETAIL, style.MUTED) for line in broken(text, style.DETAIL)]
    return Cell(tuple(lines), family, about)


def joined_cell(title: str, detail: str, family: str, about: str) -> Cell:
    """What follows a layer in the same box, in one small line."""
    both = f"{title} {detail}" if detail else title
    text = both if face().width(both, style.DETAIL) <= style.WIDEST else title
    return Cell((Words(_fitted(text, style.DETAIL), style.DETAIL, style.INK),), family, about)


def broken(text: str, size: float, room: float = style.WIDEST) -> list[str]:
    """The text in lines, broken behind commas; what is too long even so ends in an ellipsis."""
    measure = face()
    lines: list[str] = []
    for part in text.split(", "):
        longer = f"{lines[-1]}, {part}" if lines else part
        if lines and measure.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], ", ".join(lines[_MOST_LINES - 1 :])]
    return [measure.fitted(line, size, room) for line in lines]


def _fitted(text: str, size: float) -> str:
    return face().fitted(text, size, style.WIDEST)
