"""Arithmetic, comparison and logic, element by element."""

from __future__ import annotations

from typing import Any

import numpy as np

from netstudio.document.values import DType
from netstudio.exchange.onnx.naming import weight_owner
from netstudio.exchange.onnx.operation import (
    Converter,
    Operation,
    Results,
    UnsupportedError,
    literal,
)
from netstudio.exchange.onnx.patterns import activation_of
from netstudio.exchange.onnx.values import Carried, Constant, Flow
from netstudio.sentence import say


def aligned(op: Operation) -> tuple[Carried, Carried]:
    """Two operands, the second with the dimensions that `axis` of old versions gave it."""
    left, right = op.at(0), op.at(1)
    axis = op.attribute("axis")
    if op.version >= 7 or not op.attribute("broadcast", 0) or axis is None:
        return left, right
    rank, inner = op.rank(0), op.rank(1)
    behind = rank - op.from_front(int(axis), rank) - inner
    if behind <= 0 or inner == 0:
        return left, right
    shape = tuple(op.size(right, at) for at in range(inner)) + (1,) * behind
    return left, op.call("Tensor.reshape", right, shape)


def _number(value: Carried, other: Carried, op: Operation) -> Any:
    """A constant as a plain number where that changes neither shape nor dtype; else the value."""
    number = literal(value)
    if number is None or isinstance(number, bool | complex) or not isinstance(other, Flow):
        return value
    if op.type_of(value).rank > op.type_of(other).rank:
        return value
    return number


def _operator(name: str) -> Converter:
    kind = {"add": "Add", "sub": "Subtract", "mul": "Multiply", "truediv": "Divide"}.get(name, "")

    def convert(op: Operation) -> Results:
        left, right = aligned(op)
        if kind and isinstance(left, Flow) and isinstance(right, Flow):
            return op.either_of(kind, f"operator.{name}", left, right)
        return op.call(f"operator.{name}", _number(left, right, op), _number(right, left, op))

    return convert


def multiply(op: Operation) -> Results:
    """Mul, or the activation that a product is."""
    left, right = aligned(op)
    found = activation_of(op.builder, left, right) if op.is_float() else None
    if found is not None:
        return op.layer(found[0], found[1])
    return _operator("mul")(op)


def divide(op: Operation) -> Results:
    """Div: of whole numbers, towards zero."""
    if op.is_float():
        return _operator("truediv")(op)
    left, right = aligned(op)
    return op.call("torch.div", left, right, rounding_mode="trunc")


def power(op: Operation) -> Results:
    """Pow: the result has the dtype of the base."""
    left, right = aligned(op)
    exponent = _number(right, left, op)
    if exponent == 2 and isinstance(exponent, int | float) and op.is_float():
        return op.either("Square", "torch.square", left)
    if not op.is_float() and not isinstance(exponent, int):
        made = op.call("operator.pow", op.cast(left, "float64"), exponent)
        return op.cast(made, op.dtype())
    return op.cast(op.call("operator.pow", left, exponent), op.dtype())


def modulo(op: Operation) -> Results:
    """Mod: the sign is the divisor's, or with `fmod` the dividend's."""
    name = "torch.fmod" if op.attribute("fmod", 0) else "torch.remainder"
    return op.call(name, op.at(0), _number(op.at(1), op.at(0), op))


def _function(name: str) -> Converter:
    def convert(op: Operation) -> Results:
        left, right = aligned(op)
        return op.call(name, left, right)

    return convert


def _folded(kind: str, function: str) -> Converter:
    """Max, Min and Sum of any number of values."""

    def convert(op: Operation) -> Results:
        total, *rest = (op.at(index) for index in range(len(op.inputs)))
        for value in rest:
            total = op.either_of(kind, function, total, value)
        return total

    return convert


def mean(op: Operation) -> Results:
    """Mean of any number of values."""
    total = _folded("Add", "operator.add")(op)
    assert not isinstance(total, tuple)
    return op.call("operator.truediv", total, len(op.inputs))


def _unary(function: str, kind: str = "") -> Converter:
    def convert(op: Operation) -> Results:
        if kind:
            return op.either(kind, function, op.at(0))
        return op.call(function, op.at(0))

    return convert


def _whole_or_float(function: str, kind: str) -> Converter:
    """Rounding, which leaves whole numbers as they are."""

    def convert(op: Operation) -> Results:
        return op.either(kind, function, op.at(0)) if op.is_float() else op.at(0)

    return convert


def is_infinite(op: Operation) -> Results:
    """IsInf, of either sign or both."""
    down, up = op.attribute("detect_negative", 1), op.attribute("detect_positive", 1)
    if down and up:
        return op.call("torch.isinf", op.at(0))
    if not down and not up:
        return op.call("Tensor.to", op.call("torch.zeros_like", op.at(0)), DType("bool"))
    return op.call("torch.isneginf" if down else "torch.isposinf", op.at(0))


