"""Batches of a split in shuffled order, on the training device, from any point on.

The order of an epoch is one permutation from a generator on the CPU: the same seed gives the same
batches on every device, streamed or not, and no other random numbers are touched.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType

import torch
from torch import Tensor

from netstudio.data.dataset import Dataset, SplitName
from netstudio.data.feed import Batch, Feed, ResidentFeed, Span, StreamFeed
from netstudio.data.residence import fits_on_device
from netstudio.errors import DataError
from netstudio.sentence import say

_READ_AHEAD = 2  # batches for each reading thread


@dataclass(frozen=True, slots=True, eq=False)
class BatchState:
    """Where a source is, exactly.

    Attributes:
        epoch: epochs finished.
        position: samples of the current epoch already given.
        generator: state of the generator before the current epoch was shuffled, uint8.
    """

    epoch: int
    position: int
    generator: Tensor


class BatchSource:
    """Draws the batches of one split, epoch after epoch.

    Each sample comes once an epoch. `batch_size` may be set between two batches; the rest of the
    epoch is then cut anew.
    """

    def __init__(
        self,
        dataset: Dataset,
        split: SplitName = "train",
        *,
        device: torch.device | str,
        batch_size: int,
        seed: int = 0,
        shuffle: bool = True,
        drop_last: bool = False,
        resident: bool | None = None,
        workers: int | None = None,
    ) -> None:
        """Makes a source at the start of its first epoch.

        Args:
            batch_size: samples a batch; 0 is the whole split.
            seed: of the order.
            shuffle: False keeps the order of the split, for evaluation.
            drop_last: whether a smaller last batch is left out (batch norm cannot train on one
                sample); a split smaller than one batch is given all the same.
            resident: whether the split lives on the device; by default where it fits.
            workers: threads that read ahead for a streamed split; 0 reads in the calling thread;
                by default one less than the cores, from 1 to 4.

        Raises:
            DataError: the split is empty or the batch size negative.
        """
        self._split = dataset.split(split)
        if len(self._split) == 0:
            raise DataError(
                say(
                    "The {split} split of {title} has no images.",
                    split=split,
                    title=dataset.description.title,
                )
            )
        self.batch_size = batch_size
        self._drop_last, self._shuffle = drop_last, shuffle
        self._generator = torch.Generator().manual_seed(seed)
        self._epoch = self._position = 0
        device = torch.device(device)
        if resident is None:
            resident = fits_on_device(dataset, device)
        workers = _default_workers() if workers is None else workers
        self._ahead = _READ_AHEAD * workers
        self._feed: Feed = (
            ResidentFeed(self._split, dataset.normalisation, device)
            if resident
            else StreamFeed(self._split, dataset.normalisation, device, workers)
        )
        self._resident = resident
        self._start_epoch()

    @property
    def batch_size(self) -> int:
        """Samples a batch; 0 is the whole split."""
        return self._batch_size

    @batch_size.setter
    def batch_size(self, value: int) -> None:
        if value < 0:
            raise DataError(
                say(
                    "The batch size must be 1 or more, or 0 for the full set, not {value}.",
                    value=value,
                )
            )
        self._batch_size = value

    @property
    def resident(self) -> bool:
        """Whether the split lives on the device."""
        return self._resident

    @property
    def epoch(self) -> int:
        """Epochs finished."""
        return self._epoch

    @property
    def position(self) -> int:
        """Samples of the current epoch already given."""
        return self._position

    @property
    def sample_count(self) -> int:
        """Samples in the split."""
        return len(self._split)

    def __len__(self) -> int:
        """Batches in a whole epoch at the present size."""
        count, size = len(self._split), self._step()
        return count // size if self._drops_tail(0) else -(-count // size)

    def next_batch(self) -> Batch:
        """The next batch; after the last of an epoch, the first of the next."""
        spans = self._spans(self._position, 1 + self._ahead)
        batch = self._feed.take(spans[0], spans[1:])
        self._position = spans[0][1]
        if not self._spans(self._position, 1):
            self._epoch += 1
            self._start_epoch()
        return batch

    def batches(self) -> Iterator[Batch]:
        """The rest of the current epoch."""
        epoch = self._epoch
        while self._epoch == epoch:
            yield self.next_batch()

    def state(self) -> BatchState:
        """Where the source is, to go on from there later."""
        return BatchState(self._epoch, self._position, self._epoch_state.clone())

    def restore(self, state: BatchState) -> None:
        """Goes to where another source of the same split was.

        Raises:
            DataError: the state is not of this split.
        """
        if not 0 <= state.position < len(self._split):
            raise DataError(
                say(
                    "The saved position, {position}, is not among the {count_split} samples; the "
                    "data set has changed since it was saved.",
                    position=state.position,
                    count_split=len(self._split),
                )
            )
        self._generator.set_state(state.generator)
        self._epoch = state.epoch
        self._start_epoch()
        self._position = state.position

    def close(self) -> None:
        """Ends the reading threads, if any."""
        self._feed.close()

    def __enter__(self) -> BatchSource:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _start_epoch(self) -> None:
        self._position = 0
        self._epoch_state = self._generator.get_state()
        count = len(self._split)
        order = (
            torch.randperm(count, generator=self._generator)
            if self._shuffle
            else torch.arange(count)
        )
        self._feed.follow(order)

    def _step(self) -> int:
        return self._batch_size or len(self._split)

    def _drops_tail(self, start: int) -> bool:
        # The tail is kept where nothing came before it: an epoch has one batch at least.
        return self._drop_last and (start > 0 or len(self._split) >= self._step())

    def _spans(self, start: int, most: int) -> list[Span]:
        """The next spans of the epoch, from `start`, at most `most` of them."""
        count, size = len(self._split), self._step()
        stop = min(count, start + most * size)
        spans = [(at, min(at + size, count)) for at in range(start, stop, size)]
        if spans and spans[-1][1] - spans[-1][0] < size and self._drops_tail(spans[-1][0]):
            spans.pop()
        return spans


def _default_workers() -> int:
    return min(max((os.cpu_count() or 1) - 1, 1), 4)
