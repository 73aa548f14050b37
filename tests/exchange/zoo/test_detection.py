"""Every detector of torchvision, imported and compared: `pytest -m slow -s` with this file.

A row for each: seconds, blocks, and the largest difference in evaluation, with random weights, at
a batch and image size that was not recorded. Images are smaller than usual, to save hours.
"""

from __future__ import annotations

import time
from typing import Any

import pytest
import torch
import torchvision
from torchvision.models import detection

from netstudio.exchange.importing import record_module
from netstudio.exchange.importing.detection import with_batches
from tests.exchange.importing.comparing import differences, randomised, rebuilt

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]


@pytest.mark.parametrize("name", torchvision.models.list_models(module=detection))
def test_the_import_finds_what_the_detector_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes: dict[str, Any] = {} if name.startswith("ssd") else {"min_size": 256, "max_size": 320}
    detector = torchvision.models.get_model(name, weights=None, weights_backbone=None, **sizes)
    began = time.monotonic()
    imported = record_module(detector, (torch.rand(2, 3, 288, 288),))
    seconds = time.monotonic() - began
    made = rebuilt(imported.project, randomised(detector))
    images = torch.rand(1, 3, 256, 320)
    found = differences(with_batches(detector), made, (images,), training=False)
    assert (found.outputs, found.buffers) == (0, 0)
    blocks = len(imported.project.blocks)
    with capsys.disabled():
        print(f"\n{name:38} {seconds:5.1f} s {blocks:3} blocks  {found.outputs}", end="")  # noqa: T201 -- the table
