"""Where everything on a card lies, in canvas units. No Qt.

Distances sit on the 4-unit grid that gestures snap to, so that wires between cards run straight.
"""

from __future__ import annotations

from netstudio.document.node import Input, Node
from netstudio.layout.card import Card
from netstudio.records import dataclass

GRID = 4
WIDTH = 168
HEADER = 28
PADDING = 10
LINE = 20
CHIP = 20
SHORTEST = 64
PORT_RADIUS = 4.0
PORT_SPACING = 18
PORT_Y = HEADER / 2
TILE = 14.0
"""The side of the family's tile in the header."""
PILE = 4.0
"""How far each further card of a stack looks out below the one before."""
GAP_X = 40
"""Between two cards in a row."""
GAP_Y = 56
"""Between two rows."""
BADGE = (WIDTH - 12.0, 0.0)
"""The centre of the badge of a problem."""
BADGE_RADIUS = 8.0
MAX_PICTURE = 88
"""The tallest picture on a card."""

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Geometry:
    """The parts of one card, relative to its top left corner.

    Attributes:
        height: of the card; its width is WIDTH.
        inputs, outputs: heights of the ports; inputs lie at 0, outputs at WIDTH.
        labels: whether port names are written beside them.
        detail, chip: centre lines of the line of parameters and of the shape; None where absent.
        picture: top and height of the picture.
    """

    height: float
    inputs: tuple[float, ...]
    outputs: tuple[float, ...]
    labels: bool
    detail: float | None
    chip: float | None
    picture: tuple[float, float] | None


def geometry(card: Card, picture: Size | None = None) -> Geometry:
    """The parts of a card, with room for a picture of the given width and height."""
    ports = card.ports
    if card.collapsed:
        inputs, outputs = _crowded(len(ports.inputs)), _crowded(len(ports.outputs))
        return Geometry(_on_grid(HEADER), inputs, outputs, False, None, None, None)
    rows = max(len(ports.inputs), len(ports.outputs))
    y = HEADER + 6.0
    if ports.labelled:
        inputs, outputs = _rows(len(ports.inputs), y), _rows(len(ports.outputs), y)
        y += rows * PORT_SPACING + 2
    else:
        inputs, outputs = _stack(len(ports.inputs)), _stack(len(ports.outputs))
    detail = y + LINE / 2 if card.detail else None
    y += LINE if card.detail else 0
    frame = None
    if picture is not None:
        height = picture_height(picture)
        frame = (y + 2, height)
        y += height + 6
    chip = y + CHIP / 2 if card.shape else None
    y += CHIP if card.shape else 0
    lowest = max((*inputs, *outputs), default=0.0) + PORT_SPACING / 2
    height = max(y + 8, lowest, SHORTEST)
    if chip is not None and card.detail == "" and picture is None and not ports.labelled:
        chip = HEADER + (height - HEADER) / 2
    return Geometry(_on_grid(height), inputs, outputs, ports.labelled, detail, chip, frame)


def height_with_picture(node: Node, card: Card) -> float:
    """The height that a layout keeps for a card: an image input's, with its picture."""
    match node.target:
        case Input(shape=(int(), int() as height, int() as width)):
            return geometry(card, (float(max(width, 1)), float(max(height, 1)))).height
    return geometry(card).height


def picture_height(size: Size) -> float:
    """The height of a picture on the card: as wide as the card allows, as tall as MAX_PICTURE."""
    width, height = size
    if width <= 0 or height <= 0:
        raise ValueError(f"a picture has a positive size; received {width} × {height}")
    return float(min(MAX_PICTURE, max(8.0, round((WIDTH - 2 * PADDING) * height / width))))


def _rows(count: int, top: float) -> tuple[float, ...]:
    if count == 1:
        return (PORT_Y,)
    return tuple(top + PORT_SPACING * (row + 0.5) for row in range(count))


def _stack(count: int) -> tuple[float, ...]:
    """From the header down, so that the first wire runs straight along a row of cards."""
    return tuple(PORT_Y + PORT_SPACING * row for row in range(count))


def _crowded(count: int) -> tuple[float, ...]:
    """All within the header, where only that is shown."""
    if count == 1:
        return (PORT_Y,)
    return tuple(HEADER * (row + 1) / (count + 1) for row in range(count))


def _on_grid(length: float) -> float:
    return float(-(-length // GRID) * GRID)
