"""Pooling: the largest, the mean or the norm of each window, and the way back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from netstudio.exchange.onnx.converters.windows import Pads, each, even, padded, pads_of, symmetric
from netstudio.exchange.onnx.operation import (
    Converter,
    Operation,
    Results,
    UnsupportedError,
    bounded,
)
from netstudio.exchange.onnx.size_term import largest
from netstudio.exchange.onnx.values import Carried, Constant
from netstudio.sentence import say


def _pooled(op: Operation, *, dilated: bool) -> tuple[list[int], list[int], list[int], Pads]:
    dims = op.rank() - 2
    kernel = each(op, "kernel_shape", dims)
    stride = each(op, "strides", dims)
    dilation = each(op, "dilations", dims) if dilated else [1] * dims
    if not 1 <= dims <= 3:
        raise UnsupportedError(say("it pools {dims} dimensions", dims=dims))
    return kernel, stride, dilation, pads_of(op, kernel, stride, dilation)


def _fits(around: tuple[int, ...] | None, kernel: list[int]) -> bool:
    """Whether torch's pooling can pad so itself: by half a window at most."""
    return around is not None and all(p <= k // 2 for p, k in zip(around, kernel, strict=True))


def max_pool(op: Operation) -> Results:
    """MaxPool."""
    kernel, stride, dilation, pads = _pooled(op, dilated=True)
    dims = len(kernel)
    ceil = bool(op.attribute("ceil_mode", 0))
    around = symmetric(pads)
    dtype = op.dtype()
    x = op.at(0)
    if "float" not in dtype:
        x = op.cast(x, "float32")
    if not _fits(around, kernel):
        x, around = padded(op, x, pads, -math.inf), (0,) * dims
    assert around is not None
    indices = len(op.outputs) > 1 and op.outputs[1] != ""
    if not indices:
        args = _window_arguments(kernel, stride, around, ceil)
        if even(dilation) != 1:
            args["dilation"] = even(dilation)
        return op.cast(op.layer(f"MaxPool{dims}d", x, **args), dtype)
    both = op.call(
        f"F.max_pool{dims}d_with_indices",
        x,
        tuple(kernel),
        tuple(stride),
        tuple(around),
        tuple(dilation),
        ceil,
    )
    value, places = op.items(both, 2)
    return op.cast(value, dtype), _whole_indices(op, places, dims)


def _whole_indices(op: Operation, places: Carried, dims: int) -> Carried:
    """Indices into the whole input, where torch counts within a channel."""
    n, c, *window = (op.size(op.at(0), at) for at in range(dims + 2))
    if int(op.attribute("storage_order", 0)) == 1:
        places = _column_major(op, places, window)
    plane: Any = 1
    for size in window:
        plane = plane * size
    planes = op.call("torch.arange", n * c)
    shape = (n, c) + (1,) * dims
    start = op.call("operator.mul", op.call("Tensor.reshape", planes, shape), plane)
    return op.call("operator.add", places, start)


def _column_major(op: Operation, places: Carried, window: list[Any]) -> Carried:
    if len(window) != 2:
        raise UnsupportedError(say("it counts by columns in {dims} dimensions", dims=len(window)))
    rows, columns = window
    row = op.call("operator.floordiv", places, columns)
    column = op.call("operator.mod", places, columns)
    return op.call("operator.add", row, op.call("operator.mul", column, rows))


def _window_arguments(
    kernel: list[int], stride: list[int], around: Sequence[int], ceil: bool
) -> dict[str, Any]:
    args: dict[str, Any] = {"kernel_size": even(kernel)}
    if stride != kernel:
        args["stride"] = even(stride)
    if any(around):
        args["padding"] = even(around)
    if ceil:
        args["ceil_mode"] = True
    return args


def average_pool(op: Operation) -> Results:
    """AveragePool."""
    kernel, stride, dilation, pads = _pooled(op, dilated=True)
    dims = len(kernel)
    ceil = bool(op.attribute("ceil_mode", 0))
    whole = bool(op.attribute("count_include_pad", 0))
    around = symmetric(pads)
    if even(dilation) == 1 and _fits(around, kernel):
        assert around is not None
        args = _window_arguments(kernel, stride, around, ceil)
        if any(around) and not whole:
            args["count_include_pad"] = False
        return op.layer(f"AvgPool{dims}d", op.at(0), **args)
    return _masked_average(op, kernel, stride, dilation, pads, whole=whole, ceil=ceil)


def _masked_average(
    op: Operation,
    kernel: list[int],
    stride: list[int],
    dilation: list[int],
    pads: Pads,
    *,
    whole: bool,
    ceil: bool,
) -> Carried:
    """Sums of windows over how many cells of them count."""
    dims = len(kernel)
    x = op.at(0)
    ones = op.call("torch.ones_like", x)
    if ceil:
        extra = [
            _ceil_extra(op, at, k, s, d, pads[at])
            for at, (k, s, d) in enumerate(zip(kernel, stride, dilation, strict=True))
        ]
    else:
        extra = [0] * dims
    inner = padded(op, ones, pads, 1.0) if whole else padded(op, ones, pads)
    outer = [(0, more) for more in extra]
    filled = padded(op, padded(op, x, pads), outer)
    counts = padded(op, inner, outer)
    channels, box = _box(op, kernel)
    args = (None, tuple(stride), (0,) * dims, tuple(dilation), channels)
    total = op.call(f"F.conv{dims}d", filled, box, *args)
    return op.call("operator.truediv", total, op.call(f"F.conv{dims}d", counts, box, *args))


def _box(op: Operation, kernel: list[int]) -> tuple[int, Constant]:
    """The number of channels, and a kernel of ones for each."""
    channels = op.shape()[1]
    if not isinstance(channels, int):
        raise UnsupportedError(say("its number of channels is open"))
    bounded(channels * math.prod(kernel))
    return channels, Constant(np.ones((channels, 1, *kernel), np.float32))


def _ceil_extra(op: Operation, at: int, k: int, s: int, d: int, pad: tuple[Any, Any]) -> Any:
    """Cells to add at the end, so that the last, partial window has all of its cells."""
    size = op.size(op.at(0), at + 2)
    span = (k - 1) * d + 1
    inside = size + pad[0] + pad[1] - span
    windows = (inside + s - 1) // s + 1
    if isinstance(windows, int) and (windows - 1) * s >= size + pad[0]:
        windows -= 1  # a window that starts behind the input is left out
    return largest((windows - 1) * s + span - (size + pad[0] + pad[1]), 0)


def lp_pool(op: Operation) -> Results:
    """LpPool: the p-norm of each window."""
    kernel, stride, dilation, pads = _pooled(op, dilated=True)
    power = float(op.attribute("p", 2))
    dims = len(kernel)
    x = op.call("operator.pow", op.call("torch.abs", padded(op, op.at(0), pads)), power)
    ceil = bool(op.attribute("ceil_mode", 0))
    if even(dilation) == 1:
        mean = op.call(f"F.avg_pool{dims}d", x, tuple(kernel), tuple(stride), 0, ceil)
        count = float(np.prod(kernel))
        return op.call("operator.pow", op.call("operator.mul", mean, count), 1 / power)
    channels, box = _box(op, kernel)
    args = (None, tuple(stride), (0,) * dims, tuple(dilation), channels)
    total = op.call(f"F.conv{dims}d", x, box, *args)
    return op.call("operator.pow", total, 1 / power)


def _global(kind: str, function: str) -> Converter:
    def convert(op: Operation) -> Results:
        dims = op.rank() - 2
        if 1 <= dims <= 3:
            return op.layer(f"Global{kind}Pool{dims}d", op.at(0))
        return op.call(function, op.at(0), tuple(range(2, dims + 2)), True)

    return convert


def global_lp_pool(op: Operation) -> Results:
    """GlobalLpPool."""
    axes = tuple(range(2, op.rank()))
    power = float(op.attribute("p", 2))
    return op.call("torch.linalg.vector_norm", op.at(0), power, axes, True)


def max_unpool(op: Operation) -> Results:
    """MaxUnpool: back to where the largest values were."""
    dims = op.rank() - 2
    kernel = each(op, "kernel_shape", dims)
    stride = each(op, "strides", dims)
    shape = [size for size in op.shape() if isinstance(size, int)]
    if len(shape) != dims + 2:
        raise UnsupportedError(say("the size of its input is open"))
    pads = op.attribute("pads", [0] * 2 * dims)
    natural = [
        (shape[at + 2] - 1) * stride[at] + kernel[at] - pads[at] - pads[dims + at]
        for at in range(dims)
    ]
    plane = math.prod(natural)
    places = op.call("operator.mod", op.at(1), plane)
    flat = op.call("torch.zeros", (shape[0], shape[1], plane))
    spread = op.call(
        "Tensor.scatter",
        flat,
        2,
        op.call("torch.flatten", places, 2),
        op.call("torch.flatten", op.at(0), 2),
    )
    made = op.call("Tensor.reshape", spread, (shape[0], shape[1], *natural))
    if not op.given(2):
        return made
    size = op.sizes(2, "the output shape")[-dims:]
    more = [(0, whole - own) for whole, own in zip(size, natural, strict=True)]
    return padded(op, made, more)


TABLE: dict[str, Converter] = {
    "MaxPool": max_pool,
    "AveragePool": average_pool,
    "LpPool": lp_pool,
    "GlobalAveragePool": _global("Avg", "Tensor.mean"),
    "GlobalMaxPool": _global("Max", "Tensor.amax"),
    "GlobalLpPool": global_lp_pool,
    "MaxUnpool": max_unpool,
}
