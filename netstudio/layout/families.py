"""The colours of layer families on a light ground, which the window and diagrams on paper share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OTHER: Final = "other"
"""The family of what belongs to no other one."""
LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "convolution": "#3a7df5",
        "pooling": "#0f9a8c",
        "linear": "#6f35d9",
        "activation": "#bf7533",
        "normalisation": "#ab1d6e",
        "dropout": "#7b5424",
        "padding": "#608eb5",
        "upsampling": "#097da3",
        "recurrent": "#cc4a42",
        "embedding": "#6e7c00",
        "attention": "#ad8300",
        "merge": "#298143",
        "shape": "#74829a",
        "reduction": "#9b74cc",
        "math": "#4e8f6e",
        "input_output": "#5d718f",
        "block": "#3e4758",
        "other": "#5c667a",
    }
)
