"""For modules that fit in memory once: one set of weights for two, no gradient kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from unittest.mock import patch

import torch
from torch import Tensor, nn

from netstudio.compiler import model
from netstudio.compiler.model import build
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from tests.exchange.importing.making import Emptied

_LARGE = 1 << 20


def rebuilt_sharing(project: Project, module: nn.Module) -> nn.Module:
    """The module that the project's source makes, with the very weights of the original."""
    room = patch.object(model, "refuse_too_large")  # no weights are made, only sketches on meta
    with Emptied(_LARGE, lambda sketch: sketch), room:
        made = build(project, infer_shapes_of(project)).module
    state = module.state_dict(keep_vars=True)
    assert list(made.state_dict()) == list(state), "the keys are not the same"
    shared: dict[nn.Parameter, nn.Parameter] = {}  # a tied one stays one
    for path, owner in made.named_modules():
        for name, own in owner._parameters.items():
            if own is not None:
                original = state[f"{path}.{name}".removeprefix(".")]
                assert own.shape == original.shape, f"{path}.{name}: {tuple(own.shape)}"
                weight = nn.Parameter(original.detach(), requires_grad=own.requires_grad)
                owner._parameters[name] = shared.setdefault(own, weight)
    with torch.no_grad():
        for name, buffer in made.named_buffers():
            if name in state:
                buffer.copy_(state[name])
    return made


@contextmanager
def gradients_as_digests(module: nn.Module) -> Iterator[dict[str, Tensor]]:
    """Digests of gradients by the names of their parameters; the gradients themselves are let go.

    Equal digests are equal gradients, to the last bit; of unequal ones they do not say how far
    they are apart.
    """
    found: dict[str, Tensor] = {}

    def take(name: str, parameter: Tensor) -> None:
        if (gradient := parameter.grad) is not None:
            parameter.grad = None
            found[name] = _digest(gradient)

    hooks = [
        parameter.register_post_accumulate_grad_hook(partial(take, name))
        for name, parameter in module.named_parameters()
        if parameter.requires_grad
    ]
    try:
        yield found
    finally:
        for hook in hooks:
            hook.remove()


def _digest(tensor: Tensor) -> Tensor:
    values = tensor.detach().add(0.0).reshape(-1)  # 0 for -0, which is equal to it
    digest = hashlib.sha256(values.view(torch.uint8).numpy().data).digest()
    return torch.frombuffer(bytearray(digest), dtype=torch.uint8)
