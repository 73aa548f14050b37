"""Who hears how far a long work is, and who may stop it: nobody, unless a caller says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Tell: TypeAlias = Callable[[str], None]
"""Hears how far the work is, in a few words."""

IsCancelled: TypeAlias = Callable[[], bool]
"""Whether the work is no longer wanted; asked a few times a second."""


def unheard(_: str) -> None:
    """Nobody listens."""


def never() -> bool:
    """Nobody cancels."""
    return False
