"""The same example inputs at other sizes, to find out what a recording has baked in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

_STEP = 32  # images are often wanted in multiples of it


def other_sizes(value: Any, batch: int, *, inner: bool) -> Any:
    """Example inputs with one sample more, where they are longer made of the same values.

    Args:
        batch: the number of samples that the example has.
        inner: whether images and sequences become longer as well.
    """
    if isinstance(value, torch.Tensor):
        return _repeated(value, _shape(value, batch, inner))
    if isinstance(value, Mapping):
        return {key: other_sizes(item, batch, inner=inner) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(other_sizes(item, batch, inner=inner) for item in value)
    return value


def smaller_sizes(value: Any) -> Any:
    """The beginning of the example inputs: images and sequences of about half their size."""
    if isinstance(value, torch.Tensor):
        return value[tuple(slice(size) for size in _smaller(value))]
    if isinstance(value, Mapping):
        return {key: smaller_sizes(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(smaller_sizes(item) for item in value)
    return value


def _smaller(tensor: torch.Tensor) -> tuple[int, ...]:
    shape = list(tensor.shape)
    if len(shape) >= 4:
        shape[-2:] = [min(size, max(_STEP, size // 2 // _STEP * _STEP)) for size in shape[-2:]]
    elif len(shape) >= 2:
        shape[1] = max(1, shape[1] // 2)
    return tuple(shape)


def _shape(tensor: torch.Tensor, batch: int, inner: bool) -> tuple[int, ...]:
    shape = list(tensor.shape)
    if not shape:
        return ()
    if shape[0] == batch:
        shape[0] += 1
    if inner and len(shape) >= 4:
        shape[-2:] = [size + _STEP for size in shape[-2:]]
    elif inner and len(shape) >= 2:
        shape[1] += 1
    return tuple(shape)


def _repeated(tensor: torch.Tensor, shape: tuple[int, ...]) -> torch.Tensor:
    """A tensor of another shape with the values of this one, in turn along each dimension."""
    for dim, size in enumerate(shape):
        if size != tensor.shape[dim]:
            index = torch.arange(size, device=tensor.device) % max(tensor.shape[dim], 1)
            tensor = tensor.index_select(dim, index)
    return tensor


def first_tensor(value: Any) -> torch.Tensor | None:
    """The first tensor with a dimension inside a value."""
    if isinstance(value, torch.Tensor):
        return value if value.dim() else None
    items = value.values() if isinstance(value, Mapping) else value
    if isinstance(value, Mapping | list | tuple):
        return next((t for item in items if (t := first_tensor(item)) is not None), None)
    return None
