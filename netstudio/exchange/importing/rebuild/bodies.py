"""The graph of one call of a block: its inputs, what it calls and computes, its outputs.

While blocks are still to be compared, their inputs and outputs go by name: a call of one has
keyword arguments, and an item of what it gives is named. `finished` makes positions of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Member, Node, NodeTarget, Op, Output
from netstudio.document.table import Table
from netstudio.document.values import ListValue, Ref, Value
from netstudio.exchange.importing.rebuild.flow import Flow
from netstudio.exchange.importing.rebuild.names import fresh, identifier, identity, operation_stem
from netstudio.exchange.importing.rebuild.roles import Roles, inside
from netstudio.exchange.importing.rebuild.templates import (
    each_value,
    mapped,
    with_expressions,
    with_references,
    with_templates,
)
from netstudio.exchange.importing.rebuild.tensors import TensorStore
from netstudio.exchange.importing.recording.trace import (
    CustomCall,
    LayerCall,
    ModuleCall,
    Operation,
    Passed,
    Path,
    Trace,
)


@dataclass
class Body:
    """A graph that grows: nodes by id, and where each recorded value is found in it."""

    flow: Flow
    trace: Trace
    roles: Roles
    members: dict[Path, Member]
    store: TensorStore
    nodes: dict[str, Node] = field(default_factory=dict)
    values: dict[Ref, Value] = field(default_factory=dict)
    constants: dict[str, Member] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._member_ids = {member.id for member in self.members.values()}

    def graph(self) -> Graph:
        """The finished graph of this call."""
        self._inputs()
        self._events(self.flow.call)
        self._outputs()
        members = {member.id: member for member in self.members.values()}
        return Graph(Table(self.nodes), Table({**members, **self.constants}))

    def _node(
        self,
        stem: str,
        target: NodeTarget,
        args: tuple[Value, ...] = (),
        kwargs: Mapping[str, Value] | None = None,
    ) -> str:
        wanted = identity(stem)
        own = isinstance(target, Call) and target.member == wanted
        taken = wanted in self.nodes or (wanted in self._member_ids and not own)
        node_id = fresh(wanted, {*self.nodes, *self._member_ids}) if taken else wanted
        is_port = isinstance(target, Input | Output)
        name = stem if node_id == wanted or is_port else node_id
        self.nodes[node_id] = Node(node_id, name, target, args, Table(kwargs or {}))
        return node_id

    def _inputs(self) -> None:
        named = {Ref(entry.id): identifier(entry.name) for entry in self.trace.inputs}
        for ref, name in (self.flow.inputs if self.flow.parent else named).items():
            self.values[ref] = Ref(self._node(name, Input()))

    def _outputs(self) -> None:
        if self.flow.parent:
            for ref, name in self.flow.outputs.items():
                self._node(identifier(name), Output(), (self._local(ref),))
            return
        root = self.trace.root
        keys = root.returned.keys
        if len(keys) != len(root.outputs):
            keys = ("",) * len(root.outputs)
        for (name, ref), key in zip(root.outputs, keys, strict=True):
            self._node(identifier(name), Output(key), (self._local(ref),))

    def _events(self, call: ModuleCall) -> None:
        for event in call.events:
            if isinstance(event, Operation):
                self._operation(event)
            elif isinstance(event, LayerCall | CustomCall):
                self._layer(event)
            elif isinstance(event, Passed):
                self.values[Ref(event.id)] = self._local(event.value)
            elif event.path in self.roles.blocks:
                self._block(event)
            else:
                self._events(event)

    def _operation(self, event: Operation) -> None:
        args = tuple(self._value(value) for value in event.args)
        kwargs = {key: self._value(value) for key, value in event.kwargs.items()}
        made = self._node(operation_stem(event.name), Op(event.name), args, kwargs)
        self.values[Ref(event.id)] = Ref(made)

    def _layer(self, event: LayerCall | CustomCall) -> None:
        member = self.members[event.path]
        args = tuple(self._value(value) for value in event.args)
        named = event.kwargs if isinstance(event, CustomCall) else {}
        kwargs = {key: self._value(value) for key, value in named.items()}
        self.values[Ref(event.id)] = Ref(self._node(member.name, Call(member.id), args, kwargs))

    def _block(self, event: ModuleCall) -> None:
        member = self.members[event.path]
        flow = self.flow.inner[id(event)]
        given = {name: self._local(ref) for ref, name in flow.inputs.items()}
        made = self._node(member.name, Call(member.id), (), given)
        for ref, name in flow.outputs.items():
            self.values[ref] = Ref(made, (name,))

    def _value(self, value: Value) -> Value:
        return with_templates(with_references(value, self._local))

    def _local(self, ref: Ref) -> Value:
        """Where a recorded value is found here; an item of a known value is found with it."""
        known = self.values.get(ref)
        if known is not None:
            return known
        if ref.node in self.flow.lists:
            return ListValue(tuple(self._local(item) for item in self.flow.lists[ref.node]))
        for cut in range(len(ref.item) - 1, -1, -1):
            whole = self.values.get(Ref(ref.node, ref.item[:cut]))
            if isinstance(whole, Ref):
                return Ref(whole.node, (*whole.item, *ref.item[cut:]))
        self.values[ref] = made = Ref(self._read(ref))
        return made

    def _read(self, ref: Ref) -> str:
        """A node that reads a tensor which this block registers, or a constant."""
        own = self.trace.tensors[ref.node]
        for path in own.paths:
            if path in self.members and inside(path, self.flow.path):
                member = self.members[path]
                return self._node(member.name, Call(member.id))
        hint = own.paths[0].rpartition(".")[2] if own.paths else own.hint
        name = fresh(identifier(hint), {*self.nodes, *self._member_ids})
        self._member_ids.add(name)
        self.constants[name] = Member(name, name, self.store.constant(own.value))
        return self._node(name, Call(name))


def finished(graph: Graph, interfaces: Mapping[str, tuple[list[str], list[str]]]) -> Graph:
    """The graph with positions instead of names where blocks are called.

    Args:
        interfaces: for each block, the names of its inputs and of its outputs.
    """
    outputs = {
        node.id: interfaces[use.block][1]
        for node in graph.nodes.values()
        if (use := graph.block_of(node)) is not None
    }

    def placed(ref: Ref) -> Value:
        names = outputs.get(ref.node)
        if names is None or not ref.item:
            return ref
        head, *rest = ref.item
        item = () if len(names) == 1 else (names.index(str(head)),)
        return Ref(ref.node, (*item, *rest))

    nodes = {}
    for node in graph.nodes.values():
        use = graph.block_of(node)
        made = each_value(mapped(node, placed), with_expressions)
        if use is not None:
            made = _placed_otherwise(made, interfaces[use.block][1])
            given = [made.kwargs.get(name) for name in interfaces[use.block][0]]
            made = replace(made, args=tuple(given), kwargs=Table())
        nodes[node.id] = made
    return replace(graph, nodes=Table(nodes))


def _placed_otherwise(node: Node, outputs: list[str]) -> Node:
    """A call of a block with what its outputs are, where it does not run, in their order."""
    if node.when is None:
        return node
    told: Any = node.when.otherwise
    known: dict[str, Value] = dict(told) if isinstance(told, tuple) else {}
    values = tuple(known.get(name) for name in outputs)
    otherwise = values[0] if len(values) == 1 else values
    return replace(node, when=replace(node.when, otherwise=otherwise))


def interface(graph: Graph) -> tuple[list[str], list[str]]:
    """The names of a block's inputs and outputs."""
    return [node.name for node in graph.inputs()], [node.name for node in graph.outputs()]
