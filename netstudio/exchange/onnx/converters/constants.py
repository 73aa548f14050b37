"""Constants written into the graph, and sequences of values."""

from __future__ import annotations

from typing import Any

import numpy as np

from netstudio.exchange.onnx.converters.arithmetic import dtype_name
from netstudio.exchange.onnx.operation import (
    MAX_PARTS,
    Converter,
    Operation,
    Results,
    UnsupportedError,
    bounded,
)
from netstudio.exchange.onnx.values import Carried, Constant, Items
from netstudio.sentence import say

_VALUES = {
    "value_float": np.float32,
    "value_floats": np.float32,
    "value_int": np.int64,
    "value_ints": np.int64,
}


def constant(op: Operation) -> Results:
    """Constant."""
    if op.has("value"):
        array = op.attribute("value")
        if not isinstance(array, np.ndarray):
            raise UnsupportedError(say("it holds no tensor"))
        return Constant(array, "")
    if op.has("sparse_value"):
        return Constant(op.sparse("sparse_value"), "")
    for name, dtype in _VALUES.items():
        if op.has(name):
            return Constant(np.asarray(op.attribute(name), dtype))
    raise UnsupportedError(say("it holds no numbers"))


def _listed(op: Operation, index: int = 0) -> Items:
    value = op.at(index)
    if not isinstance(value, Items):
        raise UnsupportedError(say("the length of its sequence would be known only while it runs"))
    return value


def _place(op: Operation, index: int, count: int, *, behind: bool = False) -> int:
    """A position in a sequence of `count`, counted from the front."""
    place = int(op.known(index, "its position").reshape(()))
    if not -count <= place < count + behind:
        raise UnsupportedError(say("there is no item {place} of {count}", place=place, count=count))
    return place + count if place < 0 else place


def sequence_empty(op: Operation) -> Results:
    """SequenceEmpty."""
    return Items((), dtype_name(op.attribute("dtype", 1)))


def sequence_construct(op: Operation) -> Results:
    """SequenceConstruct."""
    return Items(tuple(op.at(index) for index in range(len(op.inputs))))


def sequence_insert(op: Operation) -> Results:
    """SequenceInsert."""
    listed = _listed(op)
    count = len(listed.values)
    place = _place(op, 2, count, behind=True) if op.given(2) else count
    return Items((*listed.values[:place], op.at(1), *listed.values[place:]), listed.dtype)


def sequence_erase(op: Operation) -> Results:
    """SequenceErase."""
    listed = _listed(op)
    count = len(listed.values)
    place = _place(op, 1, count) if op.given(1) else count - 1
    return Items((*listed.values[:place], *listed.values[place + 1 :]), listed.dtype)


def sequence_at(op: Operation) -> Results:
    """SequenceAt."""
    listed = _listed(op)
    return listed.values[_place(op, 1, len(listed.values))]


def sequence_length(op: Operation) -> Results:
    """SequenceLength."""
    return Constant(np.asarray(len(_listed(op).values), np.int64))


def concat_from_sequence(op: Operation) -> Results:
    """ConcatFromSequence."""
    listed = _listed(op)
    axis = int(op.attribute("axis", 0))
    return op.call("torch.stack" if op.attribute("new_axis", 0) else "torch.cat", listed, axis)


def split_to_sequence(op: Operation) -> Results:
    """SplitToSequence, where the number of parts is known."""
    axis = op.axis("axis", 0)
    size = op.shape()[axis]
    if not isinstance(size, int):
        raise UnsupportedError(say("the number of its parts would be known only while it runs"))
    parts = _parts(op, size)
    made = op.call("torch.split", op.at(0), parts, axis)
    values: tuple[Carried, ...] = op.items(made, len(parts))
    if not op.given(1) and not op.attribute("keepdims", 1):
        values = tuple(op.call("torch.squeeze", value, axis) for value in values)
    return Items(values)


def _parts(op: Operation, size: int) -> tuple[int, ...]:
    if not op.given(1):
        return (1,) * bounded(size, MAX_PARTS)
    given: Any = op.known(1, "the sizes of its parts")
    if given.ndim:
        return tuple(int(part) for part in given.tolist())
    each = int(given)
    if each < 1:
        raise UnsupportedError(say("its parts have the size {size}", size=each))
    bounded(size // each, MAX_PARTS)
    return tuple(min(each, size - start) for start in range(0, size, each))


TABLE: dict[str, Converter] = {
    "Constant": constant,
    "SequenceEmpty": sequence_empty,
    "SequenceConstruct": sequence_construct,
    "SequenceInsert": sequence_insert,
    "SequenceErase": sequence_erase,
    "SequenceAt": sequence_at,
    "SequenceLength": sequence_length,
    "ConcatFromSequence": concat_from_sequence,
    "SplitToSequence": split_to_sequence,
}
