"""From an array of numbers to one image of tiles: splitting, scaling to 8 bits, laying out.

All of it whole-array numpy, so that 64 maps of 28 x 28 take well under a millisecond. Imported
with the first array to be shown, not with the window.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating]
Bytes = NDArray[np.uint8]
Scaling = Literal["joint", "tile"]
Order = Literal["index", "mean", "variance"]

LEVELS = 254
"""Values become 0 ... LEVELS - 1; the two indices above them are not values."""
MISSING = 254
"""NaN or infinite."""
GAP = 255
"""Between tiles."""
MOST_TILES = 4096
_WORTH_BREAKING = 1.5
"""A matrix of kernels is broken where its tiles come out this much larger."""
_FINE_TILE = 24
"""Small tiles are enlarged to about this many pixels, so that the gap stays thin beside them."""


@dataclass(frozen=True)
class Tiles:
    """Tiles of one image: ``values`` (n, h, w), or (n, h, w, 3) in colour.

    ``group`` is the number of tiles that belong together (the input channels of a kernel), 1
    otherwise; ``total`` counts the tiles there would be without the limit of ``MOST_TILES``;
    ``numbers`` tells which tile of the array each is, where they are in another order.
    """

    values: Floats
    group: int
    total: int
    numbers: NDArray[np.intp] | None = None

    @property
    def count(self) -> int:
        """How many tiles are shown."""
        return int(self.values.shape[0])

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of one tile in samples."""
        return int(self.values.shape[1]), int(self.values.shape[2])

    @property
    def coloured(self) -> bool:
        """Whether each sample is red, green and blue."""
        return self.values.ndim == 4

    def number(self, place: int) -> int:
        """Which tile of the array stands at ``place``."""
        return place if self.numbers is None else int(self.numbers[place])

    def only(self, number: int) -> "Tiles":
        """The single tile ``number`` of the array."""
        place = number
        if self.numbers is not None:
            place = int(np.flatnonzero(self.numbers == number)[0])
        return Tiles(self.values[place : place + 1], 1, 1)


