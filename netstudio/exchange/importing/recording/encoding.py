"""From the Python values of a call to the values of a document."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch

from netstudio.document.values import DTYPES, DType, ListValue, Ref, SliceValue, Value
from netstudio.exchange.importing.recording.sizes import Fraction, Size, expression
from netstudio.exchange.importing.recording.tensor_names import TensorNames
from netstudio.exchange.importing.recording.trace import Argument, ModuleCall
from netstudio.sentence import say

Report = Callable[[str], None]
Compute = Callable[[str, Ref], Ref]
"""Records an operation of one value, and gives the reference for what it computes."""


_AS_THEY_LIE = (torch.contiguous_format, torch.preserve_format)


class Encoder:
    """Knows which event gave each tensor, and writes values that refer to them."""

    def __init__(self, names: TensorNames, report: Report, compute: Compute) -> None:
        self.names = names
        self.report = report
        self.compute = compute
        self.device_source: torch.Tensor | None = None
        self._refs: dict[int, Ref] = {}
        self._opaque: dict[int, Ref] = {}
        self._kept: list[Any] = []
        self.scopes: list[ModuleCall] = []
        self.lists = 0

    def known(self, tensor: torch.Tensor) -> Ref | None:
        """The reference for a tensor that an event or an input gave."""
        return self._refs.get(id(tensor))

    def ref(self, tensor: torch.Tensor) -> Ref:
        """The reference for any tensor; one that nothing gave is the model's own."""
        known = self._refs.get(id(tensor))
        if known is not None:
            return known
        if not self.names.is_own(tensor):
            self.report(
                say(
                    "It uses a tensor of the shape {shape} whose making was not seen (a cache, or "
                    "code beside torch); the import has a constant in its place.",
                    shape=str(tuple(tensor.shape)),
                )
            )
        return Ref(self.names.id_of(tensor))

    def bind(self, value: Any, ref: Ref) -> None:
        """Say what gives the tensors inside `value`."""
        if isinstance(value, torch.Tensor):
            self._refs[id(value)] = ref
            self._kept.append(value)
        elif isinstance(value, tuple | list):
            for index, item in enumerate(value):
                self.bind(item, Ref(ref.node, (*ref.item, index)))
        elif isinstance(value, Mapping):
            for key, item in value.items():
                self.bind(item, Ref(ref.node, (*ref.item, key)))

    def bind_whole(self, value: Any, ref: Ref) -> None:
        """Say what gives a value and everything inside it, be it tensors or not."""
        self.bind(value, ref)
        if isinstance(value, torch.Tensor | str | bytes | int | float) or value is None:
            return
        if value != ():  # which is the same object everywhere
            self._opaque[id(value)] = ref
            self._kept.append(value)
        items = value.items() if isinstance(value, Mapping) else ()
        if isinstance(value, tuple | list):
            items = enumerate(value)  # type: ignore[assignment]
        for key, item in items:
            self.bind_whole(item, Ref(ref.node, (*ref.item, key)))

    def whole(self, value: Any) -> Ref | None:
        """The reference for a value, tensors or not, that a kept module gave."""
        return self._opaque.get(id(value))

    def has_tensor(self, value: Any) -> bool:
        """Whether there is a tensor inside `value`."""
        if isinstance(value, torch.Tensor):
            return True
        if isinstance(value, Mapping):
            return any(self.has_tensor(item) for item in value.values())
        if isinstance(value, tuple | list):
            return any(self.has_tensor(item) for item in value)
        return False

    def value(self, value: Any) -> Value:
        """An argument of an operation as a value of a document."""
        if isinstance(value, torch.Tensor):
            return self.ref(value)
        whole = self.whole(value)
        if whole is not None:
            return whole
        if isinstance(value, Size | Fraction):
            return expression(value, self.ref)
        if value is None or value is Ellipsis or isinstance(value, bool | int | float | str):
            return _plain(value)
        if isinstance(value, tuple | list):
            return self._whole_list(value) or self._sequence(value)
        if isinstance(value, slice):
            return SliceValue(*(self.value(v) for v in (value.start, value.stop, value.step)))
        return self._special(value)

    def by_items(self, value: Any) -> Value:
        """The same, with a list as its items even where a module around was given it whole."""
        if isinstance(value, list | tuple) and self.whole(value) is None:
            items = tuple(self.by_items(item) for item in value)
            return ListValue(items) if isinstance(value, list) else items
        return self.value(value)

    def _sequence(self, value: tuple[Any, ...] | list[Any]) -> Value:
        items = tuple(self.value(item) for item in value)
        is_plain = all(isinstance(item, int | float) for item in items)
        return ListValue(items) if isinstance(value, list) and not is_plain else items

    def index(self, value: Any) -> Value:
        """An index: a list in one picks items, which a tuple does not."""
        if isinstance(value, list):
            return ListValue(tuple(self.value(item) for item in value))
        if isinstance(value, tuple):
            return tuple(self.index(item) for item in value)
        return self.value(value)

    def _whole_list(self, value: tuple[Any, ...] | list[Any]) -> Ref | None:
        """The list that a module around was given, where these are its tensors."""
        if not value or not all(isinstance(item, torch.Tensor) for item in value):
            return None
        refs = tuple(self.ref(item) for item in value)
        for call in reversed(self.scopes):
            for list_id, items in call.lists.items():
                if items == refs:
                    return Ref(list_id)
        return None

    def _special(self, value: Any) -> Value:
        if isinstance(value, np.generic) and isinstance(value.item(), bool | int | float):
            return _plain(value.item())
        if isinstance(value, torch.dtype):
            name = str(value).removeprefix("torch.")
            if name in DTYPES:
                return DType(name)
        if isinstance(value, torch.device):
            return self._device()
        if isinstance(value, torch.memory_format) and value in _AS_THEY_LIE:
            return None  # how a tensor lies in memory changes no value
        if isinstance(value, range):
            return ListValue(tuple(value))
        self.report(
            say(
                "It passes {value!r:.60} to an operation, which a project has no way to write.",
                value=value,
            )
        )
        return None

    def _device(self) -> Ref | None:
        """The device of the tensor that was last asked for its own."""
        if self.device_source is None:
            return None
        return self.compute("Tensor.device", self.ref(self.device_source))

    def structure(self, value: Any) -> Value:
        """What a module was given or gave, as far as it holds tensors; the rest is None."""
        if isinstance(value, torch.Tensor | Size | Fraction) or self.whole(value) is not None:
            return self.value(value)
        if isinstance(value, Mapping):
            return tuple(self.structure(item) for item in value.values())
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            return tuple(self.structure(getattr(value, field.name)) for field in fields)
        if isinstance(value, list):
            return ListValue(tuple(self.structure(item) for item in value))
        if isinstance(value, tuple):
            return tuple(self.structure(item) for item in value)
        return None

    def argument(self, call: ModuleCall, name: str, value: Any) -> None:
        """Note what one parameter of a module's forward was given."""
        is_list = isinstance(value, list) and bool(value) and self.whole(value) is None
        if is_list and all(isinstance(item, torch.Tensor) for item in value):
            whole = self._whole_list(value)
            if whole is None:
                self.lists += 1
                whole = Ref(f"l{self.lists}")
                call.lists[whole.node] = tuple(self.ref(item) for item in value)
            call.arguments.append(Argument(name, whole))
        call.arguments.append(Argument(name, self.structure(value)))


def _plain(value: Any) -> Value:
    """A number or text of the language itself, where it is one of a class derived from that."""
    kind = next((k for k in (bool, int, float, str) if isinstance(value, k)), None)
    if kind is None or type(value) is kind:
        return value  # type: ignore[no-any-return]
    return str.__str__(value) if kind is str else kind(value)
