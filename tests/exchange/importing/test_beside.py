"""What a forward does beside its tensors: modes it sets, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from netstudio.errors import ModelImportError
from netstudio.exchange.importing import Imported, record_module
from tests.exchange.importing.comparing import differences, randomised, rebuilt


class Part(nn.Module):
    """Holds what the cases use."""

    mean: Tensor
    table: Tensor
    inner: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.fc, self.other = nn.Linear(4, 4), nn.Linear(4, 4)
        self.drop = nn.Dropout(0.5)
        self.register_buffer("mean", torch.zeros(4))
        self.register_buffer("table", torch.zeros(1), persistent=False)
        self.calls = 0
        self.state: Tensor | None = None
        self.seen: Tensor | None = None
        self.is_ready = False


class Around(nn.Module):
    """A network with the part in its middle."""

    def __init__(self, part: nn.Module) -> None:
        super().__init__()
        self.first, self.part, self.last = nn.Linear(4, 4), part, nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        return self.last(self.part(self.first(x)))


class Frozen(Part):
    """A teacher without gradients, a layer and a function inside one region."""

    def forward(self, x: Tensor) -> Tensor:
        with torch.no_grad():
            target = self.other(x).tanh() + self.fc.weight.sum()
        return self.fc(x) * target


class Averages(Part):
    """Keeps a running mean, as one does: without gradients."""

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            with torch.no_grad():
                self.mean.mul_(0.9).add_(x.mean(0), alpha=0.1)
        return self.fc(x - self.mean)


class Normalises(Part):
    """Changes its own weight before it uses it."""

    @torch.no_grad()
    def clip(self) -> None:
        self.fc.weight.clamp_(-0.1, 0.1)
        self.mean.view(2, 2)[0].add_(1)

    def forward(self, x: Tensor) -> Tensor:
        self.clip()
        return self.fc(x) + self.mean


class KeepsForLater(Part):
    """Leaves things that no later call reads, and a table that is the same each time."""

    def forward(self, x: Tensor) -> Tensor:
        self.seen, self.width = x * 2, x.shape[1]
        if self.table.shape[0] != 4:
            self.table = torch.arange(4.0)
        return self.fc(x) + self.table


def imported(part: type[nn.Module]) -> tuple[nn.Module, Imported]:
    torch.manual_seed(0)
    module = randomised(Around(part()))
    return module, record_module(module, (torch.randn(3, 4),))


@pytest.mark.parametrize("part", [Frozen, Averages, Normalises, KeepsForLater])
def test_it_is_captured(part: type[nn.Module]) -> None:
    module, found = imported(part)
    assert not [item for item in found.findings if item.severity != "note"]
    made = rebuilt(found.project, module)
    for training in (False, True):
        assert differences(module, made, (torch.randn(5, 4),), training=training).are_none


def test_what_is_computed_without_gradients_can_be_trained_step_after_step() -> None:
    module, found = imported(Averages)
    made = rebuilt(found.project, module).train()
    for _ in range(2):
        made(torch.randn(5, 4)).sum().backward()


class Counts(Part):
    def forward(self, x: Tensor) -> Tensor:
        self.calls += 1
        return self.fc(x) / self.calls


class Remembers(Part):
    def forward(self, x: Tensor) -> Tensor:
        self.state = x if self.state is None else self.state + x
        return self.fc(self.state)


class Begins(Part):
    def forward(self, x: Tensor) -> Tensor:
        if not self.is_ready:
            self.is_ready = True
            return self.fc(x)
        return self.other(x)


class Reassigns(Part):
    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            self.mean = self.mean * 0.9 + x.mean(0).detach() * 0.1
        return self.fc(x - self.mean)


class Lowers(Part):
    def forward(self, x: Tensor) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.fc(x).float()


class Seeds(Part):
    def forward(self, x: Tensor) -> Tensor:
        torch.manual_seed(3)
        return self.drop(self.fc(x))


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Counts, "Every call changes calls"),
        (Remembers, "leaves a tensor in state, which the next one reads"),
        (Begins, "The first call does something else"),
        (Reassigns, "self.mean.copy_(…)"),
        (Lowers, "lower precision"),
        (Seeds, "sets the seed"),
    ],
)
def test_it_is_told_where_it_is(part: type[nn.Module], words: str) -> None:
    _, found = imported(part)
    told = [item for item in found.findings if item.severity != "note"]
    assert [item.address for item in told] == ["part"]
    assert words in told[0].message


def test_torch_is_left_as_it_was() -> None:
    before: list[Callable[..., object]] = [torch.manual_seed, torch.autocast.__enter__]
    imported(Seeds)
    assert [torch.manual_seed, torch.autocast.__enter__] == before
    assert torch.random.manual_seed is torch.manual_seed


class Looks(nn.Module):
    """Takes a mask from its input without gradients."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        with torch.no_grad():
            scale = x.abs().mean(1, keepdim=True)
        return self.fc(x) / scale


