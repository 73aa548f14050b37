"""The images and labels of one split: all in memory, or made when they are first read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from netstudio.catalog.datasets import SampleShape
from netstudio.sentence import say

Pixels = NDArray[np.uint8]


class Split(ABC):
    """Labelled images, read by index.

    Attributes:
        labels: int64, shape (n,), on the CPU.
        sample_shape: channels, height, width.
    """

    def __init__(self, labels: Tensor, sample_shape: SampleShape) -> None:
        self.labels = labels
        self.sample_shape = sample_shape

    def __len__(self) -> int:
        return len(self.labels)

    @abstractmethod
    def read(self, indices: Tensor) -> Tensor:
        """The images at `indices` (int64, shape (b,)): uint8, shape (b, C, H, W), on the CPU.

        May be called from several threads at a time.
        """

    def chunks(self, indices: Tensor | None = None, size: int = 1024) -> Iterator[Tensor]:
        """The images at `indices` (all by default), in order, at most `size` at a time."""
        every = torch.arange(len(self)) if indices is None else indices
        for start in range(0, len(every), size):
            yield self.read(every[start : start + size])


class TensorSplit(Split):
    """A split that is in memory.

    Attributes:
        images: uint8, shape (n, C, H, W), on the CPU.
    """

    def __init__(self, images: Tensor, labels: Tensor) -> None:
        if images.dtype != torch.uint8 or images.dim() != 4:
            raise ValueError(
                say(
                    "Images must be uint8 (n, C, H, W), not {dtype} {shape}",
                    dtype=images.dtype,
                    shape=images.shape,
                )
            )
        if labels.dtype != torch.int64 or labels.shape != images.shape[:1]:
            raise ValueError(
                say(
                    "Labels must be int64 ({count_images},), not {shape}",
                    count_images=len(images),
                    shape=labels.shape,
                )
            )
        channels, height, width = images.shape[1:]
        super().__init__(labels, (channels, height, width))
        self.images = images

    def read(self, indices: Tensor) -> Tensor:
        """As in Split."""
        return self.images.index_select(0, indices)


class LazySplit(Split):
    """A split whose images are drawn or decoded when they are read.

    With `keep` each is made once and then kept: 1 byte a value, taken as images come in.
    """

    def __init__(
        self,
        labels: Tensor,
        sample_shape: SampleShape,
        make: Callable[[NDArray[np.int64]], Pixels],
        *,
        keep: bool,
    ) -> None:
        """`make` gives the uint8 (b, C, H, W) images at b indices; threads may call it at once."""
        super().__init__(labels, sample_shape)
        self._make = make
        self._kept: Tensor | None = None
        if keep:
            self._kept = torch.empty((len(labels), *sample_shape), dtype=torch.uint8)
            self._known = torch.zeros(len(labels), dtype=torch.bool)

    def read(self, indices: Tensor) -> Tensor:
        """As in Split."""
        if self._kept is None:
            return torch.from_numpy(self._make(indices.numpy()))
        # Two threads may make the same image: both write the same bytes, then the same flag.
        new = indices[~self._known[indices]]
        if len(new):
            self._kept[new] = torch.from_numpy(self._make(new.numpy()))
            self._known[new] = True
        return self._kept.index_select(0, indices)
