"""Feature maps: what a node makes of one image."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from netstudio.sentence import say
from netstudio.training.probe import Found, Look, ProbeError, ProbeRequest, to_array

MOST_MAPS = 64
"""More are not told apart on a screen."""


class FeatureMaps:
    """The values of one node for one sample of the test split.

    Arrays: `maps`, float32 of shape (maps, height, width), at most 64 of them; `count`, how many
    the node has; `label`, the sample's class. Features without a place are one map of one row.
    """

    spans_step = False

    def before(self, look: Look, request: ProbeRequest) -> object:
        """Nothing to remember."""
        return None

    def measure(self, look: Look, request: ProbeRequest, before: object) -> Found:
        """Sends the sample through the network.

        Raises:
            ProbeError: when the node has no value of its own, or none that can be drawn.
            CompileError: when the forward pass fails.
        """
        _, labels = look.samples((request.sample,))
        values = look.record(frozenset({request.address}), (request.sample,))
        if request.address not in values:
            raise ProbeError(
                say(
                    "The node “{address}” is not reached in a forward pass.",
                    address=request.address,
                )
            )
        maps = as_maps(values[request.address])
        arrays = {
            "maps": to_array(maps[:MOST_MAPS]),
            "count": torch.tensor(len(maps)).numpy(),
            "label": labels[0].cpu().numpy(),
        }
        return arrays, (request.address,)


def as_maps(value: Any) -> Tensor:
    """The first sample of a value as maps, shape (maps, height, width).

    Raises:
        ProbeError: when it is no tensor of one to four dimensions beside the batch.
    """
    if isinstance(value, tuple | list) and value:
        value = value[0]  # of a recurrent layer's output and state, the output
    if not isinstance(value, Tensor) or value.ndim < 2 or value.ndim > 5:
        raise ProbeError("The node's value has no maps to draw.")
    sample = value.detach()[0].float()
    if sample.ndim == 1:
        return sample[None, None]
    if sample.ndim == 2:
        return sample[None]
    return sample if sample.ndim == 3 else sample.flatten(0, 1)
