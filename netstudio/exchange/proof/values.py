"""Values for inputs: random floats, and for the rest what the example has, in another order."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor

from netstudio.exchange.proof.examples import Example, Variant

Freedom = Literal["any", "likely", "example"]
"""How free integers, flags and masks are. `any`: every value that the example has may stand
anywhere, so that a mask may hide a whole row or nothing. `likely`: the first of each row is as in
the example, so that a mask leaves something. `example`: cut off or repeated as it is."""
FREEDOMS: tuple[Freedom, ...] = ("any", "likely", "example")

FEW_VALUES = 2


def drawn(example: Example, variant: Variant, seed: int, freedom: Freedom) -> list[Tensor]:
    """Tensors of a variant's shapes, of the same kind as the example's."""
    generator = torch.Generator().manual_seed(seed)
    return [
        _drawn(tensor, shape, generator, freedom)
        for tensor, shape in zip(example.tensors(), variant.shapes, strict=True)
    ]


def _drawn(
    tensor: Tensor, shape: tuple[int, ...], generator: torch.Generator, freedom: Freedom
) -> Tensor:
    if tensor.is_meta:
        tensor = torch.zeros(tensor.shape, dtype=tensor.dtype)
    tensor = tensor.detach().cpu()
    if tensor.is_floating_point() and not _is_discrete(tensor):
        return _noise(tensor, shape, generator)
    as_it_is = _tiled(tensor, shape)
    if freedom == "example":
        return as_it_is
    values = torch.unique(tensor)
    mixed = _mask if len(values) == FEW_VALUES else _mixed
    found = mixed(values if mixed is _mask else tensor.flatten(), shape, generator)
    if freedom == "likely" and found.dim() > 0:
        found[..., 0] = as_it_is[..., 0]
    return found


def _mixed(values: Tensor, shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
    at = torch.randint(len(values), (torch.Size(shape).numel(),), generator=generator)
    return values[at].reshape(shape)


def _mask(values: Tensor, shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
    """Rows with any share of the larger value; the last of several rows has it nowhere."""
    share = torch.rand((*shape[:-1], 1), generator=generator)
    if share.numel() > 1:
        share.view(-1)[-1] = 0.0
    larger = torch.rand(shape, generator=generator) < share
    return torch.where(larger, values[1], values[0])


def _is_discrete(tensor: Tensor) -> bool:
    """Whether a float tensor is a mask: it holds infinities."""
    return bool(torch.isinf(tensor).any())


def _noise(tensor: Tensor, shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
    noise = torch.randn(shape, generator=generator)
    spread, mean = (1.0, 0.0)
    if tensor.numel() >= FEW_VALUES and bool(torch.isfinite(tensor).all()):
        wide = tensor.double()
        if float(wide.std()) > 0:
            spread, mean = float(wide.std()), float(wide.mean())
    return (noise * spread + mean).to(tensor.dtype)


def _tiled(tensor: Tensor, shape: tuple[int, ...]) -> Tensor:
    """The example itself, cut off or repeated along each dimension."""
    for dim, size in enumerate(shape):
        repeats = [1] * tensor.dim()
        repeats[dim] = -(-size // max(tensor.shape[dim], 1))
        tensor = tensor.repeat(repeats).narrow(dim, 0, size)
    return tensor.contiguous()
