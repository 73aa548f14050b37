"""Makes modules otherwise than they would be: without what their tensors begin with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode


class Uninitialised(TorchFunctionMode):
    """Leaves parameters as they come from memory: what they begin with is replaced anyway."""

    _FILLING = (
        torch.Tensor.uniform_,
        torch.Tensor.normal_,
        torch.Tensor.erfinv_,
        torch.Tensor.mul_,
        torch.Tensor.add_,
        torch.Tensor.clamp_,
    )

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        filled = args[0] if args else kwargs.get("tensor")
        is_filling = func in self._FILLING or getattr(func, "__module__", "") == nn.init.__name__
        if is_filling and isinstance(filled, nn.Parameter):
            return filled
        return func(*args, **kwargs)


class Emptied(TorchFunctionMode):
    """Has large tensors that are yet to be filled made by others.

    Args:
        elements: those with so many at least.
        make: what makes them, of a sketch on meta.
    """

    def __init__(self, elements: int, make: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self._elements, self._make = elements, make

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        if func is torch.empty and kwargs.get("device") is None:
            sketch: Tensor = func(*args, **{**kwargs, "device": "meta"})
            if sketch.numel() >= self._elements:
                return self._make(sketch)
        return func(*args, **kwargs)
