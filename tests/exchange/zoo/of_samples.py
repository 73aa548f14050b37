"""A zoo of three: one model that is well, one whose process dies, and one without an end."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence

import torch
from torch import nn

from tests.exchange.zoo.case import Case


def version() -> str:
    """The release of this zoo."""
    return "1"


def families() -> Mapping[str, Sequence[str]]:
    """The three, in two families."""
    return {"good": ["good"], "bad": ["dies", "hangs"]}


def maker(name: str) -> Callable[[], nn.Module]:
    """A layer, whatever the name."""
    return lambda: nn.Linear(3, 2)


def case(name: str) -> Case:
    """What the name says."""
    if name == "dies":
        os.kill(os.getpid(), signal.SIGTERM)
    if name == "hangs":
        time.sleep(600)
    call = ((torch.ones(2, 3),), {})
    return Case(maker(name), call, [call], [call])
