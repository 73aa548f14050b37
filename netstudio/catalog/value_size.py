"""How much a value holds for one sample: how many numbers, and how many bytes they take."""

from __future__ import annotations

from collections.abc import Callable

from netstudio.catalog.size import Size, Symbolic, at_batch, product
from netstudio.catalog.types import TensorType, ValueType

_ITEM_BYTES = {
    **dict.fromkeys(("bool", "uint8", "int8"), 1),
    **dict.fromkeys(("int16", "float16", "bfloat16"), 2),
    **dict.fromkeys(("int32", "float32"), 4),
    **dict.fromkeys(("int64", "float64", "complex64"), 8),
    "complex128": 16,
}
_USUAL_BYTES = 4
"""Of an item whose dtype is not listed."""


def numbers_of(value: ValueType) -> int | None:
    """How many numbers a value holds for one sample; None where that is not known."""
    return _summed(value, _count)


def bytes_of(value: ValueType) -> int | None:
    """How many bytes a value takes for one sample; None where that is not known."""
    return _summed(value, _bytes)


def _summed(value: ValueType, measure: Callable[[TensorType], int | None]) -> int | None:
    """A measure summed up over all tensors of a value; None where it is missing for one."""
    if isinstance(value, TensorType):
        return measure(value)
    if not isinstance(value, tuple):
        return None
    total = 0
    for item in value:
        size = _summed(item, measure)
        if size is None:
            return None
        total += size
    return total


def _count(value: TensorType) -> int | None:
    return _at_one(product(value.shape))


def _bytes(value: TensorType) -> int | None:
    count = _count(value)
    return None if count is None else count * _ITEM_BYTES.get(value.dtype, _USUAL_BYTES)


def _at_one(count: Size) -> int | None:
    """A count for a batch of one; None where it hangs on another size."""
    if isinstance(count, Symbolic) and any(set(key) - {"N"} for key in count.terms):
        return None
    return at_batch(count, 1)
