"""Layers that trade places against channels, enlarge images, or take them apart into patches."""

from __future__ import annotations

from typing import Any

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import first, left_over, minimum_rank, per_dim, spatial_input
from netstudio.catalog.rules.dtype import floating, needs_floating
from netstudio.catalog.rules.window import window_sizes
from netstudio.catalog.size import Size, product
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say

_MODE_DIMS = {"linear": 1, "bilinear": 2, "bicubic": 2, "trilinear": 3}


def upsample(args: Args, inputs: Inputs) -> ValueType:
    """To `size`, or `floor(size x scale_factor)`; the mode says how many dimensions are spatial."""
    x = needs_floating(_image(args, inputs))
    dims = x.rank - 2
    name = "scale_factor" if args["size"] is None else "size"
    wanted = per_dim(args[name], dims)
    if len(wanted) != dims:
        raise ClashError(
            "argument",
            say(
                "{name} has {count_wanted} numbers for {dims} spatial dimensions; received {x}.",
                name=name,
                count_wanted=len(wanted),
                dims=dims,
                x=x,
            ),
            parameter=name,
        )
    if name == "size":
        return x.with_shape(*x.shape[:2], *wanted)
    sizes = [_scaled(x, 2 + index, factor) for index, factor in enumerate(wanted)]
    return x.with_shape(*x.shape[:2], *sizes)


def _image(args: Args, inputs: Inputs) -> TensorType:
    mode = args["mode"]
    if args["scale_factor"] is None and args["size"] is None:
        raise ClashError("argument", "Needs a size or a scale_factor.", parameter="scale_factor")
    if mode in _MODE_DIMS:
        return spatial_input(inputs, _MODE_DIMS[mode])
    if args["align_corners"] is not None:
        raise ClashError(
            "argument",
            say("align_corners has no meaning for mode {mode}; leave it empty.", mode=mode),
            parameter="align_corners",
        )
    x = first(inputs)
    if x.rank not in (3, 4, 5):
        raise ClashError(
            "rank",
            say(
                "Needs an input of 3 to 5 dimensions, such as (N, C, H, W); received {x}, which "
                "has {rank}.",
                x=x,
                rank=x.rank,
            ),
            expected_rank=4,
            shape=x.shape,
        )
    return x


def _scaled(x: TensorType, axis: int, factor: float) -> Size:
    size = x.shape[axis]
    if isinstance(size, int):
        scaled: Size = int(size * factor)
    elif factor == int(factor):
        scaled = size * int(factor)
    else:
        raise ClashError(
            "symbolic",
            say(
                "A scale of {factor} needs a fixed size; received {x}. Set size instead.",
                factor=factor,
                x=x,
            ),
            shape=x.shape,
        )
    return left_over(x, axis, scaled, say("scaled by {factor}", factor=factor))


def _divisible(x: TensorType, axis: int, by: int, parameter: str, of: str) -> Size:
    """The size along `axis` over `by`, which must divide it."""
    size = x.shape[axis]
    if size % by != 0:
        raise ClashError(
            "divisible",
            say(
                "The {of} ({size}) must be a multiple of {by}, by {parameter}; received {x}.",
                of=of,
                size=size,
                by=by,
                parameter=parameter,
                x=x,
            ),
            parameter=parameter,
            shape=x.shape,
            axis=axis % x.rank,
            groups=by,
            size=size,
            of=of,
        )
    return size // by


def _pixel_shuffle(args: Args, inputs: Inputs) -> ValueType:
    x, factor = first(inputs), args["upscale_factor"]
    channels = _divisible(x, -3, factor * factor, "upscale_factor", "channels")
    height, width = x.shape[-2] * factor, x.shape[-1] * factor
    return x.with_shape(*x.shape[:-3], channels, height, width)


pixel_shuffle = minimum_rank(_pixel_shuffle, 3)
"""`(..., C r², H, W) -> (..., C, H r, W r)` (Shi et al., 2016)."""


def _pixel_unshuffle(args: Args, inputs: Inputs) -> ValueType:
    x, factor = first(inputs), args["downscale_factor"]
    height = _divisible(x, -2, factor, "downscale_factor", "height")
    width = _divisible(x, -1, factor, "downscale_factor", "width")
    return x.with_shape(*x.shape[:-3], x.shape[-3] * factor * factor, height, width)


pixel_unshuffle = minimum_rank(_pixel_unshuffle, 3)
"""`(..., C, H r, W r) -> (..., C r², H, W)`."""


def _channel_shuffle(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    _divisible(x, 1, args["groups"], "groups", "channels")
    return x


channel_shuffle = minimum_rank(_channel_shuffle, 3)
"""Channels change places between groups (Zhang et al., ShuffleNet, 2018)."""


def _unfold(args: Args, inputs: Inputs) -> ValueType:
    x = spatial_input(inputs, 2)
    places = product(tuple(window_sizes(x, args, 2)))
    return x.with_shape(x.shape[0], x.shape[1] * _window(args), places)


unfold = floating(_unfold)
"""Each window becomes a column: `(N, C, H, W) -> (N, C kernel, places)`."""


def _fold(args: Args, inputs: Inputs) -> ValueType:
    x = spatial_input(inputs, 1)
    output = per_dim(args["output_size"], 2)
    channels = _divisible(x, 1, _window(args), "kernel_size", "channels")
    image = x.with_shape(x.shape[0], channels, *output)
    places = product(tuple(window_sizes(image, args, 2)))
    if x.shape[2] != places:
        raise ClashError(
            "elements",
            say(
                "An output of {output}x{output2} has {places} windows; received {x}, which has "
                "{shape}.",
                output=output[0],
                output2=output[1],
                places=places,
                x=x,
                shape=x.shape[2],
            ),
            shape=x.shape,
            claimed=places,
            true=x.shape[2],
        )
    return image


fold = floating(_fold)
"""The sum of overlapping windows: `(N, C kernel, places) -> (N, C, H, W)`."""


def _window(args: Args) -> Any:
    height, width = per_dim(args["kernel_size"], 2)
    return height * width
