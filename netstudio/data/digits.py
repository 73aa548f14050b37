"""The digits that come with scikit-learn: real handwriting that needs no download.

1,797 images of 8x8 pixels with 17 grey levels, light on dark. They are stretched to bytes and
enlarged bilinearly. The test split is a stratified 20 %: 360 images, chosen with seed 0.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from netstudio.data.resize import resize
from netstudio.data.split import TensorSplit
from netstudio.data.stratify import stratified_split

TEST_FRACTION = 0.2
SPLIT_SEED = 0
_LEVELS = 16


def load_digits(size: int) -> tuple[TensorSplit, TensorSplit]:
    """The training and the test split, images of shape (1, size, size)."""
    from sklearn.datasets import load_digits as read_digits  # a second to import

    bunch = read_digits()
    labels = bunch.target.astype(np.int64)
    levels = torch.from_numpy(bunch.images).unsqueeze(1)
    images = resize((levels * (255 / _LEVELS)).round().to(torch.uint8), size)
    train, test = stratified_split(labels, TEST_FRACTION, SPLIT_SEED)
    return _part(images, labels, train), _part(images, labels, test)


def _part(images: Tensor, labels: np.ndarray, indices: np.ndarray) -> TensorSplit:
    return TensorSplit(images[torch.from_numpy(indices)], torch.from_numpy(labels[indices]))
