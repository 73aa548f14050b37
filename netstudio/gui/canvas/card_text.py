"""The texts of a card, fitted into it: shortened with an ellipsis, never cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from netstudio.gui.canvas.paint import Face, face, laid_out
from netstudio.layout.card import Card
from netstudio.layout.geometry import CHIP, HEADER, PADDING, TILE, WIDTH, Geometry
from netstudio.records import dataclass

if TYPE_CHECKING:
    from PySide6.QtGui import QStaticText

TITLE_X = PADDING + TILE + 6
CHIP_PADDING = 6.0
MARK = 11.0
"""The side of the drawing of a mark."""
_COPIES_SHARE = 0.3
"""The most of a card's width that the number of copies may take."""
_TYPE_SHARE = 0.35
"""The most of the header that the type may take from a long name, which says more."""
_LEAST_TYPE = 30.0
"""What a type is cut off to at least: with less, as `C…`, it says nothing that the name could not
make better use of."""
_GAP = 10.0
_TIGHT_GAP = 5.0
_MARK_GAP = 4.0


@dataclass(frozen=True)
class Line:
    """One text at its place. `tone` is `text` or `muted`.

    Attributes:
        full: what it would say with room enough.
        chip: the box behind it, if it has one.
    """

    role: str
    shown: str
    full: str
    place: QPointF
    static: QStaticText
    face: Face
    tone: str
    chip: QRectF | None = None

    @property
    def is_elided(self) -> bool:
        """Whether something is left out."""
        return self.shown != self.full


@dataclass(frozen=True, slots=True)
class Mark:
    """A small drawing at its place: `frozen`, `shared`, `locked`."""

    glyph: str
    area: QRectF


@dataclass(frozen=True)
class CardText:
    """All that is written on a card."""

    lines: list[Line]
    marks: list[Mark]


def card_text(card: Card, places: Geometry, share: str = "") -> CardText:
    """Every text of a card but those of the far views, and the marks that stand among them.

    `share` is what the heat mode says of it, in the place of its type.
    """
    lines: list[Line] = []
    marks: list[Mark] = []
    _write_header(card, share, lines, marks)
    inner = WIDTH - 2 * PADDING
    if places.detail is not None:
        small = face("detail")
        shown = small.elided(card.detail, inner)
        lines.append(_line("detail", shown, card.detail, PADDING, places.detail, small, "muted"))
    if places.chip is not None:
        _write_numbers(card, places.chip, lines, marks)
    if places.labels:
        lines += _port_labels(card, places)
    return CardText(lines, marks)


def far_title(card: Card) -> QStaticText:
    """The name alone, large."""
    return laid_out(face("far").elided(card.title, WIDTH - 2 * PADDING), "far")


def farther_title(card: Card) -> tuple[QStaticText, Face]:
    """The name alone, as large as it has room, and its face."""
    room = WIDTH - PADDING
    sizes = [face(name) for name in ("farther", "farther_long", "farther_longest")]
    large = next((size for size in sizes if size.width(card.title) <= room), sizes[-1])
    return laid_out(large.elided_middle(card.title, room), large.name), large


def far_shape(card: Card) -> QStaticText | None:
    """The shape alone, large; None where it has no room."""
    large = face("far_shape")
    fits = large.width(card.tight_shape) <= WIDTH - 2 * PADDING
    return laid_out(card.tight_shape, "far_shape") if fits else None


def _write_header(card: Card, share: str, lines: list[Line], marks: list[Mark]) -> None:
    centre = HEADER / 2
    right = float(WIDTH - PADDING)
    title, kind = face("title"), face("title" if share else "type")
    said = share or card.type_name
    if card.copies:
        right = _write_copies(card.copies, right, lines)
    room = right - TITLE_X - ((MARK + _MARK_GAP) if card.locked else 0.0)
    gap = _TIGHT_GAP if card.copies else _GAP
    title_width, type_width = title.width(card.title), kind.width(said)
    if title_width + gap + type_width > room and not share:
        kind = face("label")
        type_width = kind.width(said)
    if title_width + gap + type_width > room:
        type_width = min(type_width, max(room * _TYPE_SHARE, room - gap - title_width))
        if type_width < min(_LEAST_TYPE, kind.width(said)) and not share:
            type_width = gap = 0.0
        # Of a path the end tells it from its neighbours: `fe….13`.
        cut = title.elided_middle if "." in card.title else title.elided
        shown = cut(card.title, room - gap - type_width + 0.5)
    else:
        shown = card.title
    kind_shown = kind.elided(said, type_width + 0.5) if type_width else ""
    type_x = right - kind.width(kind_shown)
    lines.append(_line("title", shown, card.title, TITLE_X, centre, title, "text"))
    lines.append(_line("type", kind_shown, said, type_x, centre, kind, "muted"))
    if card.locked:
        marks.append(_mark("locked", type_x - _MARK_GAP - MARK, centre))


