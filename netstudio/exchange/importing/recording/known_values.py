"""Values that follow from sizes and constants alone: positions, masks of causality, strides.

A forward that is recorded without memory has no values, and most need none. Where Python asks for
one, `torch.arange(length).max()` or `linspace(0, rate, depth).tolist()`, the answer is the same
whatever the inputs hold. Such tensors are computed beside the recording, on real memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import torch

from netstudio.exchange.importing.recording.copying import Copied

LARGEST = 1 << 20
"""Elements of the largest tensor that is worked out."""

_CHANCE = re.compile(
    r"rand|empty|bernoulli|dropout|multinomial|normal|uniform|exponential_|geometric|cauchy|poisson"
)
REFUSED = (RuntimeError, ValueError, TypeError, IndexError, AttributeError)


UNKNOWN: Final = object()
"""What is given in place of values that depend on inputs or weights."""


class _Unknown(Exception):  # noqa: N818 -- not an error: the value depends on the inputs
    """A tensor whose values are not known."""


class KnownValues:
    """The values of those tensors of a run that do not depend on inputs or weights."""

    def __init__(self, copied: Copied) -> None:
        self._values: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}
        for module in copied.module.modules():
            for name, buffer in module._buffers.items():
                if buffer is not None and name in module._non_persistent_buffers_set:
                    self._begin(buffer, copied)
            for held in module.__dict__.values():
                if isinstance(held, torch.Tensor):
                    self._begin(held, copied)

    def _begin(self, tensor: torch.Tensor, copied: Copied) -> None:
        original = copied.original(tensor)
        if original is not None and not original.is_meta and tensor.numel() <= LARGEST:
            self._values[id(tensor)] = tensor, original.detach().to("cpu", copy=True)

    def computed(self, func: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """What a function gives for values that are all known, else UNKNOWN."""
        try:
            given = _mapped((args, dict(kwargs)), self._value)
        except _Unknown:
            return UNKNOWN
        try:
            with torch.device("cpu"), torch.no_grad():
                return func(*given[0], **given[1])
        except REFUSED:
            return UNKNOWN

    def beside(self, name: str, func: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """What an operation gives, where it can be known before the operation is recorded."""
        sizes = [tensor.numel() for tensor in _tensors((args, kwargs))]
        if _CHANCE.search(name) or max(sizes, default=0) > LARGEST:
            return UNKNOWN
        return self.computed(func, args, kwargs)

    def has(self, tensor: torch.Tensor) -> bool:
        """Whether the values of a tensor are known."""
        return id(tensor) in self._values

    def note(self, out: Any, value: Any) -> None:
        """Say what the tensors that an operation gave hold."""
        if isinstance(out, torch.Tensor) and isinstance(value, torch.Tensor):
            if value.numel() <= LARGEST:
                self._values[id(out)] = out, value
        elif isinstance(out, tuple | list) and isinstance(value, tuple | list):
            for one, other in zip(out, value, strict=True):
                self.note(one, other)

    def forget(self, tensor: torch.Tensor) -> None:
        """Say that something unknown was written into the memory of a tensor."""
        known = self._values.get(id(tensor))
        if known is None:
            return
        memory = known[1].untyped_storage().data_ptr()
        self._values = {
            key: (held, value)
            for key, (held, value) in self._values.items()
            if value.untyped_storage().data_ptr() != memory
        }

    def _value(self, value: Any) -> Any:
        if isinstance(value, torch.Tensor):
            known = self._values.get(id(value))
            if known is None:
                raise _Unknown
            return known[1]
        return torch.device("cpu") if isinstance(value, torch.device) else value


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, Mapping):
        return {key: _mapped(item, change) for key, item in value.items()}
    if type(value) in (tuple, list, torch.Size):
        return type(value)(_mapped(item, change) for item in value)
    if isinstance(value, slice):
        return slice(*(_mapped(part, change) for part in (value.start, value.stop, value.step)))
    return change(value)


def _tensors(value: Any) -> list[torch.Tensor]:
    found: list[torch.Tensor] = []

    def gather(part: Any) -> Any:
        if isinstance(part, torch.Tensor):
            found.append(part)
        return part

    _mapped(value, gather)
    return found
