"""The models of timm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import timm
import torch
from torch import nn

from tests.exchange.zoo.case import Call, Case

RECORDED_BATCH = 4  # recording costs no more for it, and the others stay small
SMALL = (96, 128, 160, 192)


def version() -> str:
    """The release of timm."""
    return str(timm.__version__)


def families() -> Mapping[str, Sequence[str]]:
    """The models by the file of timm that declares them."""
    found: dict[str, list[str]] = {}
    for name in timm.list_models():
        file = timm.model_entrypoint(name).__module__.rpartition(".")[2]
        found.setdefault(file, []).append(name)
    return found


def maker(name: str) -> Callable[[], nn.Module]:
    """What makes a model without its weights."""
    return lambda: timm.create_model(name, pretrained=False)


def case(name: str) -> Case:
    """A model, recorded at the size it was made for, compared at smaller ones where it can."""
    config: Any = timm.get_pretrained_cfg(name)
    channels, *size = (config.input_size if config else None) or (3, 224, 224)
    batches = {"evaluation": 1, "training": 2}
    calls = {
        mode: [_images(batch, channels, *other) for other in _sizes(size, mode)]
        for mode, batch in batches.items()
    }
    frugal = [*calls["training"][:-1], _images(1, channels, *size)]
    return Case(maker(name), _images(RECORDED_BATCH, channels, *size), frugal=frugal, **calls)


def _sizes(size: list[int], mode: str) -> Iterator[tuple[int, int]]:
    """Sizes to compare at, cheap ones first; the recorded one last."""
    height, width = size
    sides = SMALL if mode == "evaluation" else SMALL[1:]
    yield from ((side, side) for side in sides if side < min(size))
    yield (height + 32, width + 32)
    yield (height, width)


def _images(batch: int, channels: int, height: int, width: int) -> Call:
    generator = torch.Generator().manual_seed(batch)
    return (torch.randn(batch, channels, height, width, generator=generator),), {}
