"""Operations whose result nothing reads: checks, and what a mask was first thought to be."""

from __future__ import annotations

from netstudio.document.values import references
from netstudio.exchange.importing.recording.op_names import is_in_place
from netstudio.exchange.importing.recording.trace import ModuleCall, Operation, values_of


def without_unread(root: ModuleCall) -> None:
    """Take out what changes no tensor and no later value: generated source would not run it."""
    read: set[str] = {ref.node for _, ref in root.outputs}
    _thinned(root, read)


def _thinned(call: ModuleCall, read: set[str]) -> None:
    kept = []
    for event in reversed(call.events):
        if isinstance(event, ModuleCall):
            given = [ref.node for _, ref in event.outputs]
            if read.isdisjoint(given):
                read |= set(given[:1])  # a module gives something, though nothing takes it
            _thinned(event, read)
            read |= {ref.node for items in event.lists.values() for ref in items}
        elif isinstance(event, Operation) and event.id not in read and not _acts(event):
            continue
        for value in values_of(event):
            read |= {ref.node for ref in references(value)}
        kept.append(event)
    call.events = kept[::-1]


def _acts(event: Operation) -> bool:
    """Whether an operation changes a tensor."""
    return is_in_place(event.name) or bool(event.kwargs.get("inplace"))
