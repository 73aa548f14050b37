"""Identifiers in generated source: class names, and local names that never collide."""

from __future__ import annotations

import keyword
import re
import unicodedata

from netstudio.catalog.support import SUPPORT
from netstudio.document.naming import TAKEN

_TAKEN = TAKEN | frozenset(keyword.kwlist) | {"self"}


_LONGEST_CLASS = 60
"""What fits into a line of source beside what stands around it."""


def class_name(name: str, taken: frozenset[str] = frozenset()) -> str:
    """A class name from any text: `LeNet-5` -> `LeNet5`, `tiny resnet` -> `TinyResnet`.

    It is never that of a layer whose class is written along: a file tells the two by their names.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    joined = "".join(word[0].upper() + word[1:] for word in words)[:_LONGEST_CLASS] or "Network"
    if joined[0].isdigit():
        joined = f"Net{joined}"
    while joined in taken or joined in _TAKEN or joined in SUPPORT:
        joined += "Net"
    return joined


def identifier(name: str) -> str:
    """A Python identifier from a node's name: `features.3` -> `features_3`."""
    text = re.sub(r"[^0-9A-Za-z_]", "_", name) or "value"
    return f"_{text}" if text[0].isdigit() else text


def value_name(path: str) -> str:
    """What a value is called after the node it comes from: `features.pool` -> `pool`.

    A position says nothing alone: `features.3` -> `features_3`, and `3` -> `y3`.
    """
    last = path.rpartition(".")[2]
    if path.isdecimal():
        return f"y{path}"
    return identifier(path if last.isdecimal() else last)


class Namespace:
    """Local names of one function: each given once, none hiding a builtin or an import."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = set(_TAKEN | taken)

    def give(self, wanted: str) -> str:
        """`wanted`, or `wanted` with an underscore or number where it is taken."""
        base = name = identifier(wanted)
        count = 2
        while name in self._taken:
            name = f"{base}_{count}"
            count += 1
        self._taken.add(name)
        return name
