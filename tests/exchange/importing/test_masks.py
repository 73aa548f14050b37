"""Masks, positions and questions about values: what language models do beside their layers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from netstudio.exchange.importing import Imported, record_module
from tests.exchange.importing.comparing import differences, randomised, rebuilt


class Attention(nn.Module):
    """A member called `self`, as BERT has it."""

    class Heads(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.query = nn.Linear(8, 8)
            self.key = nn.Linear(8, 8)

        def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
            query, key, value = (
                t.view(*t.shape[:2], -1, 4).transpose(1, 2) for t in (self.query(x), self.key(x), x)
            )
            is_causal = mask is None
            out = F.scaled_dot_product_attention(query, key, value, mask, is_causal=is_causal)
            return out.transpose(1, 2).reshape(*x.shape[:-1], -1)

    def __init__(self) -> None:
        super().__init__()
        self.self = self.Heads()
        self.output = nn.Linear(8, 8)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        return x + self.output(self.self(x, mask))


class Language(nn.Module):
    """Builds no mask where nothing is hidden, unless it is compiled."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(20, 8)
        self.attention = Attention()

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.attention(self.embedding(ids), self.causal(mask.bool()))

    @staticmethod
    def causal(mask: Tensor) -> Tensor | None:
        if not torch.compiler.is_compiling() and bool(mask.all()):
            return None
        places = torch.arange(mask.shape[1], device=mask.device)
        return (places[None, :] <= places[:, None])[None, None] & mask[:, None, None]


class Careless(Language):
    """Looks at its mask though it is compiled."""

    @staticmethod
    def causal(mask: Tensor) -> Tensor | None:
        return None if bool(mask.all()) else Language.causal(mask)


class Packed(nn.Module):
    """Asks whether positions that it made itself are in order, and for rates of its depth."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(4, 4)
        self.register_buffer("table", torch.tensor([1.0, 2.0, 4.0]), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        positions = torch.arange(x.shape[1]).expand(x.shape[0], -1)
        steps = torch.diff(positions, prepend=positions[:, :1] - 1, dim=-1)
        if (steps != 1).any():
            x = x * 0
        for rate in torch.linspace(0, 1, 3).tolist():
            x = x + rate
        return self.linear(x) * float(self.table.sum())


class Written(nn.Module):
    """Writes what depends on its input into a tensor that it made, and then looks at it."""

    def forward(self, x: Tensor) -> Tensor:
        mask = torch.zeros(x.shape[-1])
        view = mask[:2]
        mask[1:] = x[0, 1:]
        return x * 2 if view.sum() > 0 else x


class Checked(nn.Module):
    """Works out what nothing reads: a check, sizes with nothing added."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(4, 4)
        self.drop = nn.Dropout(0.5)

    def forward(self, x: Tensor) -> Tensor:
        _ = x.abs().max() > 3
        start = 0
        return self.drop(self.linear(x))[:, start : start + x.shape[1] * 1 + 0]


IDS = torch.randint(0, 20, (2, 6))
PADDED = torch.tensor([[1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0]])


def imported(module: nn.Module, *args: Tensor) -> tuple[Imported, nn.Module]:
    found = record_module(module, args)
    return found, rebuilt(found.project, randomised(module))


def test_a_member_may_be_called_self() -> None:
    module = Attention()
    found, made = imported(module, torch.randn(2, 5, 8))
    assert not found.findings
    assert next(iter(made.state_dict())) == "self.query.weight"
    worst = differences(module, made, (torch.randn(3, 7, 8),), training=True)
    assert (worst.outputs, worst.gradients) == (0, 0)


def test_what_is_left_out_to_save_work_is_kept_for_other_masks() -> None:
    module = Language()
    found, made = imported(module, IDS, torch.ones(2, 6, dtype=torch.long))
    assert [finding.severity for finding in found.findings] == ["note"]
    for length in (4, 6):
        args = (IDS[:, :length], PADDED[:, :length])
        assert differences(module, made, args, training=True).outputs == 0


def test_a_look_at_a_mask_is_reported_where_nothing_avoids_it() -> None:
    found, _ = imported(Careless(), IDS, PADDED)
    assert "warning" in [finding.severity for finding in found.findings]


