"""What a forward asks of a tensor: its sizes, its device, its values.

Sizes come back as integers that remember where they were read. A value that Python takes out of a
tensor decides something that a graph cannot follow, and is reported, unless it follows from sizes
alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

import torch

from netstudio.exchange.importing.recording.known_values import UNKNOWN
from netstudio.exchange.importing.recording.sizes import Dimension, Size
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.exchange.importing.recording.recorder import Recorder

NO_QUESTION: Final = object()
"""What `answer` gives for a function that is none."""

_TAKEN_OUT = frozenset(
    """
    Tensor.item Tensor.tolist Tensor.numpy Tensor.__bool__ Tensor.__int__ Tensor.__float__
    Tensor.__index__ Tensor.__array__ Tensor.__contains__ is_nonzero Tensor.is_nonzero equal
    Tensor.equal allclose Tensor.allclose
    """.split()
)


def answer(
    path: str,
    func: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    recorder: Recorder,
) -> Any:
    """The answer to a question about a tensor, or NO_QUESTION."""
    if path in ("Tensor.shape", "Tensor.size"):
        return _sizes(func(*args, **kwargs), args, kwargs, recorder)
    if path in ("Tensor.numel", "Tensor.nelement", "numel"):
        sizes = _sizes(args[0].shape, args[:1], {}, recorder)
        return reduce(lambda a, b: a * b, sizes, 1)
    if path == "Tensor.device":
        recorder.encoder.device_source = args[0]
        return func(*args, **kwargs)
    if path in _TAKEN_OUT:
        return _taken_out(path, func, args, kwargs, recorder)
    return NO_QUESTION


def _sizes(found: Any, args: tuple[Any, ...], kwargs: dict[str, Any], recorder: Recorder) -> Any:
    tensor = args[0]
    if recorder.encoder.known(tensor) is None:
        return found  # the model's own: its sizes do not depend on the input
    if isinstance(found, int):
        axis = int(args[1] if len(args) > 1 else kwargs["dim"])
        return Size(found, Dimension(tensor, axis))
    return torch.Size([Size(size, Dimension(tensor, axis)) for axis, size in enumerate(found)])


def _taken_out(
    path: str,
    func: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    recorder: Recorder,
) -> Any:
    known = recorder.known.computed(func, args, kwargs)
    if known is not UNKNOWN:
        return known
    recorder.report(
        say(
            "It takes values out of a tensor ({name}), and what follows may depend on them; the "
            "import holds for the example alone. Give another example to find out.",
            name=path.removeprefix("Tensor."),
        ),
        "warning",
        wants_example=True,
    )
    return func(*args, **kwargs)
