"""Numbers worked out from sizes stay expressions, so that an import works at other sizes."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from netstudio import generate_source
from netstudio.exchange.importing import record_module
from tests.exchange.importing.comparing import differences, randomised, rebuilt


class SamePadding(nn.Conv2d):
    """Pads as TensorFlow does: as much as the size asks for, the odd one at the end."""

    def forward(self, input: Tensor) -> Tensor:
        tall, wide = (self._missing(size) for size in input.shape[-2:])
        padding = (wide // 2, wide - wide // 2, tall // 2, tall - tall // 2)
        return F.conv2d(F.pad(input, padding), self.weight, self.bias, self.stride)

    def _missing(self, size: int) -> int:
        steps, kernel = int(self.stride[0]), self.kernel_size[0]
        return max((math.ceil(size / steps) - 1) * steps + (kernel - 1) * 1 + 1 - size, 0)


class Extremes(nn.Module):
    """Takes the larger and the smaller of sizes, of several and of a list."""

    def forward(self, x: Tensor) -> Tensor:
        height, width = x.shape[-2:]
        least = min([height, width, 9])
        most = max(iter((height, 3, width)))
        return torch.cat([x[..., :least, :least].flatten(1), x[..., : most - 2].flatten(1)], 1)


class Ratios(nn.Module):
    """Distances between places of two grids, as in relative positions of pooled attention."""

    def forward(self, x: Tensor) -> Tensor:
        height, width = x.shape[-2:]
        ratio = max(width / height, 1.0)
        places = torch.arange(height)[:, None] * ratio - torch.arange(width)[None, :]
        return x * (places + (width - 1) * ratio) / -(2.5 - height / 2)


class Floors(nn.Module):
    """Rounds quotients of sizes down and up; of a quotient of quotients, no expression is known."""

    def forward(self, x: Tensor) -> Tensor:
        height, width = x.shape[-2:]
        x = x[..., : math.floor(height / 2), : math.ceil(width / 3)]
        return x + (x.shape[-1] + 2 - 3 + 1) / 4


CASES: dict[str, Callable[[], nn.Module]] = {
    "padding": lambda: nn.Sequential(SamePadding(3, 4, 3, 2), SamePadding(4, 4, 5, 3)),
    "extremes": lambda: nn.Sequential(nn.Conv2d(3, 3, 1), Extremes()),
    "ratios": lambda: nn.Sequential(nn.Conv2d(3, 3, 1), Ratios()),
    "floors": lambda: nn.Sequential(nn.Conv2d(3, 3, 1), Floors()),
}


@pytest.mark.parametrize("name", CASES)
def test_expressions_of_sizes_hold_at_other_sizes(name: str) -> None:
    module = randomised(CASES[name]())
    made = record_module(module, (torch.randn(2, 3, 12, 16),))
    assert not made.findings
    rebuilt_module = rebuilt(made.project, module)
    for height, width in ((12, 16), (13, 8), (7, 7), (20, 21)):
        x = torch.randn(3, 3, height, width)
        assert differences(module, rebuilt_module, (x,), training=True).are_none


def test_an_expression_is_written_shortly() -> None:
    made = record_module(SamePadding(3, 4, 3, 2), (torch.randn(2, 3, 12, 16),))
    source = generate_source(made.project)
    assert "max((-(-x.shape[3] // 2) - 1) * 2 + 3 - x.shape[3], 0) // 2" in source


class Ordinary(nn.Module):
    """Uses `max` with what it may be given besides sizes."""

    def forward(self, x: Tensor) -> Tensor:
        by_name = max([x.shape[1], 2], key=lambda size: -size)
        several = max((x.shape[1], "b"), (0, "a"))
        with pytest.raises(TypeError):
            max(x.shape[1], "text")
        return x * by_name + several[0] + max([], default=1) + max("ab" * 2 < "b", False)


def test_max_of_what_is_no_size_is_as_it_was() -> None:
    before = max, min
    module = Ordinary()
    made = record_module(module, (torch.randn(2, 3),))
    x = torch.randn(4, 3)
    assert differences(module, rebuilt(made.project, module), (x,), training=False).are_none
    assert (max, min) == before


class Reparametrised(nn.Module):
    """Two branches, and a third where the width stays."""

    def __init__(self, given: int, made: int) -> None:
        super().__init__()
        self.identity = nn.BatchNorm2d(given) if given == made else None
        self.wide, self.narrow = nn.Conv2d(given, made, 3, padding=1), nn.Conv2d(given, made, 1)
        self.drop = nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        if self.identity is None:
            return torch.relu(self.narrow(x) + self.wide(x))
        identity = self.identity(x)
        x = self.drop(self.narrow(x) + self.wide(x))
        x += identity
        return torch.relu(x)


def test_an_optional_branch_is_added_where_its_author_adds_it() -> None:
    module = randomised(nn.Sequential(*(Reparametrised(a, b) for a, b in ((3, 4), (4, 4), (4, 5)))))
    made = record_module(module, (torch.randn(2, 3, 8, 8),))
    assert not made.findings
    source = generate_source(made.project)
    assert "self.narrow(x) + self.wide(x)" in source
    found = differences(
        module, rebuilt(made.project, module), (torch.randn(5, 3, 6, 9),), training=True
    )
    assert found.are_none  # gradients are added in the same order
