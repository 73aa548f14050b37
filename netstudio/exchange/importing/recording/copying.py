"""A copy of a module whose tensors hold no memory, so that recording costs none.

Every parameter, buffer and otherwise held tensor becomes an empty one on the `meta` device. The
user's module is never run and never changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from netstudio.exchange.importing.recording.whole_copies import computed_tensors, whole_copy


@dataclass
class Copied:
    """A copy of a module, and which tensor of the original each of its tensors stands for.

    Attributes:
        is_meta: whether its tensors hold no memory.
    """

    module: nn.Module
    is_meta: bool = True
    originals: dict[int, torch.Tensor] = field(default_factory=dict)
    kept: list[torch.Tensor] = field(default_factory=list)

    def original(self, tensor: torch.Tensor) -> torch.Tensor | None:
        """The tensor of the original module that `tensor` stands for."""
        return self.originals.get(id(tensor))


class _OnDevice(TorchFunctionMode):
    """Gives every tensor that is copied a stand-in on the device."""

    def __init__(
        self, device: torch.device, pairs: list[tuple[torch.Tensor, torch.Tensor]]
    ) -> None:
        super().__init__()
        self.device = device
        self.pairs = pairs

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        if func is not torch.Tensor.__deepcopy__:
            return func(*args, **(kwargs or {}))
        tensor, memo = args
        if id(tensor) not in memo:
            memo[id(tensor)] = _stand_in(tensor, self.device)
            self.pairs.append((tensor, memo[id(tensor)]))
        return memo[id(tensor)]


def on_device(module: nn.Module, device: str = "meta") -> Copied:
    """A copy of `module` with its tensors on `device`; on `meta` they hold no memory."""
    target = torch.device(device)
    held = (*_registered(module), *computed_tensors(module))
    pairs = [(tensor, _stand_in(tensor, target)) for tensor in held]
    memo: dict[int, Any] = {id(original): made for original, made in pairs}
    with _OnDevice(target, pairs):
        copied = whole_copy(module, memo)
    result = Copied(copied, target.type == "meta")
    for original, made in pairs:
        result.originals[id(made)] = original
        result.kept.append(made)
    return result


def _registered(module: nn.Module) -> Iterator[torch.Tensor]:
    seen: set[int] = set()
    for owner in module.modules():
        for tensor in (*owner._parameters.values(), *owner._buffers.values()):
            if tensor is not None and id(tensor) not in seen:
                seen.add(id(tensor))
                yield tensor


def _stand_in(tensor: torch.Tensor, device: torch.device) -> torch.Tensor:
    with torch.no_grad():
        made = tensor.detach().to(device, copy=True)
    if isinstance(tensor, nn.Parameter):
        return nn.Parameter(made, requires_grad=tensor.requires_grad)
    return made
