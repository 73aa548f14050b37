"""Small data sets for the tests of loading and drawing batches."""

import pytest
import torch

from netstudio.catalog.datasets import DataDescription
from netstudio.data import Dataset, LazySplit, Normalisation, TensorSplit


def numbered_split(count, lazy=False):
    """Images of shape (1, 2, 3) whose bytes tell their index; the label is the index mod 5."""
    codes = torch.arange(count)
    images = torch.stack([codes % 256, codes // 256], 1).to(torch.uint8)
    images = images[:, None, :, None].repeat(1, 1, 1, 3)
    labels = codes % 5
    if lazy:
        return LazySplit(labels, (1, 2, 3), lambda chosen: images.numpy()[chosen], keep=False)
    return TensorSplit(images, labels)


@pytest.fixture
def numbered():
    """Makes a data set of `count` numbered images."""

    def make(count, lazy=False):
        classes = tuple("abcde")
        description = DataDescription("numbered", "Numbered", (1, 2, 3), classes, count, 4)
        return Dataset(
            description,
            numbered_split(count, lazy),
            numbered_split(4, lazy),
            Normalisation((0.5,), (0.25,)),
        )

    return make


@pytest.fixture
def indices_of():
    """Reads the numbers of the images in a batch of a numbered set."""

    def read(dataset, batch):
        codes = (dataset.invert(batch.images.cpu()) * 255).round().long()
        return (codes[:, 0, 0, 0] + 256 * codes[:, 0, 1, 0]).tolist()

    return read
