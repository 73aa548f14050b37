"""A converter for each ONNX operation, by its type."""

from __future__ import annotations

from netstudio.exchange.onnx.converters import (
    activation,
    arithmetic,
    constants,
    convolution,
    images,
    indexing,
    linear,
    normalisation,
    pooling,
    quantised,
    recurrent,
    reduction,
    shape,
    sizes,
)
from netstudio.exchange.onnx.operation import Converter

CONVERTERS: dict[str, Converter] = {
    **convolution.TABLE,
    **pooling.TABLE,
    **activation.TABLE,
    **arithmetic.TABLE,
    **constants.TABLE,
    **images.TABLE,
    **linear.TABLE,
    **normalisation.TABLE,
    **quantised.TABLE,
    **recurrent.TABLE,
    **shape.TABLE,
    **indexing.TABLE,
    **reduction.TABLE,
    **sizes.TABLE,
}
