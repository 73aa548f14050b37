"""Colour maps for images of numbers, as tables of colours.

``SEQUENTIAL`` is magma, and viridis its sister, both by Nathaniel Smith and Stéfan van der Walt
(2015, public domain; viridis with Eric Firing), whose lightness rises evenly; ``DIVERGING`` is
ColorBrewer's RdBu turned round, and PuOr likewise (Cynthia Brewer, colorbrewer2.org): light at
zero, blue below and red above, or purple and orange. Eleven published colours of each, equally
spaced, are interpolated linearly in sRGB.
"""

from functools import cache
from typing import Final

from netstudio.gui.theme.colours import blend, channels

Stops = tuple[str, ...]

SEQUENTIAL: Final[Stops] = (
    "#000004",
    "#140e36",
    "#3b0f70",
    "#641a80",
    "#8c2981",
    "#b73779",
    "#de4968",
    "#f7705c",
    "#fe9f6d",
    "#fecf92",
    "#fcfdbf",
)
DIVERGING: Final[Stops] = (
    "#053061",
    "#2166ac",
    "#4393c3",
    "#92c5de",
    "#d1e5f0",
    "#f7f7f7",
    "#fddbc7",
    "#f4a582",
    "#d6604d",
    "#b2182b",
    "#67001f",
)
VIRIDIS: Final[Stops] = (
    "#440154",
    "#482475",
    "#414487",
    "#355f8d",
    "#2a788e",
    "#21918c",
    "#22a884",
    "#44bf70",
    "#7ad151",
    "#bddf26",
    "#fde725",
)
PURPLE_ORANGE: Final[Stops] = (
    "#2d004b",
    "#542788",
    "#8073ac",
    "#b2abd2",
    "#d8daeb",
    "#f7f7f7",
    "#fee0b6",
    "#fdb863",
    "#e08214",
    "#b35806",
    "#7f3b08",
)
GREY: Final[Stops] = ("#000000", "#ffffff")


def colour_at(stops: Stops, place: float) -> str:
    """The colour (``#rrggbb``) at ``place``, 0 at the first stop and 1 at the last."""
    if not 0 <= place <= 1:
        raise ValueError(f"a place on a colour map lies in [0, 1]; received {place}")
    position = place * (len(stops) - 1)
    lower = min(int(position), len(stops) - 2)
    return blend(stops[lower + 1], stops[lower], position - lower)


@cache
def colour_table(stops: Stops, size: int) -> tuple[int, ...]:
    """``size`` opaque colours from one end of the map to the other, each 0xAARRGGBB."""
    return tuple(opaque(colour_at(stops, step / (size - 1))) for step in range(size))


def opaque(colour: str) -> int:
    """``#rrggbb`` as 0xFFRRGGBB."""
    red, green, blue = channels(colour)
    return 0xFF000000 | red << 16 | green << 8 | blue
