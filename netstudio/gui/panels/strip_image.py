"""Maps, kernels, histograms and input images as small pictures for the cards of the canvas."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from netstudio.gui.plots.colour_maps import DIVERGING, SEQUENTIAL, Stops, colour_table
from netstudio.layout.geometry import INPUT_ASPECT, MAP_GAP, MOST_MAPS, maps_grid, thinning

HISTOGRAM_SIZE = (296, 52)
"""Pixels: two for each unit of a card, so that it is crisp on fine screens."""
_LEVELS = 256


def strip_image(maps: NDArray[np.floating[Any]]) -> QImage:
    """The first maps, shape (n, height, width), in one or two rows, each stretched for itself."""
    shown = _thinned(maps[:MOST_MAPS])
    return _side_by_side(_colours(SEQUENTIAL)[_levels(shown)])


def kernel_image(kernels: NDArray[np.floating[Any]]) -> QImage:
    """The first kernels, shape (out, in, height, width), at their first input, on one scale.

    Zero has the light colour in the middle; of a layer with one output all inputs are shown.
    """
    first = kernels[0] if len(kernels) == 1 else kernels[:, 0]
    shown = np.nan_to_num(_thinned(first[:MOST_MAPS]), posinf=0.0, neginf=0.0)
    most = float(np.abs(shown).max(initial=0.0)) or 1.0
    levels = np.rint((_LEVELS - 1) * (0.5 + 0.5 * shown / most)).astype(np.uint8)
    return _side_by_side(_colours(DIVERGING)[levels])


def histogram_image(
    counts: NDArray[np.integer[Any]], edges: NDArray[np.floating[Any]], ink: QColor, axis: QColor
) -> QImage:
    """Counts as bars in `ink`, on roots so that rare values show; a line in `axis` at zero."""
    image = QImage(*HISTOGRAM_SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    width, height = HISTOGRAM_SIZE
    heights = np.sqrt(counts) / (np.sqrt(counts.max(initial=0)) or 1.0) * (height - 2)
    step = width / max(len(counts), 1)
    painter = QPainter(image)
    for index, tall in enumerate(heights.tolist()):
        bar = QRectF(index * step, height - 1 - tall, step - 1, tall)
        painter.fillRect(bar, ink)
    painter.fillRect(QRectF(0, height - 1, width, 1), axis)
    low, high = float(edges[0]), float(edges[-1])
    if low < 0 < high:
        painter.fillRect(QRectF(width * -low / (high - low) - 1, 0, 2, height), axis)
    painter.end()
    return image


def _side_by_side(pictures: NDArray[np.uint32]) -> QImage:
    """Small pictures of equal size, (n, height, width) of 0xAARRGGBB, in one or two rows."""
    count, height, width = pictures.shape
    columns, rows = maps_grid(count)
    across, down = width + MAP_GAP, height + MAP_GAP
    strip = np.zeros((rows * down - MAP_GAP, columns * across - MAP_GAP), np.uint32)
    for index in range(count):
        row, column = divmod(index, columns)
        top, left = row * down, column * across
        strip[top : top + height, left : left + width] = pictures[index]
    return _as_image(strip)


def input_image(picture: QImage) -> QImage:
    """A picture in the middle of a transparent, wide one."""
    height = picture.height()
    width = max(round(height * INPUT_ASPECT), picture.width())
    framed = QImage(width, height, QImage.Format.Format_ARGB32)
    framed.fill(Qt.GlobalColor.transparent)
    painter = QPainter(framed)
    left = (width - picture.width()) // 2
    painter.drawImage(QRect(left, 0, picture.width(), height), picture)
    painter.end()
    return framed


def _thinned(maps: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    step = thinning(*maps.shape[1:])
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
def _colours(stops: Stops) -> NDArray[np.uint32]:
    return np.array(colour_table(stops, _LEVELS), np.uint32)


def _as_image(pixels: NDArray[np.uint32]) -> QImage:
    height, width = pixels.shape
    data = np.ascontiguousarray(pixels)
    image = QImage(data.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
    return image.copy()  # the array is gone when this returns
