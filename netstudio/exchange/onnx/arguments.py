"""What an operation is given while a conversion builds a graph: constants, flows and sizes."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from netstudio.document.values import ListValue, SliceValue, Value
from netstudio.exchange.onnx.size_term import SizeTerm
from netstudio.exchange.onnx.values import Flow, Items, Sizes

Argument: TypeAlias = Any
"""A literal, a carried value, a size term, or tuples, ListValues and SliceValues of them."""


def depends_on_input(value: Argument) -> bool:
    """Whether a value depends on the network's input."""
    if isinstance(value, Flow | Sizes | SizeTerm):
        return True
    if isinstance(value, tuple):
        return any(map(depends_on_input, value))
    if isinstance(value, ListValue):
        return any(map(depends_on_input, value.items))
    if isinstance(value, Items):
        return any(map(depends_on_input, value.values))
    if isinstance(value, SliceValue):
        return any(map(depends_on_input, (value.start, value.stop, value.step)))
    return False


def plain(value: Any) -> Value:
    """A literal or an expression, in Python's own types."""
    if isinstance(value, SizeTerm):
        return value.expr()
    if isinstance(value, np.generic):
        return value.item()  # type: ignore[no-any-return]
    if isinstance(value, tuple | list):
        return tuple(plain(item) for item in value)
    result: Value = value
    return result