def split(values: ArrayLike, *, rgb: bool = False) -> Tiles:
    """Tiles of feature maps (C, H, W), of kernels (K, C, h, w), or of one map (H, W).

    With ``rgb``, kernels with three input channels become one coloured tile each. Raises
    ``ValueError`` on other shapes and on arrays without a sample.
    """
    array = np.asarray(values)
    if not np.issubdtype(array.dtype, np.floating):
        array = array.astype(np.float32)
    if array.ndim not in (2, 3, 4) or not array.size:
        raise ValueError(
            "a mosaic shows arrays of shape (H, W), (C, H, W) or (K, C, h, w) with at least one "
            f"sample; received shape {array.shape}"
        )
    if array.ndim == 2:
        array = array[np.newaxis]
    if array.ndim == 3:
        return Tiles(array[:MOST_TILES], 1, array.shape[0])
    kernels, group = array.shape[:2]
    if rgb and group == 3:
        return Tiles(array[:MOST_TILES].transpose(0, 2, 3, 1), 1, kernels)
    whole = max(MOST_TILES // group, 1)
    shown = array[:whole].reshape(-1, *array.shape[2:])[:MOST_TILES]
    return Tiles(shown, min(group, MOST_TILES), kernels * group)


def ordered(tiles: Tiles, order: Order) -> Tiles:
    """The tiles with the greatest mean, or variance, first; a filter stays in one piece.

    Kernels go by their mean magnitude, since their signs cancel; values that are not finite count
    as zero.
    """
    if order == "index" or tiles.count % tiles.group:
        return tiles
    filters = tiles.count // tiles.group
    values = np.nan_to_num(tiles.values, posinf=0.0, neginf=0.0).reshape(filters, -1)
    if order == "variance":
        worth = values.var(axis=1)
    else:
        worth = (np.abs(values) if tiles.group > 1 or tiles.coloured else values).mean(axis=1)
    ranks = np.argsort(-worth, kind="stable")
    numbers = (ranks[:, np.newaxis] * tiles.group + np.arange(tiles.group)).ravel()
    return Tiles(tiles.values[numbers], tiles.group, tiles.total, numbers)


def to_levels(tiles: Tiles, *, scaling: Scaling, centred: bool) -> Bytes:
    """Each value as a level 0 ... LEVELS - 1, not finite ones as MISSING; same shape.

    From the least to the greatest value, over all tiles or each tile for itself; ``centred`` makes
    the range symmetrical about zero. A constant range is drawn at its low end, or its middle.
    """
    values = tiles.values
    finite = np.isfinite(values)
    complete = bool(finite.all())
    axes = tuple(range(1, values.ndim)) if scaling == "tile" else None
    low = np.min(values, axes, keepdims=True, where=finite, initial=np.inf).astype(np.float64)
    high = np.max(values, axes, keepdims=True, where=finite, initial=-np.inf).astype(np.float64)
    if centred:
        high = np.maximum(np.abs(low), np.abs(high))
        low = -high
    extent = high - low
    usable = np.isfinite(extent) & (extent > 0)
    slope = np.where(usable, (LEVELS - 1) / np.where(usable, extent, 1), 0)
    rest = (LEVELS - 1) / 2 if centred else 0.0
    offset = np.where(usable, -np.where(usable, low, 0) * slope, rest) + 0.5
    if complete:
        return (values * slope + offset).astype(np.uint8)
    levels = (np.where(finite, values, 0) * slope + offset).astype(np.uint8)
    levels[~finite] = MISSING
    return levels


def columns_for(tiles: Tiles, width: float, height: float) -> int:
    """The number of columns with which the tiles come out largest in ``width`` x ``height``.

    Kernels are a matrix of filters and their input channels, as long as that fits the room; a
    long narrow matrix is broken, with several filters side by side in each row.
    """
    if tiles.group == 1 or tiles.count % tiles.group:
        return _largest(tiles, np.arange(1, tiles.count + 1), width, height)[0]
    filters = tiles.count // tiles.group
    columns, scale = _largest(tiles, np.array([tiles.group, filters]), width, height)
    beside = tiles.group * np.arange(1, filters + 1)
    broken, broken_scale = _largest(tiles, beside, width, height)
    return broken if broken_scale > _WORTH_BREAKING * scale else columns


def _largest(
    tiles: Tiles, columns: NDArray[np.integer], width: float, height: float
) -> tuple[int, float]:
    """The number of columns that makes the tiles largest, and how large they come out."""
    tile_height, tile_width = (side + 1 for side in tiles.size)
    rows = -(-tiles.count // columns)
    scale = np.minimum(width / (columns * tile_width), height / (rows * tile_height))
    best = int(np.argmax(scale))
    return int(columns[best]), float(scale[best])


def enlargement(tiles: Tiles) -> int:
    """How many pixels a sample gets in the image, so that gaps stay thin beside small tiles."""
    samples = tiles.count * tiles.size[0] * tiles.size[1]
    wanted = max(_FINE_TILE // max(tiles.size), 1)
    return int(min(wanted, max((2_000_000 / samples) ** 0.5, 1)))


def with_alpha(levels: Bytes) -> Bytes:
    """Coloured ``levels`` (n, h, w, 3) with full opacity as a fourth channel."""
    return np.pad(levels, ((0, 0),) * 3 + ((0, 1),), constant_values=255)


def lay_out(levels: Bytes, columns: int, *, by_column: bool = False, gap: int = GAP) -> Bytes:
    """One image (rows * (h + 1) - 1, columns * (w + 1) - 1) of ``levels`` (n, h, w).

    Colour channels stay as a last axis. Tiles fill rows first, or columns first with
    ``by_column``; one pixel of ``gap`` lies between them.
    """
    count, height, width, *channels = levels.shape
    rows = -(-count // columns)
    grid = np.full((rows * columns, height + 1, width + 1, *channels), gap, np.uint8)
    grid[:count, :height, :width] = levels
    if by_column:
        grid = grid.reshape(columns, rows, *grid.shape[1:]).swapaxes(0, 1)
    else:
        grid = grid.reshape(rows, columns, *grid.shape[1:])
    image = grid.swapaxes(1, 2).reshape(rows * (height + 1), columns * (width + 1), *channels)
    return np.ascontiguousarray(image[:-1, :-1])
