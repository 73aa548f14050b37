"""A deep copy of a module that stands on its own.

Python copies a function by reference: a lambda that a constructor kept, with a part of the model in
its closure, would go on calling that part of the original. And it refuses tensors that were
computed from parameters, such as the weight that torch's older weight_norm leaves in a layer.
"""

from __future__ import annotations

import copy
import types
from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import nn


def whole_copy(module: nn.Module, memo: dict[int, Any] | None = None) -> nn.Module:
    """A copy whose functions hold parts of the copy.

    Args:
        memo: what stands for objects of the original already, by their identity.
    """
    memo = {} if memo is None else memo
    for tensor in computed_tensors(module):
        memo.setdefault(id(tensor), tensor.detach().clone())
    copied = copy.deepcopy(module, memo)
    for part in copied.modules():
        for name, value in list(vars(part).items()):
            bound = _bound(value, memo)
            if bound is not value:
                vars(part)[name] = bound
    return copied


def computed_tensors(module: nn.Module) -> Iterator[torch.Tensor]:
    """The tensors in attributes that have a history, which deepcopy refuses."""
    for part in module.modules():
        for value in vars(part).values():
            if isinstance(value, torch.Tensor) and not value.is_leaf:
                yield value


def _bound(value: Any, memo: Mapping[int, Any]) -> Any:
    """A value with the functions in it bound to copies; itself where nothing changes."""
    if isinstance(value, types.FunctionType):
        return _function(value, memo)
    if type(value) in (list, tuple):
        items = [_bound(item, memo) for item in value]
        changed = any(a is not b for a, b in zip(items, value, strict=True))
        return type(value)(items) if changed else value
    if isinstance(value, dict) and not isinstance(value, nn.Module):
        for key, item in list(value.items()):
            bound = _bound(item, memo)
            if bound is not item:
                value[key] = bound
    return value


def _function(function: types.FunctionType, memo: Mapping[int, Any]) -> types.FunctionType:
    cells = [_cell(cell, memo) for cell in function.__closure__ or ()]
    defaults = tuple(memo.get(id(item), item) for item in function.__defaults__ or ())
    by_name = {k: memo.get(id(v), v) for k, v in (function.__kwdefaults__ or {}).items()}
    same = all(a is b for a, b in zip(cells, function.__closure__ or (), strict=True))
    same &= all(a is b for a, b in zip(defaults, function.__defaults__ or (), strict=True))
    same &= all(value is (function.__kwdefaults__ or {})[key] for key, value in by_name.items())
    if same:
        return function
    made = types.FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        defaults or None,
        tuple(cells) or None,
    )
    made.__kwdefaults__ = by_name or None
    made.__dict__.update(function.__dict__)
    made.__qualname__ = function.__qualname__
    return made


def _cell(cell: types.CellType, memo: Mapping[int, Any]) -> types.CellType:
    try:
        held = cell.cell_contents
    except ValueError:  # it is empty
        return cell
    made = memo.get(id(held))
    if made is None:
        made = _bound(held, memo) if isinstance(held, types.FunctionType) else held
    return cell if made is held else types.CellType(made)
