"""A converter for each ONNX operation, by its type."""

from __future__ import annotations

from netstudio.exchange.onnx.converters import (
    activation,
    arithmetic,
    constants,
    indexing,
    linear,
    normalisation,
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
    **linear.TABLE,
    **normalisation.TABLE,
    **shape.TABLE,
    **indexing.TABLE,
    **reduction.TABLE,
    **sizes.TABLE,
}
