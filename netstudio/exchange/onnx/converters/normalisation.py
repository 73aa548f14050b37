"""Normalisation: catalogue layers where scale and shift are weights, else torch's functions."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from netstudio.exchange.onnx.operation import Converter, Operation, Results, UnsupportedError
from netstudio.exchange.onnx.values import Carried, Flow
from netstudio.sentence import say

EPSILON = 1e-5


def batch_norm(op: Operation) -> Results:
    """BatchNormalization, as it is outside training."""
    if op.attribute("training_mode", 0) or (op.version < 7 and not op.attribute("is_test", 1)):
        return _training_batch_norm(op)
    eps = float(op.attribute("epsilon", EPSILON))
    arrays = [op.constant(index) for index in range(1, 5)]
    dims = op.rank() - 2
    if isinstance(op.at(0), Flow) and 0 <= dims <= 3 and all(a is not None for a in arrays):
        scale, shift, mean, variance = (np.asarray(array) for array in arrays)
        weights: dict[str, NDArray[Any]] = {
            "weight": scale,
            "bias": shift,
            "running_mean": mean,
            "running_var": variance,
            "num_batches_tracked": np.asarray(0, np.int64),
        }
        args: dict[str, Any] = {} if eps == EPSILON else {"eps": eps}
        momentum = 1 - float(op.attribute("momentum", 0.9))
        if abs(momentum - 0.1) > 1e-6:
            args["momentum"] = round(momentum, 9)
        return op.layer(f"BatchNorm{max(dims, 1)}d", op.at(0), weights=weights, **args)
    x, scale_, shift_, mean_, variance_ = (op.at(index) for index in range(5))
    return op.call("F.batch_norm", x, mean_, variance_, scale_, shift_, False, 0.0, eps)


def _training_batch_norm(op: Operation) -> Results:
    """With the statistics of the batch; the running ones are handed on, moved towards them."""
    eps = float(op.attribute("epsilon", EPSILON))
    keep = float(op.attribute("momentum", 0.9))
    axes = tuple(axis for axis in range(op.rank()) if axis != 1)
    x = op.at(0)
    mean = op.call("Tensor.mean", x, axes)
    variance = op.call("Tensor.var", x, axes, correction=0)
    y = op.call("F.batch_norm", x, mean, variance, op.at(1), op.at(2), False, 0.0, eps)
    if len(op.outputs) < 2:
        return y
    return (
        y,
        _moved(op, op.at(3), mean, keep),
        _moved(op, op.at(4), variance, keep),
    )


def _moved(op: Operation, running: Carried, now: Carried, keep: float) -> Carried:
    old = op.call("operator.mul", running, keep)
    return op.call("operator.add", old, op.call("operator.mul", now, 1 - keep))


def instance_norm(op: Operation) -> Results:
    """InstanceNormalization."""
    eps = float(op.attribute("epsilon", EPSILON))
    scale, shift = op.constant(1), op.constant(2)
    dims = op.rank() - 2
    if isinstance(op.at(0), Flow) and 1 <= dims <= 3 and scale is not None and shift is not None:
        weights = {"weight": scale, "bias": shift}
        args: dict[str, Any] = {} if eps == EPSILON else {"eps": eps}
        return op.layer(f"InstanceNorm{dims}d", op.at(0), weights=weights, affine=True, **args)
    return op.call("F.instance_norm", op.at(0), None, None, op.at(1), op.at(2), True, 0.0, eps)


def layer_norm(op: Operation) -> Results:
    """LayerNormalization over the last dimensions."""
    axis = op.axis("axis", -1)
    eps = float(op.attribute("epsilon", EPSILON))
    scale, shift = op.constant(1), op.constant(2)
    last = op.rank() - axis
    normal = op.shape()[axis:]
    if len([name for name in op.outputs if name]) > 1:
        return _layer_norm_with_statistics(op, tuple(range(axis, op.rank())), eps)
    fixed = all(isinstance(size, int) for size in normal)
    fits = scale is not None and scale.shape == normal and (not op.given(2) or shift is not None)
    if isinstance(op.at(0), Flow) and fixed and fits and scale is not None:
        weights = {"weight": scale} | ({} if shift is None else {"bias": shift})
        args: dict[str, Any] = {} if eps == EPSILON else {"eps": eps}
        if last > 1:
            args["last_dims"] = last
        if shift is None:
            args["bias"] = False
        return op.layer("LayerNorm", op.at(0), weights=weights, **args)
    return _layer_norm_with_statistics(op, tuple(range(axis, op.rank())), eps)[0]


def _layer_norm_with_statistics(
    op: Operation, axes: tuple[int, ...], eps: float
) -> tuple[Carried, Carried, Carried]:
    x = op.at(0)
    mean = op.call("Tensor.mean", x, axes, keepdim=True)
    off = op.call("operator.sub", x, mean)
    variance = op.call("Tensor.mean", op.call("torch.square", off), axes, keepdim=True)
    inverse = op.call("torch.rsqrt", op.call("operator.add", variance, eps))
    y = op.call("operator.mul", op.call("operator.mul", off, inverse), op.at(1))
    if op.given(2):
        y = op.call("operator.add", y, op.at(2))
    return y, mean, inverse


def rms_norm(op: Operation) -> Results:
    """RMSNormalization over the last dimensions."""
    axis = op.axis("axis", -1)
    eps = float(op.attribute("epsilon", EPSILON))
    axes = tuple(range(axis, op.rank()))
    scale = op.constant(1)
    x = op.at(0)
    if isinstance(x, Flow) and scale is not None and scale.shape == op.shape()[axis:]:
        args: dict[str, Any] = {"last_dims": len(axes)} if len(axes) > 1 else {}
        return op.layer("RMSNorm", x, weights={"weight": scale}, eps=eps, **args)
    square = op.call("Tensor.mean", op.call("torch.square", x), axes, keepdim=True)
    inverse = op.call("torch.rsqrt", op.call("operator.add", square, eps))
    return op.call("operator.mul", op.call("operator.mul", x, inverse), op.at(1))


def group_norm(op: Operation) -> Results:
    """GroupNormalization: scale and shift for each group, since version 21 for each channel."""
    groups = int(op.attribute("num_groups", 1))
    eps = float(op.attribute("epsilon", EPSILON))
    channels = op.shape()[1]
    if not isinstance(channels, int) or groups < 1 or channels % groups:
        raise UnsupportedError(
            say("{channels} channels are not in {groups} groups", channels=channels, groups=groups)
        )
    factors: list[Carried] = [op.at(1), op.at(2)]
    if op.version < 21:
        each = channels // groups
        factors = [op.call("torch.repeat_interleave", value, each) for value in factors]
    return op.call("F.group_norm", op.at(0), groups, *factors, eps)


def local_response_norm(op: Operation) -> Results:
    """LRN."""
    size = int(op.attribute("size", 1))
    alpha, beta = float(op.attribute("alpha", 1e-4)), float(op.attribute("beta", 0.75))
    k = float(op.attribute("bias", 1.0))
    if size % 2:
        return op.either(
            "LocalResponseNorm",
            "F.local_response_norm",
            op.at(0),
            size,
            alpha,
            beta,
            k,
            layer={"size": size, "alpha": alpha, "beta": beta, "k": k},
        )
    raise UnsupportedError(say("its window of {size} has no middle", size=size))


def lp_normalise(op: Operation) -> Results:
    """LpNormalization."""
    axis, power = op.axis("axis", -1), float(op.attribute("p", 2))
    return op.call("F.normalize", op.at(0), power, axis)


def mean_variance(op: Operation) -> Results:
    """MeanVarianceNormalization."""
    axes = op.ints("axes") or (0, 2, 3)
    x = op.at(0)
    mean = op.call("Tensor.mean", x, axes, keepdim=True)
    off = op.call("operator.sub", x, mean)
    variance = op.call("Tensor.mean", op.call("torch.square", off), axes, keepdim=True)
    spread = op.call("operator.add", op.call("torch.sqrt", variance), 1e-9)
    return op.call("operator.truediv", off, spread)


TABLE: dict[str, Converter] = {
    "BatchNormalization": batch_norm,
    "InstanceNormalization": instance_norm,
    "LayerNormalization": layer_norm,
    "RMSNormalization": rms_norm,
    "GroupNormalization": group_norm,
    "LRN": local_response_norm,
    "LpNormalization": lp_normalise,
    "MeanVarianceNormalization": mean_variance,
}
