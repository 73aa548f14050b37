"""Products of matrices: Linear layers where one side is a weight."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from netstudio.exchange.onnx.naming import weight_owner
from netstudio.exchange.onnx.operation import Converter, Operation, Results
from netstudio.exchange.onnx.values import Carried, Flow


def matmul(op: Operation) -> Results:
    """MatMul."""
    weight = op.constant(1)
    if weight is not None and _is_weight(op, weight):
        bias = op.added_after(weight.shape[1])
        if bias is not None and (owner := weight_owner(bias.name)):
            op.wanted = owner
        return linear(op, weight.T, None if bias is None else bias.array)
    if (
        isinstance(op.at(0), Flow)
        and isinstance(op.at(1), Flow)
        and min(op.rank(0), op.rank(1)) > 1
    ):
        return op.either_of("MatMul", "operator.matmul", op.at(0), op.at(1))
    return op.call("torch.matmul", op.at(0), op.at(1))


def _is_weight(op: Operation, weight: NDArray[Any]) -> bool:
    return weight.ndim == 2 and op.is_float() and isinstance(op.at(0), Flow) and op.rank() >= 1


def linear(op: Operation, weight: NDArray[Any], bias: NDArray[Any] | None) -> Carried:
    """A Linear layer with these weights."""
    weights = {"weight": np.ascontiguousarray(weight)}
    if bias is not None:
        weights["bias"] = np.ascontiguousarray(bias)
        return op.layer("Linear", op.at(0), weights=weights, out_features=weight.shape[0])
    return op.layer("Linear", op.at(0), weights=weights, out_features=weight.shape[0], bias=False)


def gemm(op: Operation) -> Results:
    """Gemm: alpha A B + beta C."""
    alpha, beta = float(op.attribute("alpha", 1.0)), float(op.attribute("beta", 1.0))
    a_turned, b_turned = bool(op.attribute("transA", 0)), bool(op.attribute("transB", 0))
    weight, bias = op.constant(1), op.constant(2)
    has_bias = op.given(2) and beta != 0
    if weight is not None and not a_turned and _is_weight(op, weight):
        weight = weight if b_turned else weight.T
        flat = None if bias is None or not has_bias else _bias(bias, weight.shape[0])
        if not has_bias or flat is not None:
            scaled = weight if alpha == 1 else (weight * weight.dtype.type(alpha))
            added = flat if flat is None or beta == 1 else flat * flat.dtype.type(beta)
            return linear(op, scaled, added)
    return _general(op, alpha, beta, a_turned, b_turned, has_bias)


def _bias(bias: NDArray[Any], count: int) -> NDArray[Any] | None:
    """A bias for each output; None where it is not the same for all rows."""
    if bias.size == 1:
        return np.full(count, bias.reshape(()), bias.dtype)
    if bias.shape in ((count,), (1, count)):
        return bias.reshape(count)
    return None


def _general(
    op: Operation, alpha: float, beta: float, a_turned: bool, b_turned: bool, has_bias: bool
) -> Carried:
    left = op.call("Tensor.t", op.at(0)) if a_turned else op.at(0)
    right = op.call("Tensor.t", op.at(1)) if b_turned else op.at(1)
    product = op.call("torch.matmul", left, right)
    if alpha != 1:
        product = op.call("operator.mul", product, alpha)
    if not has_bias:
        return op.cast(product, op.dtype())
    added = op.at(2) if beta == 1 else op.call("operator.mul", op.at(2), beta)
    return op.cast(op.call("operator.add", product, added), op.dtype())


def einsum(op: Operation) -> Results:
    """Einsum."""
    values = [op.at(index) for index in range(len(op.inputs))]
    return op.call("torch.einsum", str(op.attribute("equation", "")), *values)


def determinant(op: Operation) -> Results:
    """Det."""
    return op.call("torch.det", op.at(0))


TABLE: dict[str, Converter] = {
    "MatMul": matmul,
    "Gemm": gemm,
    "Einsum": einsum,
    "Det": determinant,
}
