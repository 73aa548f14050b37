"""The numbers of the steps just made, kept on the device until they are fetched in bulk.

A step writes its loss and its number of right answers into a row that lies ready on the training
device; nothing waits for the device, and one copy brings all of them over.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

CAPACITY = 1024


@dataclass(frozen=True, slots=True)
class StepRecords:
    """Steps in a row.

    Attributes:
        first: the first one's number, counted from 0 over the run.
        losses, learning_rates: float32, one a step.
        hits: float32: how many answers were right.
        answers: int64: how many could have been right; 0 where there are no labels.
        samples: int64: how many samples the step saw.
    """

    first: int
    losses: NDArray[np.float32]
    learning_rates: NDArray[np.float32]
    hits: NDArray[np.float32]
    answers: NDArray[np.int64]
    samples: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.losses)

    @property
    def accuracies(self) -> NDArray[np.float32]:
        """The share of right answers in each step, from 0 to 1; nan without labels."""
        unknown = np.full(len(self), np.nan, np.float32)
        known = self.answers > 0
        return np.divide(self.hits, self.answers, out=unknown, where=known, casting="same_kind")


def joined(records: Sequence[StepRecords], first: int) -> StepRecords:
    """Records that follow one another, as one; without any they would begin at step `first`."""
    if not records:
        floats, whole = np.zeros(0, np.float32), np.zeros(0, np.int64)
        return StepRecords(first, floats, floats, floats, whole, whole)
    columns = ("losses", "learning_rates", "hits", "answers", "samples")
    parts = [np.concatenate([getattr(item, name) for item in records]) for name in columns]
    return StepRecords(records[0].first, *parts)


def mean_loss(records: Sequence[StepRecords]) -> float:
    """The mean over samples, exactly rounded: how the steps were fetched does not show in it."""
    whole = joined(records, 0)
    weighted = whole.losses.astype(np.float64) * whole.samples
    return math.fsum(weighted.tolist()) / max(1, int(whole.samples.sum()))


def mean_accuracy(records: Sequence[StepRecords]) -> float:
    """The share of right answers, from 0 to 1; nan without labels."""
    whole = joined(records, 0)
    answers = int(whole.answers.sum())
    return float(whole.hits.sum(dtype=np.float64)) / answers if answers else math.nan


class Ledger:
    """A row of steps on the device."""

    def __init__(self, device: torch.device, first: int = 0) -> None:
        self._values = torch.zeros((2, CAPACITY), device=device)
        # Views made once: writing to one is a single copy, without indexing in the step.
        self._loss_cells = list(self._values[0].unbind())
        self._hit_cells = list(self._values[1].unbind())
        self._samples = np.zeros(CAPACITY, np.int64)
        self._answers = np.zeros(CAPACITY, np.int64)
        self._rates = np.zeros(CAPACITY, np.float32)
        self._first = first
        self._count = 0

    @property
    def is_full(self) -> bool:
        """Whether it must be fetched before the next step."""
        return self._count == CAPACITY

    def __len__(self) -> int:
        return self._count

    def write(
        self, loss: Tensor, hits: Tensor | None, samples: int, answers: int, rate: float
    ) -> None:
        """Notes one step.

        Args:
            loss: a scalar on the device, detached.
            hits: how many answers were right, a scalar on the device; None without labels.
            samples: in the batch.
            answers: how many could have been right: the samples, or all pixels.
            rate: the learning rate it was made with.
        """
        at = self._count
        self._loss_cells[at].copy_(loss)
        if hits is not None:
            self._hit_cells[at].copy_(hits)
        self._samples[at] = samples
        self._answers[at] = answers if hits is not None else 0
        self._rates[at] = rate
        self._count = at + 1

    def fetch(self) -> StepRecords:
        """The steps since the last fetch: the one place that waits for the device."""
        count, first = self._count, self._first
        values = self._values[:, :count].cpu().numpy()
        self._first += count
        self._count = 0
        return StepRecords(
            first,
            values[0].copy(),
            self._rates[:count].copy(),
            values[1].copy(),
            self._answers[:count].copy(),
            self._samples[:count].copy(),
        )
