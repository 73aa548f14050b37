"""Convolutions, and what turns them round."""

from __future__ import annotations

from typing import Any

from netstudio.document.values import Value
from netstudio.exchange.onnx.converters.windows import Pads, each, even, padded, pads_of, symmetric
from netstudio.exchange.onnx.operation import Converter, Operation, Results, UnsupportedError
from netstudio.sentence import say


def conv(op: Operation) -> Results:
    """Conv."""
    weight = op.type_of(op.at(1)).shape
    dims = len(weight) - 2
    kernel = [int(size) for size in weight[2:] if isinstance(size, int)]
    if not 1 <= dims <= 3 or len(kernel) != dims:
        raise UnsupportedError(say("its kernel has the shape {shape}", shape=weight))
    stride, dilation = each(op, "strides", dims), each(op, "dilations", dims)
    pads = pads_of(op, kernel, stride, dilation)
    around = symmetric(pads)
    x = op.at(0) if around is not None else padded(op, op.at(0), pads)
    padding = around or (0,) * dims
    group = int(op.attribute("group", 1))
    array, bias = op.constant(1), op.constant(2)
    if array is None or (op.given(2) and bias is None) or not op.is_float():
        args = {"stride": tuple(stride), "padding": tuple(padding), "dilation": tuple(dilation)}
        rest = (op.at(2),) if op.given(2) else ()
        return op.call(f"F.conv{dims}d", x, op.at(1), *rest, **args, groups=group)
    weights = {"weight": array} | ({} if bias is None else {"bias": bias})
    return op.layer(
        f"Conv{dims}d",
        x,
        weights=weights,
        **_written(
            in_channels=array.shape[1] * group,
            out_channels=array.shape[0],
            kernel_size=even(kernel),
            stride=even(stride),
            padding=even(padding),
            dilation=even(dilation),
            groups=group,
            bias=bias is not None,
        ),
    )


_DEFAULTS = {"padding": 0, "dilation": 1, "groups": 1, "bias": True, "output_padding": 0}


def _written(**args: Value) -> dict[str, Any]:
    """Arguments without those that have their default, or follow from the input."""
    follows = ("in_channels",)
    return {
        name: value
        for name, value in args.items()
        if name not in follows
        and not (name in _DEFAULTS and value == _DEFAULTS[name])
        and not (name == "stride" and value == 1)
    }


def conv_transpose(op: Operation) -> Results:
    """ConvTranspose."""
    weight = op.type_of(op.at(1)).shape
    dims = len(weight) - 2
    kernel = [int(size) for size in weight[2:] if isinstance(size, int)]
    if not 1 <= dims <= 3 or len(kernel) != dims:
        raise UnsupportedError(say("its kernel has the shape {shape}", shape=weight))
    stride, dilation = each(op, "strides", dims), each(op, "dilations", dims)
    more = each(op, "output_padding", dims, 0)
    pads, more = _transposed_pads(op, kernel, stride, dilation, more)
    around, cut = _cuts(pads, more)
    group = int(op.attribute("group", 1))
    array, bias = op.constant(1), op.constant(2)
    if array is None or (op.given(2) and bias is None) or not op.is_float():
        rest = (op.at(2),) if op.given(2) else (None,)
        made = op.call(
            f"F.conv_transpose{dims}d",
            op.at(0),
            op.at(1),
            *rest,
            tuple(stride),
            tuple(around),
            tuple(more),
            group,
            tuple(dilation),
        )
    else:
        weights = {"weight": array} | ({} if bias is None else {"bias": bias})
        args = _written(
            out_channels=array.shape[1] * group,
            kernel_size=even(kernel),
            padding=even(around),
            output_padding=even(more),
            groups=group,
            bias=bias is not None,
            dilation=even(dilation),
        )
        made = op.layer(
            f"ConvTranspose{dims}d", op.at(0), weights=weights, stride=even(stride), **args
        )
    return made if cut is None else op.call("F.pad", made, cut)


def _transposed_pads(
    op: Operation, kernel: list[int], stride: list[int], dilation: list[int], more: list[int]
) -> tuple[Pads, list[int]]:
    """Pads and output padding, from the output's shape where that is given."""
    wanted = op.attribute("output_shape")
    auto = op.attribute("auto_pad", "NOTSET")
    if not wanted and auto in ("NOTSET", "", "VALID"):
        return pads_of(op, kernel, stride, dilation), more
    found: Pads = []
    for at, (k, s, d) in enumerate(zip(kernel, stride, dilation, strict=True)):
        size = op.shape()[at + 2]
        if wanted:
            if not isinstance(size, int):
                raise UnsupportedError(say("its output has a fixed shape, its input has not"))
            total = (
                s * (size - 1) + more[at] + (k - 1) * d + 1 - wanted[len(wanted) - len(kernel) + at]
            )
        else:
            total = (k - 1) * d + 1 + more[at] - s
        less, rest = total // 2, total - total // 2
        found.append((less, rest) if auto == "SAME_UPPER" else (rest, less))
    return found, more


def _cuts(pads: Pads, more: list[int]) -> tuple[list[int], tuple[int, ...] | None]:
    """Padding of torch's transposed convolution, and what is cut or added at the ends then."""
    if symmetric(pads) is not None:
        return [a for a, _ in pads], None
    flat = tuple(-size for pair in reversed(pads) for size in pair)
    return [0] * len(pads), flat


TABLE: dict[str, Converter] = {"Conv": conv, "ConvTranspose": conv_transpose}
