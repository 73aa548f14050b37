"""Ways of writing networks that model zoos have, one small module for each: import is exact."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from netstudio import generate_source
from netstudio.exchange.importing import record_module
from tests.exchange.importing.comparing import differences, randomised, rebuilt


class Split(nn.Module):
    """Works on pieces; another number of them in another instance, and one an option more."""

    def __init__(self, pieces: int, *, has_position: bool) -> None:
        super().__init__()
        self.convs = nn.ModuleList(nn.Conv2d(4, 4, 3, padding=1) for _ in range(pieces))
        width = 4 * (pieces + 1)
        self.position = nn.Conv2d(width, width, 1) if has_position else None
        self.norm, self.last_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.mix, self.wide = nn.Linear(width, width), nn.Linear(width, 2 * width)
        self.act, self.narrow = nn.GELU(), nn.Linear(2 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        pieces = x.chunk(len(self.convs) + 1, dim=1)
        done, piece = [], pieces[0]
        for index, conv in enumerate(self.convs):
            piece = conv(piece + pieces[index] if index > 0 else piece)
            done.append(piece)
        x = torch.cat([*done, pieces[-1]], 1)
        flat = x.flatten(2).permute(0, 2, 1)
        if self.position is not None:
            flat = flat + self.position(x).flatten(2).permute(0, 2, 1)
        flat = flat + self.mix(self.norm(flat)).softmax(1)
        flat = flat + self.narrow(self.act(self.wide(self.last_norm(flat))))
        return flat.permute(0, 2, 1).reshape(x.shape) * 2 + x


class Splits(nn.Module):
    """Two of them."""

    def __init__(self) -> None:
        super().__init__()
        self.one = Split(1, has_position=True)
        self.between = nn.Conv2d(8, 12, 1)
        self.two = Split(2, has_position=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.two(self.between(self.one(x)))


class Windows(nn.Module):
    """Cuts an image into windows, or into grids: the same operations with their numbers elsewhere.

    A bias that is read from a module which is never called, by an index that is no key.
    """

    class Bias(nn.Module):
        index: Tensor

        def __init__(self) -> None:
            super().__init__()
            self.table = nn.Parameter(torch.zeros(9, 2))
            self.register_buffer("index", torch.arange(16) % 9, persistent=False)

        def values(self) -> Tensor:
            return self.table[self.index].sum(1).view(1, 4, 4)

    class Attention(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.bias = Windows.Bias()

        def forward(self, x: Tensor) -> Tensor:
            return x.flatten(1, 2) + self.bias.values().sum(2)[..., None]

    def __init__(self, is_grid: bool) -> None:
        super().__init__()
        self.is_grid = is_grid
        self.norm = nn.LayerNorm(6)
        self.attention = self.Attention()
        self.out = nn.Linear(6, 6)

    def forward(self, x: Tensor) -> Tensor:
        b, h, w, c = x.shape
        windows = self.norm(x)
        if self.is_grid:
            windows = windows.view(b, 2, h // 2, 2, w // 2, c).permute(0, 2, 4, 1, 3, 5)
        else:
            windows = windows.view(b, h // 2, 2, w // 2, 2, c).permute(0, 1, 3, 2, 4, 5)
        windows = self.attention(windows.contiguous().view(-1, 2, 2, c))
        return self.out(windows.view(b, h, w, c)) + x


class Lists(nn.Module):
    """Hands a list from module to module; one only picks of it."""

    class Step(nn.Module):
        def __init__(self, is_first: bool) -> None:
            super().__init__()
            self.is_first = is_first
            self.linear = nn.Linear(4 if is_first else 8, 4)

        def forward(self, values: list[Tensor]) -> list[Tensor]:
            if self.is_first:
                out = self.linear(values[0])
                return [out, out]
            return [self.linear(torch.cat([values[0], values[1]], 1)), values[1]]

    class Pick(nn.Module):
        def forward(self, values: list[Tensor]) -> Tensor:
            return values[0]

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.ModuleList(self.Step(index == 0) for index in range(3))
        self.pick = self.Pick()

    def forward(self, x: Tensor) -> Tensor:
        values = [x]
        for step in self.steps:
            values = step(values)
        return self.pick(values) * 2


class Scaled(nn.Module):
    """A layer of one's own, with a bias or without: the class reads its tensors itself."""

    def __init__(self, bias: bool) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(4, 4))
        self.bias = nn.Parameter(torch.zeros(4)) if bias else None
        self.norm = nn.LayerNorm(4)

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(torch.tanh(x)) @ self.weight.t() * 2
        return x if self.bias is None else x + self.bias


