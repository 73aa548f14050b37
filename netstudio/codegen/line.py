"""A line of source, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of source, and the nodes it was written for."""

    text: str
    nodes: tuple[str, ...] = ()
