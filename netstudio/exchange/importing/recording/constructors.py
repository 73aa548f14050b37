"""What modules were constructed with, noted while they are made.

`nn.Module` has no `__new__` of its own; one that is put there sees the arguments of every
constructor before it runs. Python cannot take it away again without a trace (a class that once had
its own refuses arguments afterwards), so what stays does what `object`'s does.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

from torch import nn

Given: TypeAlias = tuple[tuple[Any, ...], dict[str, Any]]
"""Arguments by position and by name."""

_noted: weakref.WeakKeyDictionary[nn.Module, Given] = weakref.WeakKeyDictionary()


@contextmanager
def constructors_noted() -> Iterator[None]:
    """Note the arguments of every module that is made inside."""

    # Static, as Python makes the one of a class: torch asks a module for it, not only a class.
    nn.Module.__new__ = staticmethod(_noting)  # type: ignore[assignment]
    try:
        yield
    finally:
        nn.Module.__new__ = staticmethod(_plain)  # type: ignore[assignment]


def _noting(kind: type[nn.Module], *args: Any, **kwargs: Any) -> nn.Module:
    made = object.__new__(kind)
    _noted[made] = (args, kwargs)
    return made


def _plain(kind: type[nn.Module], *_: Any, **__: Any) -> nn.Module:
    return object.__new__(kind)


def constructed_with(module: nn.Module) -> Mapping[str, Any] | None:
    """The arguments that a module was made with, by name; None where that was not noted.

    What its constructor was not given is left out.
    """
    given = _noted.get(module)
    if given is None:
        return None
    return bound_arguments(type(module), *given)


def bound_arguments(
    kind: type[nn.Module], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """Arguments by name; None where they cannot be told by name."""
    import inspect

    try:
        bound = inspect.signature(kind).bind(*args, **kwargs)
    except (TypeError, ValueError):
        return None
    found: dict[str, Any] = {}
    for name, value in bound.arguments.items():
        parameter = bound.signature.parameters[name]
        if parameter.kind is parameter.VAR_POSITIONAL:
            return None
        found |= value if parameter.kind is parameter.VAR_KEYWORD else {name: value}
    return found
