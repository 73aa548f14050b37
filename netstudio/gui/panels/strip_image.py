"""Feature maps and input images as small pictures for the cards of the canvas."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from netstudio.gui.plots.colour_maps import SEQUENTIAL, colour_table

MOST_MAPS = 16
A_ROW = 8
MOST_SIDE = 40
"""Larger maps are thinned out: a card has 148 units for eight of them."""
_GAP = 1
_LEVELS = 256


def strip_image(maps: NDArray[np.floating[Any]]) -> QImage:
    """The first maps, shape (n, height, width), in one or two rows, each stretched for itself."""
    shown = _thinned(maps[:MOST_MAPS])
    count, height, width = shown.shape
    columns = count if count <= A_ROW else -(-count // 2)
    rows = -(-count // columns)
    strip = np.zeros((rows * (height + _GAP) - _GAP, columns * (width + _GAP) - _GAP), np.uint32)
    colours = _colours()[_levels(shown)]
    for index in range(count):
        row, column = divmod(index, columns)
        top, left = row * (height + _GAP), column * (width + _GAP)
        strip[top : top + height, left : left + width] = colours[index]
    return _as_image(strip)


def input_image(picture: QImage, aspect: float) -> QImage:
    """A picture in the middle of a transparent one that is `aspect` times as wide as high."""
    height = picture.height()
    width = max(round(height * aspect), picture.width())
    framed = QImage(width, height, QImage.Format.Format_ARGB32)
    framed.fill(Qt.GlobalColor.transparent)
    painter = QPainter(framed)
    left = (width - picture.width()) // 2
    painter.drawImage(QRect(left, 0, picture.width(), height), picture)
    painter.end()
    return framed


def _thinned(maps: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    step = max(1, -(-max(maps.shape[1:]) // MOST_SIDE))
    return maps[:, ::step, ::step]


def _levels(maps: NDArray[np.floating[Any]]) -> NDArray[np.uint8]:
    """Each map from its least to its greatest value; what is not finite counts as least."""
    finite = np.where(np.isfinite(maps), maps, np.nan)
    missing = np.isnan(finite)
    filled = np.where(missing, 0.0, finite)
    low = np.where(missing, np.inf, filled).min((1, 2), keepdims=True)
    high = np.where(missing, -np.inf, filled).max((1, 2), keepdims=True)
    span = np.where(high > low, high - low, 1.0)
    share = np.clip((filled - np.where(np.isfinite(low), low, 0.0)) / span, 0.0, 1.0)
    return (share * (_LEVELS - 1)).astype(np.uint8)


@cache
def _colours() -> NDArray[np.uint32]:
    return np.array(colour_table(SEQUENTIAL, _LEVELS), np.uint32)


def _as_image(pixels: NDArray[np.uint32]) -> QImage:
    height, width = pixels.shape
    data = np.ascontiguousarray(pixels)
    image = QImage(data.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
    return image.copy()  # the array is gone when this returns
