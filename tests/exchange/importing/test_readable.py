"""Imports read as a person would have written them: few classes, names that say what they are."""

from __future__ import annotations

import ast

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional
from torchvision import models
from torchvision.ops import StochasticDepth

from netstudio.codegen.generate import generate
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from netstudio.exchange.importing import record_module
from netstudio.exchange.python_in.reading import read_python
from tests.exchange.importing.comparing import differences, randomised, rebuilt


class ConvNorm(nn.Sequential):
    """A convolution that keeps the size; the last of a block has no activation."""

    def __init__(self, given: int, made: int, size: int, *, active: bool = True) -> None:
        layers = [nn.Conv2d(given, made, size, padding=size // 2), nn.BatchNorm2d(made)]
        super().__init__(*layers, *([nn.SiLU()] if active else []))


class Block(nn.Module):
    """Residual where the number of channels stays, with layers dropped while training."""

    def __init__(self, given: int, made: int, size: int) -> None:
        super().__init__()
        self.first = ConvNorm(given, made, size)
        self.second = ConvNorm(made, made, 1, active=False)
        self.drop = StochasticDepth(0.3, "row")
        self.adds = given == made

    def forward(self, input: Tensor) -> Tensor:
        result = self.second(self.first(input))
        return self.drop(result) + input if self.adds else result


class Stages(nn.Module):
    """Stages of different length, of equal blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.Sequential(
            self._stage(3, 4, 3, 2), self._stage(4, 8, 5, 3), self._stage(8, 16, 3, 4)
        )

    @staticmethod
    def _stage(given: int, made: int, size: int, count: int) -> nn.Module:
        return nn.Sequential(*(Block(made if i else given, made, size) for i in range(count)))

    def forward(self, x: Tensor) -> Tensor:
        return functional.dropout(self.stages(x), 0.2, training=self.training)


class Masked(nn.Module):
    """Makes a mask by hand where it is asked to, as Swin's attention does."""

    def __init__(self, *, masks: bool) -> None:
        super().__init__()
        self.fc = nn.Linear(4, 4)
        self.masks = masks

    def forward(self, x: Tensor) -> Tensor:
        x = torch.relu(self.fc(x))
        if self.masks:
            mask = x.new_zeros((x.shape[-1],))
            mask[:2] = 1
            mask[2:3] = 2
            mask = mask.unsqueeze(0)
            x = x * torch.sigmoid(mask) + mask
        return x


def same(module: nn.Module, *args: Tensor) -> Project:
    """The project of a module, which computes the same in both modes."""
    project = record_module(module, args).project
    made = rebuilt(project, module)
    for training in (False, True):
        found = differences(module, made, args, training=training)
        assert (found.outputs, found.gradients, found.buffers) == (0, 0, 0)
    return project


def source(project: Project) -> str:
    """Its Python file."""
    return generate(project, infer_shapes_of(project)).text


@pytest.fixture(scope="module")
def stages() -> str:
    return source(same(randomised(Stages()), torch.randn(2, 3, 8, 8)))


def test_an_activation_that_only_some_have_is_a_parameter(stages: str) -> None:
    classes = [p.name for p in ast.parse(stages).body if isinstance(p, ast.ClassDef)]
    assert classes == ["StochasticDepth", "ConvNorm", "Block", "Stages"]
    assert "*([nn.SiLU()] if has_activation else [])," in stages


def test_padding_follows_the_size_of_the_window(stages: str) -> None:
    assert "padding=kernel_size // 2" in stages


def test_a_block_that_adds_its_input_says_so_in_one_line(stages: str) -> None:
    lines = [line.strip() for line in stages.splitlines()]
    assert "self.drop = StochasticDepth(0.3) if is_residual else None" in lines
    assert "return self.drop(second) + x if self.is_residual else second" in lines


def test_dropout_in_both_modes_is_one_call(stages: str) -> None:
    assert stages.count("F.dropout(") == 1 and "training=self.training" in stages


def test_what_was_imported_is_read_back_as_the_same_file(stages: str) -> None:
    project = read_python(stages)
    assert generate(project, infer_shapes_of(project)).text == stages


class CountingNorm(nn.BatchNorm2d):
    """Normalises by hand, and counts its calls, and those in which it learns."""

    def __init__(self, width: int) -> None:
        super().__init__(width)
        self.register_buffer("calls", torch.zeros(()))

    def forward(self, input: Tensor) -> Tensor:
        self.calls += 1
        if self.training:
            self.num_batches_tracked.add_(1)
        normalised = functional.batch_norm(
            input,
            self.running_mean,
            self.running_var,
            self.weight,
            self.bias,
            training=self.training,
            eps=0.001,
        )
        return functional.relu(normalised)


def test_own_tensors_are_read_where_they_are_used_and_changed_by_statements() -> None:
    model = randomised(nn.Sequential(nn.Conv2d(3, 4, 1), CountingNorm(4)))
    text = source(same(model, torch.randn(3, 3, 4, 5)))
    assert "        if self.training:\n            self.num_batches_tracked.add_(1)\n" in text
    assert "\n        self.calls.add_(1)\n" in text
    assert "weight=self.weight" in text and " = self.weight\n" not in text
    project = read_python(text)
    assert generate(project, infer_shapes_of(project)).text == text


def test_statements_under_one_condition_stand_together() -> None:
    model = nn.Sequential(Masked(masks=True), Masked(masks=False), Masked(masks=True))
    text = source(same(randomised(model), torch.randn(3, 4)))
    forward = text[text.index("def forward") : text.index("class Sequential")]
    assert "        if self.has_new_zeros:\n            new_zeros = x.new_zeros(" in forward
    assert "            new_zeros[:2] = 1\n            new_zeros[2:3] = 2\n" in forward


@pytest.mark.parametrize("mode", ["row", "batch"])
def test_stochastic_depth_draws_the_numbers_it_drew(mode: str) -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fc, self.drop = nn.Linear(4, 4), StochasticDepth(0.4, mode)

        def forward(self, x: Tensor) -> Tensor:
            return x + self.drop(self.fc(x))

    project = same(randomised(Net()), torch.randn(5, 4))
    types = {getattr(m.target, "type", "") for m in project.graph.members.values()}
    assert ("StochasticDepth" in types) == (mode == "row")


def test_a_small_swin_is_the_same_in_both_modes() -> None:
    swin = models.SwinTransformer([4, 4], 16, [2, 4], [2, 4], [7, 7], num_classes=5)
    project = same(randomised(swin), torch.randn(2, 3, 64, 64))
    assert [name for name in project.blocks if name[-1].isdecimal()] == []


class Squeeze(nn.Module):
    """A gate for each channel, from the mean of all."""

    def __init__(self, channels: int, squeezed: int) -> None:
        super().__init__()
        self.down, self.up = nn.Conv2d(channels, squeezed, 1), nn.Conv2d(squeezed, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        gate = functional.relu(self.down(x.mean((2, 3), keepdim=True)))
        return x * torch.sigmoid(self.up(gate))


class Inverted(nn.Module):
    """A block whose parts have positions alone, and whose width is given before dropout."""

    def __init__(self, given: int, hidden: int, squeezed: int, made: int, scale: float) -> None:
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(given, hidden, 1),
            Squeeze(hidden, squeezed),
            nn.Conv2d(hidden, made, 1),
            nn.Dropout(0.1),
        )
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        return self.block(x) * self.scale


def test_parameters_of_parts_at_positions_are_named_by_what_they_are() -> None:
    model = nn.Sequential(Inverted(3, 9, 2, 5, 0.5), Inverted(5, 11, 3, 7, 0.25))
    project = record_module(model, (torch.randn(2, 3, 4, 4),)).project
    block = next(block for name, block in project.blocks.items() if name == "Inverted")
    assert set(block.parameters) == {"channels", "squeeze_channels", "out_channels", "scale"}


class Activated(nn.Sequential):
    """As torchvision's: with normalisation and activation, or with neither."""

    def __init__(self, channels: int, kernel_size: int, *, bare: bool) -> None:
        rest = [] if bare else [nn.BatchNorm2d(channels), nn.ReLU()]
        super().__init__(nn.Conv2d(channels, channels, kernel_size), *rest)


class Pyramid(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(Activated(4, 3, bare=False), Activated(4, 1, bare=False))
        self.inner = Activated(4, 1, bare=True)
        self.outer = Activated(4, 3, bare=True)

    def forward(self, x: Tensor) -> Tensor:
        x = self.body(x)
        return self.outer(x) + self.inner(x)[:, :, 1:-1, 1:-1]


def test_layers_that_are_left_out_together_are_optional_items() -> None:
    torch.manual_seed(0)
    model, example = Pyramid(), (torch.randn(2, 4, 12, 12),)
    project = record_module(model, example).project
    text = generate(project, infer_shapes_of(project)).text
    assert text.count("class Activated(nn.Sequential):") == 1
    assert "*([nn.BatchNorm2d(4)] if has_batch_norm2d else [])," in text
    assert "*([nn.ReLU()] if has_batch_norm2d else [])," in text
    made = rebuilt(project, randomised(model))
    for training in (False, True):
        assert differences(model, made, example, training=training).are_none
