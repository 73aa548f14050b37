"""Pooling."""

from __future__ import annotations

from dataclasses import replace

from netstudio.catalog.layers.parameters import (
    CEIL_MODE,
    dilation,
    kernel,
    padding,
    pool_stride,
)
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.pooling import (
    adaptive_pool,
    average_pool,
    fractional_pool,
    global_pool,
    max_pool,
    max_unpool,
    power_pool,
)
from netstudio.catalog.spec import LayerSpec, Port

_DOWN = ("downsample", "subsample")
_SHAPES = {1: "(N, C, L)", 2: "(N, C, H, W)", 3: "(N, C, D, H, W)"}
_ONES = {1: "(N, C, 1)", 2: "(N, C, 1, 1)", 3: "(N, C, 1, 1, 1)"}


def _max_pool(dims: int) -> LayerSpec:
    return LayerSpec(
        f"MaxPool{dims}d",
        "pooling",
        "The largest value in each window.",
        max_pool(dims),
        (
            kernel(dims, 2),
            pool_stride(dims),
            padding(dims),
            dilation(dims, "window"),
            ParamSpec(
                "return_indices",
                "bool",
                False,
                "Whether it also gives where each value was found, for MaxUnpool.",
            ),
            CEIL_MODE,
        ),
        construct=f"nn.MaxPool{dims}d",
        formula="max over the window",
        docs=f"torch.nn.MaxPool{dims}d.html",
        keywords=("maximum", *_DOWN),
    )


def _avg_pool(dims: int) -> LayerSpec:
    divisor = ParamSpec(
        "divisor_override",
        "int",
        None,
        "Divides the sum instead of the window's size.",
        minimum=1,
        optional=True,
    )
    return LayerSpec(
        f"AvgPool{dims}d",
        "pooling",
        "The mean of each window.",
        average_pool(dims),
        (
            kernel(dims, 2),
            pool_stride(dims),
            padding(dims),
            CEIL_MODE,
            ParamSpec("count_include_pad", "bool", True, "Whether padding counts in the mean."),
            *(() if dims == 1 else (divisor,)),
        ),
        construct=f"nn.AvgPool{dims}d",
        formula="Σ window / size of the window",
        docs=f"torch.nn.AvgPool{dims}d.html",
        keywords=("mean", "average", *_DOWN),
    )


def _lp_pool(dims: int) -> LayerSpec:
    return LayerSpec(
        f"LPPool{dims}d",
        "pooling",
        "The power mean of each window without its division: between a sum and a maximum.",
        power_pool(dims),
        (
            ParamSpec(
                "norm_type",
                "float",
                2.0,
                "The power: 1 gives the sum, infinity the maximum.",
                positional=True,
                explicit=True,
            ),
            # torch takes no tuple in one dimension.
            replace(kernel(dims, 2), kind="size" if dims > 1 else "int"),
            pool_stride(dims),
            CEIL_MODE,
        ),
        construct=f"nn.LPPool{dims}d",
        formula="(Σ xᵖ)^(1/p) over the window",
        docs=f"torch.nn.LPPool{dims}d.html",
        keywords=("power", "norm", *_DOWN),
    )


def _output_size(dims: int) -> ParamSpec:
    return ParamSpec(
        "output_size",
        "size",
        1,
        "Size of the output" + ("." if dims == 1 else "; None keeps a dimension as it is."),
        minimum=1,
        dims=dims,
        optional=dims > 1,
        positional=True,
        explicit=True,
    )


def _adaptive(dims: int, kind: str, summary: str, keywords: tuple[str, ...]) -> LayerSpec:
    return LayerSpec(
        f"Adaptive{kind}Pool{dims}d",
        "pooling",
        summary,
        adaptive_pool(dims),
        (_output_size(dims),),
        construct=f"nn.Adaptive{kind}Pool{dims}d",
        docs=f"torch.nn.Adaptive{kind}Pool{dims}d.html",
        keywords=(*keywords, *_DOWN),
    )


def _adaptive_avg(dims: int) -> LayerSpec:
    summary = "Means over windows chosen so that the output has the size you set."
    return _adaptive(dims, "Avg", summary, ("mean", "average", "global"))


def _adaptive_max(dims: int) -> LayerSpec:
    summary = "Maxima over windows chosen so that the output has the size you set."
    return _adaptive(dims, "Max", summary, ("maximum", "global"))


def _global(dims: int, kind: str, word: str, keywords: tuple[str, ...]) -> LayerSpec:
    return LayerSpec(
        f"Global{kind}Pool{dims}d",
        "pooling",
        f"The {word} of each channel: {_SHAPES[dims]} becomes {_ONES[dims]}.",
        global_pool(dims),
        construct=f"nn.Adaptive{kind}Pool{dims}d(1)",
        docs=f"torch.nn.Adaptive{kind}Pool{dims}d.html",
        keywords=keywords,
    )


def _global_avg(dims: int) -> LayerSpec:
    return _global(dims, "Avg", "mean", ("mean", "average", "gap"))


def _global_max(dims: int) -> LayerSpec:
    return _global(dims, "Max", "largest value", ("maximum", "gmp"))


def _fractional(dims: int) -> LayerSpec:
    return LayerSpec(
        f"FractionalMaxPool{dims}d",
        "pooling",
        "Maxima over windows drawn at random, which shrink the input by less than a half.",
        fractional_pool(dims),
        (
            kernel(dims, 2),
            ParamSpec(
                "output_size",
                "size",
                None,
                "Size of the output; without it output_ratio counts.",
                minimum=1,
                dims=dims,
                optional=True,
            ),
            ParamSpec(
                "output_ratio",
                "scale",
                0.7,
                "Share of the input's size that is left, where output_size has no value.",
                minimum=0,
                maximum=1,
                dims=dims,
                explicit=True,
            ),
        ),
        construct=(
            f"nn.FractionalMaxPool{dims}d(kernel_size, output_size=output_size, "
            "output_ratio=output_ratio if output_size == None else None)"
        ),
        docs=f"torch.nn.FractionalMaxPool{dims}d.html",
        keywords=("maximum", "random", "stochastic", *_DOWN),
    )


def _max_unpool(dims: int) -> LayerSpec:
    return LayerSpec(
        f"MaxUnpool{dims}d",
        "pooling",
        "Puts each value where a MaxPool with return_indices found it; the rest is zero.",
        max_unpool(dims),
        (kernel(dims, 2), pool_stride(dims), padding(dims)),
        ports=(Port("x", help="The values."), Port("indices", help="Where they were found.")),
        construct=f"nn.MaxUnpool{dims}d",
        call="module(x, indices)",
        docs=f"torch.nn.MaxUnpool{dims}d.html",
        keywords=("inverse", "upsample", "segnet", "decoder"),
    )


_EACH = (1, 2, 3)

POOLING = (
    *map(_max_pool, _EACH),
    *map(_avg_pool, _EACH),
    *map(_global_avg, _EACH),
    *map(_global_max, _EACH),
    *map(_adaptive_avg, _EACH),
    *map(_adaptive_max, _EACH),
    *map(_lp_pool, _EACH),
    _fractional(2),
    _fractional(3),
    *map(_max_unpool, _EACH),
)
