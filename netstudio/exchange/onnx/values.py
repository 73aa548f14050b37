"""What a name in an ONNX graph can stand for while the graph is converted.

ONNX computes everything with tensors: weights, the sizes that a Reshape takes, indices. Here they
are kept apart as long as can be, since in a project a weight is a layer's, a size is an argument,
and only the rest are values that flow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from netstudio.catalog.types import ValueType
from netstudio.document.values import Ref


@dataclass(frozen=True, slots=True, eq=False)
class Constant:
    """A tensor that is known: an initialiser, or computed from known ones. `name`: the file's."""

    array: NDArray[Any]
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A value that `forward` computes, and its type."""

    ref: Ref
    type: ValueType


@dataclass(frozen=True, slots=True, eq=False)
class Sizes:
    """A tensor of sizes, some of which depend on the input: an array of int and `SizeTerm`.

    `dtype` is the dtype that it has in ONNX.
    """

    items: NDArray[np.object_]
    dtype: str = "int64"


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """A sequence of values."""

    values: tuple[Carried, ...]
    dtype: str = "float32"


Carried: TypeAlias = Constant | Flow | Sizes | Items
