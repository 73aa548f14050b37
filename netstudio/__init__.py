"""Draw a neural network, watch it train in PyTorch, take the Python file home.

`import netstudio` is quick: torch and Qt are imported when something needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netstudio.api import (
        build_module,
        check,
        generate_source,
        import_module,
        import_onnx,
        infer_shapes,
        load_project,
        prove,
        save_project,
    )

__version__ = "0.1.0"

__all__ = [
    "build_module",
    "check",
    "generate_source",
    "import_module",
    "import_onnx",
    "infer_shapes",
    "load_project",
    "prove",
    "save_project",
]


def __getattr__(name: str) -> Any:
    """The functions of `netstudio.api`, imported when one is first used."""
    if name in __all__:
        from netstudio import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