def _write_copies(copies: str, right: float, lines: list[Line]) -> float:
    """How many copies a stack has, in a chip at the right; where the rest has to end."""
    text, counts = f"× {copies}", face("count")
    shown = counts.elided(text, WIDTH * _COPIES_SHARE)  # an expression may be longer than names
    width = counts.width(shown)
    chip = QRectF(right - width - 2 * _MARK_GAP, HEADER / 2 - 8, width + 2 * _MARK_GAP, 16)
    x = right - width - _MARK_GAP
    lines.append(_line("copies", shown, text, x, HEADER / 2, counts, "text", chip))
    return chip.left() - 6


def _write_numbers(card: Card, centre: float, lines: list[Line], marks: list[Mark]) -> None:
    """The shape in its chip, the count, and what is special about the parameters.

    The shape closes up where both are long. A call that adds no parameters of its own names the
    node that it shares them with.
    """
    digits = face("shape")
    glyphs = [
        name for name, is_so in (("frozen", card.frozen), ("shared", bool(card.shared))) if is_so
    ]
    marks_width = len(glyphs) * (MARK + _MARK_GAP)
    room = WIDTH - 2 * PADDING - 2 * CHIP_PADDING - marks_width
    borrowed = card.shared if not card.count else ""
    counts = face("label") if borrowed else face("count")
    pairs = (
        (card.shape, borrowed or card.count),
        (card.tight_shape, borrowed or card.count),
        (card.tight_shape, borrowed or card.tight_count),
    )
    shape, count = next((p for p in pairs if _width(*p, digits, counts) <= room), pairs[-1])
    if borrowed:
        spare = max(room - digits.width(shape) - 8, room / 4)
        count = counts.elided(borrowed, spare)
    spare = room - _width("", count, digits, counts)
    shown = shape if digits.width(shape) <= spare else digits.elided_middle(shape, spare)
    full = card.shape if shown != shape else shown
    width = digits.width(shown) + 2 * CHIP_PADDING
    chip = QRectF(PADDING, centre - CHIP / 2, width, CHIP)
    tone = "muted" if card.shape == "?" else "text"
    lines.append(_line("shape", shown, full, PADDING + CHIP_PADDING, centre, digits, tone, chip))
    x = float(WIDTH - PADDING)
    if count:
        x -= counts.width(count)
        said = borrowed or card.count
        lines.append(_line("count", count, said, x, centre, counts, "muted"))
        x -= _MARK_GAP
    for glyph in reversed(glyphs):
        x -= MARK
        marks.append(_mark(glyph, x, centre))
        x -= _MARK_GAP


def _mark(glyph: str, x: float, centre: float) -> Mark:
    return Mark(glyph, QRectF(x, centre - MARK / 2, MARK, MARK))


def _width(shape: str, count: str, digits: Face, counts: Face) -> float:
    return digits.width(shape) + (counts.width(count) + 8 if count else 0.0)


def _port_labels(card: Card, places: Geometry) -> list[Line]:
    small = face("label")
    half = (WIDTH - 2 * PADDING) / 2 - 4
    lines: list[Line] = []
    if len(places.inputs) > 1:
        for port, y in zip(card.ports.inputs, places.inputs, strict=True):
            shown = small.elided(port.name, half)
            lines.append(_line("port", shown, port.name, PADDING, y, small, "muted"))
    if len(places.outputs) > 1:
        for exit_port, y in zip(card.ports.outputs, places.outputs, strict=True):
            shown = small.elided(exit_port.name, half)
            x = WIDTH - PADDING - small.width(shown)
            lines.append(_line("port", shown, exit_port.name, x, y, small, "muted"))
    return lines


def _line(
    role: str,
    shown: str,
    full: str,
    x: float,
    centre: float,
    font: Face,
    tone: str,
    chip: QRectF | None = None,
) -> Line:
    place = QPointF(x, centre - font.metrics.height() / 2)
    return Line(role, shown, full, place, laid_out(shown, font.name), font, tone, chip)
