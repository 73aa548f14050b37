"""`max` and `min` of sizes, which would give one operand and lose that there was a choice.

Padding is often `max(what is missing, 0)`: of an image that needs none, a plain zero would be left.
"""

from __future__ import annotations

import builtins
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from netstudio.exchange.importing.recording.sizes import Fraction, Size, combined


@contextmanager
def extremes_followed() -> Iterator[None]:
    """Let `max` and `min` of sizes give a number that knows it came from them."""
    plain = builtins.max, builtins.min
    builtins.max, builtins.min = _following("max", max), _following("min", min)
    try:
        yield
    finally:
        builtins.max, builtins.min = plain


def _following(name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(plain)
    def extreme(*args: Any, **kwargs: Any) -> Any:
        if kwargs:
            return plain(*args, **kwargs)
        items = args
        if len(args) == 1:
            items = (tuple(args[0]),)  # it may be an iterator, which gives its items once
            args = items[0]
        if len(args) < 2 or not any(isinstance(item, Size | Fraction) for item in args):
            return plain(*items)
        return functools.reduce(functools.partial(_of_two, name, plain), args)

    return extreme


def _of_two(name: str, plain: Callable[..., Any], one: Any, other: Any) -> Any:
    """The extreme of two; of what is no number, as Python has it."""
    if not isinstance(one, Size | Fraction) and not isinstance(other, Size | Fraction):
        return plain(one, other)
    found = combined(name, plain, one, other)
    return plain(one, other) if found is NotImplemented else found
