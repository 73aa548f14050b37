"""Compares a module with what its import gives: keys, outputs, gradients, buffers."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from netstudio.compiler.model import build
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from tests.exchange.importing.sharing import gradients_as_digests


def randomised(module: nn.Module, seed: int = 0) -> nn.Module:
    """The module with random weights and statistics: what a fresh one computes proves little."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for owner in module.modules():
            for name, tensor in (*owner._parameters.items(), *owner._buffers.items()):
                if tensor is None or not tensor.is_floating_point():
                    continue
                if name in owner._non_persistent_buffers_set:
                    continue
                if name == "running_var" or (tensor.dim() == 1 and name == "weight"):
                    tensor.uniform_(0.5, 1.5, generator=generator)
                else:
                    size = max(1, tensor[0].numel()) if tensor.dim() > 1 else 10
                    tensor.normal_(0, size**-0.5, generator=generator)
    return module


def leaves(value: Any) -> Iterator[Tensor]:
    """Every tensor inside a value, in order."""
    if isinstance(value, Tensor):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name))


def rebuilt(project: Project, module: nn.Module) -> nn.Module:
    """The module that the project's source makes, with the original's weights."""
    return with_weights_of(module, build(project, infer_shapes_of(project)).module)


def with_weights_of(module: nn.Module, made: nn.Module) -> nn.Module:
    """What was made, with the original's weights under the same keys."""
    assert list(made.state_dict()) == list(module.state_dict()), "the keys are not the same"
    made.load_state_dict(module.state_dict())
    return made


@dataclass
class Differences:
    """The largest differences between two modules; not a number where they do not compare."""

    outputs: float
    gradients: float
    buffers: float

    @property
    def are_none(self) -> bool:
        """Whether everything is the same to the last bit."""
        return (self.outputs, self.gradients, self.buffers) == (0, 0, 0)


def differences(
    module: nn.Module,
    made: nn.Module,
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any] | None = None,
    *,
    training: bool,
    seed: int = 3,
    digests: bool = False,
) -> Differences:
    """How far apart two modules are on the same inputs; both are left as they were.

    Args:
        digests: keep no gradient; where any differs, by how much is not known.
    """
    call = args, kwargs or {}
    one, other = (_ran(model, call, training, seed, digests) for model in (module, made))
    assert all(bool(t.isfinite().all()) for t in one.outputs), "the outputs are not finite"
    assert any(map(_varies, one.outputs)), "the outputs do not vary"
    gradients = _largest(one.gradients, other.gradients)
    return Differences(
        _largest(one.outputs, other.outputs),
        math.nan if digests and gradients else gradients,
        _largest(one.buffers, other.buffers),
    )


@dataclass
class _Run:
    """What one run of a module gave."""

    outputs: list[Tensor]
    gradients: list[Tensor]
    buffers: list[Tensor]


def _ran(model: nn.Module, call: tuple[Any, Any], training: bool, seed: int, digests: bool) -> _Run:
    args, kwargs = copy.deepcopy(call)
    with buffers_restored(model):  # also where it does not take these arguments, halfway through
        try:
            if not digests:
                return _observed(model, args, kwargs, training, seed)
            with gradients_as_digests(model) as found:
                run = _observed(model, args, kwargs, training, seed)
            names = sorted(name for name, _ in model.named_parameters())
            return replace(run, gradients=[found.get(name, torch.zeros(0)) for name in names])
        finally:
            model.zero_grad(set_to_none=True)


@contextmanager
def buffers_restored(model: nn.Module) -> Iterator[None]:
    """Put buffers back as they were: their values, and the very tensors where it made others."""
    before = [
        (owner._buffers, name, buffer, buffer.clone())
        for owner in model.modules()
        for name, buffer in owner._buffers.items()
        if buffer is not None
    ]
    try:
        yield
    finally:
        with torch.no_grad():
            for buffers, name, buffer, value in before:
                buffers[name] = buffer.copy_(value)


def _observed(model: nn.Module, args: Any, kwargs: Any, training: bool, seed: int) -> _Run:
    model.train(training)
    torch.manual_seed(seed)
    with torch.set_grad_enabled(training):
        outputs = list(leaves(model(*args, **kwargs)))
    if training:
        sums = [t.float().sin().sum() for t in outputs if t.is_floating_point()]
        torch.stack(sums).sum().backward()
    return _Run([t.detach() for t in outputs], _gradients(model), _persistent_buffers(model))


def _gradients(module: nn.Module) -> list[Tensor]:
    return [
        torch.zeros(0) if p.grad is None else p.grad for _, p in sorted(module.named_parameters())
    ]


def _persistent_buffers(module: nn.Module) -> list[Tensor]:
    state = module.state_dict()
    return [state[name].clone() for name, _ in module.named_buffers() if name in state]


def _varies(tensor: Tensor) -> bool:
    return tensor.numel() < 2 or bool((tensor != tensor.flatten()[0]).any())


def _largest(ours: list[Tensor], theirs: list[Tensor]) -> float:
    assert len(ours) == len(theirs)
    worst = 0.0
    for a, b in zip(ours, theirs, strict=True):
        assert a.shape == b.shape
        if a.numel():
            worst = max(worst, float((a.detach().double() - b.detach().double()).abs().max()))
    return worst
