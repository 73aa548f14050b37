"""What a forward computes without gradients: `torch.no_grad` written as `detach`.

A project has no mode that holds for a while. What such a region takes from outside is detached
where it is taken, and what a layer inside gives is detached as well, so that no gradient passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

_FREE = frozenset({"Tensor.detach", "Tensor.detach_", "Tensor.requires_grad_"})

Detach = Callable[[torch.Tensor], torch.Tensor]
"""Records that a tensor is detached, and gives the detached one."""


class WithoutGradients:
    """Detaches what a region without gradients reads.

    Args:
        detach: records one.
        is_input: whether a tensor is one of the model's inputs, which may want a gradient.
    """

    def __init__(self, detach: Detach, is_input: Callable[[torch.Tensor], bool]) -> None:
        self._detach = detach
        self._is_input = is_input
        self._functions = 0
        self._detached: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}

    def holds(self) -> bool:
        """Whether no gradient passes through what is computed now."""
        return not torch.is_grad_enabled() and not self._functions

    @contextmanager
    def inside_function(self) -> Iterator[None]:
        """While an autograd function computes, for which torch turns gradients off itself."""
        entered = int(torch.is_grad_enabled())
        self._functions += entered
        try:
            yield
        finally:
            self._functions -= entered

    def taken(self, path: str, given: Any) -> Any:
        """The arguments of a function as it reads them there."""
        return given if path in _FREE else _each(given, self._once)

    def given(self, out: Any, module: nn.Module, given: Any) -> Any:
        """What a layer gave there, or a kept module, as the code around it reads it."""
        if not any(tensor.requires_grad for tensor in (*module.parameters(), *_tensors(given))):
            return out
        return _each(out, self._detach)

    def _once(self, tensor: torch.Tensor) -> torch.Tensor:
        if not tensor.requires_grad and not self._is_input(tensor):
            return tensor
        if id(tensor) not in self._detached:
            self._detached[id(tensor)] = tensor, self._detach(tensor)
        return self._detached[id(tensor)][1]


def _each(value: Any, change: Detach) -> Any:
    """A value with its tensors changed; itself where there are none."""
    if isinstance(value, torch.Tensor):
        return change(value)
    if type(value) in (tuple, list):
        items = [_each(item, change) for item in value]
        is_same = all(one is other for one, other in zip(items, value, strict=True))
        return value if is_same else type(value)(items)
    if type(value) is dict:
        return dict(zip(value, _each([*value.values()], change), strict=True))
    return value


def _tensors(value: Any) -> list[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        return [value]
    items = value.values() if isinstance(value, Mapping) else value
    if not isinstance(value, Mapping | tuple | list):
        return []
    return [tensor for item in items for tensor in _tensors(item)]
