"""A graph with places as a recording, so that what rebuilds recorded models rebuilds it."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from netstudio.document.graph import Graph
from netstudio.document.node import Input, Node, Op
from netstudio.document.values import Ref, Value, references
from netstudio.exchange.importing.recording.trace import (
    Argument,
    Event,
    LayerCall,
    ModuleCall,
    Operation,
    OwnTensor,
    RecordedInput,
    Trace,
    values_of,
)
from netstudio.exchange.onnx.hierarchy.places import Places
from netstudio.exchange.onnx.hierarchy.scopes import Path


def recorded(
    graph: Graph, places: Places, tensors: Mapping[str, OwnTensor], joints: Mapping[str, Value]
) -> Trace:
    """The recording of a model that computes what a graph does.

    Args:
        tensors: by the ids of the nodes that read them.
        joints: the nodes that concatenate values, and along which dimension.
    """
    root = ModuleCall("")
    stack: list[tuple[Path, ModuleCall]] = [((), root)]
    for node in _module_by_module(graph, places):
        path = places.around[node.id]
        while path[: len(stack[-1][0])] != stack[-1][0]:
            stack.pop()
        for end in range(len(stack[-1][0]) + 1, len(path) + 1):
            if path[:end] in places.blocks:
                call = ModuleCall(".".join(path[:end]))
                stack[-1][1].events.append(call)
                stack.append((path[:end], call))
        stack[-1][1].events.append(_event(node, places))
    root.outputs = [
        (node.name, value)
        for node in graph.outputs()
        for value in node.args
        if isinstance(value, Ref)
    ]
    _Interfaces(root, frozenset(tensors), joints).run()
    return Trace(root, list(_inputs(graph)), dict(tensors), [])


def _inputs(graph: Graph) -> Iterator[RecordedInput]:
    for node in graph.inputs():
        assert isinstance(node.target, Input)
        yield RecordedInput(node.id, node.name, (), node.target.dtype)


def _event(node: Node, places: Places) -> Event:
    if isinstance(node.target, Op):
        return Operation(node.id, node.target.name, node.args, dict(node.kwargs))
    return LayerCall(node.id, ".".join(places.leaves[node.id]), node.args)


def _module_by_module(graph: Graph, places: Places) -> Iterator[Node]:
    """The nodes in an order in which a module, once begun, goes on as long as it can.

    Of what can run next, it is what shares most modules with the last; then the file's order.
    """
    order = _Order(graph, places)
    path: Path = ()
    while (node := order.next(path)) is not None:
        path = places.around[node.id]
        yield node


class _Order:
    def __init__(self, graph: Graph, places: Places) -> None:
        self.graph = graph
        self.places = places
        self.rank = {node_id: rank for rank, node_id in enumerate(graph.nodes)}
        self.readers: dict[str, list[str]] = {}
        self.waiting: dict[str, int] = {}
        self.ready: dict[Path, list[tuple[int, str]]] = {}
        self.done: set[str] = set()
        for node in graph.nodes.values():
            if node.id in places.around:
                self._enter(node)

    def _enter(self, node: Node) -> None:
        sources = {source for source in node.sources() if source in self.places.around}
        self.waiting[node.id] = len(sources)
        for source in sources:
            self.readers.setdefault(source, []).append(node.id)
        if not sources:
            self._push(node.id)

    def _push(self, node_id: str) -> None:
        path = self.places.around[node_id]
        for end in range(len(path) + 1):
            heapq.heappush(self.ready.setdefault(path[:end], []), (self.rank[node_id], node_id))

    def next(self, path: Path) -> Node | None:
        """The node to run after one at a path; None where nothing is left."""
        for end in range(len(path), -1, -1):
            heap = self.ready.get(path[:end], [])
            while heap:
                _, node_id = heapq.heappop(heap)
                if node_id not in self.done:
                    return self._finished(node_id)
        return None

    def _finished(self, node_id: str) -> Node:
        self.done.add(node_id)
        for reader in self.readers.get(node_id, ()):
            self.waiting[reader] -= 1
            if not self.waiting[reader]:
                self._push(reader)
        return self.graph.nodes[node_id]


@dataclass
class _Interfaces:
    """Names what each call of a module takes in and gives out by the order in which it does."""

    root: ModuleCall
    tensors: frozenset[str]
    joints: Mapping[str, Value]
    makers: dict[str, tuple[ModuleCall, ...]] = field(default_factory=dict)
    taken: dict[int, dict[Ref, None]] = field(default_factory=dict)
    given: dict[int, dict[Ref, None]] = field(default_factory=dict)

    def run(self) -> None:
        self._gather(self.root, (self.root,))
        for _, ref in self.root.outputs:
            self._use(ref, (self.root,))
        for event in self.root.walk():
            if isinstance(event, ModuleCall):
                self._name(event)

    def _gather(self, call: ModuleCall, chain: tuple[ModuleCall, ...]) -> None:
        for event in call.events:
            if isinstance(event, ModuleCall):
                self._gather(event, (*chain, event))
                continue
            for value in values_of(event):
                for ref in references(value):
                    self._use(ref, chain)
            self.makers[event.id] = chain

    def _use(self, ref: Ref, chain: tuple[ModuleCall, ...]) -> None:
        if ref.node in self.tensors:
            return
        maker = self.makers.get(ref.node, (self.root,))
        common = sum(1 for a, b in zip(maker, chain, strict=False) if a is b)
        for call in maker[common:]:
            self.given.setdefault(id(call), {}).setdefault(ref)
        for call in chain[common:]:
            self.taken.setdefault(id(call), {}).setdefault(ref)

    def _name(self, call: ModuleCall) -> None:
        taken, given = list(self.taken.get(id(call), ())), list(self.given.get(id(call), ()))
        call.outputs = _numbered("out", given)
        whole = self._whole(call, taken) if len(taken) > 1 else None
        named = _numbered("x", taken) if whole is None else [("inputs", whole)]
        call.arguments = [Argument(name, ref) for name, ref in named]

    def _whole(self, call: ModuleCall, taken: list[Ref]) -> Ref | None:
        """What a call takes in as one list, where it does nothing with it but to concatenate it.

        A block then is the same however many values it takes in.
        """
        readers = [event for event in call.walk() if _reads(event, taken)]
        reader = readers[0] if len(readers) == 1 else None
        if not isinstance(reader, LayerCall) or reader.id not in self.joints:
            return None
        if reader.args != tuple(taken) or not any(event is reader for event in call.events):
            return None
        whole = Ref(f"list of {taken[0].node} for {call.path}")
        call.lists[whole.node] = tuple(taken)
        joined = Operation(reader.id, "torch.cat", (whole, self.joints[reader.id]))
        call.events = [joined if event is reader else event for event in call.events]
        return whole


def _reads(event: Event, values: list[Ref]) -> bool:
    if isinstance(event, ModuleCall):
        return False
    return any(ref in values for value in values_of(event) for ref in references(value))


def _numbered(stem: str, refs: list[Ref]) -> list[tuple[str, Ref]]:
    if len(refs) == 1:
        return [(stem, refs[0])]
    return [(f"{stem}{index}", ref) for index, ref in enumerate(refs, 1)]
