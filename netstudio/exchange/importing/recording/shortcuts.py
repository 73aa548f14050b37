"""What layers give on tensors without memory, where it is known without asking torch.

On `meta`, torch works batch normalisation and ReLU out in Python: half a millisecond to two a
call, which is most of the time that a deep network takes to be recorded. Both give a tensor like
their input.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from torch import Tensor
from torch.nn import functional as F


def like_input(
    func: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> Tensor | None:
    """What a function gives that gives something like its input; None where it has to be asked.

    The result is part of the same history of gradients. What torch would refuse is left to torch.
    """
    known = _LIKE_INPUT.get(func)
    if known is None or not args or not isinstance(args[0], Tensor) or not args[0].is_meta:
        return None
    return known(*args, **kwargs) if args[0].is_floating_point() else None


def _relu(input: Tensor, inplace: bool = False) -> Tensor:
    return input if inplace else input.clone()


def _batch_norm(
    input: Tensor,
    running_mean: Tensor | None,
    running_var: Tensor | None,
    weight: Tensor | None = None,
    bias: Tensor | None = None,
    training: bool = False,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Tensor | None:
    tensors = [one for one in (running_mean, running_var, weight, bias) if one is not None]
    if input.dim() < 2 or any(one.shape != input.shape[1:2] for one in tensors):
        return None
    if any(one.dtype != input.dtype for one in tensors):
        return None
    if training and input.numel() <= input.shape[1]:
        return None
    return input.clone()


_LIKE_INPUT: dict[Any, Callable[..., Tensor | None]] = {
    F.relu: _relu,
    F.batch_norm: _batch_norm,
}
