"""From source text to a module; problems and their repairs; weight transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netstudio.compiler.model import CompiledModel, build

__all__ = ["CompiledModel", "build"]


def __getattr__(name: str) -> Any:
    """Import the parts that need torch only when they are asked for."""
    if name in __all__:
        from netstudio.compiler import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
