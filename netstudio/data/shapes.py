"""Drawn shapes: colour images to learn from at any size, without a network.

Every image follows from the seed, its split and its index alone: what is random in it is one row
of a table, and drawing it takes no further numbers. So images may be drawn in any order, in any
number at a time, by any thread, and a longer set begins with the images of a shorter one.

Shapes are brighter than the ground, whatever their colours: with either way round, AlexNet without
normalisation layers looks at thirty thousand images before its loss begins to fall.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from netstudio.catalog.class_names import SHAPES
from netstudio.data.progress import Progress, Watcher
from netstudio.data.silhouettes import SILHOUETTES, Field
from netstudio.data.split import LazySplit, Pixels, Split, TensorSplit

EAGER_BYTES = 64 << 20  # drawn at once, in about two seconds; more is drawn when it is read
KEPT_BYTES = 512 << 20  # of what is drawn when read, the most that is then kept
_PIXELS_AT_ONCE = 1 << 17  # keeps the fields in the processor's cache

_STREAKS = 4
_NOISE_SIDE = 512
_NOISE_LEVEL = 0.04

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is drawn in b images; lengths in units of the image's side, colours in [0, 1]."""

    middle: Vector  # (b, 2)
    radius: Vector  # (b,)
    angle: Vector  # (b,)
    colour: Vector  # (b, 3)
    ground: Vector  # (b, 2, 3): the two ends of the background's gradient
    slope: Vector  # (b,): the direction of that gradient
    streaks: Vector  # (b, streak, 8): x, y, angle, length, thickness, red, green, blue
    grain: Vector  # (b, 2): the part of the noise that is laid over


_COLUMNS = 5 + 3 + 6 + _STREAKS * 8 + 2


