"""What the parameters of a module's forward were given, by name."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from torch import nn


@lru_cache(maxsize=4096)
def _signature(function: Any) -> inspect.Signature:
    return inspect.signature(function)


def arguments_of(
    module: nn.Module, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> list[tuple[str, Any]]:
    """The arguments of a call with the names that the module's forward gives them."""
    forward = module.forward
    function = getattr(forward, "__func__", forward)
    bound_self = (module,) if function is not forward else ()
    try:
        bound = _signature(function).bind(*bound_self, *args, **kwargs)
    except (TypeError, ValueError):
        numbered = [(f"x{index}", value) for index, value in enumerate(args)]
        return [*numbered, *kwargs.items()]
    return _flattened(_signature(function), bound, skip=len(bound_self))


def _flattened(
    signature: inspect.Signature, bound: inspect.BoundArguments, skip: int
) -> list[tuple[str, Any]]:
    given: list[tuple[str, Any]] = []
    for name, parameter in list(signature.parameters.items())[skip:]:
        if name not in bound.arguments:
            continue
        value = bound.arguments[name]
        if parameter.kind is parameter.VAR_POSITIONAL:
            given += [(f"{name}{index}", item) for index, item in enumerate(value)]
        elif parameter.kind is parameter.VAR_KEYWORD:
            given += list(value.items())
        else:
            given.append((name, value))
    return given


def without_defaults(function: Any, kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """Keyword arguments without those that are None, or the function's own default."""
    try:
        parameters = _signature(function).parameters
    except (TypeError, ValueError):  # written in C++, without a signature
        parameters = MappingProxyType({})
    return {
        key: value
        for key, value in kwargs.items()
        if value is not None and not _is_default(value, parameters.get(key))
    }


def _is_default(value: Any, parameter: inspect.Parameter | None) -> bool:
    plain = isinstance(value, bool | int | float | str)
    return (
        plain
        and parameter is not None
        and type(value) is type(parameter.default)
        and (value == parameter.default)
    )
