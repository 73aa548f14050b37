"""Reference of the convolutions."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference, arxiv
from netstudio.catalog.reference.shapes import DIMENSIONS, spatial, spatial_out

_ARITHMETIC = arxiv(
    "Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016)", "1603.07285"
)
_SIZE = "H′ = ⌊(H + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1"
_SIZE_BACK = "H′ = (H − 1)·stride − 2·padding + dilation·(kernel − 1) + output_padding + 1"
_WHAT = {1: "signals such as sound or text", 2: "images", 3: "volumes and videos"}


def _conv(dims: int) -> Reference:
    return Reference(
        f"Slides kernels over {_WHAT[dims]}: each output channel is the sum, over all input "
        "channels of its group, of the input weighted by a kernel of its own. Torch computes a "
        "cross-correlation: the kernel is not flipped.",
        f"{spatial(dims, 'C_{in}')} → {spatial_out(dims, 'C_{out}')}",
        "y_{o} = b_{o} + Σ_{i} w_{o,i} ⋆ x_{i}",
        _SIZE.replace("H", "L") if dims == 1 else _SIZE,
        _ARITHMETIC,
    )


def _transposed(dims: int) -> Reference:
    return Reference(
        "Each input value paints its kernel, weighted by the value, into the output, a stride "
        "further for the next one. It is the gradient of a convolution with regard to its input, "
        "and enlarges feature maps in decoders and generators.",
        f"{spatial(dims, 'C_{in}')} → {spatial_out(dims, 'C_{out}')}",
        "y_{o} = b_{o} + Σ_{i} w_{i,o} ⋆^{T} x_{i}",
        _SIZE_BACK.replace("H", "L") if dims == 1 else _SIZE_BACK,
        _ARITHMETIC,
    )


REFERENCES: dict[str, Reference] = {
    **{f"Conv{dims}d": _conv(dims) for dims in DIMENSIONS},
    **{f"ConvTranspose{dims}d": _transposed(dims) for dims in DIMENSIONS},
    "DepthwiseConv2d": Reference(
        "A convolution with as many groups as channels: each channel is filtered by itself, and "
        "channels never mix. It costs a fraction of a full convolution.",
        f"{spatial(2)} → {spatial_out(2, 'C·multiplier')}",
        "y_{c} = b_{c} + w_{c} ⋆ x_{c}",
        _SIZE,
        arxiv("Howard et al., MobileNets (2017)", "1704.04861"),
    ),
    "SeparableConv2d": Reference(
        "First a depthwise convolution filters each channel in space, then a 1×1 convolution mixes "
        "the channels: the two jobs of a convolution, one after the other, with far fewer weights.",
        f"{spatial(2, 'C_{in}')} → {spatial_out(2, 'C_{out}')}",
        "y_{o} = b_{o} + Σ_{c} p_{o,c} (w_{c} ⋆ x_{c})",
        _SIZE,
        arxiv("Chollet, Xception (2016)", "1610.02357"),
    ),
}
