"""Tensors whose size follows from values: going through one makes as many steps as they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch

_FINDS = frozenset(
    """
    nonzero argwhere masked_select unique unique_consecutive
    """.split()
)
_STEPS = frozenset({"unbind"})


class SizedByValues:
    """Knows which tensors of a run are as long as values say, or were made from one that is."""

    def __init__(self) -> None:
        self._known: set[int] = set()

    def steps(self, name: str, args: tuple[Any, ...]) -> bool:
        """Whether an operation takes a tensor apart into as many items as values say."""
        is_step = name.rpartition(".")[2] in _STEPS
        return is_step and any(id(tensor) in self._known for tensor in _tensors(args[:1]))

    def note(self, name: str, args: tuple[Any, ...], out: Any) -> None:
        """Say what an operation gave."""
        last = name.rpartition(".")[2]
        finds = last in _FINDS or (last == "where" and len(args) == 1) or _picks(last, args)
        if finds or any(id(tensor) in self._known for tensor in _tensors(args)):
            self._known |= {id(tensor) for tensor in _tensors(out)}


def _picks(last: str, args: tuple[Any, ...]) -> bool:
    """Whether an index has a mask in it."""
    masks = (tensor.dtype in (torch.bool, torch.uint8) for tensor in _tensors(args[1:2]))
    return last == "getitem" and any(masks)


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _tensors(item)
