"""A function called with a layer's own tensors is a call of that layer.

`F.linear(x, self.qkv.weight, self.qkv.bias)` computes what `self.qkv(x)` does, and a graph reads
better with the layer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from netstudio.exchange.importing.recording.layers import layer_of


def linear_layer(
    args: tuple[Any, ...], kwargs: Mapping[str, Any], modules: Mapping[int, nn.Module]
) -> tuple[nn.Module, torch.Tensor] | None:
    """The layer that a call of `F.linear` is a call of, and its input; None where it is none.

    Args:
        modules: the modules of the model by the identity of their `weight`.
    """
    given = dict(zip(("input", "weight", "bias"), args, strict=False)) | dict(kwargs)
    module = modules.get(id(given.get("weight")))
    if module is None or given.get("bias") is not module.bias or layer_of(module) is None:
        return None
    return module, given["input"]


def linear_modules(root: nn.Module) -> dict[int, nn.Module]:
    """The linear layers of a model by the identity of their weight; of a tied one, none."""
    found: dict[int, nn.Module] = {}
    tied: set[int] = set()
    for module in root.modules():
        weight = getattr(module, "weight", None)
        if isinstance(weight, torch.Tensor):
            if id(weight) in found:
                tied.add(id(weight))
            if type(module) is nn.Linear:
                found[id(weight)] = module
    return {key: module for key, module in found.items() if key not in tied}
