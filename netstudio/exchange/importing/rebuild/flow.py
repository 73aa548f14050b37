"""Where values go: what each call of a block takes in and gives out.

Taken in is what it reads and something outside gave; given out is what something outside reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from netstudio.document.values import Ref, Value, children, references
from netstudio.exchange.importing.rebuild.names import fresh, identifier, operation_stem
from netstudio.exchange.importing.rebuild.roles import Roles
from netstudio.exchange.importing.recording.trace import (
    CustomCall,
    Event,
    LayerCall,
    ModuleCall,
    Operation,
    Trace,
    values_of,
)


@dataclass
class Flow:
    """Values in and out of one call of a block.

    Attributes:
        call: the recorded call.
        path: of the block.
        parent: the flow of the call around it.
        inputs: what it takes in, with a name for each.
        outputs: what it gives out, with a name for each.
        inner: the flows of the blocks that are called in it, by the identity of the call.
        lists: whole lists that calls inside are given, and their items.
    """

    call: ModuleCall
    path: str
    parent: Flow | None
    inputs: dict[Ref, str] = field(default_factory=dict)
    outputs: dict[Ref, str] = field(default_factory=dict)
    inner: dict[int, Flow] = field(default_factory=dict)
    lists: dict[str, tuple[Ref, ...]] = field(default_factory=dict)

    def chain(self) -> Iterator[Flow]:
        """This flow and those around it."""
        flow: Flow | None = self
        while flow is not None:
            yield flow
            flow = flow.parent

    def walk(self) -> Iterator[Flow]:
        """The flows inside and this one, the innermost first."""
        for inner in self.inner.values():
            yield from inner.walk()
        yield self


def find_flow(trace: Trace, roles: Roles) -> Flow:
    """The flow of the model, with those of the calls inside it."""
    search = _Search(trace, roles)
    root = Flow(trace.root, "", None)
    search.gather(trace.root, root)
    search.producers |= {entry.id: root for entry in trace.inputs}
    for _, ref in trace.root.outputs:
        search.use(ref, root)
    for flow in reversed(list(root.walk())):
        search.give_out(flow)
    for flow in root.walk():
        search.name(flow)
    return root


@dataclass
class _Search:
    trace: Trace
    roles: Roles
    producers: dict[str, Flow] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)

    def gather(self, call: ModuleCall, flow: Flow) -> None:
        """Follow the events of a call in their order, so that a value is known before its use."""
        for entry in self.trace.inputs:
            self.producers.setdefault(entry.id, next(f for f in flow.chain() if not f.parent))
        for event in call.events:
            if isinstance(event, ModuleCall):
                self._call(event, flow)
                continue
            self.producers[event.id] = flow
            self.stems[event.id] = _stem(event)
            for value in values_of(event):
                for ref in references(value):
                    self.use(ref, flow)

    def _call(self, event: ModuleCall, flow: Flow) -> None:
        for list_id, items in event.lists.items():
            self.producers[list_id] = flow
            flow.lists[list_id] = items
        inner = flow
        if event.path in self.roles.blocks:
            inner = flow.inner[id(event)] = Flow(event, event.path, flow)
        self.gather(event, inner)

    def use(self, ref: Ref, flow: Flow) -> None:
        """Lead a value out of the calls it was made in, and into those it is read in."""
        producer = self.producers.get(ref.node) or self._owner_of_tensor(ref, flow)
        if ref.node in producer.lists:
            for item in producer.lists[ref.node]:
                self.use(item, producer)
        readers = list(flow.chain())
        common = next(f for f in producer.chain() if any(f is other for other in readers))
        for outer in producer.chain():
            if outer is common:
                break
            outer.outputs.setdefault(ref, "")
        for reader in readers:
            if reader is common:
                break
            reader.inputs.setdefault(ref, "")

    def give_out(self, flow: Flow) -> None:
        """Let a call of which nothing is read give out what it returns: a block gives something."""
        if flow.outputs or flow.parent is None:
            return
        for _, ref in flow.call.outputs:
            producer = self.producers.get(ref.node)
            if producer is not None and any(outer is flow for outer in producer.chain()):
                self.use(ref, flow)
                flow.outputs[ref] = ""
                return

    def _owner_of_tensor(self, ref: Ref, flow: Flow) -> Flow:
        """The call around whose block registers the tensor; a constant is where it is read."""
        owners = {self.roles.owner(path) for path in self.trace.tensors[ref.node].paths}
        return next((outer for outer in flow.chain() if outer.path in owners), flow)

    def name(self, flow: Flow) -> None:
        """Name and order inputs and outputs as the module's own forward does."""
        declared = _argument_names(flow.call)
        order = [*(ref for ref in declared if ref in flow.inputs), *flow.inputs]
        wanted = {ref: declared.get(ref) or self._hint(ref) for ref in order}
        flow.inputs = _unique(wanted)
        returned = {ref: name for name, ref in reversed(flow.call.outputs) if ref in flow.outputs}
        order = [ref for _, ref in flow.call.outputs if ref in flow.outputs]
        flow.outputs = _unique(
            {ref: returned.get(ref) or self._hint(ref) for ref in (*order, *flow.outputs)}
        )

    def _hint(self, ref: Ref) -> str:
        if ref.node in self.stems:
            return self.stems[ref.node]
        own = self.trace.tensors.get(ref.node)
        if own is not None:
            return own.paths[0].rpartition(".")[2] if own.paths else own.hint
        return next((e.name for e in self.trace.inputs if e.id == ref.node), "values")


def _unique(wanted: dict[Ref, str]) -> dict[Ref, str]:
    names: dict[Ref, str] = {}
    for ref, name in wanted.items():
        names[ref] = fresh(identifier(name), set(names.values()))
    return names


def _stem(event: Event) -> str:
    if isinstance(event, Operation):
        return operation_stem(event.name)
    if isinstance(event, LayerCall | CustomCall):
        return event.path.rpartition(".")[2]
    return "passed"


def _argument_names(call: ModuleCall) -> dict[Ref, str]:
    names: dict[Ref, str] = {}
    for argument in call.arguments:
        for ref, name in _named(argument.value, argument.name):
            names.setdefault(ref, name)
    return names


def _named(value: Value, name: str) -> Iterator[tuple[Ref, str]]:
    if isinstance(value, Ref):
        yield value, name
    else:
        for index, item in enumerate(children(value)):
            yield from _named(item, f"{name}{index}")
