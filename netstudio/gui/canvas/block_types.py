"""How a block is called among the types that can be added: with a word in front of its name."""

from __future__ import annotations

PROJECT = "block:"
"""An instance of one of the project's blocks."""
LIBRARY = "library:"
"""A block of the user's library, to be brought in."""


def is_block(type_name: str) -> bool:
    """Whether a type is a block rather than a layer."""
    return type_name.startswith((PROJECT, LIBRARY))


def block_name(type_name: str) -> str:
    """The name without the word in front."""
    return type_name.partition(":")[2] if is_block(type_name) else type_name
