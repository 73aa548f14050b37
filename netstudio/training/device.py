"""Where tensors live: the choice of a device, what it is called, and how many threads it gets."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netstudio.errors import TrainingError
from netstudio.sentence import say

if TYPE_CHECKING:
    import torch


def choose_device(name: str) -> torch.device:
    """The device that a recipe names: `auto` is CUDA, then MPS, then the CPU.

    Raises:
        TrainingError: when the name is none of torch's, or this machine has no such device.
    """
    import torch

    if name == "auto":
        return torch.device(_best())
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise TrainingError(
            say("There is no device named “{name}”; use auto, cpu, cuda, cuda:1 or mps.", name=name)
        ) from error
    reason = _missing(device)
    if reason:
        raise TrainingError(
            say(
                "The device “{name}” cannot be used: {reason}; use auto or cpu.",
                name=name,
                reason=reason,
            )
        )
    return device


def _best() -> str:
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _missing(device: torch.device) -> str | None:
    import torch

    if device.type == "cuda":
        count = torch.cuda.device_count() if torch.cuda.is_available() else 0
        if (device.index or 0) >= count:
            return f"torch sees {count} CUDA devices here"
    elif device.type == "mps":
        if not torch.backends.mps.is_available():
            return "torch sees no Apple GPU here"
    elif device.type != "cpu":
        return "networks are trained on cpu, cuda or mps"
    return None


def describe_memory(device: torch.device) -> str:
    """How much memory a device has and has left, as a phrase; empty where it cannot be asked."""
    import torch

    if device.type != "cuda":
        return ""
    free, total = torch.cuda.mem_get_info(device)
    name = torch.cuda.get_device_name(device)
    return say(
        "{name} has {total:.1f} GiB, of which {free:.1f} GiB are free",
        name=name,
        total=total / 2**30,
        free=free / 2**30,
    )


def use_worker_threads(threads: int | None = None) -> int:
    """Sets how many threads torch computes with, and returns the number.

    One core is left to the window by default. It holds for the calling thread and those it starts:
    set anywhere else it would not reach the thread that trains.
    """
    import torch

    count = threads if threads is not None else max(1, (os.cpu_count() or 1) - 1)
    if torch.get_num_threads() != count:
        torch.set_num_threads(count)
    return count
