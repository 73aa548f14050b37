"""Layers that join several values."""

from __future__ import annotations

from functools import reduce

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import axis_of, broadcast, wider_dtype
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import TensorType, ValueType


def connected(inputs: Inputs, at_least: int = 1) -> tuple[TensorType, ...]:
    """The inputs that have a wire."""
    present = tuple(value for value in inputs if value is not None)
    if len(present) < at_least:
        raise ClashError(
            "unconnected",
            f"Needs at least {at_least} inputs; {len(present)} connected.",
            port=len(present),
        )
    return present


def elementwise(args: Args, inputs: Inputs) -> ValueType:
    """All inputs broadcast together."""
    return reduce(broadcast, connected(inputs, 2))


def concatenate(args: Args, inputs: Inputs) -> ValueType:
    """Inputs end to end along `dim`; their other sizes agree."""
    values = connected(inputs)
    head = values[0]
    dim = axis_of(args["dim"], head.rank)
    total: Size = 0
    dtype = head.dtype
    for value in values:
        others = value.shape[:dim] + value.shape[dim + 1 :]
        if value.rank != head.rank or others != head.shape[:dim] + head.shape[dim + 1 :]:
            raise ClashError(
                "concatenate",
                f"Along dimension {dim}, all other sizes must agree: {head} and {value} do not.",
                shapes=tuple(item.shape for item in values),
                axis=dim,
            )
        total = value.shape[dim] + total
        dtype = wider_dtype(dtype, value.dtype)
    return TensorType((*head.shape[:dim], total, *head.shape[dim + 1 :]), dtype)
