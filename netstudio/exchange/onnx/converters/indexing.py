"""What picks elements out by index, and puts them in."""

from __future__ import annotations

from typing import Any

import numpy as np

from netstudio.document.values import DType, SliceValue
from netstudio.exchange.onnx.converters.arithmetic import dtype_name
from netstudio.exchange.onnx.operation import (
    Converter,
    Operation,
    Results,
    UnsupportedError,
    literal,
)
from netstudio.exchange.onnx.values import Carried, Constant, Flow
from netstudio.sentence import say

_ALL = SliceValue()


def gather(op: Operation) -> Results:
    """Gather: rows of an embedding, one index, or several of a dimension."""
    axis = op.axis("axis", 0)
    data, places = op.at(0), op.at(1)
    known = op.constant(1)
    table = op.constant(0)
    if table is not None and table.ndim == 2 and axis == 0 and known is None and op.is_float():
        count, width = table.shape
        args = {"num_embeddings": count, "embedding_dim": width}
        return op.layer("Embedding", _whole(op, places), weights={"weight": table}, **args)
    if known is not None and known.ndim == 0:
        index = int(known)
        layer = {"dim": axis, "index": index}
        return op.either("Select", "Tensor.select", data, axis, index, layer=layer)
    if known is not None and known.ndim == 1 and (known >= 0).all():
        return op.call("torch.index_select", data, axis, _whole(op, places))
    return op.call("operator.getitem", data, (_ALL,) * axis + (_whole(op, places),))


def _whole(op: Operation, places: Carried) -> Carried:
    """Indices in a dtype that torch takes for them."""
    return places if op.type_of(places).dtype in ("int64", "int32") else op.cast(places, "int64")


def _from_front(op: Operation, places: Carried, size: Any) -> Carried:
    """Indices in int64 counted from the front, where some count from the end."""
    if isinstance(places, Constant) and isinstance(size, int):
        array = places.array.astype(np.int64)
        return Constant(np.where(array < 0, array + size, array))
    places = op.cast(places, "int64")
    return op.call(
        "torch.where",
        op.call("operator.lt", places, 0),
        op.call("operator.add", places, size),
        places,
    )


def gather_elements(op: Operation) -> Results:
    """GatherElements."""
    axis = op.axis("axis", 0)
    places = _from_front(op, op.at(1), op.size(op.at(0), axis))
    return op.call("torch.gather", op.at(0), axis, places)


def scatter_elements(op: Operation) -> Results:
    """ScatterElements."""
    axis = op.axis("axis", 0)
    places = _from_front(op, op.at(1), op.size(op.at(0), axis))
    how = op.attribute("reduction", "none")
    if how == "none":
        return op.call("torch.scatter", op.at(0), axis, places, op.at(2))
    return op.call("torch.scatter_reduce", op.at(0), axis, places, op.at(2), _reduction(how))


_REDUCTIONS = {"add": "sum", "mul": "prod", "max": "amax", "min": "amin"}


def _reduction(how: str) -> str:
    if how not in _REDUCTIONS:
        raise UnsupportedError(say("it joins by “{how}”", how=how[:40]))
    return _REDUCTIONS[how]


def _coordinates(op: Operation, places: Carried, first: int = 0) -> tuple[Carried, ...]:
    """The last dimension of indices as so many tensors, each counted from the front."""
    shape = op.type_of(places).shape
    count = shape[-1]
    if not isinstance(count, int) or not 1 <= count <= 32:
        raise UnsupportedError(say("its indices have the shape {shape}", shape=shape))
    places = op.cast(places, "int64")
    parts = op.items(op.call("torch.unbind", places, -1), count)
    return tuple(parts)


def gather_nd(op: Operation) -> Results:
    """GatherND."""
    batch = int(op.attribute("batch_dims", 0))
    coordinates = _coordinates(op, op.at(1))
    lead = []
    rank = op.rank(1) - 1
    for at in range(min(batch, op.rank())):
        line = op.call("torch.arange", op.size(op.at(0), at))
        shape = tuple(-1 if axis == at else 1 for axis in range(rank))
        lead.append(op.call("Tensor.reshape", line, shape))
    return op.call("operator.getitem", op.at(0), (*lead, *coordinates))


