"""Where each node of a flat graph lies in the model: which module it is, or is computed in.

A module in which nothing but one layer is left is that layer. What else there is in a module makes
it a block, unless it is a plain container: then its items lie in the module around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from netstudio.catalog.registry import find_layer
from netstudio.document.graph import Graph
from netstudio.document.naming import RESERVED_IN_CONTAINERS, is_attribute, is_position
from netstudio.document.node import Call, Layer, Node, Op
from netstudio.exchange.importing.rebuild.names import fresh
from netstudio.exchange.onnx.hierarchy.scopes import Path, Scope
from netstudio.exchange.onnx.naming import plain, told_by_kind

_CONTAINERS = frozenset({"Sequential", "ModuleList", "ModuleDict"})
_COUNTED = re.compile(r"(.+)_\d+")
_NUMBER = re.compile(r"_?\d+[a-z]?$")

Scopes: TypeAlias = Mapping[str, Scope | None]
Weights: TypeAlias = Mapping[str, Mapping[str, NDArray[Any]]]


@dataclass
class Places:
    """Where the nodes of a graph lie.

    Attributes:
        leaves: for each node that calls a layer, the path of the layer's module.
        around: for each node, the path of the innermost block that it lies in.
        blocks: the paths of the blocks, each with a name for its class.
    """

    leaves: dict[str, Path] = field(default_factory=dict)
    around: dict[str, Path] = field(default_factory=dict)
    blocks: dict[Path, str] = field(default_factory=dict)

    def block_of(self, path: Path) -> Path:
        """The innermost block around a path; empty for the model."""
        ends = range(len(path) - 1, 0, -1)
        return next((path[:end] for end in ends if path[:end] in self.blocks), ())


def find_places(
    graph: Graph, scopes: Scopes, weights: Weights, dissolved: frozenset[Path]
) -> Places:
    """The places of a graph's nodes.

    Args:
        scopes: the scope of each node.
        weights: of each member.
        dissolved: modules that are known to be no blocks.
    """
    return _Search(graph, scopes, weights, dissolved).run()


class _Search:
    def __init__(
        self, graph: Graph, scopes: Scopes, weights: Weights, dissolved: frozenset[Path]
    ) -> None:
        self.dissolved = dissolved
        self.graph = graph
        self.weights = weights
        self.scopes = {key: _clean(scope) for key, scope in scopes.items() if scope}
        self.scopes |= _from_readers(graph, self.scopes)
        self.nodes = [node for node in graph.nodes.values() if _computes(graph, node)]
        self.inside = {
            path[:end]
            for node in self.nodes
            for path in (self._scope(node).path, self._scope(node).owner)
            for end in range(len(path))
        }
        self.places = Places()
        self.modules: dict[str, Path] = {}
        self.members: dict[Path, Node] = {}
        self.taken: dict[Path, set[str]] = {}
        for path in filter(None, self.inside):
            self.taken.setdefault(path[:-1], set()).add(path[-1])

    def run(self) -> Places:
        direct: dict[Path, list[Node]] = {}
        for node in self.nodes:
            scope = self._scope(node)
            if self._layer(node) is not None and self._is_free_leaf(scope.owner):
                self._leaf(node, scope.owner)
            else:
                direct.setdefault(scope.path, []).append(node)
        for path, nodes in direct.items():
            self._module(path, nodes)
        self._join_calls()
        self._find_blocks()
        self._name_functions()
        return self.places

    def _layer(self, node: Node) -> Layer | None:
        """The layer that a node calls, where that is a module and not a function."""
        layer = self.graph.layer_of(node)
        return layer if layer is not None and _is_module(layer) else None

    def _name_functions(self) -> None:
        """Give layers that are functions names in their blocks, for which files have none."""
        for node in self.nodes:
            layer = self.graph.layer_of(node)
            if layer is not None and node.id not in self.places.leaves:
                self._inner(node, self.places.around[node.id], "")

    def _scope(self, node: Node) -> Scope:
        return self.scopes.get(node.id) or Scope()

    def _is_free_leaf(self, path: Path) -> bool:
        return bool(path) and path not in self.inside

    def _module(self, path: Path, nodes: list[Node]) -> None:
        """Place what lies in a module itself."""
        if self._is_free_leaf(path) and path not in self.members and self._are_one(nodes):
            for node in nodes:
                self._leaf(node, path)
            return
        around = path if path in self.inside or len(nodes) > 1 else path[:-1]
        around = around[:-1] if around in self.members else around
        for node in nodes:
            if self._layer(node) is None:
                self.modules[node.id] = around
            else:
                scope = self._scope(node)
                self._inner(node, around, scope.stem if scope.owner == around else "")

    def _are_one(self, nodes: list[Node]) -> bool:
        """Whether nodes are calls of one layer: it is alone, or nothing tells them apart."""
        if any(self._layer(node) is None for node in nodes):
            return False
        return len(nodes) == 1 or all(self._is_same(nodes[0], node) for node in nodes[1:])

    def _is_same(self, one: Node, other: Node) -> bool:
        a, b = self._layer(one), self._layer(other)
        if a is None or b is None or repr(a) != repr(b):
            return False
        return _are_equal(*(self.weights.get(_member(node), {}) for node in (one, other)))

    def _leaf(self, node: Node, path: Path) -> None:
        """Make a node a call of the layer at a path, or of one beside it where that is another."""
        known = self.members.get(path)
        self._put(node, path if known is None or self._is_same(known, node) else self._free(path))

    def _inner(self, node: Node, around: Path, stem: str) -> None:
        """Make a node a call of a layer that has no path of its own."""
        layer = self.graph.layer_of(node)
        assert layer is not None
        self._put(node, self._free((*around, plain(stem or told_by_kind(layer.type)))))

    def _put(self, node: Node, path: Path) -> None:
        self.members.setdefault(path, node)
        self.taken.setdefault(path[:-1], set()).add(path[-1])
        self.places.leaves[node.id] = path
        self.modules[node.id] = path[:-1]

    def _free(self, path: Path) -> Path:
        return (*path[:-1], fresh(path[-1], self.taken.get(path[:-1], set())))

    def _join_calls(self) -> None:
        """Make `relu_1` a call of `relu`, as the first exporter counts the calls of a module."""
        for node_id, path in list(self.places.leaves.items()):
            counted = _COUNTED.fullmatch(path[-1])
            base = (*path[:-1], counted.group(1)) if counted else path
            known = self.members.get(base)
            if base != path and known and self._is_same(known, self.graph.nodes[node_id]):
                self.places.leaves[node_id] = base

    def _find_blocks(self) -> None:
        kinds = dict(self._called())
        children = self._children()
        for path, kind in kinds.items():
            parts = children.get(path, set())
            is_container = kind in _CONTAINERS or (not kind and all(map(is_position, parts)))
            if path in self.members or path in self.dissolved or (parts and is_container):
                continue
            self.places.blocks[path] = class_name(kind, path)
        for node in self.nodes:
            self.places.around[node.id] = self.places.block_of((*self.modules[node.id], ""))

    def _called(self) -> Iterator[tuple[Path, str]]:
        holding = {self.modules[node.id] for node in self.nodes}
        holding |= {path[:end] for path in holding for end in range(len(path))}
        for node in self.nodes:
            scope = self._scope(node)
            kinds = scope.kinds or ("",) * len(scope.calls)
            for path, kind in zip(scope.calls, kinds, strict=True):
                if path in holding:
                    yield path, kind.rpartition(".")[2]

    def _children(self) -> dict[Path, set[str]]:
        found: dict[Path, set[str]] = {}
        for path in (*self.places.leaves.values(), *self.modules.values()):
            for end in range(len(path)):
                found.setdefault(path[:end], set()).add(path[end])
        return found


def _computes(graph: Graph, node: Node) -> bool:
    return isinstance(node.target, Op) or graph.layer_of(node) is not None


def _member(node: Node) -> str:
    assert isinstance(node.target, Call)
    return node.target.member


def _are_equal(one: Mapping[str, NDArray[Any]], other: Mapping[str, NDArray[Any]]) -> bool:
    return one.keys() == other.keys() and all(
        np.array_equal(array, other[key]) for key, array in one.items()
    )


def _is_module(layer: Layer) -> bool:
    """Whether a layer is a module in source, not a function."""
    spec = find_layer(layer.type)
    return spec is not None and bool(spec.construct)


def _from_readers(graph: Graph, scopes: Mapping[str, Scope]) -> dict[str, Scope]:
    """The scopes of nodes of which the file tells none: what is common to all that read them."""
    found: dict[str, Scope] = {}
    readers = graph.consumers()
    for node in reversed(tuple(graph.nodes.values())):
        if node.id not in scopes:
            around = [
                _around(
                    graph.nodes[reader], scopes.get(reader) or found.get(reader) or Scope(), graph
                )
                for reader in readers.get(node.id, ())
            ]
            found[node.id] = _common(around) if around else Scope()
    return found


def _around(node: Node, scope: Scope, graph: Graph) -> Scope:
    """The scope of what stands beside a node: around a layer it is that of its module."""
    layer = graph.layer_of(node)
    if layer is None or not _is_module(layer):
        return scope
    return Scope(scope.calls[:-1], scope.kinds[:-1])


def _common(scopes: list[Scope]) -> Scope:
    """The modules that are in all of these."""
    first = scopes[0]
    calls = [path for path in first.calls if all(path in other.calls for other in scopes)]
    return Scope(tuple(calls), first.kinds[: len(calls)])


def _clean(scope: Scope) -> Scope:
    calls = tuple(tuple(map(_part, path)) for path in scope.calls)
    return Scope(calls, scope.kinds, tuple(map(_part, scope.owner)), scope.stem)


def _part(text: str) -> str:
    """A part of a path as a name may have it."""
    if is_position(text) or (is_attribute(text) and text not in RESERVED_IN_CONTAINERS):
        return text if not text.startswith("__") else plain(text)
    return plain(text)


def class_name(kind: str, path: Path) -> str:
    """A name for the class of a module: its own, or one after its path, without numbers."""
    word = next((part for part in reversed(path) if not is_position(part)), "Block")
    stem = kind or _NUMBER.sub("", word) or word
    name = "".join(part[:1].upper() + part[1:] for part in plain(stem).split("_") if part)
    return name if find_layer(name) is None else f"{name}Block"