def test_no_gradient_reaches_an_input_by_what_was_computed_without() -> None:
    module = Looks()
    made = rebuilt(record_module(module, (torch.randn(3, 4),)).project, module)
    x = torch.randn(2, 4)
    one, other = (x.clone().requires_grad_() for _ in range(2))
    module(one).sum().backward()
    made(other).sum().backward()
    assert torch.equal(one.grad, other.grad)


class Shifts(nn.Module):
    """Pads sequences with a layer for images."""

    def __init__(self) -> None:
        super().__init__()
        self.shift, self.fc = nn.ZeroPad2d((0, 0, 1, -1)), nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc(x - self.shift(x))


def test_a_layer_that_is_given_less_dimensions_than_it_is_for_is_what_it_computes() -> None:
    module = randomised(Shifts())
    made = rebuilt(record_module(module, (torch.randn(2, 5, 4),)).project, module)
    assert differences(module, made, (torch.randn(3, 6, 4),), training=True).are_none


class Codebook(nn.Module):
    """Is never called as a module."""

    rows: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("rows", torch.zeros(4))

    def nearest(self, x: Tensor) -> Tensor:
        return x - self.rows


class Quantizer(nn.Module):
    """Reads a codebook by a method of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.codebook = Codebook()

    def forward(self, x: Tensor) -> Tensor:
        return self.codebook.nearest(x)


class Scale(nn.Module):
    """Has a parameter beside a layer, and is never called either."""

    def __init__(self) -> None:
        super().__init__()
        self.rows, self.fc = nn.Parameter(torch.ones(4)), nn.Linear(4, 4)

    def nearest(self, x: Tensor) -> Tensor:
        return self.fc(x) * self.rows


@pytest.mark.parametrize("part", [Codebook, Scale])
def test_a_tensor_without_a_place_is_said_where_it_is(part: type[nn.Module]) -> None:
    module = Quantizer()
    module.codebook = part()
    with pytest.raises(ModelImportError, match="“codebook” has the tensor rows"):
        record_module(module, (torch.zeros(2, 4),))


class Doubled(torch.autograd.Function):
    """Has a gradient of its own."""

    @staticmethod
    def forward(context: object, x: Tensor) -> Tensor:
        return x * 2

    @staticmethod
    def backward(context: object, gradient: Tensor) -> Tensor:
        return gradient * 3


class Doubles(Counts):
    def forward(self, x: Tensor) -> Tensor:
        return super().forward(Doubled.apply(x))


@pytest.mark.parametrize("part", [Counts, Remembers, Reassigns, Lowers, Seeds, Doubles])
def test_nothing_is_told_of_what_is_kept(part: type[nn.Module]) -> None:
    module = Around(part())
    assert record_module(module, (torch.randn(3, 4),)).findings
    kept = record_module(module, (torch.randn(3, 4),), keep=["part"])
    assert not [item for item in kept.findings if item.severity != "note"]


class Triples(Part):
    """Calls a function with a gradient of its own."""

    def forward(self, x: Tensor) -> Tensor:
        return Doubled.apply(self.fc(x)) if self.training else 2 * self.fc(x)


def test_a_function_with_a_gradient_of_its_own_has_that_of_what_it_computes() -> None:
    module, found = imported(Triples)
    assert any("a gradient of its own" in item.message for item in found.findings)
    made = rebuilt(found.project, module)
    x = torch.randn(5, 4)
    module.train()(x).sum().backward()
    made.train()(x).sum().backward()
    ours, theirs = module.first.weight.grad, made.first.weight.grad
    assert torch.allclose(ours, theirs * 1.5)
