"""Where values go: what each call of a block takes in and gives out.

Taken in is what it reads and something outside gave; given out is what something outside reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from netstudio.document.values import Ref, Value, children, references
from netstudio.exchange.importing.rebuild.roles import Roles, values_of
from netstudio.exchange.importing.recording.trace import ModuleCall, Trace


@dataclass
class Flow:
    """Values in and out of one call of a block.

    Attributes:
        call: the recorded call.
        path: of the block.
        parent: the flow of the call around it.
        made: the ids of the events, and the tensors, that are directly in it.
        reads: every value that it or a call inside it reads, in order.
        inputs: what it takes in, with a name for each.
        outputs: what it gives out.
    """

    call: ModuleCall
    path: str
    parent: Flow | None
    made: set[str] = field(default_factory=set)
    reads: dict[Ref, None] = field(default_factory=dict)
    inputs: dict[Ref, str] = field(default_factory=dict)
    outputs: dict[Ref, None] = field(default_factory=dict)
    inner: dict[int, Flow] = field(default_factory=dict)

    def chain(self) -> Iterator[Flow]:
        """This flow and those around it."""
        flow: Flow | None = self
        while flow is not None:
            yield flow
            flow = flow.parent


def find_flow(trace: Trace, roles: Roles) -> Flow:
    """The flow of the model, with those of the calls inside it."""
    root = Flow(trace.root, "", None)
    producers: dict[str, Flow] = {}
    uses: list[tuple[Ref, Flow]] = []
    _gather(trace.root, root, roles, trace, producers, uses)
    for entry in trace.inputs:
        producers[entry.id] = root
    uses += [(ref, root) for ref in references(trace.root.result)]
    for ref, flow in uses:
        producer = producers.get(ref.node) or _owner_of_tensor(ref, flow, roles, trace)
        _connect(ref, producer, flow)
    _declared_first(root)
    return root


def _gather(
    call: ModuleCall,
    flow: Flow,
    roles: Roles,
    trace: Trace,
    producers: dict[str, Flow],
    uses: list[tuple[Ref, Flow]],
) -> None:
    for event in call.events:
        if isinstance(event, ModuleCall):
            inner = flow
            if event.path in roles.blocks:
                inner = flow.inner[id(event)] = Flow(event, event.path, flow)
            _gather(event, inner, roles, trace, producers, uses)
            continue
        producers[event.id] = flow
        for value in values_of(event):
            uses += [(ref, flow) for ref in references(value)]


def _owner_of_tensor(ref: Ref, flow: Flow, roles: Roles, trace: Trace) -> Flow:
    """The call around `flow` whose block registers the tensor; a constant is where it is read."""
    paths = trace.tensors[ref.node].paths
    if not paths:
        return flow
    owners = {roles.owner(path) for path in paths}
    return next(outer for outer in flow.chain() if outer.path in owners)


def _connect(ref: Ref, producer: Flow, reader: Flow) -> None:
    """Lead a value out of the calls it was made in, and into those it is read in."""
    readers = list(reader.chain())
    common = next(flow for flow in producer.chain() if any(flow is other for other in readers))
    for flow in producer.chain():
        if flow is common:
            break
        flow.outputs[ref] = None
    for flow in readers:
        if flow is common:
            break
        flow.reads[ref] = None


def _declared_first(flow: Flow) -> None:
    """Name and order inputs and outputs as the module's own forward does."""
    for inner in flow.inner.values():
        _declared_first(inner)
    declared = _argument_names(flow.call)
    for ref, name in declared.items():
        if ref in flow.reads:
            flow.inputs[ref] = name
    for ref in flow.reads:
        flow.inputs.setdefault(ref, "")
    returned = [ref for ref in dict.fromkeys(references(flow.call.result)) if ref in flow.outputs]
    flow.outputs = dict.fromkeys((*returned, *flow.outputs))


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
