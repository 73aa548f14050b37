"""Modules that hold parts of themselves in functions, or tensors that were computed, are copied."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.nn.utils import parametrizations, weight_norm

from netstudio.exchange.importing import record_module
from netstudio.exchange.importing.recording.constructors import constructors_noted
from netstudio.exchange.importing.recording.whole_copies import whole_copy
from tests.exchange.importing.comparing import differences, randomised, rebuilt

X = torch.randn(3, 4)


class Closures(nn.Module):
    """Calls its parts through functions that its constructor made."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = nn.ModuleDict({"wide": nn.Linear(4, 8), "narrow": nn.Linear(8, 4)})
        self.last = nn.Linear(4, 4)
        parts, last = self.parts, self.last
        inner = lambda x: parts.wide(x).relu()  # noqa: E731
        self.outer = lambda x: parts.narrow(inner(x))
        self.steps = [lambda x, layer=last: layer(x), {"again": lambda x: self.outer(x)}]
        self.plain = torch.tanh

    def forward(self, x: Tensor) -> Tensor:
        return self.plain(self.steps[1]["again"](self.steps[0](self.outer(x))))


def older_weight_norm() -> nn.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is deprecated, and in many models
        return nn.Sequential(weight_norm(nn.Linear(4, 3)), nn.ReLU())


MODULES: dict[str, Callable[[], nn.Module]] = {
    "closures": Closures,
    "older weight norm": older_weight_norm,
    "weight norm": lambda: nn.Sequential(parametrizations.weight_norm(nn.Linear(4, 3))),
    "spectral norm": lambda: nn.Sequential(parametrizations.spectral_norm(nn.Linear(4, 3))),
}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_that_holds_parts_of_itself_is_imported(name: str) -> None:
    with constructors_noted():
        module = MODULES[name]()
    made = record_module(randomised(module), (X,))
    assert not made.findings
    again = rebuilt(made.project, module)
    for training in (False, True):
        original = whole_copy(module)
        assert differences(original, again, (torch.randn(5, 4),), training=training).are_none


@pytest.mark.parametrize("name", MODULES)
def test_a_copy_stands_on_its_own(name: str) -> None:
    module = MODULES[name]().eval()
    before = module(X)
    copied = whole_copy(module)
    assert torch.equal(copied(X), before)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.zero_()
    assert torch.equal(copied(X), before)


class Shared(nn.Module):
    """Has a function that holds nothing of the module."""

    def __init__(self, scale: list[float]) -> None:
        super().__init__()
        self.scaled = lambda x: x * scale[0]

    def forward(self, x: Tensor) -> Tensor:
        return self.scaled(x)


def test_a_function_that_holds_nothing_of_the_module_stays_the_same() -> None:
    module = Shared([2.0])
    assert whole_copy(module).scaled is module.scaled


class WritesOut(nn.Module):
    """Lets torch write a result into a buffer."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(4))
        self.linear = nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        x = self.linear(x)
        torch.mean(x.detach(), 0, out=self.mean)
        return (x - self.mean).contiguous(memory_format=torch.contiguous_format)


def test_a_result_written_into_a_buffer_is_a_copy() -> None:
    module = randomised(WritesOut())
    made = record_module(module, (X,))
    assert not made.findings
    again = rebuilt(made.project, module)
    assert differences(module, again, (torch.randn(5, 4),), training=True).are_none
