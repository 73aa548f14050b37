"""Operations in place, written as what they compute wherever nothing can tell the difference.

`out += identity` changes a tensor. Where no other name for the same memory is read afterwards,
that is the sum, and a graph reads better with it; else the operation stays in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch

from netstudio.document.values import Ref, references
from netstudio.exchange.importing.recording.encoding import Encoder
from netstudio.exchange.importing.recording.op_names import is_in_place, without_side_effect
from netstudio.exchange.importing.recording.tensor_names import memory_of
from netstudio.exchange.importing.recording.trace import (
    LayerCall,
    ModuleCall,
    Operation,
    values_of,
)


@dataclass(slots=True)
class _Change:
    event: Operation | LayerCall
    aliases: frozenset[Ref]
    keeps_type: bool


class Mutations:
    """The operations in place of one run."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.changes: dict[str, _Change] = {}
        self.kept_layers: set[str] = set()
        self._tensors: dict[int, list[torch.Tensor]] = {}

    def before(
        self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> frozenset[Ref] | None:
        """The other names of the memory that an operation will change; None if it changes none."""
        changes = is_in_place(name) or bool(kwargs.get("inplace"))
        if not changes or not args or not isinstance(args[0], torch.Tensor):
            return None
        target = args[0]
        others = [t for t in self._tensors.get(memory_of(target), ()) if t is not target]
        own = self.encoder.known(target)
        if own is None:  # a parameter, a buffer or a constant: it is to be changed
            return frozenset({self.encoder.ref(target)})
        known = frozenset(ref for t in others if (ref := self.encoder.known(t)) is not None)
        viewed = self.encoder.names.in_memory(memory_of(target))
        return (known - {own}) | {Ref(self.encoder.names.id_of(tensor)) for tensor in viewed}

    def after(
        self, event: Operation | LayerCall, result: Any, aliases: frozenset[Ref] | None
    ) -> None:
        """Note what an event gave, and what it changed."""
        for tensor in _tensors(result):
            seen = self._tensors.setdefault(memory_of(tensor), [])
            if not any(tensor is other for other in seen):
                seen.append(tensor)
        if aliases is not None:
            self.changes[event.id] = _Change(event, aliases, True)

    def settle(self, root: ModuleCall) -> None:
        """Rewrite every change that nothing can tell from a new value."""
        last = _last_reads(root)
        order = {
            event.id: i for i, event in enumerate(root.walk()) if not isinstance(event, ModuleCall)
        }
        for change in self.changes.values():
            at = order[change.event.id]
            seen = any(last.get(ref.node, -1) > at for ref in change.aliases)
            owned = any(ref.node.startswith("t") for ref in change.aliases)
            if isinstance(change.event, LayerCall):
                if seen or owned:
                    self.kept_layers.add(change.event.path)
            elif not seen and not owned:
                _rewrite(change.event)


def _rewrite(event: Operation) -> None:
    if event.kwargs.get("inplace"):
        del event.kwargs["inplace"]
        return
    plain = without_side_effect(event.name, len(event.args), frozenset(event.kwargs))
    if plain is not None:
        event.name = plain


def _last_reads(root: ModuleCall) -> dict[str, int]:
    """For each event's id, the place of the last event that reads its value."""
    last: dict[str, int] = {}
    place = 0
    for place, event in enumerate(root.walk()):
        for value in values_of(event):
            for ref in references(value):
                last[ref.node] = place
    for _, ref in root.outputs:
        last[ref.node] = place + 1
    return last


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _tensors(item)
