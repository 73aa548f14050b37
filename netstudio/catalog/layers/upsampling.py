"""Upsampling, shuffles of places and channels, and patches."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import chosen, dilation, kernel, padding, stride
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.upsampling import (
    channel_shuffle,
    fold,
    pixel_shuffle,
    pixel_unshuffle,
    unfold,
    upsample,
)
from netstudio.catalog.spec import LayerSpec

UPSAMPLING = (
    LayerSpec(
        "Upsample",
        "upsampling",
        "Enlarges an image by repeating or interpolating its values.",
        upsample,
        (
            ParamSpec(
                "size",
                "ints",
                None,
                "Size of the output; without it scale_factor counts.",
                minimum=1,
                optional=True,
            ),
            ParamSpec(
                "scale_factor",
                "scale",
                2,
                "How many times larger the output is, where size has no value.",
                minimum=0,
                dims=0,
                optional=True,
                explicit=True,
            ),
            ParamSpec(
                "mode",
                "choice",
                "nearest",
                "How values in between are found.",
                choices=(
                    "nearest",
                    "nearest-exact",
                    "linear",
                    "bilinear",
                    "bicubic",
                    "trilinear",
                ),
            ),
            ParamSpec(
                "align_corners",
                "bool",
                None,
                "Whether the corner values stay at the corners; for the linear and cubic modes.",
                optional=True,
            ),
        ),
        construct=(
            "nn.Upsample(size=size, scale_factor=scale_factor if size == None else None, "
            "mode=mode, align_corners=align_corners)"
        ),
        docs="torch.nn.Upsample.html",
        keywords=("interpolate", "resize", "enlarge", "scale", "bilinear", "nearest"),
    ),
    LayerSpec(
        "PixelShuffle",
        "upsampling",
        "Channels become places: an image r times larger from r² times the channels.",
        pixel_shuffle,
        (chosen("upscale_factor", 2, "How many times larger the output is."),),
        construct="nn.PixelShuffle",
        formula="(N, C r², H, W) → (N, C, H r, W r)",
        docs="torch.nn.PixelShuffle.html",
        keywords=("subpixel", "super resolution", "depth to space"),
    ),
    LayerSpec(
        "PixelUnshuffle",
        "upsampling",
        "Places become channels: the inverse of PixelShuffle.",
        pixel_unshuffle,
        (chosen("downscale_factor", 2, "How many times smaller the output is."),),
        construct="nn.PixelUnshuffle",
        formula="(N, C, H r, W r) → (N, C r², H, W)",
        docs="torch.nn.PixelUnshuffle.html",
        keywords=("space to depth", "focus", "downsample"),
    ),
    LayerSpec(
        "ChannelShuffle",
        "upsampling",
        "Deals the channels of each group out to all groups (ShuffleNet).",
        channel_shuffle,
        (chosen("groups", 2, "Groups of channels; must divide them."),),
        construct="nn.ChannelShuffle",
        docs="torch.nn.ChannelShuffle.html",
        keywords=("shufflenet", "grouped", "permute"),
    ),
    LayerSpec(
        "Unfold",
        "upsampling",
        "Takes each window out as a column: patches of an image.",
        unfold,
        (kernel(2, 2), dilation(2), padding(2), stride(2)),
        construct="nn.Unfold",
        formula="(N, C, H, W) → (N, C · kernel, places)",
        docs="torch.nn.Unfold.html",
        keywords=("im2col", "patches", "sliding window"),
    ),
    LayerSpec(
        "Fold",
        "upsampling",
        "Puts windows back into an image, and adds up where they overlap.",
        fold,
        (
            ParamSpec(
                "output_size",
                "size",
                28,
                "Height and width of the output.",
                minimum=1,
                dims=2,
                positional=True,
                explicit=True,
            ),
            kernel(2, 2),
            dilation(2),
            padding(2),
            stride(2),
        ),
        construct="nn.Fold",
        formula="(N, C · kernel, places) → (N, C, H, W)",
        docs="torch.nn.Fold.html",
        keywords=("col2im", "patches"),
    ),
)
