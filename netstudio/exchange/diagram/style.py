"""Sizes and colours of diagrams, in points: made for a column of text set in nine or ten points."""

from __future__ import annotations

from typing import Final

from netstudio.layout.families import LIGHT, OTHER
from netstudio.layout.stacking import Spacing

TITLE: Final = 7.5
"""Type sizes: of what a box is."""
DETAIL: Final = 6.2
SHAPE: Final = 5.8
"""Of shapes beside wires."""
LEADING: Final = 1.22
"""From line to line, in type sizes."""

PAD: Final = 4.5
"""Between a box and its text, above and below."""
PAD_BESIDE: Final = 6.0
RADIUS: Final = 2.5
NARROWEST: Final = 46.0
WIDEST: Final = 118.0
"""The most that a text in a box may take before it is broken into lines."""
ROUND: Final = 5.5
"""The radius of a sum."""
PILE: Final = 2.0
"""How far each further sheet of a stack looks out."""

LINE: Final = 0.6
WIRE: Final = 0.7
BEND: Final = 3.5
"""The radius of a wire's corners."""
ARROW: Final = 3.6
ARROW_HALF: Final = 1.5

TRACK: Final = 5.0
"""Between wires that run beside each other."""
LEAD: Final = 5.0
"""What a wire runs straight after it has left, and before it arrives."""
TAIL: Final = 7.0
ROW_GAP: Final = 16.0
"""Between two rows of a folded diagram, wires not counted."""
FRAME_PAD: Final = 7.0
FRAME_HEAD: Final = 12.0
MARGIN: Final = 4.0

SPACING: Final = Spacing(card=14.0, lane=6.0, beside_lane=5.0, grid=0.5, lane_weight=1.0)

INK: Final = "#1c212b"
MUTED: Final = "#5d677a"
WIRE_INK: Final = "#4a5263"
PAPER: Final = "#ffffff"
FRAME_FILL: Final = "#f6f7f9"
FRAME_LINE: Final = "#aeb6c3"


def fill_of(family: str) -> str:
    """The wash behind the text of a family's boxes."""
    return mixed(LIGHT.get(family, LIGHT[OTHER]), PAPER, 0.13)


def line_of(family: str) -> str:
    """The outline of a family's boxes."""
    return mixed(LIGHT.get(family, LIGHT[OTHER]), PAPER, 0.72)


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour over another, as one opaque colour."""
    pairs = ((int(colour[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
