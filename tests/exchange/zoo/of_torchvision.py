"""The models of torchvision: classifiers, segmentation, video and optical flow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import torch
import torchvision
from torch import nn
from torchvision.models import optical_flow, segmentation, video

from tests.exchange.zoo.case import Call, Case

_PACKAGES = {"segmentation": segmentation, "video": video, "optical_flow": optical_flow}
_UNINITIALISED = ("googlenet", "inception_v3")
"""Their own initialisation takes most of a minute."""


def version() -> str:
    """The release of torchvision."""
    return str(torchvision.__version__)


def families() -> Mapping[str, Sequence[str]]:
    """The models: classifiers by the file that declares them, others by their package."""
    found: dict[str, list[str]] = {}
    for name in torchvision.models.list_models(module=torchvision.models):
        file = torchvision.models.get_model_builder(name).__module__.rpartition(".")[2]
        found.setdefault(file, []).append(name)
    for family, package in _PACKAGES.items():
        found[family] = torchvision.models.list_models(module=package)
    return found


def maker(name: str) -> Callable[[], nn.Module]:
    """What makes a model without its weights, with its auxiliary heads."""
    arguments: dict[str, bool | None] = {"weights": None}
    if name in _UNINITIALISED:
        arguments["init_weights"] = False
    if name in _PACKAGES["segmentation"].__dict__:
        arguments["weights_backbone"] = None
        if not name.startswith("lraspp"):
            arguments["aux_loss"] = True
    return lambda: torchvision.models.get_model(name, **arguments)


def case(name: str) -> Case:
    """A model, recorded at one size and compared at others."""
    if name in _PACKAGES["segmentation"].__dict__:
        return _case(name, (3, 128, 128), [(3, 160, 128)], [(3, 96, 128)])
    if name in _PACKAGES["video"].__dict__:
        return _film(name)
    if name in _PACKAGES["optical_flow"].__dict__:
        return _case(name, (3, 128, 128), [(3, 128, 160)], [(3, 128, 160)], images=2)
    side = 299 if name == "inception_v3" else 224
    small = [(3, 96, 96), (3, 128, 128), (3, 192, 192), (3, 320, 320), (3, side, side)]
    return _case(name, (3, side, side), small, small[1:])


def small_case(name: str) -> Case:
    """A model recorded and compared with inputs that cost little."""
    if name in _PACKAGES["video"].__dict__:
        return _case(name, (3, 4, 32, 32), [(3, 6, 48, 32)], [(3, 4, 32, 48)])
    if name in _PACKAGES["optical_flow"].__dict__:
        return case(name)
    return _case(name, (3, 64, 64), [(3, 96, 64)], [(3, 64, 96)])


def _film(name: str) -> Case:
    frames = 8 if name.startswith("swin3d") else 16
    side = 64 if name.startswith("swin3d") else 224 if name[:4] in ("mvit", "s3d") else 112
    clip = (3, frames, side, side)
    other = (3, frames, side + 32, side)
    return _case(name, clip, [other, clip], [clip])


def _case(
    name: str,
    recorded: tuple[int, ...],
    evaluation: Sequence[tuple[int, ...]],
    training: Sequence[tuple[int, ...]],
    images: int = 1,
) -> Case:
    return Case(
        maker(name),
        _images(2, recorded, images),
        [_images(1, shape, images) for shape in evaluation],
        [_images(3, shape, images) for shape in training],
    )


def _images(batch: int, shape: tuple[int, ...], count: int) -> Call:
    generator = torch.Generator().manual_seed(batch)
    return tuple(torch.randn(batch, *shape, generator=generator) for _ in range(count)), {}
