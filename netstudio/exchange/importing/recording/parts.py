"""The parts of what a module is given or gives: tensors, named after where they are."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from netstudio.exchange.importing.recording.trace import Shaped


def named_tensors(given: list[tuple[str, Any]]) -> Iterator[tuple[str, torch.Tensor]]:
    """The tensors among values, named after where they are."""
    for name, value in given:
        if isinstance(value, torch.Tensor):
            yield name, value
        else:
            yield from named_tensors(named_items(name, value))


def named_items(name: str, value: Any) -> list[tuple[str, Any]]:
    """What is directly inside a value, named."""
    if isinstance(value, Mapping):
        return [(str(key), item) for key, item in value.items()]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return list(zip(value._fields, value, strict=True))
    if isinstance(value, list | tuple):
        return [(f"{name}{index}", item) for index, item in enumerate(value)]
    return []


def shapes_given(value: Any) -> Iterator[Shaped | None]:
    """What a kept module gave, as it is declared."""
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, torch.Tensor):
            yield tuple(map(int, item.shape)), str(item.dtype).removeprefix("torch.")
        else:
            yield None
