"""What a forward may do, one small module for each: keys, outputs and gradients are the same."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from netstudio.errors import ModelImportError
from netstudio.exchange.importing import Imported, record_module
from netstudio.exchange.importing.finding import Finding, told_once
from tests.exchange.importing.comparing import differences, randomised, rebuilt


class Shared(nn.Module):
    """One module called twice, one never, and another order of registration than of calls."""

    def __init__(self) -> None:
        super().__init__()
        self.last = nn.Linear(4, 3)
        self.uncalled = nn.Conv2d(2, 5, 3)
        self.twice = nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        return self.last(self.twice(torch.tanh(self.twice(x))))


class Tied(nn.Module):
    """A head whose weight is the embedding's."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Linear(4, 6, bias=False)
        self.head = nn.Linear(4, 6, bias=False)
        self.head.weight = self.embed.weight

    def forward(self, x: Tensor) -> Tensor:
        return self.embed(x) + self.head(x * 2)


class Reads(nn.Module):
    """Parameters and buffers that are read directly, one of them not in the state."""

    scale: Tensor
    table: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(4, 4))
        self.register_buffer("scale", torch.rand(4))
        self.register_buffer("table", torch.arange(4.0) + 0.5, persistent=False)
        self.inner = nn.Linear(4, 4)
        self.held = torch.tensor([1.0, 3.0, 5.0, 7.0])

    def forward(self, x: Tensor) -> Tensor:
        y = F.linear(x, self.weight) * self.scale + self.table + self.held
        return y @ self.inner.weight.t()


