"""Ids and names of what a recording becomes."""

from __future__ import annotations

import keyword
import re
from collections.abc import Container

from netstudio.document.naming import RESERVED, snake_case

_WORDS = {
    "getitem": "item",
    "truediv": "quotient",
    "floordiv": "quotient",
    "mul": "product",
    "add": "sum",
    "sub": "difference",
    "matmul": "product",
    "neg": "negative",
    "scaled_dot_product_attention": "attention",
    "adaptive_avg_pool2d": "pooled",
    "setitem": "filled",
}


def identity(name: str) -> str:
    """The id of a member or node with this name: an address uses dots for itself."""
    return name.replace(".", "_")


def operation_stem(name: str) -> str:
    """What the value of an operation is called: `torch.flatten` -> `flatten`."""
    last = name.rpartition(".")[2].rstrip("_")
    return identifier(_WORDS.get(last, last))


def identifier(text: str) -> str:
    """`text` as a Python name that hides no attribute of a module."""
    name = re.sub(r"\W", "_", snake_case(text)).strip("_") or "value"
    if name[0].isdigit():
        name = f"value_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in RESERVED else name


def fresh(stem: str, taken: Container[str]) -> str:
    """`stem`, or with the lowest number behind it that makes it new."""
    if stem not in taken:
        return stem
    joint = "_" if stem[-1].isdigit() else ""
    return next(name for n in range(2, 10**9) if (name := f"{stem}{joint}{n}") not in taken)