def scatter_nd(op: Operation) -> Results:
    """ScatterND."""
    how = op.attribute("reduction", "none")
    coordinates = _coordinates(op, op.at(1))
    if how in ("none", "add"):
        return op.call("torch.index_put", op.at(0), coordinates, op.at(2), how == "add")
    return _joined(op, coordinates, _reduction(how))


def _joined(op: Operation, coordinates: tuple[Carried, ...], how: str) -> Carried:
    """Rows of the flat input joined with the updates."""
    count = len(coordinates)
    shape = [op.size(op.at(0), at) for at in range(op.rank())]
    place: Carried | None = None
    for at, part in enumerate(coordinates):
        part = _from_front(op, part, shape[at])
        place = (
            part
            if place is None
            else op.call("operator.add", op.call("operator.mul", place, shape[at]), part)
        )
    assert place is not None
    rest = tuple(shape[count:])
    rows = op.call("Tensor.reshape", op.at(0), (-1, *rest))
    updates = op.call("Tensor.reshape", op.at(2), (-1, *rest))
    flat = op.call("Tensor.reshape", place, (-1,) + (1,) * len(rest))
    places = op.call("Tensor.expand_as", flat, updates)
    made = op.call("torch.scatter_reduce", rows, 0, places, updates, how)
    return op.call("Tensor.reshape", made, tuple(shape))


def compress(op: Operation) -> Results:
    """Compress: the slices for which a condition holds."""
    axis = op.attribute("axis")
    data = op.at(0)
    if axis is None:
        data = op.call("torch.flatten", data)
        axis = 0
    axis = op.from_front(int(axis), op.type_of(data).rank)
    kept = op.call("torch.nonzero", op.at(1))
    return op.call("torch.index_select", data, axis, op.call("torch.flatten", kept))


def non_zero(op: Operation) -> Results:
    """NonZero: a row for each dimension."""
    return op.call("Tensor.t", op.call("torch.nonzero", op.at(0)))


def one_hot(op: Operation) -> Results:
    """OneHot, between two values."""
    axis = int(op.attribute("axis", -1))
    depth, *_ = op.sizes(1, "its depth")
    places = _from_front(op, op.at(0), depth)
    rank = op.rank() + 1
    axis = op.from_front(axis, rank)
    line = op.call("torch.arange", depth)
    shape = tuple(-1 if at == axis else 1 for at in range(rank))
    marks = op.call(
        "operator.eq",
        op.call("torch.unsqueeze", places, axis),
        op.call("Tensor.reshape", line, shape),
    )
    off, on = (op.call("operator.getitem", op.at(2), at) for at in (0, 1))
    return op.call("torch.where", marks, on, off)


def top_k(op: Operation) -> Results:
    """TopK."""
    axis = op.axis("axis", -1)
    count = op.attribute("k")
    if count is None:
        count, *_ = op.sizes(1, "its k")
    largest = bool(op.attribute("largest", 1))
    inner = bool(op.attribute("sorted", 1))
    if isinstance(count, int) and largest and inner and isinstance(op.at(0), Flow):
        made = op.layer("TopK", op.at(0), k=count, dim=axis)
    else:
        made = op.call("torch.topk", op.at(0), count, axis, largest, inner)
    return op.items(made, 2)


def argument(function: str) -> Converter:
    """ArgMax and ArgMin: the first or the last such place."""

    def convert(op: Operation) -> Results:
        axis = op.axis("axis", 0)
        keep = bool(op.attribute("keepdims", 1))
        if not op.attribute("select_last_index", 0):
            return op.call(function, op.at(0), axis, keep)
        turned = op.call(function, op.call("torch.flip", op.at(0), (axis,)), axis, keep)
        last = op.size(op.at(0), axis) - 1
        return op.call("operator.add", op.call("operator.neg", turned), last)

    return convert


