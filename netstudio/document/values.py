"""The tagged values that arguments are made of.

An argument is a literal, a reference to another node's value, or an expression over sizes and
block parameters. Nothing else: no code, no import path, nothing that could be run.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from types import EllipsisType
from typing import TypeAlias

from netstudio.records import dataclass

Path: TypeAlias = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """The value of `node`, or an item of it: `Ref("lstm", (1, 0))` is `lstm(...)[1][0]`."""

    node: str
    item: Path = ()


@dataclass(frozen=True, slots=True)
class Expr:
    """A size expression such as `channels * 4` or `x.shape[2] // window`.

    A name stands for a block parameter, unless `where` binds it to a node's value.
    """

    text: str
    where: tuple[tuple[str, Ref], ...] = ()


@dataclass(frozen=True, slots=True)
class ListValue:
    """A Python list; a tuple stands for itself."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class SliceValue:
    """`start:stop:step` inside an index."""

    start: Value = None
    stop: Value = None
    step: Value = None


@dataclass(frozen=True, slots=True)
class DType:
    """A torch dtype by its name, such as `float32`."""

    name: str


Value: TypeAlias = (
    None
    | bool
    | int
    | float
    | str
    | tuple["Value", ...]
    | EllipsisType
    | Ref
    | Expr
    | ListValue
    | SliceValue
    | DType
)

DTYPES = frozenset(
    """
    bool uint8 int8 int16 int32 int64 float16 bfloat16 float32 float64 complex64 complex128
    """.split()
)


def children(value: Value) -> tuple[Value, ...]:
    """The values directly inside `value`."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, ListValue):
        return value.items
    if isinstance(value, SliceValue):
        return (value.start, value.stop, value.step)
    if isinstance(value, Expr):
        return tuple(ref for _, ref in value.where)
    return ()


def references(value: Value) -> Iterator[Ref]:
    """Every reference inside `value`, in reading order."""
    if isinstance(value, Ref):
        yield value
    for child in children(value):
        yield from references(child)


def map_references(value: Value, change: Callable[[Ref], Value]) -> Value:
    """`value` with each reference replaced by `change(reference)`.

    A reference that an expression binds can only become another reference. Where `change` gives
    None the whole expression becomes None, for it has no value left; where it gives anything else
    the binding stays, so that the expression keeps its meaning.
    """
    if isinstance(value, Ref):
        return change(value)
    if isinstance(value, tuple):
        return tuple(map_references(item, change) for item in value)
    if isinstance(value, ListValue):
        return ListValue(tuple(map_references(item, change) for item in value.items))
    if isinstance(value, SliceValue):
        return SliceValue(*(map_references(item, change) for item in children(value)))
    if isinstance(value, Expr) and value.where:
        return _rebound(value, change)
    return value


def _rebound(value: Expr, change: Callable[[Ref], Value]) -> Value:
    bindings = [(name, ref, change(ref)) for name, ref in value.where]
    if any(changed is None for _, _, changed in bindings):
        return None
    return Expr(
        value.text,
        tuple(
            (name, changed if isinstance(changed, Ref) else ref) for name, ref, changed in bindings
        ),
    )


def identical(a: Value, b: Value) -> bool:
    """Whether two values are the same to the letter: `True` is not `1`, `nan` is `nan`."""
    if type(a) is not type(b):
        return False
    if isinstance(a, float) and isinstance(b, float):
        same_sign = math.copysign(1, a) == math.copysign(1, b)
        return (math.isnan(a) and math.isnan(b)) or (a == b and same_sign)
    inner_a, inner_b = children(a), children(b)
    if inner_a or inner_b:
        return (
            len(inner_a) == len(inner_b)
            and (not isinstance(a, Expr) or a == b)
            and all(identical(x, y) for x, y in zip(inner_a, inner_b, strict=True))
        )
    return a == b
