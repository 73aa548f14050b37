"""Activations: catalogue layers where torch's has the same constants, else the formula."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from netstudio.exchange.onnx.operation import Converter, Operation, Results, literal
from netstudio.exchange.onnx.values import Carried, Constant, Flow

_SELU = (1.67326319217681884765625, 1.05070102214813232421875)


def _plain(kind: str, function: str) -> Converter:
    def convert(op: Operation) -> Results:
        return op.either(kind, function, op.at(0))

    return convert


def _with(kind: str, function: str, parameter: str, name: str, default: float) -> Converter:
    """An activation with one number that torch calls `parameter`."""

    def convert(op: Operation) -> Results:
        number = float(op.attribute(name, default))
        return op.either(kind, function, op.at(0), number, layer={parameter: number})

    return convert


def selu(op: Operation) -> Results:
    """Selu, whose two constants were rounded otherwise in old versions."""
    alpha, gamma = float(op.attribute("alpha", _SELU[0])), float(op.attribute("gamma", _SELU[1]))
    if math.isclose(alpha, _SELU[0], rel_tol=1e-3) and math.isclose(gamma, _SELU[1], rel_tol=1e-3):
        return op.either("SELU", "torch.selu", op.at(0))
    return op.call("operator.mul", op.call("F.elu", op.at(0), alpha), gamma)


def hard_sigmoid(op: Operation) -> Results:
    """HardSigmoid: torch's has a slope of 1/6."""
    alpha, beta = float(op.attribute("alpha", 0.2)), float(op.attribute("beta", 0.5))
    if abs(alpha - 1 / 6) < 1e-6 and beta == 0.5:
        return op.either("Hardsigmoid", "F.hardsigmoid", op.at(0))
    line = op.call("operator.add", op.call("operator.mul", op.at(0), alpha), beta)
    return op.call("Tensor.clamp", line, 0, 1)


def gelu(op: Operation) -> Results:
    """Gelu, exact or by tanh."""
    how = str(op.attribute("approximate", "none"))
    if isinstance(op.at(0), Flow):
        args: dict[str, Any] = {} if how == "none" else {"approximate": how}
        return op.layer("GELU", op.at(0), **args)
    return op.call("F.gelu", op.at(0), approximate=how)


def softplus(op: Operation) -> Results:
    """Softplus."""
    return op.either("Softplus", "F.softplus", op.at(0))


def prelu(op: Operation) -> Results:
    """PRelu: a slope for all, or one for each channel."""
    slope = op.constant(1)
    rank = op.rank()
    if slope is not None and op.is_float() and isinstance(op.at(0), Flow):
        if slope.size == 1:
            return op.layer("PReLU", op.at(0), weights={"weight": slope.reshape(1)})
        if _is_channels(slope.shape, op.shape(), rank, op.version):
            flat = slope.reshape(-1)
            return op.layer(
                "PReLU", op.at(0), weights={"weight": flat}, num_parameters=int(flat.size)
            )
    positive = op.call("torch.relu", op.at(0))
    negative = op.call("operator.sub", op.at(0), positive)
    return op.call("operator.add", positive, op.call("operator.mul", negative, op.at(1)))


def _is_channels(shape: tuple[int, ...], x: tuple[Any, ...], rank: int, version: int) -> bool:
    """Whether a slope of this shape has a number for each channel of x."""
    if rank < 2 or np.prod(shape) != x[1]:
        return False
    if len(shape) == 1:
        return rank == 2 or version < 7
    aligned = (1,) * (rank - len(shape)) + tuple(shape)
    return len(shape) <= rank and aligned[1] == x[1]


def _over_axis(kind: str, function: str) -> Converter:
    """Softmax and its kin: before version 13 over all dimensions from the axis on at once."""

    def convert(op: Operation) -> Results:
        old = op.version < 13
        axis = op.axis("axis", 1 if old else -1)
        rank = op.rank()
        if not old or axis == rank - 1:
            return op.either(kind, function, op.at(0), axis, layer={"dim": axis})
        rows = op.call("torch.flatten", op.at(0), axis)
        done = op.call(function, rows, axis)
        return op.call("Tensor.reshape", done, shape_of(op, op.at(0)))

    return convert


def shape_of(op: Operation, value: Carried) -> tuple[Any, ...]:
    """The sizes of a value, as arguments of a reshape."""
    return tuple(op.size(value, axis) for axis in range(op.type_of(value).rank))


def hardmax(op: Operation) -> Results:
    """Hardmax: 1 at the first largest value, else 0."""
    old = op.version < 13
    axis = op.axis("axis", 1 if old else -1)
    value = op.at(0)
    rows = op.call("torch.flatten", value, axis) if old and axis < op.rank() - 1 else value
    places = op.call("torch.argmax", rows, axis, True)
    zeros = op.call("torch.zeros_like", rows)
    made = op.call("Tensor.scatter", zeros, axis, places, 1.0)
    return op.call("Tensor.reshape", made, shape_of(op, value))


