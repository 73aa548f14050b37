"""Reads picture files of any kind into pixels of a given size."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from netstudio.data.split import Pixels
from netstudio.errors import DataError
from netstudio.sentence import say

SUFFIXES = frozenset(".png .jpg .jpeg .bmp .gif .webp .tif .tiff .ppm .pgm".split())
# What the decoders raise for a file that is cut short, damaged, disguised or absurdly large.
_DECODING_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    struct.error,
    zlib.error,
    MemoryError,
    Image.DecompressionBombError,
)


def open_picture(path: Path, channels: int) -> Image.Image:
    """A picture as grey (1 channel) or RGB (3), upright, transparent parts on white.

    Raises:
        DataError: the file is missing or cannot be decoded.
    """
    try:
        with Image.open(path) as image:
            upright = ImageOps.exif_transpose(image)
            return _flattened(upright).convert("L" if channels == 1 else "RGB")
    except _DECODING_ERRORS as error:
        raise _unreadable(path, error) from error


def check_picture(path: Path) -> None:
    """Looks at the beginning of a file only.

    Raises:
        DataError: it is not a picture.
    """
    try:
        with Image.open(path):
            pass
    except _DECODING_ERRORS as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: BaseException) -> DataError:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    if isinstance(error, UnidentifiedImageError):
        reason = "it is not a picture"
    return DataError(say("The picture {path} cannot be read ({reason}).", path=path, reason=reason))


def _flattened(image: Image.Image) -> Image.Image:
    """8 bits a channel, nothing transparent."""
    if image.mode.startswith("I"):  # 16 bits, which convert would cut off at 255
        wide = np.asarray(image).astype(np.int64)
        return Image.fromarray((wide.clip(0, 65535) >> 8).astype(np.uint8))
    if not image.has_transparency_data:
        return image
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear)


def cropped(image: Image.Image, size: int) -> Image.Image:
    """The middle of a picture: its shorter side becomes `size`, the longer is cut to it."""
    return ImageOps.fit(image, (size, size), method=Image.Resampling.BILINEAR)


def to_pixels(image: Image.Image) -> Pixels:
    """A grey or RGB picture as bytes of shape (C, H, W)."""
    values: NDArray[np.uint8] = np.array(image, dtype=np.uint8)
    return values[None] if values.ndim == 2 else np.ascontiguousarray(values.transpose(2, 0, 1))
