"""One entry of the reference."""

from __future__ import annotations

from netstudio.records import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a layer comes from: authors, title and year, and an address to read it at."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What a layer does.

    Attributes:
        text: one to three sentences: what it computes, and what it is used for.
        shapes: from the shape of the input to that of the output.
        formula: the mathematics; `_{…}` is a subscript and `^{…}` a superscript. Empty where the
            declaration's own formula says it all, or where there is none to write.
        size: how a size of the output follows, in the same notation.
        paper: where it comes from.
    """

    text: str
    shapes: str
    formula: str = ""
    size: str = ""
    paper: Paper | None = None


def arxiv(title: str, number: str) -> Paper:
    """A paper on arXiv."""
    return Paper(title, f"https://arxiv.org/abs/{number}")
