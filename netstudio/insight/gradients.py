"""Gradients and updates: whether each layer learns, and at what pace.

The gradients are those of the step just made, which stay until the next one begins; the update is
what that step changed. A ratio of update to weight near 1e-3 is healthy; far above it a layer
jumps about, far below it stands still.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from netstudio.sentence import say
from netstudio.training.probe import Found, Look, ProbeError, ProbeRequest

MOST_COMPARED = 2**20
"""Of a larger tensor the first million values stand for all: copying it would hold up training."""


class Gradients:
    """Norms of one layer's parameters, or of all of them.

    Arrays, an entry for each parameter in `names`: `gradient` and `weight`, the Euclidean norms
    divided by the square root of the number of values (so that layers compare); `ratio`, the norm
    of the last update over that of the weight; nan where a parameter has none.
    """

    spans_step = True

    def before(self, look: Look, request: ProbeRequest) -> object:
        """Copies of the parameters."""
        return {name: _part(item).clone() for name, item in _parameters(look, request).items()}

    def measure(self, look: Look, request: ProbeRequest, before: object) -> Found:
        """Reads gradients and updates.

        Raises:
            ProbeError: when the node has no parameters, or no step was made yet.
        """
        parameters = _parameters(look, request)
        if all(item.grad is None for item in parameters.values()):
            raise ProbeError("There are no gradients yet; make a step.")
        copies: Mapping[str, Tensor] = before if isinstance(before, dict) else {}
        rows = [
            (_size(item.grad), _size(item), _ratio(item, copies.get(name)))
            for name, item in parameters.items()
        ]
        gradient, weight, ratio = (
            np.array(column, np.float32) for column in zip(*rows, strict=True)
        )
        return {"gradient": gradient, "weight": weight, "ratio": ratio}, tuple(parameters)


def _parameters(look: Look, request: ProbeRequest) -> dict[str, Tensor]:
    if not request.address:
        found: dict[str, Tensor] = dict(look.model.module.named_parameters())
    else:
        member: Any = look.model.member_module(request.address)
        if isinstance(member, torch.nn.Module):
            found = dict(member.named_parameters())
        else:
            found = {request.address: member} if isinstance(member, torch.nn.Parameter) else {}
    if not found:
        raise ProbeError(say("The node “{address}” has no parameters.", address=request.address))
    return found


def _part(tensor: Tensor) -> Tensor:
    return tensor.detach().flatten()[:MOST_COMPARED]


def _size(tensor: Tensor | None) -> float:
    """The root mean square of a tensor's values; nan where there is none."""
    if tensor is None or not tensor.numel():
        return math.nan
    return float(tensor.detach().float().norm()) / math.sqrt(tensor.numel())


def _ratio(parameter: Tensor, before: Tensor | None) -> float:
    if before is None:
        return math.nan
    now = _part(parameter)
    length = float(before.float().norm())
    return float((now - before).float().norm()) / length if length > 0 else math.nan
