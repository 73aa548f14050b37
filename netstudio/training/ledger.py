"""The numbers of the steps just made, kept on the device until they are fetched in bulk.

A step writes its loss and its number of right answers into a row that lies ready on the training
device; nothing waits for the device, and one copy brings all of them over.
"""

from __future__ import annotations

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
        losses, accuracies, learning_rates: float32, one a step; an accuracy is nan where there are
            no labels to be right about.
        samples: int64: how many samples each step saw.
    """

    first: int
    losses: NDArray[np.float32]
    accuracies: NDArray[np.float32]
    learning_rates: NDArray[np.float32]
    samples: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.losses)


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
        answers = self._answers[:count]
        unknown = np.full(count, np.nan, np.float32)
        accuracies = np.divide(
            values[1], answers, out=unknown, where=answers > 0, casting="same_kind"
        )
        self._first += count
        self._count = 0
        return StepRecords(
            first,
            values[0].copy(),
            accuracies,
            self._rates[:count].copy(),
            self._samples[:count].copy(),
        )
