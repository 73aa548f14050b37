"""Growing lists of features: layers that take everything before them are one stack."""

from __future__ import annotations

import pytest
import torch
import torchvision
from torch import Tensor, nn

from netstudio.document.node import BlockUse
from netstudio.document.project import Project
from netstudio.document.values import Expr
from netstudio.exchange.importing import record_module
from tests.exchange.importing.comparing import differences, randomised, rebuilt


class Layer(nn.Module):
    """Takes a list, or one tensor, and makes some channels of it."""

    def __init__(self, channels: int, growth: int = 4) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels)
        self.conv = nn.Conv2d(channels, growth, 3, padding=1)

    def forward(self, features: list[Tensor] | Tensor) -> Tensor:
        x = torch.cat(features, 1) if isinstance(features, list) else features
        return self.conv(torch.relu(self.norm(x)))


class WithList(nn.ModuleDict):
    """Hands a growing list to each layer, as torchvision's DenseNet does."""

    def __init__(self, channels: int, count: int) -> None:
        super().__init__()
        for index in range(count):
            self.add_module(f"layer{index + 1}", Layer(channels + 4 * index))

    def forward(self, x: Tensor) -> Tensor:
        features = [x]
        for layer in self.values():
            features.append(layer(features))
        return torch.cat(features, 1)


class WithEach(nn.Module):
    """Concatenates the whole list anew before each layer."""

    def __init__(self, channels: int, count: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(channels + 4 * i) for i in range(count))

    def forward(self, x: Tensor) -> Tensor:
        features = [x]
        for layer in self.layers:
            features.append(layer(torch.cat(features, 1)))
        return torch.cat(features, 1)


class WithRest(WithEach):
    """Concatenates what is new with all before it."""

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = torch.cat([x, layer(x)], 1)
        return x


class InFront(WithEach):
    """Puts what is new in front."""

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = torch.cat([layer(x), x], 1)
        return x


class ReadAlone(WithEach):
    """Reads what one layer gives also by itself: it is no chain."""

    def forward(self, x: Tensor) -> Tensor:
        features = [x]
        for layer in self.layers:
            features.append(layer(torch.cat(features, 1)))
        return torch.cat(features, 1) + features[1].mean()


class Dense(nn.Module):
    """Two rows of different length with something between."""

    def __init__(self, kind: type[nn.Module], counts: tuple[int, int] = (3, 5)) -> None:
        super().__init__()
        self.one = kind(6, counts[0])
        self.between = nn.Conv2d(6 + 4 * counts[0], 8, 1)
        self.other = kind(8, counts[1])

    def forward(self, x: Tensor) -> Tensor:
        return self.other(self.between(self.one(x)))


def imported(module: nn.Module) -> Project:
    """The project of a module, which computes the same in both modes."""
    found = record_module(module, (torch.randn(2, 6, 8, 8),))
    made = rebuilt(found.project, module)
    for training in (False, True):
        seen = differences(module, made, (torch.randn(3, 6, 7, 9),), training=training)
        assert (seen.outputs, seen.gradients, seen.buffers) == (0, 0, 0)
    return found.project


@pytest.mark.parametrize("kind", [WithList, WithEach, WithRest, InFront])
def test_layers_that_take_everything_before_them_are_one_stack(kind: type[nn.Module]) -> None:
    project = imported(randomised(Dense(kind)))
    assert set(project.blocks) == {"Layer", kind.__name__}
    row = project.blocks[kind.__name__]
    (member,) = row.graph.members.values()
    assert isinstance(member.target, BlockUse)
    assert member.target.repeat == Expr("num_layers")
    uses = [m.target.args for m in project.graph.members.values() if m.name != "between"]
    assert [args["num_layers"] for args in uses] == [3, 5]


def test_what_is_read_alone_stays_as_it_was_written() -> None:
    project = imported(randomised(Dense(ReadAlone)))
    rows = [block for name, block in project.blocks.items() if name.startswith("ReadAlone")]
    assert sorted(len(block.graph.members) for block in rows) == [3, 5]


def test_a_layer_that_writes_into_its_input_is_not_given_the_list_itself() -> None:
    class Writing(Layer):
        def forward(self, features: list[Tensor] | Tensor) -> Tensor:
            x = torch.cat(features, 1) if isinstance(features, list) else features
            x[:, 0] = 0.0
            return self.conv(self.norm(x))

    class Rows(nn.Module):
        def __init__(self, channels: int, count: int) -> None:
            super().__init__()
            self.layers = nn.ModuleList(Writing(channels + 4 * i) for i in range(count))

        forward = WithList.forward
        values = property(lambda self: lambda: self.layers)

    imported(randomised(Rows(6, 3)))


def test_torchvisions_densenet_is_the_same_in_both_modes() -> None:
    module = randomised(torchvision.models.DenseNet(8, (2, 4, 3), 16, num_classes=10))
    found = record_module(module, (torch.randn(2, 3, 64, 64),))
    assert found.findings == ()
    assert list(found.project.blocks) == ["DenseLayer", "Transition", "DenseBlock"]
    made = rebuilt(found.project, module)
    for training, size in ((False, 96), (True, 64)):
        seen = differences(module, made, (torch.randn(2, 3, size, size),), training=training)
        assert (seen.outputs, seen.gradients, seen.buffers) == (0, 0, 0)
