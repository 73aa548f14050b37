"""What ends a run: foreign errors turned into one clear sentence on the right node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netstudio.errors import TrainingError
from netstudio.sentence import say
from netstudio.training.device import describe_memory

if TYPE_CHECKING:
    import torch

    from netstudio.compiler import CompiledModel

FOREIGN_ERRORS = (
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    NameError,
    MemoryError,
    OSError,
    ImportError,
    SystemExit,
)
"""What a module's forward, a loss or an optimizer may raise: torch's errors are of these types."""


class RunError(TrainingError):
    """A run cannot go on, because of a node where one is known.

    Attributes:
        node: the address of the node, or None.
    """

    def __init__(self, message: str, node: str | None = None) -> None:
        super().__init__(message)
        self.node = node


class OutOfMemoryError(RunError):
    """The device has no room for a step."""


def run_error(
    error: BaseException, model: CompiledModel, device: torch.device, batch_size: int
) -> RunError:
    """What to raise for an error from within a step: with its node, and the way out."""
    node = model.locate(error)
    if is_out_of_memory(error):
        return OutOfMemoryError(out_of_memory_text(device, batch_size), node)
    first_line = next(iter(str(error).strip().splitlines()), "") or type(error).__name__
    place = say("“{node}” failed", node=node) if node else "The step failed"
    return RunError(f"{place}: {first_line.rstrip('.')}.", node)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an allocation failed: on CUDA or MPS, or on the CPU, where torch has no own type."""
    import torch

    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    text = str(error)
    return "DefaultCPUAllocator: can't allocate" in text or "MPS backend out of memory" in text


def out_of_memory_text(device: torch.device, batch_size: int) -> str:
    """What to say when the device is full. Empties torch's cache, for the next try to have it."""
    import torch

    if device.type == "cuda":
        torch.cuda.empty_cache()
    memory = describe_memory(device)
    where = f"{device} ({memory})" if memory else say("the device {device}", device=device)
    smaller = say(", such as {batch_size},", batch_size=batch_size // 2) if batch_size > 1 else ""
    return say(
        "A step with a batch of {batch_size} does not fit into the memory of {where}; choose "
        "a smaller batch size{smaller} or a smaller network.",
        batch_size=batch_size,
        where=where,
        smaller=smaller,
    )
