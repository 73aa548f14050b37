"""A split that keeps the share of every class, the same on every machine."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]
Indices = NDArray[np.int64]


def stratified_split(labels: Labels, fraction: float, seed: int) -> tuple[Indices, Indices]:
    """The training and test indices, both rising.

    The test split has `ceil(fraction * n)` samples, each class its share of them by the largest
    remainders, the lower label first where they tie. Every class keeps a training sample.

    Args:
        labels: shape (n,), whole numbers from 0.
        fraction: share of the test split, between 0 and 1.
        seed: of the choice within each class.
    """
    counts = np.bincount(labels)
    quotas = _quotas(counts, fraction)
    # RandomState, unlike Generator, promises the same stream in every version of numpy (NEP 19).
    random = np.random.RandomState(seed)
    chosen = [
        random.permutation(np.flatnonzero(labels == label))[:quota]
        for label, quota in enumerate(quotas)
    ]
    is_test = np.zeros(len(labels), dtype=bool)
    is_test[np.concatenate(chosen)] = True
    return np.flatnonzero(~is_test), np.flatnonzero(is_test)


def _quotas(counts: NDArray[np.int64], fraction: float) -> NDArray[np.int64]:
    shares = counts * fraction
    quotas = np.floor(shares).astype(np.int64)
    missing = math.ceil(round(counts.sum() * fraction, 9)) - int(quotas.sum())
    by_remainder = np.argsort(-(shares - quotas), kind="stable")
    quotas[by_remainder[:missing]] += 1
    kept: NDArray[np.int64] = np.minimum(quotas, np.maximum(counts - 1, 0))
    return kept
