"""Which dtypes a layer takes and gives: torch's promotion rules, and the limits of its layers.

Source: torch's documentation, Tensor Attributes, type promotion. A number category (bool, integer,
floating point, complex) counts before a width, and a tensor without dimensions counts only by its
category.
"""

from __future__ import annotations

from typing import Any

from netstudio.catalog.clash import ClashError
from netstudio.catalog.spec import Args, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say

INTEGERS = ("uint8", "int8", "int16", "int32", "int64")
FLOATS = ("float16", "bfloat16", "float32", "float64")
COMPLEX = ("complex64", "complex128")
_ORDER = ("bool", *INTEGERS, *FLOATS, *COMPLEX)
_CATEGORIES = (("bool",), INTEGERS, FLOATS, COMPLEX)

# Pairs whose common type is neither of the two.
_ABOVE_BOTH = {
    frozenset(("uint8", "int8")): "int16",
    frozenset(("float16", "bfloat16")): "float32",
    frozenset(("float64", "complex64")): "complex128",
}


def is_floating(dtype: str) -> bool:
    """Whether the dtype is a real floating-point one."""
    return dtype in FLOATS


def category(dtype: str) -> int:
    """0 for bool, 1 for integers, 2 for floating point, 3 for complex."""
    return next(index for index, group in enumerate(_CATEGORIES) if dtype in group)


def wider_dtype(a: str, b: str) -> str:
    """The dtype of an operation of two tensors that both have dimensions."""
    return _ABOVE_BOTH.get(frozenset((a, b))) or max(a, b, key=_ORDER.index)


def result_dtype(a: TensorType, b: TensorType) -> str:
    """The dtype of an operation of two tensors."""
    if (a.rank == 0) != (b.rank == 0):
        scalar, tensor = (a, b) if a.rank == 0 else (b, a)
        if category(scalar.dtype) <= category(tensor.dtype):
            return tensor.dtype
    return wider_dtype(a.dtype, b.dtype)


def with_number(dtype: str, number: Any) -> str:
    """The dtype of an operation of a tensor and a Python number."""
    if isinstance(number, bool) or category(dtype) > 1:
        return dtype
    if isinstance(number, int):
        return "int64" if dtype == "bool" else dtype
    return "float32"


def as_floating(dtype: str) -> str:
    """The dtype of a function with real values: whole numbers become float32."""
    return "float32" if category(dtype) < 2 else dtype


def needs_floating(x: TensorType, *, port: int = 0) -> TensorType:
    """`x`, checked to hold floating-point values."""
    if not is_floating(x.dtype):
        raise _dtype_clash("floating-point values", "float32", x.dtype, port)
    return x


def needs_numbers(x: TensorType, *, port: int = 0) -> TensorType:
    """`x`, checked not to hold truth values."""
    if x.dtype == "bool":
        raise _dtype_clash("numbers", "float32", x.dtype, port)
    return x


def needs_indices(x: TensorType, *, port: int = 0) -> TensorType:
    """`x`, checked to hold whole numbers that can index (int64 or int32)."""
    if x.dtype not in ("int64", "int32"):
        raise _dtype_clash("whole numbers (int64 or int32)", "int64", x.dtype, port)
    return x


def needs_int64(x: TensorType, *, port: int = 0) -> TensorType:
    """`x`, checked to hold int64."""
    if x.dtype != "int64":
        raise _dtype_clash("whole numbers as int64", "int64", x.dtype, port)
    return x


def floating(rule: ShapeRule) -> ShapeRule:
    """`rule` for inputs of floating-point values."""

    def checked(args: Args, inputs: Inputs) -> ValueType:
        for port, value in enumerate(inputs):
            if value is not None:
                needs_floating(value, port=port)
        return rule(args, inputs)

    return checked


def weighted(rule: ShapeRule) -> ShapeRule:
    """`rule` for a layer whose weights are float32: torch mixes no dtypes there."""

    def checked(args: Args, inputs: Inputs) -> ValueType:
        for port, value in enumerate(inputs):
            if value is not None and value.dtype != "float32":
                raise _dtype_clash(
                    "float32 values, as its weights are", "float32", value.dtype, port
                )
        return rule(args, inputs)

    return checked


def _dtype_clash(needs: str, expected: str, received: str, port: int) -> ClashError:
    return ClashError(
        "dtype",
        say(
            "Needs {needs}; received {received}. Put a Cast to {expected} before it.",
            needs=needs,
            received=received,
            expected=expected,
        ),
        port=port,
        claimed=received,
        true=expected,
    )
