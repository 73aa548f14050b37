"""Every layer, a family a file, in the order of the palette."""

from __future__ import annotations

from netstudio.catalog.layers.activation import ACTIVATION
from netstudio.catalog.layers.attention import ATTENTION
from netstudio.catalog.layers.convolution import CONVOLUTION
from netstudio.catalog.layers.dropout import DROPOUT
from netstudio.catalog.layers.embedding import EMBEDDING
from netstudio.catalog.layers.linear import LINEAR
from netstudio.catalog.layers.math import MATH
from netstudio.catalog.layers.merge import MERGE
from netstudio.catalog.layers.normalisation import NORMALISATION
from netstudio.catalog.layers.padding import PADDING
from netstudio.catalog.layers.pooling import POOLING
from netstudio.catalog.layers.recurrent import RECURRENT
from netstudio.catalog.layers.reduction import REDUCTION
from netstudio.catalog.layers.shape import SHAPE
from netstudio.catalog.layers.upsampling import UPSAMPLING
from netstudio.catalog.spec import LayerSpec

ALL_LAYERS: tuple[LayerSpec, ...] = (
    *CONVOLUTION,
    *POOLING,
    *LINEAR,
    *ACTIVATION,
    *NORMALISATION,
    *DROPOUT,
    *PADDING,
    *UPSAMPLING,
    *RECURRENT,
    *EMBEDDING,
    *ATTENTION,
    *MERGE,
    *SHAPE,
    *REDUCTION,
    *MATH,
)
