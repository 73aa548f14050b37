"""Looking into a module between two steps of its training, without a trace.

What a forward pass may leave behind is put back: the generators, the mode of every submodule, the
buffers (running statistics of a batch norm), the gradients.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netstudio.training.randomness import undisturbed

if TYPE_CHECKING:
    import torch
    from torch import nn


@contextmanager
def observing(module: nn.Module, device: torch.device, training: bool = False) -> Iterator[None]:
    """Inside, `module` is in evaluation mode and computes without gradients.

    With `training` it is in training mode instead: dropout and batch statistics act as they do in
    a step. Either way everything is afterwards as it was.
    """
    import torch

    modes = [(part, part.training) for part in module.modules()]
    buffers = [(buffer, buffer.clone()) for buffer in module.buffers()]
    with undisturbed(device), torch.no_grad():
        module.train(training)
        try:
            yield
        finally:
            for part, mode in modes:
                part.training = mode
            for buffer, before in buffers:
                buffer.copy_(before)
