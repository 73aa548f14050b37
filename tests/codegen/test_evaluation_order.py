"""The source computes in the order of the graph: random numbers and sums of gradients follow it."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from netstudio.exchange.importing import record_module
from tests.exchange.importing.comparing import differences, randomised, rebuilt


class Heads(nn.Module):
    """Calls three layers, and only then looks at what the first ones gave."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(8, 8)
        self.key = nn.Linear(8, 8)
        self.value = nn.Linear(8, 8)
        self.drop = nn.Dropout(0.5)

    def forward(self, x: Tensor) -> Tensor:
        query, key, value = self.query(x), self.drop(self.key(x)), self.drop(self.value(x))
        key = torch.tanh(key)
        score = key * query + key.sigmoid()
        return self.drop(score) * value


def test_a_call_is_not_moved_behind_the_next() -> None:
    module = randomised(Heads())
    made = rebuilt(record_module(module, (torch.randn(2, 5, 8),)).project, module)
    worst = differences(module, made, (torch.randn(4, 9, 8),), training=True)
    assert (worst.outputs, worst.gradients) == (0, 0)
