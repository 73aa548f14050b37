"""Shapes that many entries have in common, by the number of spatial dimensions."""

from __future__ import annotations

SPACE = {1: "L", 2: "H, W", 3: "D, H, W"}
"""The spatial sizes of a signal, an image and a volume."""
SPACE_OUT = {1: "L′", 2: "H′, W′", 3: "D′, H′, W′"}
"""The same after the layer."""
DIMENSIONS = (1, 2, 3)

SAME = "any shape → the same shape"
TWO_SAME = "two shapes that broadcast → their common shape"


def spatial(dims: int, channels: str = "C") -> str:
    """`(N, C, H, W)`."""
    return f"(N, {channels}, {SPACE[dims]})"


def spatial_out(dims: int, channels: str = "C") -> str:
    """`(N, C, H′, W′)`."""
    return f"(N, {channels}, {SPACE_OUT[dims]})"
