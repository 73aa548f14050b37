"""How long each node takes in a forward pass, as far as a clock between nodes can tell."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import torch

from netstudio.training.probe import Found, Look, ProbeError, ProbeRequest

SAMPLES = 32
"""The batch of a pass, at most."""
PASSES = 5


class Timings:
    """The seconds that each node takes, the median of five passes over one batch.

    Arrays, an entry for each node in `names`: `seconds`, from the moment that the node before it
    was done until it was done itself. The node that calls a block comes after all nodes inside,
    whose times it does not contain. `batch`: how many samples went through.
    """

    spans_step = False

    def before(self, look: Look, request: ProbeRequest) -> object:
        """Nothing to remember."""
        return None

    def measure(self, look: Look, request: ProbeRequest, before: object) -> Found:
        """Sends a batch through the network six times; the first pass only warms up.

        Raises:
            ProbeError: when there is no data, or no node has a value.
            CompileError: when the forward pass fails.
        """
        first = request.sample
        inputs = look.inputs(*look.samples(tuple(range(first, first + SAMPLES))))
        settle = _synchronizer(look.device)
        passes = [_timed_pass(look, inputs, settle) for _ in range(PASSES + 1)][1:]
        names = tuple(passes[0])
        if not names:
            raise ProbeError("The network has no nodes whose time could be taken.")
        seconds = [median(spent.get(name, 0.0) for spent in passes) for name in names]
        return {"seconds": np.array(seconds), "batch": np.array(SAMPLES)}, names


def _timed_pass(
    look: Look, inputs: tuple[Any, ...], settle: Callable[[], None]
) -> dict[str, float]:
    spent: dict[str, float] = {}
    settle()
    last = perf_counter()

    def receive(address: str, value: object) -> None:
        nonlocal last
        settle()
        now = perf_counter()
        spent[address] = spent.get(address, 0.0) + now - last
        last = perf_counter()

    look.model.follow(inputs, receive)
    return spent


def _synchronizer(device: torch.device) -> Callable[[], None]:
    """Waits until the device has done what it was given: it works on while Python goes ahead."""
    if device.type == "cuda":
        return lambda: torch.cuda.synchronize(device)
    if device.type == "mps":
        return torch.mps.synchronize
    return lambda: None
