"""The presets with torchvision's names are torchvision's networks, weights and all.

What is compared has weights, biases and running statistics drawn at random: a network as it begins
has biases of zero and norms that do nothing, and would prove little.
"""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torchvision import models
from torchvision.models.swin_transformer import ShiftedWindowAttention

from netstudio.compiler import build
from netstudio.compiler.model import CompiledModel
from netstudio.presets import load_preset
from tests.presets.test_presets import PARAMETERS, TORCHVISION

WITH_HEADS = {"googlenet": 224, "inception_v3": 299}
"""Networks with auxiliary heads, which run in training only, and the size of their images."""

RELATIVE_POSITIONS = ShiftedWindowAttention(8, [7, 7], [0, 0], 2).relative_position_index
"""The one buffer of Swin Transformers, which is no statistic: it is what it is."""

SIZES = {**WITH_HEADS, "vit_b_16": 224}
"""The size of images for which a network is made; others take smaller ones, which is quicker."""

IN_A_MOMENT = {"squeezenet1_1", "mobilenet_v2", "mobilenet_v3_small", "resnet18"}
"""What the quick tests compare; the others take seconds each."""


def reference(preset: str) -> nn.Module:
    """torchvision's network for a preset, without initial values."""
    name = "alexnet" if preset == "alexnet_torchvision" else preset
    unmade = {"init_weights": False} if name in WITH_HEADS else {}
    model: nn.Module = getattr(models, name)(weights=None, **unmade)
    return model


def on_meta(preset: str) -> tuple[CompiledModel, nn.Module]:
    """Both networks without memory: initial values that are replaced at once would take seconds."""
    with torch.device("meta"):
        return build(load_preset(preset)), reference(preset)


def randomised(module: nn.Module) -> dict[str, Tensor]:
    """A state that keeps signals alive through any depth, from a fixed seed."""
    generator = torch.Generator().manual_seed(0)
    state = {}
    for key, value in module.state_dict().items():
        noise = torch.randn(value.shape, generator=generator)
        if key.endswith("relative_position_index"):
            state[key] = RELATIVE_POSITIONS
        elif value.dtype == torch.int64:
            state[key] = torch.zeros((), dtype=torch.int64)
        elif key.endswith("running_var"):
            state[key] = noise.abs() + 0.5
        elif value.ndim > 1:
            state[key] = noise * (2 / value[0].numel()) ** 0.5
        else:
            state[key] = noise / 4 + (1.0 if key.endswith("weight") else 0.0)
    return state


@pytest.mark.parametrize("name", sorted(TORCHVISION & {"densenet121", "resnet50", "vgg16_bn"}))
def test_the_same_keys_in_order_and_the_same_size(name: str) -> None:
    _check_keys(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TORCHVISION))
def test_the_same_keys_everywhere(name: str) -> None:
    _check_keys(name)


def _check_keys(name: str) -> None:
    model, theirs = on_meta(name)
    ours = model.module.state_dict()
    expected = {key: value.shape for key, value in theirs.state_dict().items()}
    assert list(ours) == list(expected)
    assert {key: value.shape for key, value in ours.items()} == expected
    assert sum(weight.numel() for weight in theirs.parameters()) == PARAMETERS[name]


@pytest.mark.parametrize("name", sorted(IN_A_MOMENT))
def test_the_same_outputs(name: str) -> None:
    _check_outputs(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TORCHVISION - IN_A_MOMENT))
def test_the_same_outputs_everywhere(name: str) -> None:
    _check_outputs(name)


def _check_outputs(name: str) -> None:
    """The state loads strictly both ways, and what comes out is the same to the bit.

    A smaller image than the networks' own keeps the test short; adaptive pooling takes any.
    It is no multiple of 32, so that what pads has to.
    """
    model, theirs = on_meta(name)
    ours = model.module.eval()
    state = randomised(theirs)
    ours.load_state_dict(state, strict=True, assign=True)
    theirs.eval().load_state_dict(ours.state_dict(), strict=True, assign=True)
    size = SIZES.get(name, 70)
    image = torch.randn(2, 3, size, size, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        mine, other = ours(image), theirs(image)
    if name in WITH_HEADS:
        assert mine[1:] == (None,) * len(mine[1:])
        mine = mine[0]
    assert torch.equal(mine, other)
    assert torch.isfinite(mine).all()
    assert mine.std(dim=0).median() > 0  # SqueezeNet ends in a ReLU, so that some stay zero


def test_a_small_network_trains_alike() -> None:
    _check_training("shufflenet_v2_x1_0")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TORCHVISION - {"shufflenet_v2_x1_0"}))
def test_every_network_trains_alike(name: str) -> None:
    _check_training(name)


def _check_training(name: str) -> None:
    """Outputs, running statistics and gradients of a step, with the same masks of dropout."""
    model, theirs = on_meta(name)
    ours = model.module.train()
    state = randomised(theirs)
    ours.load_state_dict(state, assign=True)
    theirs.train().load_state_dict(
        {key: value.clone() for key, value in state.items()}, assign=True
    )
    size = SIZES.get(name, 70)
    image = torch.randn(4, 3, size, size, generator=torch.Generator().manual_seed(1))
    results = []
    for module in (ours, theirs):
        # Masks are drawn in the order of the calls, which is the same in both.
        torch.manual_seed(2)
        outputs = module(image)
        outputs = outputs if isinstance(outputs, tuple) else (outputs,)
        sum(weight * output.square().mean() for weight, output in enumerate(outputs, 1)).backward()
        results.append(tuple(outputs))
    assert len(results[0]) == len(results[1])
    for mine, other in zip(*results, strict=True):
        assert torch.equal(mine, other)
    for key, value in theirs.state_dict().items():
        assert torch.equal(value, ours.state_dict()[key]), key
    gradients = dict(theirs.named_parameters())
    for key, weight in ours.named_parameters():
        assert weight.grad is not None
        difference = (weight.grad - gradients[key].grad).norm()  # sums in another order
        assert difference <= 1e-3 * gradients[key].grad.norm(), key
