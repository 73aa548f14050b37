"""Reference of the padding layers."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference
from netstudio.catalog.reference.shapes import DIMENSIONS, spatial, spatial_out

_SIZES = {
    1: "L′ = L + left + right",
    2: "H′ = H + top + bottom, W′ = W + left + right",
    3: "D′ = D + front + back, H′ = H + top + bottom, W′ = W + left + right",
}
_TEXTS = {
    "Zero": (
        "Adds zeros around the input. Negative numbers cut off instead.",
        "… 0 0 | a b c d | 0 0 …",
    ),
    "Constant": (
        "Adds a number of your choice around the input. Negative sizes cut off instead.",
        "… v v | a b c d | v v …",
    ),
    "Reflection": (
        "Continues the input by its mirror image without repeating the edge itself; less than the "
        "input's own size may be added.",
        "… c b | a b c d | c b …",
    ),
    "Replication": ("Repeats the values at the edge outwards.", "… a a | a b c d | d d …"),
    "Circular": (
        "Continues the input from its other end, as on a ring or a torus; at most the input's own "
        "size may be added.",
        "… c d | a b c d | a b …",
    ),
}

REFERENCES: dict[str, Reference] = {
    f"{kind}Pad{dims}d": Reference(
        text, f"{spatial(dims)} → {spatial_out(dims)}", formula, _SIZES[dims]
    )
    for kind, (text, formula) in _TEXTS.items()
    for dims in DIMENSIONS
}