class Bottleneck(nn.Module):
    """A stride of 2 where an option is left out, which is one module elsewhere and not two."""

    class Swish(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            return x * x.sigmoid()

    class Gate(nn.Module):
        def __init__(self, width: int) -> None:
            super().__init__()
            self.fc = nn.Conv2d(width, width, 1)

        def forward(self, x: Tensor) -> Tensor:
            return x * self.fc(x.mean((2, 3), keepdim=True)).sigmoid()

    def __init__(self, width: int, stride: int, *, has_gate: bool) -> None:
        super().__init__()
        self.reduce = nn.Conv2d(width, width, 3, stride, 1)
        self.act, self.norm = self.Swish(), nn.BatchNorm2d(width)
        self.gate = self.Gate(width) if has_gate else None
        self.expand = nn.Conv2d(width, 2 * width, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(self.act(self.reduce(x)))
        return self.expand(x if self.gate is None else self.gate(x))


class Stage(nn.Module):
    """Blocks in a row, more of them in another stage, after one that changes the width."""

    class Block(nn.Module):
        def __init__(self, inner: int, width: int) -> None:
            super().__init__()
            self.inner, self.outer = nn.Linear(width // 4, inner), nn.Linear(inner, width)

        def forward(self, x: Tensor) -> Tensor:
            return x + self.outer(torch.tanh(self.inner(x[:, : self.inner.in_features])))

    def __init__(self, before: int, width: int, inner: int, count: int) -> None:
        super().__init__()
        self.start = nn.Linear(before, width)
        self.blocks = nn.Sequential(*(self.Block(inner, width) for _ in range(count)))

    def forward(self, x: Tensor) -> Tensor:
        return self.blocks(self.start(x))


class Ends(nn.Module):
    """A row of blocks that ends with one of another kind, which stands at another place."""

    class Last(nn.Module):
        def __init__(self, *, has_bias: bool) -> None:
            super().__init__()
            self.body = Stage.Block(6, 8)
            self.bias = nn.Linear(8, 8) if has_bias else None

        def forward(self, x: Tensor) -> Tensor:
            x = self.body(x).softmax(1) * 3
            return x if self.bias is None else x + self.bias(torch.tanh(x))

    def __init__(self, count: int, *, has_bias: bool) -> None:
        super().__init__()
        self.start, self.norm = nn.Linear(8, 8), nn.LayerNorm(8)
        row = [Stage.Block(5, 8) for _ in range(count)]
        self.blocks = nn.Sequential(*row, self.Last(has_bias=has_bias))
        self.end, self.last_norm = nn.Linear(8, 8), nn.LayerNorm(8)

    def forward(self, x: Tensor) -> Tensor:
        x = self.blocks(self.norm(self.start(x)) + x)
        return self.last_norm(self.end(torch.relu(x)) * 2)


X, IMAGE = torch.randn(2, 4), torch.randn(2, 8, 6, 6)
CASES: dict[str, tuple[Callable[[], nn.Module], Tensor]] = {
    "splits": (Splits, IMAGE),
    "windows": (lambda: nn.Sequential(Windows(False), Windows(True)), torch.randn(2, 4, 4, 6)),
    "lists": (Lists, X),
    "scaled": (lambda: nn.Sequential(Scaled(True), Scaled(False)), X),
    "bottlenecks": (
        lambda: nn.Sequential(
            Bottleneck(8, 2, has_gate=False),
            Bottleneck(16, 1, has_gate=True),
            Bottleneck(32, 1, has_gate=True),
        ),
        IMAGE,
    ),
    "ends": (
        lambda: nn.Sequential(Ends(2, has_bias=True), Ends(4, has_bias=False)),
        torch.randn(2, 8),
    ),
    "stages": (lambda: nn.Sequential(Stage(4, 8, 5, 2), Stage(8, 12, 7, 3)), X),
}


@pytest.mark.parametrize("case", CASES)
def test_the_import_is_exact(case: str) -> None:
    make, x = CASES[case]
    module = randomised(make())
    made = rebuilt(record_module(module, (x,)).project, module)
    for training, batch in ((False, 1), (True, 3)):
        given = torch.randn(batch, *x.shape[1:])
        found = differences(module, made, (given,), training=training)
        assert (found.outputs, found.gradients, found.buffers) == (0, 0, 0)


class Exchanged(nn.Module):
    """Returns what it computes last first: another order draws other random numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.one, self.two = nn.Dropout(0.5), nn.Dropout(0.5)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        one = self.one(x)
        return self.two(x), one


def test_what_is_returned_is_computed_in_the_original_order() -> None:
    module = Exchanged()
    made = rebuilt(record_module(module, (torch.randn(2, 8),)).project, module)
    x = torch.randn(3, 8)
    torch.manual_seed(1)
    wanted = module(x)
    torch.manual_seed(1)
    assert all(torch.equal(a, b) for a, b in zip(wanted, made(x), strict=True))


class Laid(nn.Module):
    """Asks for contiguous memory where a layout without memory is already so."""

    def __init__(self) -> None:
        super().__init__()
        self.conv, self.next = nn.Conv2d(3, 8, 3, padding=1), nn.Conv2d(8, 4, 3)

    def forward(self, x: Tensor) -> Tensor:
        return self.next(self.conv(x).contiguous())


def test_what_makes_contiguous_stays() -> None:
    project = record_module(Laid(), (torch.randn(2, 3, 8, 8),)).project
    assert "contiguous()" in generate_source(project)


class Stem(nn.Sequential):
    """A convolution, in one instance with what normalises and activates behind it."""

    def __init__(self, is_last: bool) -> None:
        more = () if is_last else (nn.BatchNorm2d(3), nn.GELU())
        super().__init__(nn.Conv2d(3, 3, 3, bias=is_last), *more)


def test_positions_that_some_instances_lack_are_not_asked_for() -> None:
    module = randomised(nn.Sequential(Stem(False), Stem(True)))
    made = rebuilt(record_module(module, (torch.randn(2, 3, 8, 8),)).project, module)
    assert differences(module, made, (torch.randn(2, 3, 9, 9),), training=True).are_none
