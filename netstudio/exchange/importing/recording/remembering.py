"""What a module remembers from one call to the next, beside what it writes into its buffers.

A graph begins every call alike. So what a forward leaves in attributes matters where a later call
reads it: a count, a state handed on, a first call that does something else. What it merely leaves
there, a map to look at or a table of positions for the next time, changes nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import torch
from torch import nn

from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.recording.comparison import compared
from netstudio.exchange.importing.recording.trace import Trace, parents
from netstudio.sentence import say

Attribute: TypeAlias = tuple[str, str]
"""The path of a module, and the name of what it holds."""

Memory: TypeAlias = Mapping[Attribute, Any]
"""What the modules of a model hold."""

_PLAIN = (bool, int, float, complex, str, bytes, type(None))
_OF_TORCH = frozenset(nn.Module().__dict__)


def memory_of(module: nn.Module, kept: frozenset[str] = frozenset()) -> Memory:
    """What could be remembered: numbers, texts, tensors and lists of them.

    Args:
        kept: the paths of modules that go on remembering, as they are kept as they are.
    """
    return {
        (path, name): tuple(value) if isinstance(value, list | deque) else value
        for path, owner in module.named_modules()
        if kept.isdisjoint((path, *parents(path)))
        for name, value in (*vars(owner).items(), *owner._buffers.items())
        if name not in _OF_TORCH
    }


def changed(before: Memory, after: Memory) -> list[Attribute]:
    """What is another value now."""
    return [at for at, value in after.items() if at not in before or _differ(before[at], value)]


def _differ(one: Any, other: Any) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) != len(other) or any(map(_differ, one, other))
    if isinstance(one, torch.Tensor) or isinstance(other, torch.Tensor):
        return one is not other
    if isinstance(one, _PLAIN) and isinstance(other, _PLAIN):
        return bool(one != other)
    return False


@dataclass(frozen=True)
class Call:
    """One recorded call of a module.

    Attributes:
        before, after: what the module held.
        kept: the paths of modules that are kept as they are.
        has_values: whether a tensor's values follow from sizes and constants alone.
    """

    module: nn.Module
    trace: Trace
    before: Memory
    after: Memory
    has_values: Callable[[torch.Tensor], bool]
    kept: frozenset[str] = frozenset()


def findings_of(call: Call, again: Callable[[], Trace | None]) -> list[Finding]:
    """What a call leaves that a later one reads.

    Args:
        again: calls the same module once more; None where that does not run.
    """
    left = changed(call.before, call.after)
    if not left:
        return []
    found = [_other_buffer(at) for at in left if _is_saved(call, at)]
    second = again()
    if second is None:
        return found
    later = memory_of(call.module, call.kept)
    counts = [at for at in changed(call.after, later) if isinstance(later[at], _PLAIN)]
    states = list(_states(call, left, second))
    found += [_count(at) for at in counts] + [_state(at) for at in states]
    is_cache = any(call.has_values(t) for at in left for t in _tensors(call.after[at]))
    if not (counts or states or is_cache):
        apart = compared(call.trace, second)
        found += [_first_call(finding.address) for finding in apart]
    return found


def _is_saved(call: Call, at: Attribute) -> bool:
    owner = call.module.get_submodule(at[0])
    return at[1] in owner._buffers and at[1] not in owner._non_persistent_buffers_set


def _states(call: Call, left: list[Attribute], second: Trace) -> Iterator[Attribute]:
    """What the first call made of its inputs or weights and the second one has read."""
    read = {id(tensor.value) for tensor in second.tensors.values()}
    for at in left:
        made = (t for t in _tensors(call.after[at]) if not call.has_values(t))
        if not _is_saved(call, at) and any(id(tensor) in read for tensor in made):
            yield at


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, torch.Tensor):
            yield item


def _other_buffer(at: Attribute) -> Finding:
    said = say(
        "Each call puts another tensor in the place of its buffer {name}; the import leaves the "
        "buffer as it is. Write into it, self.{name}.copy_(…), or keep this part as a custom node.",
        name=at[1],
    )
    return Finding(at[0], "error", said)


def _state(at: Attribute) -> Finding:
    said = say(
        "A call leaves a tensor in {name}, which the next one reads; the import does each time "
        "what the first call did. Hand it in and out as a value, or keep this part as a custom "
        "node.",
        name=at[1],
    )
    return Finding(at[0], "error", said)


def _count(at: Attribute) -> Finding:
    said = say(
        "Every call changes {name}; the import does each time what the first call did. Use a "
        "buffer that it adds to, or keep this part as a custom node.",
        name=at[1],
    )
    return Finding(at[0], "warning", said)


def _first_call(address: str) -> Finding:
    said = say(
        "The first call does something else than later ones; the import does each time what the "
        "first did. Call the module once before it is imported, or keep this part as a custom "
        "node."
    )
    return Finding(address, "error", said)
