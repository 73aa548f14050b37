"""Where everything on a card lies, in canvas units. No Qt.

Distances sit on the 4-unit grid that gestures snap to, so that wires between cards run straight.
"""

from __future__ import annotations

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.types import TensorType, Unknown
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
WITH_MAPS = frozenset({"convolution", "pooling", "upsampling"})
"""The families whose cards show feature maps."""
MOST_MAPS = 16
A_ROW = 8
MOST_SIDE = 40
"""Larger maps are thinned out: a card has 148 units for eight of them."""
MAP_GAP = 1
INPUT_ASPECT = 2.4
"""The width of an input's picture, of which an image fills the middle, for its height."""

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


def height_with_picture(node: Node, card: Card, known: NodeInference | None) -> float:
    """The height that a layout keeps for a card: with the picture of its value, if it shows one.

    Where the value is not known yet, a square image or the most maps are reckoned with, so that a
    network whose input gets its shape last does not grow into itself.
    """
    value = known.type if known is not None else None
    return geometry(card, _picture_size(node, card.family, value)).height


def is_image_like(value: object) -> bool:
    """Whether a value is drawn as maps: of shape (N, C, H, W), larger than one cell."""
    if not isinstance(value, TensorType) or value.rank != 4:
        return False
    return all(isinstance(size, int) for size in value.shape[1:]) and value.shape[2:] != (1, 1)


def _picture_size(node: Node, family: str, value: object) -> Size | None:
    match node.target, value:
        case Input(shape=(int(), int() as height, int() as width)), _:
            return max(height * INPUT_ASPECT, width, 1.0), max(height, 1.0)
        case Input(shape=None), None | Unknown():
            return INPUT_ASPECT, 1.0
        case _, None | Unknown() if family in WITH_MAPS:
            columns, rows = maps_grid(MOST_MAPS)
            return float(columns), float(rows)
        case _, TensorType(shape=(_, int() as count, int() as height, int() as width)) if (
            family in WITH_MAPS and is_image_like(value) and count * height * width > 0
        ):
            columns, rows = maps_grid(min(count, MOST_MAPS))
            step = thinning(height, width)
            width, height = -(-width // step) + MAP_GAP, -(-height // step) + MAP_GAP
            return float(columns * width - MAP_GAP), float(rows * height - MAP_GAP)
    return None


def maps_grid(count: int) -> tuple[int, int]:
    """Columns and rows of a strip of maps."""
    columns = count if count <= A_ROW else -(-count // 2)
    return columns, -(-count // columns)


def thinning(height: int, width: int) -> int:
    """Every how manieth cell of a map is drawn."""
    return max(1, -(-max(height, width) // MOST_SIDE))


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