def test_values_that_follow_from_sizes_are_no_branch_on_data() -> None:
    module = Packed()
    found, made = imported(module, torch.randn(2, 5, 4))
    assert not found.findings
    assert differences(module, made, (torch.randn(3, 7, 4),), training=True).outputs == 0


def test_a_value_written_from_the_input_is_not_known() -> None:
    found, _ = imported(Written(), torch.rand(2, 4))
    assert "warning" in [finding.severity for finding in found.findings]


def test_what_nothing_reads_is_left_out() -> None:
    module = Checked()
    found, made = imported(module, torch.randn(2, 4))
    names = [node.name for node in found.project.graph.nodes.values()]
    assert "abs" not in names and "max" not in names and "gt" not in names
    assert differences(module, made, (torch.randn(3, 4),), training=True).outputs == 0


@lru_cache(maxsize=8)
def places(length: int, device: torch.device) -> Tensor:
    return torch.arange(length, device=device) + 0.5


class Remembered(nn.Module):
    """Takes positions out of a cache."""

    def forward(self, x: Tensor) -> Tensor:
        return x * places(x.shape[1], x.device)


class Rounded(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return torch.round(x)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Tensor:
        return grads[0]


class Quantised(nn.Module):
    """Rounds with the gradient of the identity."""

    def forward(self, x: Tensor) -> Tensor:
        return Rounded.apply(x)  # type: ignore[no-any-return]


class Unseen(nn.Module):
    """Takes a tensor from where no recording looks."""

    def __init__(self) -> None:
        super().__init__()
        self.memory = Memory()

    def forward(self, x: Tensor) -> Tensor:
        return x * self.memory.kept(x)


class Memory:
    """Remembers a tensor from the first call to the next."""

    tensor: Tensor | None = None

    def kept(self, x: Tensor) -> Tensor:
        if Memory.tensor is None:
            Memory.tensor = torch.arange(x.shape[-1], device=x.device) * 1.0
        return Memory.tensor


class Twice(nn.Module):
    """Two modules that know numbers of another kind, and a module whose buffer another reads."""

    class Rotary(nn.Module):
        table: Tensor

        def __init__(self) -> None:
            super().__init__()
            self.register_buffer("table", torch.arange(64)[None] / 2, persistent=False)

        def forward(self, x: Tensor, kind: str) -> Tensor:
            table = self.table[:, : x.shape[1]]
            return x + (table.sin() if kind == "sliding" else table.cos()) * np.float64(0.5)

    def __init__(self) -> None:
        super().__init__()
        self.rotary = self.Rotary()
        self.linear = nn.Linear(4, 4)

    def forward(self, x: Tensor) -> Tensor:
        x = self.linear(self.rotary(x, "sliding")) * self.rotary.table[:, 3]
        return self.rotary(x, "full")


def test_a_cache_holds_nothing_back() -> None:
    module = Remembered()
    places(4, torch.device("meta"))
    found, made = imported(module, torch.randn(2, 4))
    assert not found.findings
    assert places.cache_info().currsize == 1, "as it was before"
    assert differences(module, made, (torch.randn(3, 7),), training=False).outputs == 0


def test_a_gradient_of_its_own_is_reported() -> None:
    found, _ = imported(Quantised(), torch.randn(2, 4))
    assert "Rounded, which has a gradient of its own" in found.findings[0].message


def test_a_tensor_that_nothing_made_is_reported() -> None:
    found, _ = imported(Unseen(), torch.randn(2, 4))
    assert "error" in [finding.severity for finding in found.findings]


def test_buffers_outside_the_state_stand_wherever_they_are_read() -> None:
    module = Twice()
    found, made = imported(module, torch.randn(2, 4, 4))
    assert not found.findings
    assert differences(module, made, (torch.randn(3, 4, 4),), training=True).outputs == 0


class Experts(nn.Module):
    """Goes through those that values ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.experts = nn.ModuleList(nn.Linear(4, 4) for _ in range(2))

    def forward(self, x: Tensor) -> Tensor:
        y = torch.zeros_like(x)
        for row in (x.sum(-1) > 0).nonzero():
            y = y + self.experts[0](x[row])
        return y


def test_steps_that_values_count_are_reported() -> None:
    found, _ = imported(Experts(), torch.tensor([[1.0, 1, 1, 1], [-1, -1, -1, -1], [2, 2, 2, 2]]))
    assert "as long as values say" in " ".join(finding.message for finding in found.findings)
