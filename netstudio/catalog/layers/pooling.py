"""Pooling."""

from __future__ import annotations

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.window import adaptive_pool, global_pool, pool
from netstudio.catalog.spec import LayerSpec


def _window(dims: int) -> tuple[ParamSpec, ...]:
    return (
        ParamSpec(
            "kernel_size",
            "size",
            2,
            "Size of the window.",
            minimum=1,
            dims=dims,
            positional=True,
            explicit=True,
        ),
        ParamSpec(
            "stride",
            "size",
            None,
            "Step of the window; by default its size.",
            minimum=1,
            dims=dims,
            optional=True,
        ),
        ParamSpec("padding", "size", 0, "Cells added on each side.", minimum=0, dims=dims),
    )


_CEIL = ParamSpec("ceil_mode", "bool", False, "Whether a last window may hang over the edge.")


def _max_pool(dims: int) -> LayerSpec:
    return LayerSpec(
        f"MaxPool{dims}d",
        "pooling",
        "The largest value in each window.",
        pool(dims),
        (
            *_window(dims),
            ParamSpec("dilation", "size", 1, "Gap between window cells.", minimum=1, dims=dims),
            _CEIL,
        ),
        construct=f"nn.MaxPool{dims}d",
        docs=f"torch.nn.MaxPool{dims}d.html",
        keywords=("maximum", "downsample", "subsample"),
    )


def _avg_pool(dims: int) -> LayerSpec:
    return LayerSpec(
        f"AvgPool{dims}d",
        "pooling",
        "The mean of each window.",
        pool(dims),
        (
            *_window(dims),
            _CEIL,
            ParamSpec("count_include_pad", "bool", True, "Whether padding counts in the mean."),
        ),
        construct=f"nn.AvgPool{dims}d",
        docs=f"torch.nn.AvgPool{dims}d.html",
        keywords=("mean", "average", "downsample", "subsample"),
    )


def _adaptive_avg_pool(dims: int) -> LayerSpec:
    return LayerSpec(
        f"AdaptiveAvgPool{dims}d",
        "pooling",
        "Means over windows chosen so that the output has the size you set.",
        adaptive_pool(dims),
        (
            ParamSpec(
                "output_size",
                "size",
                1,
                "Size of the output.",
                minimum=1,
                dims=dims,
                optional=True,
                positional=True,
                explicit=True,
            ),
        ),
        construct=f"nn.AdaptiveAvgPool{dims}d",
        docs=f"torch.nn.AdaptiveAvgPool{dims}d.html",
        keywords=("mean", "average", "global"),
    )


GLOBAL_AVG_POOL_2D = LayerSpec(
    "GlobalAvgPool2d",
    "pooling",
    "The mean of each channel: (N, C, H, W) becomes (N, C, 1, 1).",
    global_pool(2),
    construct="nn.AdaptiveAvgPool2d(1)",
    docs="torch.nn.AdaptiveAvgPool2d.html",
    keywords=("mean", "average", "gap"),
)

POOLING = (_max_pool(2), _avg_pool(2), _adaptive_avg_pool(2), GLOBAL_AVG_POOL_2D)
