"""Chains of operations on sizes, worked out while the graph is read.

`Shape`, `Gather`, `Concat`, `Mul`... between a value and the Reshape that takes them become one
expression. What is not worked out here goes on as a tensor.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netstudio.exchange.onnx.converters.arithmetic import dtype_name
from netstudio.exchange.onnx.operation import Converter, Operation, Results, UnsupportedError
from netstudio.exchange.onnx.size_term import SizeTerm, largest, smallest
from netstudio.exchange.onnx.values import Carried, Constant, Sizes

Objects = NDArray[Any]
Fold = Callable[[Operation, list[Objects | None]], Objects | None]

_WHOLE = ("int64", "int32")
MAX_SIZES = 4096
"""More numbers than these are no sizes."""


def shape(op: Operation) -> Results:
    """Shape."""
    value = op.at(0)
    rank = op.rank()
    start, end = op.attribute("start", 0), op.attribute("end", rank)
    places = range(rank)[slice(int(start), int(end))]
    return carried(np.array([op.size(value, at) for at in places], object), "int64")


def size(op: Operation) -> Results:
    """Size."""
    value = op.at(0)
    total: Any = math.prod(1 for _ in ())
    for at in range(op.rank()):
        total = total * op.size(value, at)
    return carried(_scalar(total), "int64")


def carried(items: Objects, dtype: str) -> Carried:
    """Sizes, or a constant where none of them depends on the input."""
    if any(isinstance(item, SizeTerm) for item in items.reshape(-1)):
        return Sizes(items, dtype)
    return Constant(np.array(items.tolist(), dtype).reshape(items.shape))


def _scalar(value: Any) -> Objects:
    made = np.empty((), object)
    made[()] = value
    return made


def folded(op: Operation) -> Results | None:
    """The result of an operation of which an input is sizes; None where it needs a tensor."""
    fold = _FOLDS.get(op.kind)
    if fold is None or not any(isinstance(value, Sizes) for value in op.inputs):
        return None
    arrays: list[Objects | None] = []
    for value in op.inputs:
        items = None if value is None else _objects(value)
        if value is not None and items is None:
            return None
        arrays.append(items)
    try:
        made = fold(op, arrays)
    except (ValueError, IndexError, TypeError, ZeroDivisionError, UnsupportedError):
        return None  # as a tensor it fails with a message of its own
    if made is None:
        return None
    return carried(np.asarray(made, object), _dtype(op))


def _dtype(op: Operation) -> str:
    if op.kind == "Cast":
        return dtype_name(op.attribute("to"))
    first = next(value for value in op.inputs if isinstance(value, Sizes))
    return first.dtype


def _objects(value: Carried) -> Objects | None:
    """A constant or sizes as an array of objects; None where numbers are not whole."""
    if isinstance(value, Sizes):
        return value.items if value.items.size <= MAX_SIZES else None
    if not isinstance(value, Constant) or value.array.size > MAX_SIZES:
        return None
    array = value.array
    if array.dtype.kind == "f":
        if not np.isfinite(array).all() or (array != np.floor(array)).any():
            return None
        array = array.astype(np.int64)
    made = np.empty(array.shape, object)
    for place in np.ndindex(array.shape):
        made[place] = array[place].item()
    return made


def _elementwise(function: Callable[[Any, Any], Any]) -> Fold:
    def fold(op: Operation, arrays: list[Objects | None]) -> Objects | None:
        first, *rest = arrays
        assert first is not None
        for other in rest:
            assert other is not None
            if math.prod(np.broadcast_shapes(first.shape, other.shape)) > MAX_SIZES:
                raise ValueError(first.shape, other.shape)
            left, right = np.broadcast_arrays(first, other)
            made = np.empty(left.shape, object)
            for place in np.ndindex(left.shape):
                made[place] = function(left[place], right[place])
            first = made
        return first

    return fold


def _divided(left: Any, right: Any) -> Any:
    """Division of whole numbers, none of them negative."""
    if any(isinstance(item, int) and item < 0 for item in (left, right)):
        raise ValueError(left, right)
    return left // right


def _divide(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    whole = all(op.type_of(value).dtype in _WHOLE for value in op.inputs if value is not None)
    return _elementwise(_divided)(op, arrays) if whole else None


def _gather(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    data, places = arrays
    assert data is not None and places is not None
    axis = int(op.attribute("axis", 0))
    made = np.take(data, np.asarray(places.tolist(), np.int64), axis=axis)
    return made if isinstance(made, np.ndarray) else _scalar(made)


def _concat(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    kept = [array for array in arrays if array is not None]
    return np.concatenate(kept, axis=int(op.attribute("axis", 0)))


def _slice(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    data = arrays[0]
    assert data is not None
    if op.has("starts"):
        bounds: list[Any] = [op.attribute("starts"), op.attribute("ends"), op.attribute("axes")]
        steps = None
    else:
        bounds = [None if a is None else a.tolist() for a in (*arrays[1:4], None, None, None)[:3]]
        steps = arrays[4].tolist() if len(arrays) > 4 and arrays[4] is not None else None
    starts, ends, axes = bounds
    if data.ndim != 1 or len(starts) != 1 or (axes and axes[0] not in (0, -1)):
        return None
    if not all(isinstance(item, int) for item in (starts[0], ends[0])):
        return None
    made: Objects = data[starts[0] : ends[0] : steps[0] if steps else 1]
    return made


def _reshaped(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    data = arrays[0]
    assert data is not None
    if op.kind == "Unsqueeze":
        axes = op.ints("axes", 1) or ()
        return np.expand_dims(data, tuple(axes))
    if op.kind == "Squeeze":
        axes_ = op.ints("axes", 1)
        return np.squeeze(data, tuple(axes_) if axes_ else None)
    if op.kind == "Flatten":
        return data.reshape(1, -1) if data.ndim == 1 else None
    wanted = op.attribute("shape") or op.known(1, "the new shape").tolist()
    return data.reshape(tuple(wanted)) if 0 not in wanted else None


def _same(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    return arrays[0]


def _cast(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    return arrays[0] if dtype_name(op.attribute("to")) in (*_WHOLE, "float32", "float64") else None


def _product(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    data = arrays[0]
    assert data is not None
    if data.ndim != 1:
        return None
    total: Any = 1
    for item in data:
        total = total * item
    return np.array([total], object) if op.attribute("keepdims", 1) else _scalar(total)


def _equal(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    """Comparison with what no size is: a negative number, or 0."""

    def same(left: Any, right: Any) -> Any:
        if isinstance(left, int) and isinstance(right, int):
            return left == right
        if left == right:
            return True
        other = right if isinstance(left, SizeTerm) else left
        if isinstance(other, int) and other < 1:
            return False
        raise ValueError(left, right)

    return _elementwise(same)(op, arrays)


def _where(op: Operation, arrays: list[Objects | None]) -> Objects | None:
    condition, left, right = (array for array in arrays)
    assert condition is not None and left is not None and right is not None
    if any(isinstance(item, SizeTerm) for item in condition.reshape(-1)):
        return None
    picked = np.where(condition.astype(bool), left, right)
    made: Objects = picked
    return made


_FOLDS: dict[str, Fold] = {
    "Add": _elementwise(lambda a, b: a + b),
    "Sub": _elementwise(lambda a, b: a - b),
    "Mul": _elementwise(lambda a, b: a * b),
    "Div": _divide,
    "Mod": _elementwise(lambda a, b: a % b),
    "Max": _elementwise(largest),
    "Min": _elementwise(smallest),
    "Equal": _equal,
    "Where": _where,
    "Gather": _gather,
    "Concat": _concat,
    "Slice": _slice,
    "Unsqueeze": _reshaped,
    "Squeeze": _reshaped,
    "Reshape": _reshaped,
    "Flatten": _reshaped,
    "Identity": _same,
    "Floor": _same,
    "Ceil": _same,
    "Round": _same,
    "Cast": _cast,
    "ReduceProd": _product,
}

TABLE: dict[str, Converter] = {"Shape": shape, "Size": size}
