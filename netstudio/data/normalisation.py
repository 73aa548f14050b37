"""From stored pixels to what a network learns from, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import Tensor

_WHITE = 255.0


@dataclass(frozen=True, slots=True)
class Normalisation:
    """Each channel moved to mean 0 and scaled to deviation 1 over the training split.

    Attributes:
        mean, std: of each channel, of pixels scaled to [0, 1].
    """

    mean: tuple[float, ...]
    std: tuple[float, ...]

    @classmethod
    def measure(cls, chunks: Iterable[Tensor]) -> Normalisation:
        """The mean and the (population) deviation of the images in `chunks`.

        Exact: bytes are summed as whole numbers, so that neither the size of the chunks nor the
        number of threads changes a digit. A channel of one value only gets deviation 1.

        Args:
            chunks: uint8, each of shape (n, C, H, W), at least one image in all.
        """
        count, total, squares = 0, None, None
        for images in chunks:
            pixels = images.to(torch.int64).transpose(0, 1).flatten(1)
            count += pixels.shape[1]
            sums, powers = pixels.sum(1), (pixels * pixels).sum(1)
            total = sums if total is None else total + sums
            squares = powers if squares is None else squares + powers
        if total is None or squares is None:
            raise ValueError("There is no image to measure.")
        mean = total.double() / count
        variance = squares.double() / count - mean**2
        std = variance.clamp(min=0).sqrt()
        std = torch.where(std > 0, std, torch.full_like(std, _WHITE))
        return cls(tuple((mean / _WHITE).tolist()), tuple((std / _WHITE).tolist()))

    def on(self, device: torch.device) -> Callable[[Tensor], Tensor]:
        """As `apply`, for many batches on `device`: its numbers go there once, without a wait."""
        mean, std = self._columns(device)
        shift, scale = -mean / std, 1 / (_WHITE * std)
        return lambda images: torch.addcmul(shift, images.to(torch.float32), scale)

    def apply(self, images: Tensor) -> Tensor:
        """Bytes (..., C, H, W) to normalised float32 of the same shape, on their device."""
        return self.on(images.device)(images)

    def invert(self, images: Tensor) -> Tensor:
        """Normalised (..., C, H, W) back to float32 in [0, 1], for display."""
        mean, std = self._columns(images.device)
        return (images.to(torch.float32) * std + mean).clamp(0, 1)

    def _columns(self, device: torch.device) -> tuple[Tensor, Tensor]:
        mean = torch.tensor(self.mean, dtype=torch.float32, device=device)
        std = torch.tensor(self.std, dtype=torch.float32, device=device)
        return mean[:, None, None], std[:, None, None]
