"""Every layer, a family a file, in the order of the palette."""

from __future__ import annotations

from netstudio.catalog.layers.activation import ACTIVATION
from netstudio.catalog.layers.convolution import CONVOLUTION
from netstudio.catalog.layers.dropout import DROPOUT
from netstudio.catalog.layers.linear import LINEAR
from netstudio.catalog.layers.merge import MERGE
from netstudio.catalog.layers.normalisation import NORMALISATION
from netstudio.catalog.layers.pooling import POOLING
from netstudio.catalog.layers.shape import SHAPE
from netstudio.catalog.spec import LayerSpec

ALL_LAYERS: tuple[LayerSpec, ...] = (
    *CONVOLUTION,
    *POOLING,
    *LINEAR,
    *ACTIVATION,
    *NORMALISATION,
    *DROPOUT,
    *MERGE,
    *SHAPE,
)
