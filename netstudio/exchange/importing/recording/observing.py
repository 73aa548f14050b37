"""What is put in place of parts of torch while a recording runs, and put back when it ends."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.exchange.importing.recording.recorder import Recorder


@contextmanager
def observed_by(recorder: Recorder) -> Iterator[None]:
    """Let the recorder see every call of a module, and every gradient of one's own."""
    with (
        _module_calls(recorder),
        _own_gradients(recorder),
        _precision(recorder),
        _seeds(recorder),
        _without_caches(recorder.copied.module),
    ):
        yield


@contextmanager
def _module_calls(recorder: Recorder) -> Iterator[None]:
    original = nn.Module.__call__

    def observed(module: nn.Module, *args: Any, **kwargs: Any) -> Any:
        return recorder.module_call(original, module, args, kwargs)

    nn.Module.__call__ = observed  # type: ignore[method-assign]
    try:
        yield
    finally:
        nn.Module.__call__ = original  # type: ignore[method-assign]


@contextmanager
def _own_gradients(recorder: Recorder) -> Iterator[None]:
    """Report autograd functions: of these only what they compute is recorded."""
    original = torch.autograd.Function.__dict__["apply"]

    def observed(kind: Any, *args: Any, **kwargs: Any) -> Any:
        recorder.report(
            say(
                "It calls {name}, which has a gradient of its own; the import has the gradient of "
                "what it computes.",
                name=kind.__name__,
            ),
            "warning",
        )
        with recorder.ungraded.inside_function():
            return original.__get__(None, kind)(*args, **kwargs)

    torch.autograd.Function.apply = classmethod(observed)
    try:
        yield
    finally:
        torch.autograd.Function.apply = original


@contextmanager
def _precision(recorder: Recorder) -> Iterator[None]:
    """Report regions of another precision: a project has no mode that holds for a while."""
    original: Callable[[Any], Any] = torch.autocast.__enter__

    def observed(region: torch.autocast) -> Any:
        if region._enabled:
            recorder.report(
                say(
                    "It computes in a lower precision (torch.autocast), which the import does "
                    "not. Put the autocast around the call of the network, convert with .to(…), "
                    "or keep this part as a custom node."
                )
            )
        return original(region)

    torch.autocast.__enter__ = observed  # type: ignore[method-assign]
    try:
        yield
    finally:
        torch.autocast.__enter__ = original  # type: ignore[method-assign]


@contextmanager
def _seeds(recorder: Recorder) -> Iterator[None]:
    """Report seeds: what is random behind one is the same each time, which no graph says."""
    original = torch.manual_seed

    def observed(seed: Any) -> Any:
        recorder.report(
            say(
                "It sets the seed of random numbers (torch.manual_seed); the import draws others "
                "each time. Make what is to be the same once, as a buffer, or keep this part as a "
                "custom node."
            )
        )
        return original(seed)

    torch.manual_seed = torch.random.manual_seed = observed
    try:
        yield
    finally:
        torch.manual_seed = torch.random.manual_seed = original


@contextmanager
def _without_caches(module: nn.Module) -> Iterator[None]:
    """Let the functions beside the model's classes remember nothing.

    What a cache gives was made where this run, or this part of the model, does not see it; and a
    tensor that this run would leave in one has no memory.
    """
    with ExitStack() as stack:
        for put, cache in list(_caches(module)):
            put(cache.__wrapped__)
            stack.callback(put, cache)
        yield


def _caches(module: nn.Module) -> Iterator[tuple[Callable[[Any], None], Any]]:
    """Each cache in the files that declare the model's classes, and how to put another there."""
    kinds = {base for part in module.modules() for base in type(part).__mro__}
    kinds = {kind for kind in kinds if not kind.__module__.startswith(("torch.", "builtins"))}
    files = {kind.__module__ for kind in kinds} & sys.modules.keys()
    for owner in (*kinds, *(sys.modules[name] for name in files)):
        file = getattr(owner, "__module__", getattr(owner, "__name__", ""))
        for name, value in list(vars(owner).items()):
            if isinstance(value, functools._lru_cache_wrapper) and value.__module__ == file:
                yield functools.partial(setattr, owner, name), value
            for cell in _cells(value):
                if isinstance(cell.cell_contents, functools._lru_cache_wrapper):
                    yield functools.partial(setattr, cell, "cell_contents"), cell.cell_contents


def _cells(value: Any) -> list[Any]:
    """What a function holds, as one does that was put around a cache."""
    function = getattr(value, "__func__", value)
    cells = getattr(function, "__closure__", None) or ()
    return [cell for cell in cells if _is_filled(cell)]


def _is_filled(cell: Any) -> bool:
    try:
        cell.cell_contents  # noqa: B018 -- an empty one says so by raising
    except ValueError:
        return False
    return True
