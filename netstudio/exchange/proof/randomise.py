"""Random weights under which every part of a network shows: nothing is zero, one or the identity.

Fresh weights hide mistakes. A new BatchNorm has mean 0 and variance 1, a new ViT puts out zeros, a
new ConvNeXt scales its branches by a millionth; with those, wrong source looks right.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

BIAS_SPREAD = 0.2


def randomise(module: nn.Module, seed: int, gain: float = 1.0) -> None:
    """Give every parameter and every running statistic a random value, in place.

    Args:
        gain: of weight matrices and kernels, where 1 keeps the variance of a linear layer.
    """
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            if parameter.is_floating_point() or parameter.is_complex():
                parameter.copy_(_value(name, parameter, generator, gain))
        for owner in module.modules():
            if getattr(owner, "running_var", None) is not None:
                _randomise_statistics(owner, generator)


def _value(name: str, parameter: Tensor, generator: torch.Generator, gain: float) -> Tensor:
    """Biases around zero, other vectors (scales) around one, kernels as their fan-in has it."""
    if "bias" in name.rpartition(".")[2] and parameter.dim() <= 1:
        return BIAS_SPREAD * torch.randn(parameter.shape, generator=generator)
    if parameter.dim() <= 1:
        return 0.5 + torch.rand(parameter.shape, generator=generator)
    noise = torch.randn(parameter.shape, generator=generator)
    if parameter.shape[0] == 1:  # a token or positions, added rather than multiplied with
        return BIAS_SPREAD * noise
    return noise * (gain / math.sqrt(max(math.prod(parameter.shape[1:]), 1)))


def _randomise_statistics(owner: nn.Module, generator: torch.Generator) -> None:
    for name, buffer in owner.named_buffers(recurse=False):
        if name == "num_batches_tracked":
            buffer.fill_(int(torch.randint(1, 9, (), generator=generator)))
        elif name in ("running_var", "weight"):
            buffer.copy_(0.5 + torch.rand(buffer.shape, generator=generator))
        elif buffer.is_floating_point():
            buffer.copy_(0.2 * torch.randn(buffer.shape, generator=generator))
