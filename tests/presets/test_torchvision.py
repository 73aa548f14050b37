"""The presets with torchvision's names are torchvision's networks, weights and all."""

from __future__ import annotations

import pytest
import torch
from torchvision import models

from netstudio.compiler import build
from netstudio.presets import load_preset


@pytest.mark.parametrize(("name", "size"), [("alexnet", 224), ("vgg11", 64)])
def test_the_same_keys_in_order_and_the_same_outputs(name: str, size: int) -> None:
    """A smaller image than VGG's own keeps the test short; adaptive pooling takes any."""
    preset = "alexnet_torchvision" if name == "alexnet" else name
    with torch.device("meta"):  # initial values that are replaced at once would take seconds
        module = build(load_preset(preset)).module.eval()
        reference = getattr(models, name)(weights=None).eval()
    state = _randomised(reference)
    assert list(module.state_dict()) == list(state)
    module.load_state_dict(state, strict=True, assign=True)
    reference.load_state_dict(state, strict=True, assign=True)
    image = torch.randn(2, 3, size, size, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        ours, theirs = module(image), reference(image)
    assert torch.equal(ours, theirs)
    assert torch.isfinite(ours).all()
    assert ours.std(dim=0).min() > 0


def _randomised(module: torch.nn.Module) -> dict[str, torch.Tensor]:
    """Weights that keep signals alive, biases included, from a fixed seed."""
    generator = torch.Generator().manual_seed(0)
    state = {}
    for key, value in module.state_dict().items():
        fan_in = value[0].numel() if value.ndim > 1 else 4
        state[key] = torch.randn(value.shape, generator=generator) * (2 / fan_in) ** 0.5
    return state
