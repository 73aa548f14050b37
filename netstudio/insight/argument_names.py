"""What torch calls the arguments of a function, so that the last 1 of a call reads `groups`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import torch


@lru_cache(maxsize=512)
def argument_names(operation: str, count: int) -> tuple[str, ...]:
    """The names of so many arguments given by their places.

    They are those of torch's own table of the functions that can be overridden
    (`torch.overrides.get_testing_overrides`). Where more are given than it has names, as sizes
    are to `Tensor.view`, the last name is numbered.

    Args:
        operation: as a project names it: `F.conv2d`, `torch.flatten`, `Tensor.permute`.

    Returns:
        Nothing for a function that torch has no names for, such as Python's operators.
    """
    function = _function(operation)
    like = torch.overrides.get_testing_overrides().get(function) if function else None
    if like is None:
        return ()
    names = [
        name for name, given in inspect.signature(like).parameters.items() if _has_place(given)
    ]
    further = count - len(names) + 1
    if names and further > 1:
        last = names.pop()
        names += [f"{last} {number}" for number in range(1, further + 1)]
    return tuple(names[:count])


def _has_place(parameter: inspect.Parameter) -> bool:
    return parameter.kind in (
        inspect.Parameter.POSITIONAL_ONLY,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
    )


def _function(operation: str) -> Callable[..., Any] | None:
    owners = {"F": torch.nn.functional, "torch": torch, "Tensor": torch.Tensor}
    owner, _, name = operation.partition(".")
    found: Any = getattr(owners.get(owner), name, None) if "." not in name else None
    return found if callable(found) else None
