"""The nodes of one ONNX graph seen together: what they are called, and who reads what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import onnx

from netstudio.exchange.onnx.naming import (
    module_path,
    short_path,
    told_by_kind,
    told_by_value,
    weight_owner,
)
from netstudio.exchange.onnx.values import Carried, Constant


class Reader:
    """A graph's nodes, and which of them another's conversion has done already."""

    def __init__(self, nodes: Sequence[onnx.NodeProto], outputs: Sequence[str]) -> None:
        self._in_module = Counter(module_path(node.name) for node in nodes)
        self._outputs = frozenset(outputs)
        self._readers: dict[str, list[onnx.NodeProto]] = {}
        for node in nodes:
            for name in node.input:
                self._readers.setdefault(name, []).append(node)
        self._done: set[str] = set()
        self._also: dict[str, list[str]] = {}

    def is_done(self, node: onnx.NodeProto) -> bool:
        """Whether what a node gives was worked out with another."""
        return len(node.output) == 1 and node.output[0] in self._done

    def also(self, name: str) -> Sequence[str]:
        """Further names of the value called `name`."""
        return self._also.get(name, ())

    def added_after(
        self, node: onnx.NodeProto, count: int, values: Mapping[str, Carried | None]
    ) -> Constant | None:
        """The constant of `count` numbers that is added to a node's result and nothing else done.

        The addition counts as done, and its result as that of the node.
        """
        name = node.output[0]
        readers = self._readers.get(name, [])
        if name in self._outputs or len(readers) != 1 or readers[0].op_type != "Add":
            return None
        others = [other for other in readers[0].input if other != name]
        added = values.get(others[0]) if len(others) == 1 else None
        if not isinstance(added, Constant) or added.array.shape != (count,):
            return None
        self._done.add(readers[0].output[0])
        self._also[name] = [readers[0].output[0]]
        return added

    def wanted(self, node: onnx.NodeProto, inputs: Sequence[Carried | None]) -> str:
        """The name that what a node becomes should have."""
        for value in inputs[1:]:
            if isinstance(value, Constant) and (owner := weight_owner(value.name)):
                return owner
        path = module_path(node.name)
        if path:
            only = self._in_module[path] == 1
            return short_path(path if only else (*path, told_by_kind(node.op_type)))
        told = told_by_value(node.output[0]) if node.output else ""
        return told or told_by_kind(node.op_type)
