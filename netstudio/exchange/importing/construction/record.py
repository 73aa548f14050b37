"""Records a constructor: what fills each tensor last.

Functions of torch.nn.init are seen as they are called; below them, a `TorchFunctionMode` sees what
is done to a tensor by hand, such as `weight.data.normal_(0, 0.02)` or `torch.ones(n) * 1e-6`.
Tensors are known by their memory: a parameter, its `data` and views of it share theirs. What a
layer of torch does in its own `reset_parameters` is how it begins anyway.
"""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import init
from torch.overrides import TorchFunctionMode

from netstudio.catalog.initialisers import INITIALISERS
from netstudio.exchange.importing.construction.fill import Fill, Number
from netstudio.exchange.importing.construction.operations import (
    copied,
    created,
    filled,
    is_copy,
    is_harmless,
)
from netstudio.exchange.importing.recording.op_names import is_in_place, torch_name


@dataclass
class _Beginning:
    """What is known of one tensor's memory, which is kept so that no other takes its place."""

    memory: torch.UntypedStorage
    fill: Fill | None = None
    default: Fill | None = None
    by_default: bool = False


@dataclass
class Construction:
    """How the tensors of a model that was made while this recorded begin."""

    known: dict[int, _Beginning] = field(default_factory=dict)
    in_layer: int = 0
    quiet: int = 0

    def is_default(self, tensor: Tensor) -> bool:
        """Whether a layer of torch was left as torch makes it."""
        found = self._of(tensor)
        if found is None:
            return False
        if found.by_default:
            return True
        same = found.fill is not None and found.default is not None
        return same and _same(found.fill, found.default)  # type: ignore[arg-type]

    def fill(self, tensor: Tensor, *, named: bool = False) -> Fill | None:
        """What filled a tensor last; None where that has no name in torch.nn.init.

        Args:
            named: call it He's initialisation wherever its numbers are the same.
        """
        found = self._of(tensor)
        if found is None or found.fill is None or not _is_whole(tensor):
            return None
        fill = found.fill.for_shape(tuple(tensor.shape)).canonical().named(always=named)
        return fill if fill.is_expressible() else None

    def default(self, tensor: Tensor) -> Fill | None:
        """What a layer of torch filled its tensor with, whatever was done to it then."""
        found = self._of(tensor)
        if found is None or found.default is None:
            return None
        fill = found.default.for_shape(tuple(tensor.shape)).canonical()
        return fill if fill.is_expressible() else None

    def _of(self, tensor: Tensor) -> _Beginning | None:
        found = self.known.get(_key(tensor))
        return found if found is not None and tensor.numel() else None

    def note(self, tensor: Tensor, fill: Fill | None) -> None:
        """Say what a tensor is filled with from now on."""
        if self.quiet:
            return
        key = _key(tensor)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _Beginning(tensor.untyped_storage())
        found.fill = fill if fill is not None and _is_whole(tensor) else None
        found.by_default = bool(self.in_layer)
        if self.in_layer:
            found.default = found.fill

    def seen(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], out: Any) -> None:
        """Note a call of a function of torch."""
        if self.quiet or not isinstance(out, Tensor):
            if name == "Tensor.__setitem__" and isinstance(args[0], Tensor):
                self.note(args[0], None)
            return
        if is_in_place(name) and args and isinstance(args[0], Tensor):
            self._changed(name, args, kwargs)
        elif is_copy(name) and isinstance(args[0], Tensor):
            self._copied(args[0], out)
        elif _key(out) not in {_key(arg) for arg in args if isinstance(arg, Tensor)}:
            self.note(out, created(name, args, kwargs, self._fill_of))

    def _fill_of(self, tensor: Any) -> Fill | None:
        found = self.known.get(_key(tensor)) if isinstance(tensor, Tensor) else None
        return found.fill if found is not None and _is_whole(tensor) else None

    def _changed(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        if is_harmless(name):
            return
        if name == "Tensor.copy_":
            self.note(args[0], copied(self._fill_of(args[1]), args[0], args[1]))
            return
        self.note(args[0], filled(name, args, kwargs, self._fill_of(args[0])))

    def _copied(self, source: Tensor, out: Tensor) -> None:
        """What has the values of another tensor begins as that one does."""
        if _key(source) == _key(out):
            return
        self.note(out, copied(self._fill_of(source), out, source))
        known = self.known.get(_key(source))
        if known is not None and not self.quiet:
            made = self.known[_key(out)]
            made.by_default, made.default = known.by_default, known.default


def _same(one: Fill, other: Fill) -> bool:
    a, b = one.canonical(), other.canonical()
    return (a.function, a.args) == (b.function, b.args)


def _key(tensor: Tensor) -> int:
    return int(tensor.untyped_storage()._cdata)


def _is_whole(tensor: Tensor) -> bool:
    """Whether a tensor is all of its memory, each number once."""
    return tensor.numel() * tensor.element_size() == tensor.untyped_storage().nbytes()


class _Calls(TorchFunctionMode):
    def __init__(self, construction: Construction) -> None:
        super().__init__()
        self.construction = construction

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        out = func(*args, **kwargs)
        if getattr(func, "__module__", "") != init.__name__:
            self.construction.seen(torch_name(func), args, kwargs, out)
        return out


@contextmanager
def recorded_construction() -> Iterator[Construction]:
    """Record how the tensors of what is made meanwhile begin."""
    construction = Construction()
    with ExitStack() as stack:
        for name in INITIALISERS:
            stack.enter_context(_observed(construction, name))
        for kind, method in _resets():
            stack.enter_context(_inside_layer(construction, kind, method))
        stack.enter_context(_loading(construction))
        stack.enter_context(_Calls(construction))
        yield construction


@contextmanager
def _observed(construction: Construction, name: str) -> Iterator[None]:
    """See calls of a function of torch.nn.init, by whatever name a file has imported it."""
    original: Callable[..., Tensor] = getattr(init, f"{name}_")
    signature = inspect.signature(original)
    active = True

    @functools.wraps(original)
    def observed(tensor: Tensor, *args: Any, **kwargs: Any) -> Tensor:
        out = original(tensor, *args, **kwargs)
        if active and isinstance(tensor, Tensor):
            bound = signature.bind(tensor, *args, **kwargs).arguments
            given: dict[str, Number] = {k: bound[k] for k in INITIALISERS[name] if k in bound}
            construction.note(tensor, Fill(name, given, tuple(tensor.shape)))
        return out

    _exchange(original, observed)
    try:
        yield
    finally:
        active = False
        _exchange(observed, original)


def _exchange(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Put a function in the place of another, wherever a module has it."""
    name = old.__name__
    for module in list(sys.modules.values()):
        names = getattr(module, "__dict__", None)
        if isinstance(names, dict) and names.get(name) is old:
            names[name] = new


def _resets() -> Iterator[tuple[type[nn.Module], str]]:
    """The layers of torch that say themselves how they begin, and the method that does it."""
    kinds = [value for value in vars(nn.modules).values() if isinstance(value, type)]
    owners = dict.fromkeys(owner for kind in kinds for owner in kind.__mro__)
    for owner in owners:
        if issubclass(owner, nn.Module) and "reset_parameters" in vars(owner):
            yield owner, "reset_parameters"
    yield nn.MultiheadAttention, "_reset_parameters"


@contextmanager
def _inside_layer(construction: Construction, kind: type[nn.Module], method: str) -> Iterator[None]:
    original = vars(kind)[method]

    @functools.wraps(original)
    def resetting(*args: Any, **kwargs: Any) -> Any:
        construction.in_layer += 1
        try:
            return original(*args, **kwargs)
        finally:
            construction.in_layer -= 1

    setattr(kind, method, resetting)
    try:
        yield
    finally:
        setattr(kind, method, original)


@contextmanager
def _loading(construction: Construction) -> Iterator[None]:
    """Weights that are loaded meanwhile say nothing of how a model begins."""
    original = nn.Module.load_state_dict

    @functools.wraps(original)
    def loading(*args: Any, **kwargs: Any) -> Any:
        construction.quiet += 1
        try:
            return original(*args, **kwargs)
        finally:
            construction.quiet -= 1

    nn.Module.load_state_dict = loading  # type: ignore[method-assign]
    try:
        yield
    finally:
        nn.Module.load_state_dict = original  # type: ignore[method-assign]
