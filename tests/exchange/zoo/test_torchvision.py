"""Every network of torchvision, imported and compared: `pytest -m slow -s tests/exchange/zoo`.

A row for each: seconds, blocks, findings, and the largest difference in evaluation (at a batch
and size that was not recorded) and of outputs and gradients in training.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch
import torchvision
from torch import Tensor, nn
from torchvision.models import detection, optical_flow, segmentation, video

from netstudio.exchange.importing import record_module
from netstudio.exchange.importing.detection import with_batches
from tests.exchange.importing.comparing import differences, randomised, rebuilt

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

LARGEST = 60_000_000  # parameters of what is computed; larger ones are built and loaded only

Case = tuple[Callable[[], nn.Module], tuple[Tensor, ...], tuple[Tensor, ...]]


def made(name: str, **arguments: Any) -> Callable[[], nn.Module]:
    return lambda: torchvision.models.get_model(name, weights=None, **arguments)


def classifiers() -> Iterator[tuple[str, Case]]:
    for name in torchvision.models.list_models(module=torchvision.models):
        plain = {"init_weights": False} if name in ("googlenet", "inception_v3") else {}
        size = 299 if name == "inception_v3" else 224
        image, other = torch.randn(2, 3, size, size), torch.randn(1, 3, size, size)
        yield name, (made(name, **plain), (image,), (other,))


def segmenters() -> Iterator[tuple[str, Case]]:
    for name in torchvision.models.list_models(module=segmentation):
        aux = {} if name.startswith("lraspp") else {"aux_loss": True}
        images = torch.randn(2, 3, 128, 128), torch.randn(1, 3, 160, 128)
        yield name, (made(name, weights_backbone=None, **aux), (images[0],), (images[1],))


def films() -> Iterator[tuple[str, Case]]:
    for name in torchvision.models.list_models(module=video):
        frames = 8 if name.startswith("swin3d") else 16
        size = 64 if name.startswith("swin3d") else 224 if name[:4] in ("mvit", "s3d") else 112
        clips = (torch.randn(batch, 3, frames, size, size) for batch in (2, 1))
        yield name, (made(name), (next(clips),), (next(clips),))
    for name in torchvision.models.list_models(module=optical_flow):
        pair = (torch.randn(2, 3, 128, 128), torch.randn(2, 3, 128, 128))
        other = (torch.randn(1, 3, 128, 160), torch.randn(1, 3, 128, 160))
        yield name, (made(name), pair, other)


def detectors() -> Iterator[tuple[str, Case]]:
    for name in torchvision.models.list_models(module=detection):
        sizes = {} if name.startswith("ssd") else {"min_size": 256, "max_size": 320}
        images = torch.rand(2, 3, 288, 288), torch.rand(1, 3, 256, 320)
        yield name, (made(name, weights_backbone=None, **sizes), (images[0],), (images[1],))


CASES = dict([*classifiers(), *segmenters(), *films(), *detectors()])


@pytest.mark.parametrize("name", CASES)
def test_the_import_computes_what_the_network_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make, example, other = CASES[name]
    module = make()
    start = time.monotonic()
    imported = record_module(module, example)
    seconds = time.monotonic() - start
    row = f"{name:32} {seconds:5.1f} s {len(imported.project.blocks):3} blocks"
    row += f" {len(imported.findings):2} findings"
    copy = rebuilt(imported.project, randomised(module))
    if name in dict(detectors()):
        found = differences(with_batches(module), copy, other, training=False)
        row += f"  {found.outputs}, in evaluation alone"
        assert (found.outputs, found.buffers) == (0, 0)
    elif sum(parameter.numel() for parameter in module.parameters()) < LARGEST:
        evaluation = differences(module, copy, other, training=False)
        training = differences(module, copy, example, training=True)
        row += f"  {evaluation.outputs} {training.outputs} {training.gradients}"
        assert (evaluation.outputs, training.outputs, training.buffers) == (0, 0, 0)
    with capsys.disabled():
        print(f"\n{row}", end="")  # noqa: T201 -- the table is what this test is for
