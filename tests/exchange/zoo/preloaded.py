"""What every model of a zoo needs, loaded once: children are forked from a process that has it."""

from __future__ import annotations

import torch

import tests.exchange.zoo.trial  # noqa: F401

# Sums come out the same everywhere, and a forked process has none of another's threads.
torch.set_num_threads(1)
