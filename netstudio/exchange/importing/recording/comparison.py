"""Two recordings of one module with different inputs, compared event by event.

What is the same in both does not depend on the inputs, as far as two can tell. A number that
differs was worked out from the input by a way that no expression remembers, and is baked in; a
call that differs is a branch.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from netstudio.document.values import Expr, Ref, Value, children, identical, map_references
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.recording.trace import (
    Event,
    ModuleCall,
    Operation,
    Path,
    Trace,
    values_of,
)
from netstudio.sentence import say


def compared(one: Trace, other: Trace) -> list[Finding]:
    """What the first recording holds that is not so for the inputs of the second."""
    return list(dict.fromkeys(_Pairs(one, other).calls(one.root, other.root)))


class _Pairs:
    """Which value of the second recording is which of the first.

    Ids count what was recorded: behind a branch the same values have others.
    """

    def __init__(self, one: Trace, other: Trace) -> None:
        ids = {tensor.paths: id_ for id_, tensor in one.tensors.items() if tensor.paths}
        self._first = {
            id_: ids[tensor.paths] for id_, tensor in other.tensors.items() if tensor.paths in ids
        }

    def calls(self, one: ModuleCall, other: ModuleCall) -> Iterator[Finding]:
        """What differs inside a call of a module."""
        self._first.update(zip(other.lists, one.lists, strict=False))
        for a, b in zip_longest(one.events, other.events):
            if a is None or b is None or _signature(a) != _signature(b):
                yield _branch(one.path)
                self._take_outputs(one, other)
                return
            if isinstance(a, ModuleCall) and isinstance(b, ModuleCall):
                yield from self.calls(a, b)
            elif not isinstance(a, ModuleCall) and not isinstance(b, ModuleCall):
                self._first[b.id] = a.id
                for x, y in zip_longest(values_of(a), values_of(b)):
                    yield from self._values(one.path, a, x, y)
        given = [(name, self._known(ref)) for name, ref in other.outputs]
        if given != one.outputs:
            yield _branch(one.path)
            self._take_outputs(one, other)

    def _take_outputs(self, one: ModuleCall, other: ModuleCall) -> None:
        """What two different ways led to is the same value to whoever reads it."""
        given = dict(one.outputs)
        for name, ref in other.outputs:
            if name in given:
                self._first[ref.node] = given[name].node

    def _known(self, ref: Ref) -> Ref:
        return Ref(self._first.get(ref.node, ref.node), ref.item)

    def _values(self, path: Path, event: Event, one: Value, other: Value) -> Iterator[Finding]:
        if isinstance(one, Ref | Expr) and isinstance(other, Ref | Expr):
            if one != map_references(other, self._known):
                yield _branch(path)
            return
        inner_one, inner_other = children(one), children(other)
        if inner_one and len(inner_one) == len(inner_other):
            for a, b in zip(inner_one, inner_other, strict=True):
                yield from self._values(path, event, a, b)
        elif not identical(one, other):
            yield _baked(path, event, one, other)


def _signature(event: Event) -> tuple[object, ...]:
    if isinstance(event, Operation):
        return ("op", event.name, len(event.args), *event.kwargs)
    return (type(event).__name__, getattr(event, "path", ""))


def _branch(path: Path) -> Finding:
    return Finding(
        path,
        "warning",
        say(
            "What it does depends on its input: with another one it calls something else. The "
            "import does what it did for the first example; keep this part as a custom node where "
            "it is to follow its input."
        ),
    )


def _baked(path: Path, event: Event, one: Value, other: Value) -> Finding:
    return Finding(
        path,
        "warning",
        say(
            "A number given to {name} depends on the input ({one!r:.40}; with another one "
            "{other!r:.40}) by a way that cannot be followed; the import keeps the first.",
            name=event.name if isinstance(event, Operation) else "a layer",
            one=one,
            other=other,
        ),
    )
