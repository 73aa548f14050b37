"""What a network gives when it is called, whichever form it returns it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def values_of(result: Any) -> tuple[Any, ...]:
    """The values of a network's outputs, in their order: of a dict, a tuple, or the only one."""
    if isinstance(result, Mapping):
        return tuple(result.values())
    return tuple(result) if isinstance(result, tuple | list) else (result,)
