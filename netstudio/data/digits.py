"""The digits that come with scikit-learn: real handwriting that needs no download.

1,797 images of 8x8 pixels with 17 grey levels, light on dark. They are stretched to bytes and
enlarged bilinearly. The test split is a stratified 20 %: 360 images, chosen with seed 0.

The file is read where scikit-learn keeps it: importing scikit-learn itself brings in nine hundred
modules and takes more than a second, most of it holding Python's lock beside a window.
"""

from __future__ import annotations

import gzip
import importlib.util
import zlib
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from netstudio.data.resize import resize
from netstudio.data.split import TensorSplit
from netstudio.data.stratify import stratified_split
from netstudio.errors import DataError
from netstudio.sentence import say

TEST_FRACTION = 0.2
SPLIT_SEED = 0
SIZE = 8
_LEVELS = 16
_FILE = Path("datasets", "data", "digits.csv.gz")


def load_digits(size: int) -> tuple[TensorSplit, TensorSplit]:
    """The training and the test split, images of shape (1, size, size).

    Raises:
        DataError: scikit-learn's file of digits is missing or is not what it should be.
    """
    table = read_table(digits_file())
    labels = table[:, -1].astype(np.int64)
    levels = torch.from_numpy(table[:, :-1].reshape(-1, 1, SIZE, SIZE).astype(np.float64))
    images = resize((levels * (255 / _LEVELS)).round().to(torch.uint8), size)
    train, test = stratified_split(labels, TEST_FRACTION, SPLIT_SEED)
    return _part(images, labels, train), _part(images, labels, test)


def digits_file() -> Path:
    """Where the installed scikit-learn has its digits.

    Raises:
        DataError: when scikit-learn is not installed or has no such file.
    """
    spec = importlib.util.find_spec("sklearn")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / _FILE
        if path.is_file():
            return path
    raise DataError(
        say(
            "The digits come with scikit-learn, whose file {file} is not there; "
            "install scikit-learn again.",
            file=_FILE.as_posix(),
        )
    )


def read_table(path: Path) -> NDArray[np.uint8]:
    """A line for each digit, of its 64 grey levels, row by row, and its label.

    Raises:
        DataError: when the file cannot be read or has other numbers.
    """
    try:
        with gzip.open(path, "rt", encoding="ascii") as lines:
            table: NDArray[np.uint8] = np.loadtxt(lines, np.uint8, delimiter=",", ndmin=2)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise DataError(
            say("The digits in {path} cannot be read: {error}.", path=path, error=error)
        ) from error
    if table.shape[1] != SIZE * SIZE + 1 or table[:, :-1].max() > _LEVELS:
        raise DataError(
            say(
                "The digits in {path} should be lines of {count} levels from 0 to {most} and a "
                "label.",
                path=path,
                count=SIZE * SIZE,
                most=_LEVELS,
            )
        )
    return table


def _part(images: Tensor, labels: NDArray[np.int64], indices: NDArray[np.intp]) -> TensorSplit:
    return TensorSplit(images[torch.from_numpy(indices)], torch.from_numpy(labels[indices]))
