"""A loaded data set: its two splits, and the normalisation measured on the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from netstudio.catalog.datasets import DataDescription
from netstudio.data.normalisation import Normalisation
from netstudio.data.split import Split, TensorSplit
from netstudio.errors import DataError
from netstudio.sentence import say

SplitName = Literal["train", "test"]
MEASURED_SAMPLES = 256


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Images with class labels, in a training and a test split.

    Attributes:
        description: what it holds: the true numbers, as loaded.
        normalisation: measured on the training split.
        notes: what the user should know of the loading: files that were left out.
    """

    description: DataDescription
    train: Split
    test: Split
    normalisation: Normalisation
    notes: tuple[str, ...] = ()

    def split(self, name: SplitName) -> Split:
        """The split of this name."""
        return self.train if name == "train" else self.test

    def normalise(self, images: Tensor) -> Tensor:
        """Bytes (..., C, H, W) to float32 of mean 0 and deviation 1, on their device."""
        return self.normalisation.apply(images)

    def invert(self, images: Tensor) -> Tensor:
        """Normalised images (..., C, H, W) to float32 in [0, 1], for display."""
        return self.normalisation.invert(images)

    def sample(self, index: int, split: SplitName = "test") -> tuple[Tensor, int]:
        """One image, normalised, of shape (C, H, W), and its label.

        Raises:
            DataError: there is no such sample.
        """
        source = self.split(split)
        if not 0 <= index < len(source):
            raise DataError(
                say(
                    "There is no sample {index} in the {split} split; it has 0 to {count_source}.",
                    index=index,
                    split=split,
                    count_source=len(source) - 1,
                )
            )
        image = source.read(torch.tensor([index]))[0]
        return self.normalise(image), int(source.labels[index])


def measure_normalisation(train: Split) -> Normalisation:
    """The normalisation of a training split.

    Measured on every image of a split in memory; on 256 spread evenly over one whose images are
    made when they are read, so that a large set starts at once.
    """
    if isinstance(train, TensorSplit) or len(train) <= MEASURED_SAMPLES:
        return Normalisation.measure(train.chunks())
    spread = torch.arange(MEASURED_SAMPLES) * len(train) // MEASURED_SAMPLES
    return Normalisation.measure(train.chunks(spread, size=64))
