"""A converter for each ONNX operation, by its type."""

from __future__ import annotations

from netstudio.exchange.onnx.converters import (
    activation,
    arithmetic,
    constants,
    images,
    indexing,
    linear,
    normalisation,
    quantised,
    recurrent,
    reduction,
    shape,
    sizes,
    windows,
)
from netstudio.exchange.onnx.operation import Converter

CONVERTERS: dict[str, Converter] = {
    **windows.TABLE,
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
