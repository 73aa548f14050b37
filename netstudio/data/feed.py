"""How the images of a batch get to the training device: they are there, or they stream."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, Protocol

import torch
from torch import Tensor

from netstudio.data.normalisation import Normalisation
from netstudio.data.split import Split

Span = tuple[int, int]


class Batch(NamedTuple):
    """One batch on the training device.

    Attributes:
        images: normalised float32, shape (b, C, H, W).
        labels: int64, shape (b,).
    """

    images: Tensor
    labels: Tensor


class Feed(Protocol):
    """Gives batches of one split in the order it was told last."""

    def follow(self, order: Tensor) -> None:
        """Takes the indices of an epoch: int64, shape (n,), on the CPU."""

    def take(self, span: Span, ahead: Sequence[Span]) -> Batch:
        """The batch at positions `span` of the order; those of `ahead` are wanted next."""

    def close(self) -> None:
        """Ends its threads."""


class ResidentFeed:
    """The whole split lies normalised on the device: a batch is two gathers."""

    def __init__(self, split: Split, normalisation: Normalisation, device: torch.device) -> None:
        self._device = device
        images = torch.empty((len(split), *split.sample_shape), device=device)
        normalise, start = normalisation.on(device), 0
        for chunk in split.chunks():  # in chunks: a second float copy of the set need not fit
            images[start : start + len(chunk)] = normalise(chunk.to(device))
            start += len(chunk)
        self._images = images
        self._labels = split.labels.to(device)
        self._order = torch.empty(0, dtype=torch.int64, device=device)

    def follow(self, order: Tensor) -> None:
        """As in Feed."""
        self._order = order.to(self._device)

    def take(self, span: Span, ahead: Sequence[Span]) -> Batch:
        """As in Feed; always a copy, which a layer may change in place."""
        chosen = self._order[span[0] : span[1]]
        return Batch(self._images.index_select(0, chosen), self._labels.index_select(0, chosen))

    def close(self) -> None:
        """Nothing to end."""


class StreamFeed:
    """Batches are read ahead by threads, and go to the device as bytes, normalised there.

    Threads, not processes: drawing, decoding and gathering release the interpreter lock for the
    most part, nothing has to be pickled or forked beside a window, and it works everywhere. For
    CUDA the reading thread also moves the batch to pinned memory, so that the copy needs no wait.
    """

    def __init__(
        self, split: Split, normalisation: Normalisation, device: torch.device, workers: int
    ) -> None:
        self._split, self._device = split, device
        self._normalise = normalisation.on(device)
        self._pin = device.type == "cuda"
        self._order = torch.empty(0, dtype=torch.int64)
        self._pending: deque[tuple[Span, Future[Batch]]] = deque()
        self._threads: ThreadPoolExecutor | None = None
        if workers:
            self._threads = ThreadPoolExecutor(workers, thread_name_prefix="netstudio-data")

    def follow(self, order: Tensor) -> None:
        """As in Feed."""
        self._forget()
        self._order = order

    def take(self, span: Span, ahead: Sequence[Span]) -> Batch:
        """As in Feed."""
        if self._threads is None:
            return self._to_device(self._read(span))
        if self._pending and self._pending[0][0] != span:  # the size of batches has changed
            self._forget()
        for wanted in (span, *ahead)[len(self._pending) :]:
            self._pending.append((wanted, self._threads.submit(self._read, wanted)))
        _, future = self._pending.popleft()
        return self._to_device(future.result())

    def close(self) -> None:
        """As in Feed."""
        self._forget()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)

    def _forget(self) -> None:
        for _, future in self._pending:
            future.cancel()
        self._pending.clear()

    def _read(self, span: Span) -> Batch:
        chosen = self._order[span[0] : span[1]]
        batch = Batch(self._split.read(chosen), self._split.labels.index_select(0, chosen))
        return Batch(batch.images.pin_memory(), batch.labels.pin_memory()) if self._pin else batch

    def _to_device(self, batch: Batch) -> Batch:
        images = batch.images.to(self._device, non_blocking=self._pin)
        labels = batch.labels.to(self._device, non_blocking=self._pin)
        return Batch(self._normalise(images), labels)
