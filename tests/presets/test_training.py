"""The small presets learn: a step of their own recipe moves every weight."""

from __future__ import annotations

import pytest
import torch

from netstudio.catalog.datasets import describe
from netstudio.catalog.losses import find_loss
from netstudio.catalog.optimizers import find_optimizer
from netstudio.compiler import build
from netstudio.presets import load_preset

SMALL = (
    "lenet5",
    "mnist_cnn",
    "mlp",
    "rnn_digits",
    "lstm_digits",
    "alexnet_cifar10",
    "resnet20_cifar10",
    "densenet_small",
    "mobilenet_small",
    "vgg_small",
    "vit_tiny",
    "templates/autoencoder",
    "templates/image_classifier",
    "templates/perceptron",
    "templates/residual",
    "templates/sequence_classifier",
)


@pytest.mark.parametrize("name", SMALL)
def test_a_step_moves_every_weight_and_lowers_the_loss(name: str) -> None:
    torch.manual_seed(0)
    project = load_preset(name)
    data = describe(project.recipe.data)
    assert data is not None
    images = torch.randn(16, *data.sample_shape)
    labels = torch.arange(16) % len(data.classes)
    targets = {"label": labels, "image": images}[project.recipe.steps[0].losses[0].target]
    module = build(project).module.eval()  # without dropout, so that losses can be compared
    (step,) = project.recipe.steps
    spec = find_optimizer(step.optimizer.name)
    arguments = spec.arguments(step.optimizer.options) | {"lr": 1e-3}
    optimizer = getattr(torch.optim, spec.target.rpartition(".")[2])(
        module.parameters(), **arguments
    )
    loss = getattr(torch.nn.functional, find_loss(step.losses[0].loss.name).target)
    before = [weight.detach().clone() for weight in module.parameters()]
    first = loss(module(images), targets)
    first.backward()
    optimizer.step()
    moved = [not torch.equal(a, b) for a, b in zip(before, module.parameters(), strict=True)]
    assert all(moved)
    assert loss(module(images), targets) < first