def clip(op: Operation) -> Results:
    """Clip: bounds are attributes, or inputs since version 11."""
    low = op.attribute("min") if op.has("min") else _bound(op, 1)
    high = op.attribute("max") if op.has("max") else _bound(op, 2)
    x = op.at(0)
    if low is None and high is None:
        return x
    if low == 0 and high == 6 and isinstance(x, Flow) and op.is_float():
        return op.either("ReLU6", "F.relu6", x)
    numbers = all(bound is None or isinstance(bound, int | float) for bound in (low, high))
    if numbers and isinstance(x, Flow) and op.is_float():
        low_f = None if low is None else float(low)
        high_f = None if high is None else float(high)
        bounds = {"min": low_f, "max": high_f}
        return op.either("Clamp", "Tensor.clamp", x, low_f, high_f, layer=bounds)
    if numbers:
        return op.call("Tensor.clamp", x, low, high)
    for name, bound in (("torch.maximum", low), ("torch.minimum", high)):
        if bound is not None:
            if isinstance(bound, int | float):
                bound = Constant(np.asarray(bound, op.dtype()))
            x = op.call(name, x, bound)
    return x


def _bound(op: Operation, index: int) -> Any:
    if not op.given(index):
        return None
    number = literal(op.at(index))
    return op.at(index) if number is None else number


def thresholded_relu(op: Operation) -> Results:
    """ThresholdedRelu: 0 up to alpha."""
    alpha = float(op.attribute("alpha", 1.0))
    return op.either(
        "Threshold", "F.threshold", op.at(0), alpha, 0.0, layer={"threshold": alpha, "value": 0.0}
    )


def shrink(op: Operation) -> Results:
    """Shrink: 0 around 0, the rest moved towards it by `bias`."""
    lambd, bias = float(op.attribute("lambd", 0.5)), float(op.attribute("bias", 0.0))
    x = op.at(0)
    zeros = op.call("torch.zeros_like", x)
    down = op.call(
        "torch.where", op.call("operator.gt", x, lambd), op.call("operator.sub", x, bias), zeros
    )
    lower = op.call("operator.add", x, bias)
    made = op.call("torch.where", op.call("operator.lt", x, -lambd), lower, down)
    return op.cast(made, op.dtype())


def swish(op: Operation) -> Results:
    """Swish: x times the sigmoid of alpha x."""
    alpha = float(op.attribute("alpha", 1.0))
    if alpha == 1:
        return op.either("SiLU", "F.silu", op.at(0))
    gate = op.call("torch.sigmoid", op.call("operator.mul", op.at(0), alpha))
    return op.call("operator.mul", op.at(0), gate)


def dropout(op: Operation) -> Results:
    """Dropout, which lets everything pass outside training."""
    ratio = op.attribute("ratio")
    if ratio is None:
        ratio = literal(op.inputs[1]) if op.given(1) else 0.5
    x = op.at(0)
    share = float(ratio) if isinstance(ratio, int | float) and 0 <= ratio <= 1 else 0.5
    passed = op.layer("Dropout", x, p=share) if isinstance(x, Flow) and op.is_float() else x
    if len(op.outputs) < 2 or not op.outputs[1]:
        return passed
    mask = op.call("torch.ones_like", x)
    return passed, op.cast(mask, "bool" if op.version >= 10 else op.dtype())


TABLE: dict[str, Converter] = {
    "Relu": _plain("ReLU", "torch.relu"),
    "Sigmoid": _plain("Sigmoid", "torch.sigmoid"),
    "Tanh": _plain("Tanh", "torch.tanh"),
    "Softsign": _plain("Softsign", "F.softsign"),
    "HardSwish": _plain("Hardswish", "F.hardswish"),
    "Mish": _plain("Mish", "F.mish"),
    "Softplus": softplus,
    "Elu": _with("ELU", "F.elu", "alpha", "alpha", 1.0),
    "Celu": _with("CELU", "F.celu", "alpha", "alpha", 1.0),
    "LeakyRelu": _with("LeakyReLU", "F.leaky_relu", "negative_slope", "alpha", 0.01),
    "ThresholdedRelu": thresholded_relu,
    "Selu": selu,
    "HardSigmoid": hard_sigmoid,
    "Gelu": gelu,
    "PRelu": prelu,
    "Softmax": _over_axis("Softmax", "F.softmax"),
    "LogSoftmax": _over_axis("LogSoftmax", "F.log_softmax"),
    "Hardmax": hardmax,
    "Clip": clip,
    "Shrink": shrink,
    "Swish": swish,
    "Dropout": dropout,
}
