"""The outlines of the drawn shapes, as signed distances.

Each function takes the coordinates of pixels in units of the shape's radius, about its middle, and
gives how far a pixel is outside (above 0) or inside (below 0): true next to the outline, which is
what smooth edges need, and a bound elsewhere. After I. Quilez, "2D distance functions".
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
Silhouette = Callable[[Field, Field], Field]


def _box(x: Field, y: Field, width: float, height: float) -> Field:
    """A box of half-sides `width` and `height`."""
    return np.maximum(np.abs(x) - np.float32(width), np.abs(y) - np.float32(height))


def _circle(x: Field, y: Field) -> Field:
    return np.hypot(x, y) - np.float32(0.85)


def _square(x: Field, y: Field) -> Field:
    return _box(x, y, 0.75, 0.75)


def _triangle(x: Field, y: Field) -> Field:
    """Equilateral, with corners at distance 1, so with sides at distance 1/2."""
    slanted = np.abs(x) * np.float32(np.sqrt(3) / 2) + y / 2
    return np.maximum(slanted, -y) - np.float32(0.5)


def _bar(x: Field, y: Field) -> Field:
    return _box(x, y, 1.0, 0.25)


def _cross(x: Field, y: Field) -> Field:
    arms: Field = np.minimum(_box(x, y, 0.95, 0.27), _box(x, y, 0.27, 0.95))
    return arms


def _star(x: Field, y: Field) -> Field:
    """Five points, folded into half of one: there its outline is one line."""
    half = np.float32(np.pi / 5)
    angle = np.abs(np.mod(np.arctan2(y, x) + half, 2 * half) - half)
    radius = np.hypot(x, y)
    notch = 0.42  # the distance of the inner corners
    normal = np.array([notch * np.sin(half), 1 - notch * np.cos(half)], dtype=np.float32)
    normal /= np.linalg.norm(normal)
    outline: Field = (radius * np.cos(angle) - 1) * normal[0] + radius * np.sin(angle) * normal[1]
    return outline


def _ring(x: Field, y: Field) -> Field:
    return np.abs(np.hypot(x, y) - np.float32(0.7)) - np.float32(0.2)


def _crescent(x: Field, y: Field) -> Field:
    bite = np.float32(0.75) - np.hypot(x - np.float32(0.5), y)
    crescent: Field = np.maximum(np.hypot(x, y) - np.float32(0.95), bite)
    return crescent


def _heart(x: Field, y: Field) -> Field:
    """A square on its corner with a disc over each of its two upper sides."""
    side = np.float32(0.53)
    u = (x + y) * np.float32(np.sqrt(0.5)) + side / 3
    v = (y - x) * np.float32(np.sqrt(0.5)) + side / 3
    discs = np.minimum(np.hypot(u - side, v), np.hypot(u, v - side)) - side
    heart: Field = np.minimum(_box(u, v, float(side), float(side)), discs)
    return heart


def _arrow(x: Field, y: Field) -> Field:
    base, width = 0.1, 0.7
    length = 1 - base
    slanted = ((x - 1) * width + np.abs(y) * length) / np.hypot(width, length)
    head = np.maximum(slanted.astype(np.float32), np.float32(base) - x)
    arrow: Field = np.minimum(head, _box(x + np.float32(0.4), y, 0.55, 0.22))
    return arrow


SILHOUETTES: dict[str, Silhouette] = {
    "circle": _circle,
    "square": _square,
    "triangle": _triangle,
    "bar": _bar,
    "cross": _cross,
    "star": _star,
    "ring": _ring,
    "crescent": _crescent,
    "heart": _heart,
    "arrow": _arrow,
}
