"""What recording takes for granted of layers is what torch says of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from netstudio.errors import ModelImportError
from netstudio.exchange.importing import record_module
from netstudio.exchange.importing.recording.shortcuts import like_input

MODULES: dict[str, Callable[[], nn.Module]] = {
    "BatchNorm1d": lambda: nn.BatchNorm1d(6),
    "BatchNorm2d": lambda: nn.BatchNorm2d(6),
    "BatchNorm2d without weights": lambda: nn.BatchNorm2d(6, affine=False),
    "BatchNorm2d without statistics": lambda: nn.BatchNorm2d(6, track_running_stats=False),
    "BatchNorm3d": lambda: nn.BatchNorm3d(6),
    "ReLU": nn.ReLU,
    "ReLU in place": lambda: nn.ReLU(inplace=True),
}
SHAPES = {"BatchNorm1d": (4, 6, 5), "BatchNorm3d": (2, 6, 3, 4, 5)}


class Asked(torch.overrides.TorchFunctionMode):
    """Notes what `like_input` says where torch is asked, and asks torch."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Tensor] = []

    def __torch_function__(self, func, types, args=(), kwargs=None):  # type: ignore[no-untyped-def]
        if func in (F.relu, F.batch_norm):
            said = like_input(func, args, kwargs or {})
            if said is not None:
                self.said.append(said)
        return func(*args, **(kwargs or {}))


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("channels_last", [False, True])
@pytest.mark.parametrize("name", MODULES)
def test_it_is_what_torch_gives(name: str, channels_last: bool, training: bool) -> None:
    module = MODULES[name]().to("meta").train(training)
    x = torch.empty(SHAPES.get(name, (2, 6, 7, 8)), device="meta", requires_grad=True) * 2
    if channels_last and x.dim() == 4:
        x = x.contiguous(memory_format=torch.channels_last)
    with Asked() as asked:
        given = module(x)
    (said,) = asked.said
    assert (said.shape, said.dtype, said.stride()) == (given.shape, given.dtype, given.stride())
    assert (said.device, said.requires_grad) == (given.device, given.requires_grad)
    assert (said is x) == (given is x)


@pytest.mark.parametrize(
    ("module", "shape", "training"),
    [
        (nn.BatchNorm2d(5), (2, 6, 7, 8), False),
        (nn.BatchNorm2d(6), (1, 6, 1, 1), True),
        (nn.BatchNorm2d(6).half(), (2, 6, 7, 8), False),
    ],
)
def test_what_torch_may_refuse_is_left_to_torch(
    module: nn.Module, shape: tuple[int, ...], training: bool
) -> None:
    with Asked() as asked, suppress(ValueError, RuntimeError):
        module.to("meta").train(training)(torch.empty(shape, device="meta"))
    assert not asked.said


def test_only_tensors_without_memory_are_answered_for() -> None:
    assert like_input(F.relu, (torch.zeros(3),), {}) is None
    assert like_input(F.relu, (torch.empty(3, dtype=torch.int64, device="meta"),), {}) is None
    assert like_input(F.gelu, (torch.empty(3, device="meta"),), {}) is None


def test_a_network_with_the_wrong_number_of_channels_is_refused() -> None:
    wrong = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(5), nn.ReLU())
    with pytest.raises(ModelImportError, match="does not run with the example inputs"):
        record_module(wrong, (torch.rand(2, 3, 8, 8),))
