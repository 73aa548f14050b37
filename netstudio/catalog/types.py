"""What flows along a wire: tensors with a shape, tuples of such, or something not known."""

from __future__ import annotations

from typing import TypeAlias

from netstudio.catalog.size import Size, at_batch, size_text
from netstudio.records import dataclass

Shape: TypeAlias = tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class TensorType:
    """A tensor: its shape, batch included, and dtype."""

    shape: Shape
    dtype: str = "float32"

    @property
    def rank(self) -> int:
        """The number of dimensions."""
        return len(self.shape)

    def with_shape(self, *shape: Size) -> TensorType:
        """The same dtype with another shape."""
        return TensorType(tuple(shape), self.dtype)

    def __str__(self) -> str:
        return shape_text(self.shape)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value of which nothing is known: behind a problem, or from an op without a rule.

    `broken` is true behind a problem, so that one mistake is reported once.
    """

    reason: str
    broken: bool = False

    def __str__(self) -> str:
        return "?"


NO_TENSOR = Unknown("a value that is no tensor")
"""What a custom module may give: a list of any length, a dict, an object of its own."""

ValueType: TypeAlias = TensorType | Unknown | tuple["ValueType", ...]


def shape_text(shape: Shape) -> str:
    """`(N, 6, 28, 28)`, as Python writes a tuple."""
    inner = ", ".join(map(size_text, shape))
    return f"({inner},)" if len(shape) == 1 else f"({inner})"


def type_text(value: ValueType) -> str:
    """A short text of any value type."""
    if isinstance(value, tuple):
        return "(" + ", ".join(type_text(item) for item in value) + ")"
    return str(value)


def concrete(shape: Shape, batch: int) -> tuple[int, ...]:
    """A shape with the batch size filled in."""
    return tuple(at_batch(size, batch) for size in shape)