def cast(op: Operation) -> Results:
    """Cast."""
    return to_dtype(op, dtype_name(op.attribute("to")))


def cast_like(op: Operation) -> Results:
    """CastLike: to the dtype of another value."""
    return to_dtype(op, op.dtype(1))


def to_dtype(op: Operation, dtype: str) -> Carried:
    """The input in another dtype."""
    value = op.at(0)
    if isinstance(value, Flow) and op.dtype() == dtype:
        return value
    name = DType(dtype)
    return op.either("Cast", "Tensor.to", value, name, layer={"dtype": name})


def dtype_name(number: Any) -> str:
    """The name of a dtype by its number in ONNX, or by its old name."""
    import onnx

    from netstudio.document.values import DTYPES

    try:
        code = onnx.TensorProto.DataType.Value(number) if isinstance(number, str) else int(number)
        known = str(onnx.TensorProto.DataType.Name(code))
    except (ValueError, TypeError) as error:
        raise UnsupportedError(say("there is no dtype {number}", number=number)) from error
    name = {"FLOAT": "float32", "DOUBLE": "float64"}.get(known, known.lower())
    if name not in DTYPES:
        raise UnsupportedError(say("torch has no dtype {name}", name=known))
    return name


def shift(op: Operation) -> Results:
    """BitShift."""
    left = op.attribute("direction", "LEFT") == "LEFT"
    name = "torch.bitwise_left_shift" if left else "torch.bitwise_right_shift"
    return op.call(name, op.at(0), op.at(1))


def cumulative_sum(op: Operation) -> Results:
    """CumSum, from either end, with or without the element itself."""
    axis = op.from_front(int(op.known(1, "its axis").reshape(())), op.rank())
    x = op.at(0)
    back = bool(op.attribute("reverse", 0))
    if back:
        x = op.call("torch.flip", x, (axis,))
    total = op.call("torch.cumsum", x, axis)
    if op.attribute("exclusive", 0):
        total = op.call("operator.sub", total, x)
    if back:
        total = op.call("torch.flip", total, (axis,))
    return op.cast(total, op.dtype())


def where(op: Operation) -> Results:
    """Where."""
    return op.call("torch.where", op.at(0), op.at(1), op.at(2))


def identity(op: Operation) -> Results:
    """Identity. That of a weight is another weight, which was stored once with its equal."""
    value = op.at(0)
    if isinstance(value, Constant):
        name = op.outputs[0] if weight_owner(op.outputs[0]) else value.name
        return Constant(np.asarray(value.array), name)
    return value


TABLE: dict[str, Converter] = {
    "Add": _operator("add"),
    "Sub": _operator("sub"),
    "Mul": multiply,
    "Div": divide,
    "Pow": power,
    "Mod": modulo,
    "And": _function("torch.logical_and"),
    "Or": _function("torch.logical_or"),
    "Xor": _function("torch.logical_xor"),
    "Not": _unary("torch.logical_not"),
    "Equal": _operator("eq"),
    "Less": _operator("lt"),
    "LessOrEqual": _operator("le"),
    "Greater": _operator("gt"),
    "GreaterOrEqual": _operator("ge"),
    "BitwiseAnd": _function("torch.bitwise_and"),
    "BitwiseOr": _function("torch.bitwise_or"),
    "BitwiseXor": _function("torch.bitwise_xor"),
    "BitwiseNot": _unary("torch.bitwise_not"),
    "BitShift": shift,
    "Max": _folded("Maximum", "torch.maximum"),
    "Min": _folded("Minimum", "torch.minimum"),
    "Sum": _folded("Add", "operator.add"),
    "Mean": mean,
    "Abs": _unary("torch.abs", "Abs"),
    "Neg": _unary("operator.neg", "Neg"),
    "Exp": _unary("torch.exp", "Exp"),
    "Log": _unary("torch.log", "Log"),
    "Sqrt": _unary("torch.sqrt", "Sqrt"),
    "Reciprocal": _unary("torch.reciprocal", "Reciprocal"),
    "Sin": _unary("torch.sin", "Sin"),
    "Cos": _unary("torch.cos", "Cos"),
    "Atan": _unary("torch.atan", "Atan"),
    "Erf": _unary("torch.erf", "Erf"),
    "Sign": _unary("torch.sign", "Sign"),
    "Round": _whole_or_float("torch.round", "Round"),
    "Floor": _whole_or_float("torch.floor", "Floor"),
    "Ceil": _whole_or_float("torch.ceil", "Ceil"),
    **{
        name: _unary(f"torch.{name.lower()}")
        for name in ("Tan", "Asin", "Acos", "Sinh", "Cosh", "Asinh", "Acosh", "Atanh", "IsNaN")
    },
    "IsInf": is_infinite,
    "Cast": cast,
    "CastLike": cast_like,
    "CumSum": cumulative_sum,
    "Where": where,
    "Identity": identity,
}
