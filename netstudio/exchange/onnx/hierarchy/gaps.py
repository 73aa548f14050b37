"""Positions of a Sequential that the file has nothing for: dropout, merged normalisations.

An exporter leaves out what does nothing in evaluation. The positions behind it are the keys of the
weights, so that something has to stand there: an Identity, as torch's own merging leaves behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from netstudio.document.graph import Graph
from netstudio.document.naming import is_position
from netstudio.document.node import Call, Layer, Member, Node
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value, references
from netstudio.exchange.importing.rebuild.names import fresh
from netstudio.exchange.importing.rebuild.templates import mapped
from netstudio.exchange.onnx.hierarchy.places import Places
from netstudio.exchange.onnx.hierarchy.scopes import Path

MAX_GAP = 8
IDENTITY = Layer("Identity")


def with_gaps_filled(graph: Graph, places: Places) -> Graph:
    """The graph with what is missing put in between; `places` tells where that lies."""
    filling = _Filling(graph, places)
    for container, items in _sequences(places):
        filling.fill(container, sorted(items))
    return filling.graph


def _sequences(places: Places) -> Iterator[tuple[Path, list[int]]]:
    """Every container of positions alone that has gaps, with those it has."""
    found: dict[Path, set[str]] = {}
    for path in {*places.leaves.values(), *places.around.values()}:
        for end in range(len(path)):
            found.setdefault(path[:end], set()).add(path[end])
    for container, parts in found.items():
        if container and all(map(is_position, parts)):
            items = [int(part) for part in parts]
            if len(items) < max(items) + 1 <= len(items) + MAX_GAP:
                yield container, items


@dataclass
class _Filling:
    graph: Graph
    places: Places

    def fill(self, container: Path, items: list[int]) -> None:
        """Fill the gaps of a container, where its items are a chain."""
        held = [self._held((*container, str(item))) for item in items]
        given = [self._given(ids) for ids in held]
        for before, value in zip([None, *held[:-1]], given, strict=True):
            if value is None or (before is not None and value.node not in before):
                return
        free = 0
        for item, ids, value in zip(items, held, given, strict=True):
            assert value is not None
            for missing in range(free, item):
                value = self._put((*container, str(missing)), ids, value)
            free = item + 1

    def _held(self, path: Path) -> set[str]:
        """The nodes of a module."""
        size = len(path)
        leaves = {key for key, leaf in self.places.leaves.items() if leaf[:size] == path}
        return leaves | {key for key, at in self.places.around.items() if at[:size] == path}

    def _given(self, ids: set[str]) -> Ref | None:
        """The only value that nodes read from outside; None where there are more."""
        found = {
            ref
            for node_id in ids
            for value in _values(self.graph.nodes[node_id])
            for ref in references(value)
            if ref.node not in ids and not self._is_tensor(ref)
        }
        return found.pop() if len(found) == 1 else None

    def _is_tensor(self, ref: Ref) -> bool:
        target = self.graph.nodes[ref.node].target
        return isinstance(target, Call) and self.graph.layer_of(self.graph.nodes[ref.node]) is None

    def _put(self, path: Path, readers: set[str], value: Ref) -> Ref:
        """Put an Identity before what reads a value, and give the value that it gives."""
        made = fresh("_".join(path), {*self.graph.nodes, *self.graph.members})
        node = Node(made, made, Call(made), (value,))
        nodes: dict[str, Node] = {}
        for key, one in self.graph.nodes.items():
            if key in readers and made not in nodes:
                nodes[made] = node
            nodes[key] = _reading(one, {value: Ref(made)}) if key in readers else one
        members = {**self.graph.members, made: Member(made, made, IDENTITY)}
        self.graph = replace(self.graph, nodes=Table(nodes), members=Table(members))
        self.places.leaves[made] = path
        self.places.around[made] = self.places.block_of(path)
        return Ref(made)


def _values(node: Node) -> tuple[Value, ...]:
    return (*node.args, *node.kwargs.values())


def _reading(node: Node, instead: Mapping[Ref, Ref]) -> Node:
    return mapped(node, lambda ref: instead.get(ref, ref))
