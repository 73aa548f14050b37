"""The graph of one call of a block: its inputs, what it calls and computes, its outputs."""

from __future__ import annotations

from dataclasses import dataclass, field

from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Member, Node, NodeTarget, Op, Output
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value, map_references
from netstudio.exchange.importing.rebuild.flow import Flow
from netstudio.exchange.importing.rebuild.members import own_tensor
from netstudio.exchange.importing.rebuild.names import fresh, identifier, identity, operation_stem
from netstudio.exchange.importing.rebuild.roles import Roles, inside
from netstudio.exchange.importing.recording.trace import (
    LayerCall,
    ModuleCall,
    Operation,
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
    nodes: dict[str, Node] = field(default_factory=dict)
    values: dict[Ref, Ref] = field(default_factory=dict)
    constants: dict[str, Member] = field(default_factory=dict)

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
        kwargs: dict[str, Value] | None = None,
    ) -> str:
        taken = {*self.nodes, *(member.id for member in self.members.values())} - (
            {target.member} if isinstance(target, Call) else set()
        )
        node_id = fresh(identity(stem), {*taken, *self.nodes})
        name = stem if node_id == identity(stem) else node_id
        self.nodes[node_id] = Node(node_id, name, target, args, Table(kwargs or {}))
        return node_id

    def _inputs(self) -> None:
        named = {Ref(entry.id): entry.name for entry in self.trace.inputs}
        for ref, name in (self.flow.inputs if self.flow.parent else named).items():
            node_id = self._node(identifier(name or "context"), Input())
            self.values[ref] = Ref(node_id)

    def _outputs(self) -> None:
        named = [("out", ref) for ref in self.flow.outputs]
        for name, ref in named if self.flow.parent else self.trace.outputs:
            self._node(identifier(name), Output(), (self._local(ref),))

    def _events(self, call: ModuleCall) -> None:
        for event in call.events:
            if isinstance(event, Operation):
                self._operation(event)
            elif isinstance(event, LayerCall):
                self._layer(event)
            elif event.path in self.roles.blocks:
                self._block(event)
            else:
                self._events(event)

    def _operation(self, event: Operation) -> None:
        args = tuple(self._value(value) for value in event.args)
        kwargs = {key: self._value(value) for key, value in event.kwargs.items()}
        made = self._node(operation_stem(event.name), Op(event.name), args, kwargs)
        self.values[Ref(event.id)] = Ref(made)

    def _layer(self, event: LayerCall) -> None:
        member = self.members[event.path]
        args = tuple(self._value(value) for value in event.args)
        self.values[Ref(event.id)] = Ref(self._node(member.name, Call(member.id), args))

    def _block(self, event: ModuleCall) -> None:
        member = self.members[event.path]
        flow = self.flow.inner[id(event)]
        args = tuple(self._local(ref) for ref in flow.inputs)
        made = self._node(member.name, Call(member.id), args)
        for index, ref in enumerate(flow.outputs):
            self.values[ref] = Ref(made, (index,) if len(flow.outputs) > 1 else ())

    def _value(self, value: Value) -> Value:
        return map_references(value, self._local)

    def _local(self, ref: Ref) -> Ref:
        """Where a recorded value is found here; an item of a known value is found with it."""
        known = self.values.get(ref)
        if known is not None:
            return known
        for cut in range(len(ref.item) - 1, -1, -1):
            whole = self.values.get(Ref(ref.node, ref.item[:cut]))
            if whole is not None:
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
        stem = identifier(own.hint)
        name = fresh(stem, {*self.constants, *(m.id for m in self.members.values()), *self.nodes})
        self.constants[name] = Member(name, name, own_tensor(own.value, "constant", False))
        return self._node(name, Call(name))
