"""ResNet-20 against a reference written by hand: the same keys, and the same numbers."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from netstudio.codegen.generate import generate
from netstudio.compiler import build
from netstudio.presets import load_preset


class _Projection(nn.Module):
    def __init__(self, inputs: int, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, channels, 1, stride=2, bias=False)
        self.norm = nn.BatchNorm2d(channels)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.conv(x))


class _Block(nn.Module):
    def __init__(self, inputs: int, channels: int, *, halves: bool) -> None:
        super().__init__()
        stride = 2 if halves else 1
        self.conv1 = nn.Conv2d(inputs, channels, 3, stride=stride, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        self.shortcut = _Projection(inputs, channels) if halves else None

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm2(self.conv2(torch.relu(self.norm1(self.conv1(x)))))
        return torch.relu(y + (x if self.shortcut is None else self.shortcut(x)))


class _ResNet20(nn.Module):
    """He and others 2015, section 4.2, with option B for the shortcuts that change size."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(16)
        self.stage1 = self._stage(16, 16)
        self.stage2 = self._stage(16, 32)
        self.stage3 = self._stage(32, 64)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(64, 10)

    @staticmethod
    def _stage(inputs: int, channels: int) -> nn.Sequential:
        first = _Block(inputs, channels, halves=inputs != channels)
        return nn.Sequential(first, *(_Block(channels, channels, halves=False) for _ in range(2)))

    def forward(self, image: Tensor) -> Tensor:
        x = self.stage1(torch.relu(self.norm1(self.conv1(image))))
        return self.fc(torch.flatten(self.pool(self.stage3(self.stage2(x))), 1))


def _randomised(module: nn.Module) -> dict[str, Tensor]:
    generator = torch.Generator().manual_seed(3)
    state = {}
    for key, value in module.state_dict().items():
        noise = torch.rand(value.shape, generator=generator)
        state[key] = noise + 0.5 if key.endswith("running_var") else noise / 4
        if value.dtype == torch.int64:
            state[key] = value
    return state


def test_the_same_keys_and_the_same_numbers() -> None:
    ours, theirs = build(load_preset("resnet20_cifar10")).module, _ResNet20()
    assert list(ours.state_dict()) == list(theirs.state_dict())
    state = _randomised(theirs)
    ours.load_state_dict(state)
    theirs.load_state_dict(state)
    image = torch.randn(4, 3, 32, 32, generator=torch.Generator().manual_seed(1))
    for training in (False, True):
        with torch.no_grad():
            mine, other = ours.train(training)(image), theirs.train(training)(image)
        assert torch.isfinite(mine).all()
        assert mine.std(dim=0).min() > 0
        assert torch.equal(mine, other)


def test_the_loss_falls() -> None:
    torch.manual_seed(0)
    module = build(load_preset("resnet20_cifar10")).module
    images, labels = torch.randn(16, 3, 32, 32), torch.arange(16) % 10
    optimizer = torch.optim.SGD(module.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
    losses = []
    for _ in range(8):
        loss = nn.functional.cross_entropy(module(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert min(losses[-3:]) < 0.8 * losses[0]


def test_the_source_is_one_class_a_block() -> None:
    text = generate(load_preset("resnet20_cifar10")).text
    assert text.count("class BasicBlock(nn.Module):") == 1
    assert text.count("class ") == 3
    assert "def __init__(self, in_channels: int, channels: int = 16, stride: int = 1)" in text
    assert "self.stage1 = nn.Sequential(*[BasicBlock(16) for _ in range(3)])" in text
    assert "BasicBlock(16, channels=32, stride=2), *[BasicBlock(32, channels=32)" in text
