"""Images of a set at another size than they were published in."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from netstudio.data.split import LazySplit, Pixels, Split, TensorSplit

EAGER_BYTES = 256 << 20  # resized at once; more is resized when it is read
_IMAGES_AT_ONCE = 1024


def resize(images: Tensor, size: int) -> Tensor:
    """Images (n, C, H, W) at height and width `size`: uint8, bilinear, smoothed when shrunk."""
    if images.shape[-2:] == (size, size):
        return images
    shape = (*images.shape[:2], size, size)
    resized = torch.empty(shape, dtype=torch.uint8)
    for start in range(0, len(images), _IMAGES_AT_ONCE):  # floats of the whole set need not fit
        part = images[start : start + _IMAGES_AT_ONCE].float()
        part = F.interpolate(part, (size, size), mode="bilinear", antialias=True)
        resized[start : start + _IMAGES_AT_ONCE] = part.round_().clamp_(0, 255)
    return resized


def sized_split(images: Tensor, labels: Tensor, size: int) -> Split:
    """Images (n, C, H, W) as a split of images (C, size, size)."""
    count, channels = images.shape[:2]
    if images.shape[-2:] == (size, size) or count * channels * size**2 <= EAGER_BYTES:
        return TensorSplit(resize(images, size), labels)

    def make(indices: NDArray[np.int64]) -> Pixels:
        pixels: Pixels = resize(images[torch.from_numpy(indices)], size).numpy()
        return pixels

    return LazySplit(labels, (channels, size, size), make, keep=False)
