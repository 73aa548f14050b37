"""Recurrent layers that are given a state: decoders, and cells called step by step."""

from __future__ import annotations

import warnings

import pytest
import torch
from torch import Tensor, nn

import netstudio
from netstudio.exchange.importing import record_module
from tests.exchange.importing.comparing import differences, rebuilt

STEP, LONG, SHORT = torch.randn(3, 6), torch.randn(3, 5, 6), torch.randn(3, 4, 6)


class Translator(nn.Module):
    """The state that an encoder ends with is what its decoder begins with."""

    def __init__(self, layer: type[nn.RNNBase], layers: int = 1, both_ways: bool = False) -> None:
        super().__init__()
        self.encoder = layer(6, 6, layers, batch_first=True, bidirectional=both_ways)
        self.decoder = layer(6, 6, layers, batch_first=True, bidirectional=both_ways)
        self.out = nn.Linear(12 if both_ways else 6, 3)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        _, state = self.encoder(source)
        values, _ = self.decoder(target, state)
        return self.out(values)


class Stepping(nn.Module):
    """A cell, called for one step with the state from before."""

    def __init__(self, cell: type[nn.RNNCellBase]) -> None:
        super().__init__()
        self.cell = cell(6, 6)
        self.out = nn.Linear(6, 3)

    def forward(self, x: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
        state = self.cell(x, state)
        return self.out(state), state


class SteppingLSTM(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.cell = nn.LSTMCell(6, 6)

    def forward(self, x: Tensor, state: Tensor, memory: Tensor) -> tuple[Tensor, Tensor]:
        return self.cell(x, (state, memory))


@pytest.mark.parametrize(
    ("model", "examples"),
    [
        (Translator(nn.GRU), (LONG, SHORT)),
        (Translator(nn.LSTM, layers=2), (LONG, SHORT)),
        (Translator(nn.RNN, both_ways=True), (LONG, SHORT)),
        (Stepping(nn.GRUCell), (STEP, STEP)),
        (Stepping(nn.RNNCell), (STEP, STEP)),
        (SteppingLSTM(), (STEP, STEP, STEP)),
    ],
    ids=["GRU", "LSTM", "RNN", "GRUCell", "RNNCell", "LSTMCell"],
)
def test_a_layer_that_is_given_its_state_imports_and_is_the_same(
    model: nn.Module, examples: tuple[Tensor, ...]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ImportWarning)  # how weights began is not known of a module
        project = netstudio.import_module(model, examples)  # compared, or it raises
    built = netstudio.build_module(project)
    assert list(built.state_dict()) == list(model.state_dict())


class BothWays(nn.Module):
    """One layer that begins anew at first, and goes on from there then."""

    def __init__(self) -> None:
        super().__init__()
        self.gru = nn.GRU(4, 8, batch_first=True)

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        read, state = self.gru(x)
        return self.gru(y, state)[0] + read.mean(1, keepdim=True)


class MaskedOnce(nn.Module):
    """Attention that is given a mask the second time alone."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = nn.MultiheadAttention(8, 2, batch_first=True)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        first, _ = self.attention(x, x, x, need_weights=False)
        return self.attention(first, first, first, attn_mask=mask, need_weights=False)[0]


@pytest.mark.parametrize(
    ("made", "given"),
    [
        (BothWays, (torch.randn(2, 5, 4), torch.randn(2, 6, 4))),
        (MaskedOnce, (torch.randn(2, 5, 8), torch.randn(5, 5))),
    ],
)
def test_a_layer_that_is_called_plainly_and_otherwise(
    made: type[nn.Module], given: tuple[Tensor, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.backends.mha, "_is_fastpath_enabled", False)  # it rounds otherwise
    module = made()
    imported = record_module(module, given)
    again = rebuilt(imported.project, module)
    for training in (False, True):
        assert differences(module, again, given, training=training).are_none
