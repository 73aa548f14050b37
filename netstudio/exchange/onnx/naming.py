"""Readable names for what an ONNX file calls `onnx::Conv_497`, `/layer1/layer1.0/conv1/Conv`, `12`.

A name is made of, in this order: the path of the weights that a layer has, the path of modules that
torch's first exporter writes into node names, the name of the value, the kind of the operation.
"""

from __future__ import annotations

import re

from netstudio.document.naming import RESERVED, check_name, snake_case
from netstudio.errors import EditError

_MACHINE_MADE = re.compile(r"^(onnx::|_?v?\d|val_\d|t\d+$|[a-z]$|.*::)")
_WORD = re.compile(r"[A-Za-z0-9_]+")
MAX_LENGTH = 60
MAX_VALUE_LENGTH = 24


class Names:
    """Names of one graph, each given once.

    They are plain: a path such as `layer1.0.conv1` would keep the key of the weight, but the
    containers around it, of which the file has only the names, would be all of the source.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """A plain name like `wanted` that is free."""
        base = name = plain(wanted)
        while name in self._taken:
            count = self._counts[base] = self._counts.get(base, 1) + 1
            name = f"{base}_{count}"
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


def module_path(node_name: str) -> tuple[str, ...]:
    """The modules around a node, as torch's first exporter writes them; empty where it did not.

    `/layer1/layer1.0/conv1/Conv` lies in `layer1.0.conv1`: what is in a container is spelt out with
    the container's name, which has been told before.
    """
    if not node_name.startswith("/") or node_name.count("/") < 2:
        return ()
    path: list[str] = []
    for part in node_name.split("/")[1:-1]:
        inner = part.split(".")
        told = next(
            count
            for count in range(len(inner) - 1, -1, -1)
            if path[-count:] == inner[:count] or not count
        )
        path += inner[told:]
    return tuple(path)


def short_path(path: tuple[str, ...]) -> str:
    """The end of a path that is short enough for a line of source, from a name on."""
    start = len(path) - 1
    for at in range(len(path) - 1, -1, -1):
        if len(".".join(path[at:])) > MAX_VALUE_LENGTH:
            break
        if not path[at].isdigit():
            start = at
    return ".".join(path[start:])


def is_numbered(name: str) -> bool:
    """Whether a machine gave a name, which tells nothing."""
    return not name or _MACHINE_MADE.match(name) is not None


def weight_owner(weight_name: str) -> str:
    """The module that a weight belongs to, by its name: `layer1.0.conv1` of its `weight`."""
    owner, dot, last = weight_name.rpartition(".")
    if not dot or is_numbered(weight_name) or not last.isidentifier():
        return ""
    return owner


def told_by_value(value_name: str) -> str:
    """What a value's name tells of what computed it; nothing where a machine numbered it."""
    name = value_name.rpartition("/")[2]
    name = re.sub(r"_output_\d+$", "", name)
    if is_numbered(name):
        return ""
    return snake_case(name) if name.isidentifier() and not name.islower() else name


def told_by_kind(op_type: str) -> str:
    """The name of an operation that tells nothing else of itself: `max_pool`."""
    name = snake_case(op_type)
    return f"{name}_" if name in RESERVED else name
