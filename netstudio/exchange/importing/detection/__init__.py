"""Detectors: what depends on what is found becomes custom modules, the rest stays a graph."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from netstudio.errors import ModelImportError
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.recording.constructors import constructors_noted
from netstudio.sentence import say

_PACKAGE = "torchvision.models.detection"


def staged_detector(module: nn.Module) -> nn.Module | None:
    """The stages of one of torchvision's detectors; None for any other module."""
    if not _may_be_detector(module):
        return None
    from netstudio.exchange.importing.detection.detectors import staged

    with constructors_noted():
        return staged(module)


def _may_be_detector(module: nn.Module) -> bool:
    """Whether its class is from the package of detectors, which is not imported to find out."""
    return any(kind.__module__.startswith(_PACKAGE) for kind in type(module).__mro__)


def with_batches(module: nn.Module) -> nn.Module:
    """A detector that takes one batch of images; any other module as it is.

    Detectors take a list of images. The copy shares every tensor with the module.
    """
    if not _may_be_detector(module) or staged_detector(module) is None:
        return module
    kind = type(module)
    original: Any = kind.forward

    def forward(self: nn.Module, images: Any) -> Any:
        return original(self, list(images))

    copied = copy.copy(module)
    copied.__class__ = type(kind.__name__, (kind,), {"forward": forward})
    return copied


def batched_call(
    args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> tuple[tuple[Any, ...], Mapping[str, Any]]:
    """A call of a detector with its list of images as one batch.

    Raises:
        ModelImportError: for images of different sizes, or what are no images.
    """
    given = [*args, *kwargs.values()]
    images: Any = given[0] if given else None
    if isinstance(images, torch.Tensor) and images.dim() == 4:
        return (images,), {}
    is_list = isinstance(images, list | tuple) and bool(images)
    if not is_list or len({tuple(getattr(image, "shape", ())) for image in images}) != 1:
        raise ModelImportError(
            say(
                "A detector is imported with a batch of images of one size, (N, 3, H, W) or a "
                "list of equal (3, H, W)."
            )
        )
    return (torch.stack(list(images)),), {}


def detector_findings() -> list[Finding]:
    """What of a detector is no part of the imported network."""
    return [
        Finding(
            "",
            "note",
            say(
                "Its images come as one batch of equal sizes: a wire does not hold a list of "
                "images of different sizes."
            ),
        ),
        Finding(
            "",
            "warning",
            say(
                "It was recorded in evaluation alone: training a detector on targets, and its "
                "losses, are no part of the network."
            ),
        ),
    ]
