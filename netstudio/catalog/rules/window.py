"""Layers that slide a window: the arithmetic, and convolutions.

Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016), relations
6 and 14; torch's documentation of Conv2d, MaxPool2d and ConvTranspose2d for dilation and ceil_mode.
"""

from __future__ import annotations

from typing import Any, cast

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import first, left_over, per_dim, per_sample, spatial_input
from netstudio.catalog.rules.dtype import weighted
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, CountRule, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say

_DIMENSION_NAMES = {1: ("length",), 2: ("height", "width"), 3: ("depth", "height", "width")}


def conv(dims: int) -> ShapeRule:
    """Convolution: `out = (in + 2 padding - dilation (kernel - 1) - 1) // stride + 1`."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = spatial_input(inputs, dims)
        _check_groups(args)
        if args.get("padding_mode", "zeros") != "zeros":
            _check_padding_mode(x, args, dims)
        return x.with_shape(x.shape[0], args["out_channels"], *window_sizes(x, args, dims))

    return weighted(rule)


def check_borrowed_padding(
    x: TensorType, index: int, pad: Any, mode: str, *, parameter: str = "padding"
) -> None:
    """Padding that is filled from the input itself can only be as large as the input.

    A reflection leaves the edge cell out, so that it reaches one cell less than a circular wrap.

    Raises:
        ClashError: when `pad` cells beside dimension `2 + index` are more than the input has.
    """
    size = x.shape[2 + index]
    limit = size - 1 if mode == "reflect" else size
    if pad > limit and mode != "replicate":
        raise ClashError(
            "argument",
            say(
                "A {mode} padding of {pad} is more than the input has: its size there is {size}, "
                "so the padding can be at most {limit}; received {x}.",
                mode=mode,
                pad=pad,
                size=size,
                limit=limit,
                x=x,
            ),
            parameter=parameter,
            claimed=pad,
            true=limit,
        )


def _check_padding_mode(x: TensorType, args: Args, dims: int) -> None:
    kernel, dilation = per_dim(args["kernel_size"], dims), per_dim(args["dilation"], dims)
    if args["padding"] == "same":
        # What "same" adds is split in two, the larger half to the right.
        pads = [
            gap * (size - 1) - gap * (size - 1) // 2
            for size, gap in zip(kernel, dilation, strict=True)
        ]
    else:
        pads = list(per_dim(0 if args["padding"] == "valid" else args["padding"], dims))
    for index, pad in enumerate(pads):
        check_borrowed_padding(x, index, pad, args["padding_mode"])


def window_sizes(x: TensorType, args: Args, dims: int) -> list[Size]:
    """The spatial sizes after a window has slid over `x`."""
    kernel, stride = per_dim(args["kernel_size"], dims), per_dim(_stride(args), dims)
    dilation = per_dim(args.get("dilation", 1), dims)
    padding = args.get("padding", 0)
    if padding == "same":
        if any(step != 1 for step in stride):
            raise ClashError(
                "argument",
                say('padding="same" needs a stride of 1; received {args}.', args=args["stride"]),
                parameter="padding",
            )
        return list(x.shape[2:])
    pads = per_dim(0 if padding == "valid" else padding, dims)
    sizes: list[Size] = []
    for index, size in enumerate(x.shape[2:]):
        reach = dilation[index] * (kernel[index] - 1) + 1
        room = size + 2 * pads[index] - reach
        ceil_mode = bool(args.get("ceil_mode"))
        steps = _steps(room, stride[index], ceil_mode, pads[index], size)
        # With ceil_mode one window may be larger than what it slides over.
        if not (steps > 0 if ceil_mode else room >= 0):
            raise _too_small(x, dims, index, reach, size, pads[index])
        sizes.append(steps)
    return sizes


def _steps(room: Size, stride: Any, ceil_mode: bool, padding: Any, size: Size) -> Size:
    if not ceil_mode:
        return cast(Size, room // stride + 1)
    steps: Size = (room + stride - 1) // stride + 1
    # A last window that would start in the padding on the right is left out.
    if isinstance(steps, int) and (steps - 1) * stride >= size + padding:
        steps -= 1
    return steps


def _stride(args: Args) -> Any:
    stride = args.get("stride", 1)
    return args["kernel_size"] if stride is None or stride == () else stride


def _too_small(
    x: TensorType, dims: int, index: int, reach: Any, size: Size, padding: Any
) -> ClashError:
    name = _DIMENSION_NAMES[dims][index]
    padded = say(" plus {padding} padding on each side", padding=padding) if padding else ""
    return ClashError(
        "too_small",
        say(
            "The window is {reach} wide, but the input's {name} is only {size}{padded}; received "
            "{x}.",
            reach=reach,
            name=name,
            size=size,
            padded=padded,
            x=x,
        ),
        shape=x.shape,
        axis=index + 2,
        needed=reach,
        available=size + 2 * padding,
    )


def _check_groups(args: Args) -> None:
    groups = args.get("groups", 1)
    for name in ("in_channels", "out_channels"):
        if args[name] % groups != 0:
            raise ClashError(
                "divisible",
                say(
                    "groups is {groups}, which does not divide {name} ({args}).",
                    groups=groups,
                    name=name,
                    args=args[name],
                ),
                parameter="groups",
                groups=groups,
                size=args[name],
                of=name,
            )


def transposed_conv(dims: int) -> ShapeRule:
    """Transposed convolution: `(in - 1) stride - 2 padding + dilation (kernel - 1) + extra + 1`."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = spatial_input(inputs, dims)
        _check_groups(args)
        sizes: list[Size] = []
        for index, size in enumerate(x.shape[2:]):
            kernel, stride, padding, extra, dilation = (
                per_dim(args[name], dims)[index]
                for name in ("kernel_size", "stride", "padding", "output_padding", "dilation")
            )
            if not (extra < stride or extra < dilation):
                raise ClashError(
                    "argument",
                    say(
                        "output_padding ({extra}) must be smaller than stride ({stride}) or "
                        "dilation ({dilation}).",
                        extra=extra,
                        stride=stride,
                        dilation=dilation,
                    ),
                    parameter="output_padding",
                )
            out = (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + extra + 1
            sizes.append(
                left_over(x, 2 + index, out, say("with a padding of {padding}", padding=padding))
            )
        return x.with_shape(x.shape[0], args["out_channels"], *sizes)

    return weighted(rule)


def conv_parameters(dims: int) -> CountRule:
    """`out_channels x in_channels / groups x kernel`, and a bias for each output channel."""

    def count(args: Args, inputs: Inputs, output: ValueType) -> int:
        kernel = 1
        for size in per_dim(args["kernel_size"], dims):
            kernel *= size
        weights: int = args["out_channels"] * args["in_channels"] // args["groups"] * kernel
        return weights + (int(args["out_channels"]) if args["bias"] else 0)

    return count


def conv_macs(dims: int, *, transposed: bool = False) -> CountRule:
    """One multiply-accumulate for each weight at each place of the output (input: transposed)."""

    def count(args: Args, inputs: Inputs, output: ValueType) -> Size:
        kernel = 1
        for size in per_dim(args["kernel_size"], dims):
            kernel *= size
        if transposed:
            each = args["out_channels"] // args["groups"] * kernel
            return cast(Size, per_sample(first(inputs)) * each)
        each = args["in_channels"] // args["groups"] * kernel
        return cast(Size, per_sample(output) * each)

    return count
