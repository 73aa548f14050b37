"""Random numbers: one stream for training, which nothing else may draw from.

Torch has one generator a device for everything: initial weights, dropout, noise. Training owns it
between its steps; whoever else computes (an evaluation, a look inside, another module being built)
does so inside `undisturbed`, and puts it back as it was. That, and seeds derived from the recipe's,
is what makes the same seed give the same curves with and without a window.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import torch
    from torch import Tensor

RandomState: TypeAlias = "dict[str, Tensor]"
"""Generator states by device type; tensors of bytes, on the CPU."""


def derive_seed(seed: int, purpose: str) -> int:
    """A seed of its own for each purpose, so that streams do not run in step: 63 bits."""
    digest = hashlib.sha256(f"{seed}/{purpose}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def random_state(device: torch.device) -> RandomState:
    """The state of the generators that computing on `device` draws from."""
    import torch

    states = {"cpu": torch.get_rng_state()}
    if device.type == "cuda":
        states["cuda"] = torch.cuda.get_rng_state(device)
    elif device.type == "mps":
        states["mps"] = torch.mps.get_rng_state()
    return states


def set_random_state(states: RandomState, device: torch.device) -> None:
    """Puts generators back; states of a device that is not in use are passed over."""
    import torch

    torch.set_rng_state(states["cpu"])
    if device.type == "cuda" and "cuda" in states:
        torch.cuda.set_rng_state(states["cuda"], device)
    elif device.type == "mps" and "mps" in states:
        torch.mps.set_rng_state(states["mps"])


def seed_generators(seed: int) -> None:
    """Seeds the generators of every device."""
    import torch

    torch.manual_seed(seed)


@contextmanager
def undisturbed(device: torch.device) -> Iterator[None]:
    """Whatever is drawn inside, the generators are afterwards as they were."""
    states = random_state(device)
    try:
        yield
    finally:
        set_random_state(states, device)