def range_(op: Operation) -> Results:
    """Range."""
    ends: list[Any] = []
    for index in range(3):
        number = literal(op.at(index))
        if number is None:
            number = op.at(index) if op.is_float(index) else op.sizes(index, "its bounds")[0]
        ends.append(number)
    return op.call("torch.arange", *ends, dtype=DType(op.dtype()))


def constant_of_shape(op: Operation) -> Results:
    """ConstantOfShape."""
    fill = op.attribute("value")
    array = np.zeros(1, np.float32) if fill is None else np.asarray(fill)
    shape = op.sizes(0, "its shape")
    if array.dtype.name not in ("float32", "float64", "int64", "int32", "bool", "float16"):
        made = op.call("torch.full", tuple(shape), int(array.reshape(-1)[0]), dtype=DType("int64"))
        return op.cast(made, array.dtype.name)
    one = array.reshape(-1)[0].item()
    return op.call("torch.full", tuple(shape), one, dtype=DType(array.dtype.name))


def eye_like(op: Operation) -> Results:
    """EyeLike."""
    rows, columns = (op.size(op.at(0), at) for at in (0, 1))
    dtype = dtype_name(op.attribute("dtype")) if op.has("dtype") else op.dtype()
    k = int(op.attribute("k", 0))
    ones = op.call("torch.ones", (rows, columns), dtype=DType(dtype))
    if k == 0:
        return op.call("torch.eye", rows, columns, dtype=DType(dtype))
    return op.call("torch.triu", op.call("torch.tril", ones, k), k)


def trilu(op: Operation) -> Results:
    """Trilu."""
    k = int(op.known(1, "its diagonal").reshape(())) if op.given(1) else 0
    name = "torch.triu" if op.attribute("upper", 1) else "torch.tril"
    return op.call(name, op.at(0), k)


def unique(op: Operation) -> Results:
    """Unique, sorted, with what torch gives of places and counts."""
    wanted = [bool(name) for name in op.outputs]
    if any(wanted[1:2]):
        raise UnsupportedError(say("torch does not tell where each value stands first"))
    axis = op.attribute("axis")
    args = (True, True, True) if axis is None else (True, True, True, int(axis))
    made = op.call("torch.unique", op.at(0), *args)
    values, inverse, counts = op.items(made, 3)
    return values, None, op.call("torch.flatten", inverse), counts


def reverse_sequence(op: Operation) -> Results:
    """ReverseSequence: the first `lengths[i]` steps of each sample backwards."""
    time, batch = int(op.attribute("time_axis", 0)), int(op.attribute("batch_axis", 1))
    if {time, batch} != {0, 1}:
        raise UnsupportedError(say("its axes are {axes}", axes=(time, batch)))
    x = op.at(0)
    shape = [-1 if axis == time else 1 for axis in (0, 1)]
    steps = op.call("Tensor.reshape", op.call("torch.arange", op.size(x, time)), tuple(shape))
    shape = [-1 if axis == batch else 1 for axis in (0, 1)]
    lengths = op.call("Tensor.reshape", op.at(1), tuple(shape))
    turned = op.call("operator.sub", op.call("operator.sub", lengths, 1), steps)
    places = op.call("torch.where", op.call("operator.lt", steps, lengths), turned, steps)
    samples = op.call("Tensor.reshape", op.call("torch.arange", op.size(x, batch)), tuple(shape))
    index = (places, samples) if time == 0 else (samples, places)
    return op.call("operator.getitem", x, index)


TABLE: dict[str, Converter] = {
    "Gather": gather,
    "GatherElements": gather_elements,
    "GatherND": gather_nd,
    "ScatterElements": scatter_elements,
    "Scatter": scatter_elements,
    "ScatterND": scatter_nd,
    "Compress": compress,
    "NonZero": non_zero,
    "OneHot": one_hot,
    "TopK": top_k,
    "ArgMax": argument("torch.argmax"),
    "ArgMin": argument("torch.argmin"),
    "Range": range_,
    "ConstantOfShape": constant_of_shape,
    "EyeLike": eye_like,
    "Trilu": trilu,
    "Unique": unique,
    "ReverseSequence": reverse_sequence,
}
