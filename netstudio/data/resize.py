"""Images of a set at another size than they were published in."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def resize(images: Tensor, size: int) -> Tensor:
    """Images (n, C, H, W) at height and width `size`: uint8, bilinear, smoothed when shrunk."""
    if images.shape[-2:] == (size, size):
        return images
    shape = (size, size)
    scaled = F.interpolate(images.float(), shape, mode="bilinear", antialias=True)
    return scaled.round_().clamp_(0, 255).to(torch.uint8)
