"""Readable names for what an ONNX file calls `onnx::Conv_497`, `/layer1/layer1.0/conv1/Conv`, `12`.

A name is made of, in this order: the path of the weights that a layer has, the path of modules that
torch's first exporter writes into node names, the name of the value, the kind of the operation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from netstudio.document.naming import RESERVED, check_name, snake_case
from netstudio.errors import EditError

_NUMBERED = re.compile(r"_?\d+$")
_MACHINE_MADE = re.compile(r"^(onnx::|_?v?\d|val_\d|t\d+$|[a-z]$|.*::)")
_WORD = re.compile(r"[A-Za-z0-9_]+")
MAX_LENGTH = 60

CONTAINERS = False
"""Whether members get paths through containers, such as `layer1.0.conv1`."""


class Names:
    """Names of one graph, each given once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken: set[str] = set(taken)
        self._within: set[str] = set()

    def value(self, wanted: str) -> str:
        """A plain name like `wanted` that is free."""
        return self._given(plain(wanted))

    def member(self, wanted: str) -> str:
        """A path like `wanted` where one is allowed, else a plain name; free."""
        path = _path(wanted)
        if CONTAINERS and "." in path and self._fits(path):
            self._taken.add(path)
            parts = path.split(".")
            self._within |= {".".join(parts[:count]) for count in range(1, len(parts))}
            return path
        return self._given(plain(wanted))

    def _fits(self, path: str) -> bool:
        """Whether a path is a name, free, and neither holds another member nor lies in one."""
        try:
            check_name(path)
        except EditError:
            return False
        parts = path.split(".")
        above = {".".join(parts[:count]) for count in range(1, len(parts))}
        return path not in self._taken and path not in self._within and not above & self._taken

    def _given(self, name: str) -> str:
        base, count = name, 2
        while name in self._taken or name in self._within:
            name = f"{base}_{count}"
            count += 1
        self._taken.add(name)
        return name


def plain(text: str) -> str:
    """A Python name from any text: `layer1.0.conv` -> `layer1_0_conv`."""
    name = "_".join(_WORD.findall(text))[:MAX_LENGTH].strip("_")
    if not name or not name[0].isalpha():
        name = f"x_{name}" if name else "x"
    try:
        check_name(name)
    except EditError:
        return f"{name}_"
    return name


def _path(text: str) -> str:
    return ".".join("_".join(_WORD.findall(part)) for part in text.split(".") if part)[:MAX_LENGTH]


def module_path(node_name: str) -> tuple[str, ...]:
    """The modules around a node, as torch's first exporter writes them; empty where it did not.

    `/layer1/layer1.0/conv1/Conv` lies in `layer1.0.conv1`: each part is a module's name in the
    one before it, spelt out where that is a container.
    """
    if not node_name.startswith("/") or node_name.count("/") < 2:
        return ()
    path: list[str] = []
    for part in node_name.split("/")[1:-1]:
        inner = part.split(".")
        if path and inner[: len(inner) - 1] and path[-1:] == inner[:1]:
            inner = inner[1:]
        path += inner
    return tuple(path)


def weight_owner(weight_name: str) -> str:
    """The module that a weight belongs to, by its name: `layer1.0.conv1` of its `weight`."""
    owner, dot, last = weight_name.rpartition(".")
    if not dot or _MACHINE_MADE.match(weight_name) or not last.isidentifier():
        return ""
    return owner


def told_by_value(value_name: str) -> str:
    """What a value's name tells of what computed it; nothing where a machine numbered it."""
    name = value_name.rpartition("/")[2]
    name = re.sub(r"_output_\d+$", "", name)
    if not name or _MACHINE_MADE.match(name):
        return ""
    return snake_case(name) if name.isidentifier() and not name.islower() else name


def told_by_kind(op_type: str) -> str:
    """The name of an operation that tells nothing else of itself: `max_pool`."""
    name = snake_case(op_type)
    return f"{name}_" if name in RESERVED else name
