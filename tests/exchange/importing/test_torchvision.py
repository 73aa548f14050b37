"""Networks of torchvision, imported: the same keys in the same order, and difference 0."""

from __future__ import annotations

import pytest
import torch
import torchvision

import netstudio
from netstudio.exchange.importing import record_module
from tests.exchange.importing.comparing import differences, randomised, rebuilt


@pytest.mark.parametrize("name", ["resnet18", "squeezenet1_1", "shufflenet_v2_x0_5"])
def test_a_network_is_the_same_in_both_modes(name: str) -> None:
    module = randomised(torchvision.models.get_model(name, weights=None))
    imported = record_module(module, (torch.randn(2, 3, 64, 64),))
    assert imported.findings == ()
    made = rebuilt(imported.project, module)
    for training, batch, size in ((False, 1, 96), (True, 3, 64)):
        found = differences(module, made, (torch.randn(batch, 3, size, size),), training=training)
        assert (found.outputs, found.gradients, found.buffers) == (0, 0, 0)


def test_the_public_function_gives_a_project() -> None:
    project = netstudio.import_module(torch.nn.Linear(3, 2), torch.randn(4, 3), prove=False)
    names = [node.name for node in project.graph.nodes.values()]
    assert names == ["input", "weight", "bias", "linear", "out"]
