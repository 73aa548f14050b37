"""Quantised values: computed as what they stand for, rounded where the file rounds."""

from __future__ import annotations

from typing import Any

from netstudio.exchange.onnx.operation import Converter, Operation, Results, UnsupportedError
from netstudio.exchange.onnx.values import Carried
from netstudio.sentence import say

_RANGE = {"uint8": (0, 255), "int8": (-128, 127), "int16": (-32768, 32767)}


def _along(op: Operation, value: Carried, rank: int) -> Carried:
    """A scale or zero point, one for each index of the axis."""
    known = op.type_of(value)
    if known.rank == 0 or known.rank == rank:
        return value
    if op.attribute("block_size", 0):
        raise UnsupportedError(say("its scales are those of blocks"))
    axis = op.from_front(int(op.attribute("axis", 1)), rank)
    shape = tuple(-1 if at == axis else 1 for at in range(rank))
    return op.call("Tensor.reshape", value, shape)


def dequantize(op: Operation) -> Results:
    """DequantizeLinear."""
    rank = op.rank()
    dtype = op.dtype(1)
    value = op.cast(op.at(0), dtype)
    if op.given(2):
        zero = op.cast(_along(op, op.at(2), rank), dtype)
        value = op.call("operator.sub", value, zero)
    return op.call("operator.mul", value, _along(op, op.at(1), rank))


def quantize(op: Operation) -> Results:
    """QuantizeLinear."""
    rank = op.rank()
    dtype = op.dtype(2) if op.given(2) else "uint8"
    if dtype not in _RANGE:
        raise UnsupportedError(say("it quantises to {dtype}", dtype=dtype))
    scaled = op.call("operator.truediv", op.at(0), _along(op, op.at(1), rank))
    value = op.call("torch.round", scaled)
    if op.given(2):
        zero = op.cast(_along(op, op.at(2), rank), op.dtype())
        value = op.call("operator.add", value, zero)
    return op.cast(op.call("Tensor.clamp", value, *_RANGE[dtype]), dtype)


def matmul_integer(op: Operation) -> Results:
    """MatMulInteger."""
    sides: list[Any] = []
    for at in (0, 1):
        value = op.cast(op.at(at), "int32")
        if op.given(at + 2):
            zero = op.cast(op.at(at + 2), "int32")
            if at == 0 and op.type_of(zero).rank == 1:
                zero = op.call("torch.unsqueeze", zero, -1)
            value = op.call("operator.sub", value, zero)
        sides.append(value)
    return op.call("torch.matmul", *sides)


TABLE: dict[str, Converter] = {
    "DequantizeLinear": dequantize,
    "QuantizeLinear": quantize,
    "MatMulInteger": matmul_integer,
}
