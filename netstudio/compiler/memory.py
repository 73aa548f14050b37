"""Whether a network has room in this machine's memory, and what to say where it has none.

It is asked before the network is made: a system that lends more memory than it has kills the
program when the weights are filled in, and with it what was not saved.
"""

from __future__ import annotations

import os

from netstudio.catalog.inference import Inference
from netstudio.errors import CompileError
from netstudio.sentence import say

_WEIGHT_BYTES = 4
_UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB")


class TooLargeError(CompileError):
    """The machine has no room for a network's weights.

    Attributes:
        node: the address of the layer with the most of them.
    """

    def __init__(self, inference: Inference) -> None:
        self.node = max(inference.nodes, key=lambda item: inference.nodes[item].parameters)
        super().__init__(_too_large_text(inference, self.node))


def physical_memory() -> int | None:
    """The bytes of memory that this machine has; None where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # not on Windows
        return None


def refuse_too_large(inference: Inference) -> None:
    """Refuse a network whose weights alone, as float32, are larger than the memory.

    Raises:
        TooLargeError: with both sizes, and the layer to make smaller.
    """
    memory = physical_memory()
    if memory is not None and inference.parameters * _WEIGHT_BYTES > memory:
        raise TooLargeError(inference)


def _too_large_text(inference: Inference, largest: str) -> str:
    memory = physical_memory()
    room = f" of {_size(memory)}" if memory is not None else ""
    weights = _size(inference.parameters * _WEIGHT_BYTES)
    return say(
        "The network's weights take {weights}, which does not fit into this machine's "
        "memory{room}; make its largest layer, {largest}, smaller.",
        weights=weights,
        room=room,
        largest=largest,
    )


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an allocation failed; on the CPU torch has no type of its own for that."""
    return isinstance(error, MemoryError) or "DefaultCPUAllocator: can't allocate" in str(error)


def _size(count: int) -> str:
    size, unit = float(count), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:,.3g} {_UNITS[unit]}"