class Pair(nn.Module):
    """Gives two values, takes nested ones."""

    def __init__(self) -> None:
        super().__init__()
        self.a = nn.Linear(4, 4)
        self.b = nn.Linear(4, 4)

    def forward(self, pair: list[Tensor], *, extra: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        return self.a(pair[0]) + extra["bias"], self.b(pair[1])


class Nested(nn.Module):
    """Calls a block with a list and a dict, and uses both of its outputs."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = Pair()
        self.pairs = nn.ModuleList([Pair(), Pair()])

    def forward(self, x: Tensor) -> Tensor:
        one, other = self.pair([x, x * 2], extra={"bias": x + 1})
        for pair in self.pairs:
            one, other = pair([one, other], extra={"bias": other})
        return torch.cat([one, other], dim=1)


class Sizes(nn.Module):
    """Sizes read from shapes, so that it works for any image."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(x)
        b, c, h, w = x.shape
        x = F.pad(x, (0, (7 - w % 7) % 7, 0, (7 - h % 7) % 7))
        height, width = x.shape[-2:]
        x = x.view(b, c, height // 7, 7, width // 7, 7).permute(0, 2, 4, 3, 5, 1)
        return x.reshape(b * (height // 7) * (width // 7), 49, c).mean(1)


class Modes(nn.Module):
    """Something else in training: noise, another head, another factor."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Linear(4, 4)
        self.head = nn.Linear(4, 4)
        self.norm = nn.BatchNorm1d(4)

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(self.body(x))
        if self.training:
            x = x + torch.rand(x.shape[0], 1, device=x.device)
            x = self.head(x)
        return F.dropout(x, 0.3, self.training)


class Optional(nn.Module):
    """A residual block with or without a projection."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)
        self.project = (
            nn.Sequential(nn.Linear(inputs, outputs), nn.BatchNorm1d(outputs))
            if inputs != outputs
            else None
        )

    def forward(self, x: Tensor) -> Tensor:
        out = self.linear(x)
        out += x if self.project is None else self.project(x)
        return F.relu(out, inplace=True)


class Dense(nn.Module):
    """Layers that are given a list that grows."""

    class Layer(nn.Module):
        def __init__(self, count: int) -> None:
            super().__init__()
            self.linear = nn.Linear(4 * count, 4)

        def forward(self, features: list[Tensor]) -> Tensor:
            return self.linear(torch.cat(features, 1))

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleDict({f"layer{i}": self.Layer(i + 1) for i in range(3)})

    def forward(self, x: Tensor) -> Tensor:
        features = [x]
        for layer in self.layers.values():
            features.append(layer(features))
        return torch.cat(features, 1)


class InPlace(nn.Module):
    """Changes tensors in place, once where another name for the memory is read afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.factor = nn.Parameter(torch.ones(4))

    def forward(self, x: Tensor) -> Tensor:
        y = x * self.factor
        view = y[:, :2]
        y.add_(1)
        mask = torch.zeros(4, device=x.device)
        mask[1:3] = 1
        return torch.cat([view, y * mask], 1)


class Passing(nn.Module):
    """A module that gives back what it was given, in evaluation."""

    class Noise(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            return x + torch.rand_like(x) if self.training else x

    def __init__(self) -> None:
        super().__init__()
        self.noise = self.Noise()
        self.linear = nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(self.noise(x)) + x


X = torch.randn(3, 4)
CASES: dict[str, tuple[Callable[[], nn.Module], Tensor]] = {
    "shared": (Shared, X),
    "tied": (Tied, X),
    "reads": (Reads, X),
    "nested": (Nested, X),
    "sizes": (Sizes, torch.randn(2, 3, 15, 9)),
    "modes": (Modes, X),
    "optional": (
        lambda: nn.Sequential(Optional(4, 4), Optional(4, 8), Optional(8, 8), Optional(8, 2)),
        X,
    ),
    "dense": (Dense, X),
    "in place": (InPlace, X),
    "passing": (Passing, X),
    "named": (
        lambda: nn.Sequential(
            OrderedDict([("a", nn.Linear(4, 4)), ("b-0", nn.ReLU()), ("b-1", nn.Linear(4, 2))])
        ),
        X,
    ),
    "recurrent": (lambda: nn.Sequential(OrderedDict(rnn=Last(nn.LSTM(4, 5)))), X.view(3, 1, 4)),
}


class Last(nn.Module):
    """The last output of a recurrent layer and its cell."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, x: Tensor) -> Tensor:
        out, (_, cell) = self.layer(x)
        return out[-1] + cell[0]


@pytest.mark.parametrize("case", CASES)
def test_the_import_is_the_module(case: str) -> None:
    make, x = CASES[case]
    module = randomised(make())
    imported = record_module(module, (x,))
    assert imported.findings == ()
    made = rebuilt(imported.project, module)
    for training, batch in ((False, 2), (True, 5)):
        given = torch.randn(batch, *x.shape[1:])
        found = differences(module, made, (given,), training=training)
        assert (found.outputs, found.gradients, found.buffers) == (0, 0, 0)


def test_other_image_sizes_work_where_the_module_reads_its_sizes() -> None:
    module = randomised(Sizes())
    made = rebuilt(record_module(module, (torch.randn(2, 3, 15, 9),)).project, module)
    given = torch.randn(1, 3, 20, 33)
    assert differences(module, made, (given,), training=False).outputs == 0


def test_equal_modules_share_a_block_and_stand_in_a_stack() -> None:
    module = nn.Sequential(*(Optional(4, 4) for _ in range(3)), Optional(4, 8))
    project = record_module(module, (X,)).project
    (block,) = project.blocks.values()
    assert list(block.parameters) == ["features", "has_project"]
    assert [(m.name, getattr(m.target, "repeat", 1)) for m in project.graph.members.values()] == [
        ("0", 3),
        ("3", 1),
    ]


class Branches(nn.Module):
    """Looks at a value."""

    def forward(self, x: Tensor) -> Tensor:
        return x * 2 if x.sum() > 0 else x - 1


class Escapes(nn.Module):
    """Turns a size into a number of which nothing is known."""

    def forward(self, x: Tensor) -> Tensor:
        return x * math.sqrt(x.shape[0])


class Long(nn.Module):
    """Does more with long inputs."""

    def forward(self, x: Tensor) -> Tensor:
        return x.mean(1) if x.shape[1] > 4 else x.sum(1)


def messages(imported: Imported) -> str:
    return " ".join(finding.message for finding in imported.findings)


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (Branches(), "takes values out of a tensor"),
        (Escapes(), "depends on the input"),
        (Long(), "with another one it calls something else"),
    ],
)
def test_what_depends_on_the_input_is_said(module: nn.Module, words: str) -> None:
    assert words in messages(record_module(module, (X.abs(),)))


class OneSize(nn.Module):
    """Takes only the size of X."""

    def forward(self, x: Tensor) -> Tensor:
        return x.reshape(3, 4)


def test_a_module_that_takes_one_size_is_noted() -> None:
    findings = record_module(OneSize(), (X,)).findings
    assert [item.severity for item in findings if "no other input size" in item.message] == ["note"]


def test_a_second_example_tells_a_branch() -> None:
    imported = record_module(Branches(), (X.abs(),), more_examples=[((-X.abs(),), {})])
    assert "with another one it calls something else" in messages(imported)


class AddsForMany(nn.Module):
    """Calls something else for more than two rows."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        x = self.linear(x)
        if x.shape[0] > 2:
            x = x + 1
        return x


class GivesAnother(nn.Module):
    """Calls the same for any number of rows, and gives another result."""

    def forward(self, x: Tensor) -> Tensor:
        y = torch.relu(x)
        z = torch.tanh(y)
        return y if x.shape[0] > 2 else z


def test_a_branch_is_told_where_it_is_and_not_behind_it() -> None:
    network = nn.Sequential(AddsForMany(), GivesAnother(), nn.Linear(4, 4), AddsForMany())
    imported = record_module(network, (torch.randn(2, 4),))
    branches = [item for item in imported.findings if "calls something else" in item.message]
    assert [item.address for item in branches] == ["0", "1", "3"]
    (told,) = told_once(branches)
    assert told.places == "0, 1, 3"


def test_what_is_found_in_many_places_is_told_in_one_line() -> None:
    (told,) = told_once([Finding(f"layers.{i}", "warning", "It depends.") for i in range(12)])
    assert told.places == "layers.0, layers.1, layers.2, …, layers.11 (12)"


def test_the_module_and_torch_are_left_as_they_were() -> None:
    module = Modes()
    before = {key: value.clone() for key, value in module.state_dict().items()}
    call, state = nn.Module.__call__, torch.random.get_rng_state()
    record_module(module, (X,))
    assert nn.Module.__call__ is call
    assert torch.equal(torch.random.get_rng_state(), state)
    assert module.training
    assert all(torch.equal(before[key], value) for key, value in module.state_dict().items())


def test_inputs_that_do_not_fit_are_an_error_that_says_so() -> None:
    call: Any = nn.Module.__call__
    with pytest.raises(ModelImportError, match="Linear does not run with the example inputs"):
        record_module(nn.Linear(3, 2), (torch.randn(2, 5),))
    assert nn.Module.__call__ is call


def test_a_module_without_memory_is_imported() -> None:
    with torch.device("meta"):
        module = nn.Sequential(*(Optional(4, 4) for _ in range(2)))
        held = Reads()
    imported = record_module(module, (X,))
    assert imported.findings == ()
    made = rebuilt(imported.project, randomised(nn.Sequential(Optional(4, 4), Optional(4, 4))))
    assert [tuple(value.shape) for value in made.state_dict().values()] == [
        tuple(value.shape) for value in imported.weights.values()
    ]
    assert "2 of its tensors that no weights file holds" in messages(record_module(held, (X,)))


def test_a_module_without_memory_that_looks_at_values_is_refused() -> None:
    with torch.device("meta"):
        module = nn.Sequential(nn.Linear(4, 4), Branches())
    with pytest.raises(ModelImportError, match="does not run with the example inputs"):
        record_module(module, (X,))


class Windows(nn.Module):
    """Reshapes in one way or another, and with other numbers, by its stage."""

    class Stage(nn.Module):
        def __init__(self, features: int, out: int, windows: int, pooled: bool) -> None:
            super().__init__()
            self.linear = nn.Linear(features, out)
            self.windows = windows
            self.pooled = pooled

        def forward(self, x: Tensor) -> Tensor:
            b, n, _ = x.shape
            y = self.linear(x)
            if self.windows > 1:
                y = y.reshape(b, self.windows, n // self.windows, -1, 2)
            else:
                y = y.reshape(b, 1, n, -1, 2)
            y = torch.sigmoid(torch.tanh(y.permute(0, 2, 1, 3, 4) * 0.5).softmax(-1).exp()) + 1
            if self.pooled:
                y = y.reshape(b, 2, -1).amax(1, keepdim=True)
            return y.reshape(b, n // 2 if self.pooled else n, -1)

    def __init__(self) -> None:
        super().__init__()
        stages = [(4, 8, 4, False), (8, 8, 2, True), (8, 16, 1, False), (16, 8, 2, False)]
        self.stages = nn.ModuleList(self.Stage(*numbers) for numbers in stages)

    def forward(self, x: Tensor) -> Tensor:
        for stage in self.stages:
            x = stage(x).contiguous()
        return x


def test_what_one_variant_lacks_takes_nothing_from_another_of_the_same_name() -> None:
    module = Windows()
    imported = record_module(module, (torch.randn(2, 8, 4),))
    made = rebuilt(imported.project, randomised(module))
    assert differences(module, made, (torch.randn(3, 16, 4),), training=True).outputs == 0


class Unused(nn.Module):
    """Calls a module and leaves what it returns."""

    class Side(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = Optional(4, 4)

        def forward(self, x: Tensor) -> Tensor:
            return self.inner(x)

    def __init__(self) -> None:
        super().__init__()
        self.side = self.Side()
        self.linear = nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        self.side(x)
        return self.linear(x)


def test_a_module_whose_result_nothing_reads_keeps_its_keys() -> None:
    module = Unused()
    imported = record_module(module, (X,))
    made = rebuilt(imported.project, randomised(module))
    assert differences(module, made, (X,), training=False).outputs == 0


class Enlarges(nn.Module):
    """Brings what is too small to the size of its kernel."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 40)

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[-2] < 40 or x.shape[-1] < 40:
            x = F.adaptive_avg_pool2d(x, (40, 40))
        return self.conv(x)


def test_a_branch_that_only_smaller_inputs_take_is_told() -> None:
    (finding,) = record_module(Enlarges(), (torch.randn(2, 3, 64, 64),)).findings
    assert "with another one it calls something else" in finding.message
