"""Statistics of activations: whether a layer is alive, and in the range where it can learn."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from netstudio.training.divergence import node_addresses
from netstudio.training.probe import Found, Look, ProbeError, ProbeRequest

SAMPLES = 32
BINS = 40


class Activations:
    """Statistics of one node, or of all of them, over 32 samples of the test split.

    Arrays, an entry for each node in `names`: `mean` and `sd` of its values; `dead`, the share of
    its units (channels or features) that are 0 for every sample and place. For one node also
    `histogram` (40 counts) and `edges` (41 values).
    """

    spans_step = False

    def before(self, look: Look, request: ProbeRequest) -> object:
        """Nothing to remember."""
        return None

    def measure(self, look: Look, request: ProbeRequest, before: object) -> Found:
        """Sends the samples through the network.

        Raises:
            ProbeError: when there is no node with a numerical value.
            CompileError: when the forward pass fails.
        """
        wanted = [request.address] if request.address else list(node_addresses(look.model))
        samples = tuple(range(request.sample, request.sample + SAMPLES))
        values = look.record(frozenset(wanted), samples)
        tensors = {address: found for address in wanted if (found := _floats(values.get(address)))}
        if not tensors:
            raise ProbeError("There are no activations to measure here.")
        flat = {address: items[0].float() for address, items in tensors.items()}
        arrays = {
            "mean": np.array([float(item.mean()) for item in flat.values()], np.float32),
            "sd": np.array([float(item.std(correction=0)) for item in flat.values()], np.float32),
            "dead": np.array([dead_share(item) for item in flat.values()], np.float32),
        }
        if request.address:
            arrays["histogram"], arrays["edges"] = _histogram(flat[request.address])
        return arrays, tuple(flat)


def dead_share(values: Tensor) -> float:
    """The share of units along axis 1 that are 0 everywhere, from 0 to 1; (n, units, ...)."""
    if values.ndim < 2:
        return float((values == 0).all())
    alive = (values != 0).transpose(0, 1).flatten(1).any(1)
    return 1.0 - float(alive.float().mean())


def _floats(value: Any) -> list[Tensor]:
    """The floating-point tensors of a value, itself or its items."""
    items = value if isinstance(value, tuple | list) else (value,)
    return [item for item in items if isinstance(item, Tensor) and item.is_floating_point()]


def _histogram(values: Tensor) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    finite = values[torch.isfinite(values)].cpu().numpy()
    return np.histogram(finite, BINS)