class ShapePainter:
    """Draws the images of one split."""

    def __init__(self, count: int, size: int, seed: int, split: int) -> None:
        """Prepares `count` images of shape (3, size, size); splits differ by their number."""
        # RandomState promises the same stream in every version of numpy (NEP 19).
        random = np.random.RandomState([seed, split])
        self._noise = random.standard_normal((_NOISE_SIDE, _NOISE_SIDE)).astype(np.float32)
        self._table = random.random_sample((count, _COLUMNS)).astype(np.float32)
        self._size = size

    def labels(self) -> NDArray[np.int64]:
        """The classes in turn, so that every stretch of the split is balanced."""
        return np.arange(len(self._table), dtype=np.int64) % len(SHAPES)

    def draw(self, indices: NDArray[np.int64]) -> Pixels:
        """The images at b `indices`: uint8, shape (b, 3, size, size)."""
        step = max(1, _PIXELS_AT_ONCE // self._size**2)
        parts = [
            self._draw(indices[start : start + step]) for start in range(0, len(indices), step)
        ]
        return np.concatenate(parts)

    def _draw(self, indices: NDArray[np.int64]) -> Pixels:
        scene = _scene(self._table[indices])
        centres: Vector = ((np.arange(self._size) + 0.5) / self._size).astype(np.float32)
        x, y = centres[None, None, :], centres[None, :, None]
        image = _background(scene, x, y)
        for number in range(_STREAKS):
            self._lay(image, _streak(scene.streaks[:, number], x, y), scene.streaks[:, number, 5:])
        self._lay(image, _outline(scene, indices % len(SHAPES), x, y), scene.colour)
        image += self._grain(scene.grain)[:, None]
        image *= 255
        return np.clip(np.rint(image, out=image), 0, 255, out=image).astype(np.uint8)

    def _lay(self, image: Field, distance: Field, colour: Vector) -> None:
        """Paints `colour` where `distance` is below 0, with an edge of one pixel."""
        cover = np.clip(np.float32(0.5) - distance * self._size, 0, 1)[:, None]
        image += cover * (colour[:, :, None, None] - image)

    def _grain(self, place: Vector) -> Field:
        windows = np.lib.stride_tricks.sliding_window_view(self._noise, (self._size, self._size))
        corner = (place * len(windows)).astype(np.int64)
        grain: Field = windows[corner[:, 0], corner[:, 1]] * np.float32(_NOISE_LEVEL)
        return grain


def _scene(rows: Vector) -> _Scene:
    """Rows of uniform numbers, shape (b, columns), as places, sizes and colours."""
    geometry, colour, ground, streaks, grain = np.split(
        rows, np.cumsum([5, 3, 6, _STREAKS * 8]), axis=1
    )
    radius = 0.26 + 0.16 * geometry[:, 0]
    room = 1 - 1.8 * radius  # a tenth of the radius may hang over the edge
    middle = 0.9 * radius[:, None] + room[:, None] * geometry[:, 1:3]
    return _Scene(
        middle,
        radius,
        2 * np.float32(np.pi) * geometry[:, 3],
        _bright(colour),
        _muted(ground),
        2 * np.float32(np.pi) * geometry[:, 4],
        _streak_sizes(streaks.reshape(-1, _STREAKS, 8)),
        grain,
    )


def _bright(colour: Vector) -> Vector:
    """The same hues with one channel full and none below a quarter."""
    full = colour / np.maximum(colour.max(1, keepdims=True), np.float32(1e-3))
    bright: Vector = np.float32(0.25) + np.float32(0.75) * full
    return bright


def _muted(ground: Vector) -> Vector:
    """Two colours not far from each other, no channel above a half: (b, 6) to (b, 2, 3)."""
    first, change = ground[:, :3], ground[:, 3:] - np.float32(0.5)
    last = np.clip(first + np.float32(0.5) * change, 0, 1)
    return np.stack([first, last], axis=1) * np.float32(0.5)


def _streak_sizes(streaks: Vector) -> Vector:
    sized = streaks.copy()
    sized[..., 2] *= np.float32(2 * np.pi)
    sized[..., 3] = 0.03 + 0.12 * streaks[..., 3]
    sized[..., 4] = 0.008 + 0.012 * streaks[..., 4]
    return sized


def _column(values: Vector) -> Field:
    """(b,) as (b, 1, 1), to meet the pixels."""
    return values[:, None, None]


def _background(scene: _Scene, x: Field, y: Field) -> Field:
    """A gradient between two colours, shape (b, 3, H, W)."""
    along = np.cos(_column(scene.slope)) * (x - 0.5) + np.sin(_column(scene.slope)) * (y - 0.5)
    share = np.clip(along / np.float32(np.sqrt(2)) + np.float32(0.5), 0, 1)[:, None]
    first, last = scene.ground[:, 0, :, None, None], scene.ground[:, 1, :, None, None]
    ground: Field = first + share * (last - first)
    return ground


def _streak(streak: Vector, x: Field, y: Field) -> Field:
    """The distance to a short line with round ends, shape (b, H, W)."""
    right, down = x - _column(streak[:, 0]), y - _column(streak[:, 1])
    cos, sin = np.cos(_column(streak[:, 2])), np.sin(_column(streak[:, 2]))
    along = right * cos + down * sin
    past = np.maximum(np.abs(along) - _column(streak[:, 3]), 0)
    distance: Field = np.hypot(past, down * cos - right * sin) - _column(streak[:, 4])
    return distance


def _outline(scene: _Scene, labels: NDArray[np.int64], x: Field, y: Field) -> Field:
    """The signed distance to each image's shape, shape (b, H, W)."""
    radius = _column(scene.radius)
    right = (x - _column(scene.middle[:, 0])) / radius
    down = (y - _column(scene.middle[:, 1])) / radius
    cos, sin = np.cos(_column(scene.angle)), np.sin(_column(scene.angle))
    across, up = right * cos + down * sin, down * cos - right * sin
    distance = np.empty_like(across)
    for label in np.unique(labels):
        chosen = labels == label
        distance[chosen] = SILHOUETTES[SHAPES[label]](across[chosen], up[chosen])
    distance *= radius
    return distance


def load_shapes(
    size: int, train_size: int, test_size: int, seed: int, watcher: Watcher
) -> tuple[Split, Split]:
    """The training and the test split, images of shape (3, size, size).

    Small sets are drawn now, with progress; large ones when they are read, so that training
    starts at once.

    Raises:
        LoadCancelled: the watcher said so.
    """
    painters = [
        ShapePainter(count, size, seed, split)
        for split, count in enumerate((train_size, test_size))
    ]
    total = train_size + test_size
    if total * 3 * size**2 > EAGER_BYTES:
        return _lazy(painters[0], size), _lazy(painters[1], size)
    return _drawn(painters[0], 0, total, watcher), _drawn(painters[1], train_size, total, watcher)


def _lazy(painter: ShapePainter, size: int) -> LazySplit:
    labels = torch.from_numpy(painter.labels())
    keep = len(labels) * 3 * size**2 <= KEPT_BYTES
    return LazySplit(labels, (3, size, size), painter.draw, keep=keep)


def _drawn(painter: ShapePainter, before: int, total: int, watcher: Watcher) -> TensorSplit:
    labels = painter.labels()
    parts = []
    for start in range(0, len(labels), 256):
        watcher.report(Progress("Drawing shapes", before + start, total, "images"))
        parts.append(painter.draw(np.arange(start, min(start + 256, len(labels)))))
    watcher.report(Progress("Drawing shapes", before + len(labels), total, "images"))
    return TensorSplit(torch.from_numpy(np.concatenate(parts)), torch.from_numpy(labels))
