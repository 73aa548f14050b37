"""Pooling: windows whose size is chosen, fitted or drawn, and their inverse.

Sources: torch's documentation of MaxPool2d, LPPool2d and MaxUnpool2d; Graham, Fractional
max-pooling (2014).
"""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.activation import not_zero
from netstudio.catalog.rules.common import at_port, left_over, per_dim, spatial_input
from netstudio.catalog.rules.dtype import needs_floating, needs_int64, needs_numbers
from netstudio.catalog.rules.window import window_sizes
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType, shape_text
from netstudio.sentence import say


def max_pool(dims: int) -> ShapeRule:
    """Max pooling: channels stay, a window slides; its stride is the kernel size by default.

    With `return_indices` a pair: the values, and where each was found.
    """

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = spatial_input(inputs, dims)
        # torch pools whole numbers in two and three dimensions only.
        x = _pooled(args, needs_floating(x) if dims == 1 else needs_numbers(x), dims)
        return (x, TensorType(x.shape, "int64")) if args.get("return_indices") else x

    return rule


def average_pool(dims: int) -> ShapeRule:
    """Average pooling: as max pooling, of floating-point values."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = needs_floating(spatial_input(inputs, dims))
        if dims == 3:
            _check_window_inside(args, x)
        return _pooled(args, x, dims)

    return rule


def power_pool(dims: int) -> ShapeRule:
    """Power-average pooling: as average pooling, for any power but 0."""
    return not_zero(average_pool(dims), "norm_type")


def _check_window_inside(args: Args, x: TensorType) -> None:
    """In three dimensions torch averages no window that is larger than the input, padded or not."""
    for index, (size, window) in enumerate(
        zip(x.shape[2:], per_dim(args["kernel_size"], 3), strict=True)
    ):
        if not size >= window:
            raise ClashError(
                "too_small",
                say(
                    "The window is {window} wide, but the input's size there is only {size}; "
                    "received {x}.",
                    window=window,
                    size=size,
                    x=x,
                ),
                shape=x.shape,
                axis=2 + index,
                needed=window,
                available=size,
            )


def _pooled(args: Args, x: TensorType, dims: int) -> TensorType:
    kernel, padding = per_dim(args["kernel_size"], dims), per_dim(args.get("padding", 0), dims)
    for size, pad in zip(kernel, padding, strict=True):
        if 2 * pad > size:
            raise ClashError(
                "argument",
                say(
                    "padding ({pad}) can be at most half the kernel size ({size}).",
                    pad=pad,
                    size=size,
                ),
                parameter="padding",
                claimed=pad,
                true=size // 2,
            )
    return x.with_shape(*x.shape[:2], *window_sizes(x, args, dims))


def adaptive_pool(dims: int) -> ShapeRule:
    """Adaptive pooling: the output size is chosen; None keeps a dimension's size."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = needs_floating(spatial_input(inputs, dims))
        if args["output_size"] is None:
            raise ClashError(
                "argument",
                "output_size needs a size; None can stand for one of several dimensions.",
                parameter="output_size",
            )
        chosen = per_dim(args["output_size"], dims)
        sizes = [old if new is None else new for new, old in zip(chosen, x.shape[2:], strict=True)]
        return x.with_shape(*x.shape[:2], *sizes)

    return rule


def global_pool(dims: int) -> ShapeRule:
    """Global pooling: each spatial dimension becomes 1."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = needs_floating(spatial_input(inputs, dims))
        return x.with_shape(*x.shape[:2], *((1,) * dims))

    return rule


def fractional_pool(dims: int) -> ShapeRule:
    """Fractional pooling: windows drawn at random, to a chosen size or a share of the input's."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = needs_floating(spatial_input(inputs, dims))
        kernel = per_dim(args["kernel_size"], dims)
        sizes = _fractional_sizes(args, x, dims)
        for index, (size, window, out) in enumerate(zip(x.shape[2:], kernel, sizes, strict=True)):
            # In three dimensions torch asks for one cell more.
            needed = out + window - (1 if dims == 2 else 0)
            if not size >= needed or out < 1:
                raise ClashError(
                    "too_small",
                    say(
                        "{out} windows of {window} need an input of at least {needed}; its size "
                        "there is {size}; received {x}.",
                        out=out,
                        window=window,
                        needed=needed,
                        size=size,
                        x=x,
                    ),
                    shape=x.shape,
                    axis=2 + index,
                    needed=needed,
                    available=size,
                )
        return x.with_shape(*x.shape[:2], *sizes)

    return rule


def _fractional_sizes(args: Args, x: TensorType, dims: int) -> tuple[Size, ...]:
    if args["output_size"] is not None:
        return per_dim(args["output_size"], dims)
    ratios = per_dim(args["output_ratio"], dims)
    sizes: list[Size] = []
    for size, ratio in zip(x.shape[2:], ratios, strict=True):
        if not 0 < ratio < 1:
            raise ClashError(
                "argument",
                say(
                    "output_ratio must lie between 0 and 1; received {args}.",
                    args=args["output_ratio"],
                ),
                parameter="output_ratio",
            )
        if not isinstance(size, int):
            raise ClashError(
                "symbolic",
                say(
                    "A share of a size needs a fixed size; received {x}. Set output_size instead.",
                    x=x,
                ),
                shape=x.shape,
            )
        sizes.append(int(size * ratio))
    return tuple(sizes)


def max_unpool(dims: int) -> ShapeRule:
    """The inverse of max pooling: `(in - 1) stride - 2 padding + kernel`, zeros in between."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = needs_floating(spatial_input(inputs, dims))
        indices = needs_int64(at_port(inputs, 1), port=1)
        if indices.shape != x.shape:
            raise ClashError(
                "broadcast",
                say(
                    "The indices must have the shape of the values, {x}; received {shape}.",
                    x=x,
                    shape=shape_text(indices.shape),
                ),
                shapes=(x.shape, indices.shape),
            )
        kernel, padding = per_dim(args["kernel_size"], dims), per_dim(args["padding"], dims)
        stride = per_dim(args["kernel_size"] if args["stride"] is None else args["stride"], dims)
        sizes: list[Size] = []
        for index, size in enumerate(x.shape[2:]):
            out = (size - 1) * stride[index] - 2 * padding[index] + kernel[index]
            sizes.append(
                left_over(
                    x, 2 + index, out, say("with a padding of {padding}", padding=padding[index])
                )
            )
        return x.with_shape(*x.shape[:2], *sizes)

    return rule
