"""Two recordings of one module with different inputs, compared event by event.

What is the same in both does not depend on the inputs, as far as two can tell. A number that
differs was worked out from the input by a way that no expression remembers, and is baked in; a
call that differs is a branch.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from netstudio.document.values import Expr, Ref, Value, children, identical
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
    return list(dict.fromkeys(_calls(one.root, other.root)))


def _calls(one: ModuleCall, other: ModuleCall) -> Iterator[Finding]:
    for a, b in zip_longest(one.events, other.events):
        if a is None or b is None or _signature(a) != _signature(b):
            yield _branch(one.path)
            return
        if isinstance(a, ModuleCall) and isinstance(b, ModuleCall):
            yield from _calls(a, b)
            continue
        for x, y in zip_longest(values_of(a), values_of(b)):
            yield from _values(one.path, a, x, y)


def _signature(event: Event) -> tuple[object, ...]:
    if isinstance(event, Operation):
        return ("op", event.name, len(event.args), *event.kwargs)
    return (type(event).__name__, getattr(event, "path", ""))


def _values(path: Path, event: Event, one: Value, other: Value) -> Iterator[Finding]:
    if isinstance(one, Ref | Expr) and isinstance(other, Ref | Expr):
        if one != other:
            yield _branch(path)
        return
    inner_one, inner_other = children(one), children(other)
    if inner_one and len(inner_one) == len(inner_other):
        for a, b in zip(inner_one, inner_other, strict=True):
            yield from _values(path, event, a, b)
    elif not identical(one, other):
        yield _baked(path, event, one, other)


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
