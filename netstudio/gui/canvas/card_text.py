"""The texts of a card, fitted into it: shortened with an ellipsis, never cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from netstudio.gui.canvas.card import Card
from netstudio.gui.canvas.geometry import CHIP, HEADER, PADDING, WIDTH, Geometry
from netstudio.gui.canvas.paint import Face, face, laid_out
from netstudio.records import dataclass

if TYPE_CHECKING:
    from PySide6.QtGui import QStaticText

SQUARE = 8.0
TITLE_X = PADDING + SQUARE + 7
CHIP_PADDING = 6.0
_TYPE_SHARE = 0.55
"""The most of the header that the type may take from a long name."""


@dataclass(frozen=True)
class Line:
    """One text at its place. `tone` is `text`, `muted` or `faint`.

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


def card_lines(card: Card, places: Geometry) -> list[Line]:
    """Every text of a card but those of the far view."""
    lines = _header(card)
    inner = WIDTH - 2 * PADDING
    if places.detail is not None:
        small = face("detail")
        shown = small.elided(card.detail, inner)
        lines.append(_line("detail", shown, card.detail, PADDING, places.detail, small, "muted"))
    if places.chip is not None:
        lines += _numbers(card, places.chip, inner)
    if places.labels:
        lines += _port_labels(card, places)
    return lines


def far_title(card: Card) -> QStaticText:
    """The name alone, large."""
    large = face("far")
    return laid_out(large.elided(card.title, WIDTH - 2 * PADDING), "far")


def _header(card: Card) -> list[Line]:
    title, kind = face("title"), face("type")
    room = WIDTH - TITLE_X - PADDING
    gap = 10.0
    title_width, type_width = title.width(card.title), kind.width(card.type_name)
    if title_width + gap + type_width > room:
        kind = face("label")
        type_width = kind.width(card.type_name)
    if title_width + gap + type_width > room:
        type_width = min(type_width, max(room * _TYPE_SHARE, room - gap - title_width))
        shown = title.elided(card.title, room - gap - type_width + 0.5)
    else:
        shown = card.title
    kind_shown = kind.elided(card.type_name, type_width + 0.5)
    type_x = WIDTH - PADDING - kind.width(kind_shown)
    centre = HEADER / 2
    return [
        _line("title", shown, card.title, TITLE_X, centre, title, "text"),
        _line("type", kind_shown, card.type_name, type_x, centre, kind, "muted"),
    ]


def _numbers(card: Card, centre: float, inner: float) -> list[Line]:
    """The shape in its chip, and the count; the shape closes up where both are long."""
    digits, counts = face("shape"), face("count")
    pairs = (
        (card.shape, card.count),
        (card.tight_shape, card.count),
        (card.tight_shape, card.tight_count),
    )
    room = inner - 2 * CHIP_PADDING
    shape, count = next((p for p in pairs if _width(*p, digits, counts) <= room), pairs[-1])
    spare = room - _width("", count, digits, counts)
    shown = shape if digits.width(shape) <= spare else digits.elided_middle(shape, spare)
    full = card.shape if shown != shape else shown
    width = digits.width(shown) + 2 * CHIP_PADDING
    chip = QRectF(PADDING, centre - CHIP / 2, width, CHIP)
    tone = "faint" if card.shape == "?" else "text"
    lines = [
        _line("shape", shown, full, PADDING + CHIP_PADDING, centre, digits, tone, chip),
    ]
    if count:
        x = WIDTH - PADDING - counts.width(count)
        lines.append(_line("count", count, card.count, x, centre, counts, "muted"))
    return lines


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
