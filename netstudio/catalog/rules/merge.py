"""Layers that join several values."""

from __future__ import annotations

from functools import reduce

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import at_port, axis_of, broadcast, may_equal
from netstudio.catalog.rules.dtype import (
    as_floating,
    needs_floating,
    needs_numbers,
    wider_dtype,
)
from netstudio.catalog.size import Size, product
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import Shape, TensorType, ValueType
from netstudio.sentence import say


def connected(inputs: Inputs, at_least: int = 1) -> tuple[TensorType, ...]:
    """The inputs that have a wire."""
    present = tuple(value for value in inputs if value is not None)
    if len(present) < at_least:
        raise ClashError(
            "unconnected",
            say(
                "Needs at least {at_least} inputs; {count_present} connected.",
                at_least=at_least,
                count_present=len(present),
            ),
            port=len(present),
        )
    return present


def _together(inputs: Inputs) -> TensorType:
    return reduce(broadcast, connected(inputs, 2))


def elementwise(args: Args, inputs: Inputs) -> ValueType:
    """All inputs broadcast together."""
    return _together(inputs)


def difference(args: Args, inputs: Inputs) -> ValueType:
    """Inputs broadcast together; truth values cannot be subtracted."""
    for port, value in enumerate(connected(inputs, 2)):
        needs_numbers(value, port=port)
    return _together(inputs)


def quotient(args: Args, inputs: Inputs) -> ValueType:
    """Inputs broadcast together; whole numbers become float32."""
    result = _together(inputs)
    return TensorType(result.shape, as_floating(result.dtype))


def similarity(args: Args, inputs: Inputs) -> ValueType:
    """Inputs broadcast together, `dim` taken away."""
    for port, value in enumerate(connected(inputs, 2)):
        needs_floating(value, port=port)
    result = _together(inputs)
    dim = axis_of(args["dim"], result.rank)
    return result.with_shape(*result.shape[:dim], *result.shape[dim + 1 :])


def pair_distance(args: Args, inputs: Inputs) -> ValueType:
    """Inputs broadcast together; of the last dimension 1 is left, or nothing."""
    for port, value in enumerate(connected(inputs, 2)):
        needs_numbers(value, port=port)
    result = _together(inputs)
    axis_of(-1, result.rank)
    kept: Shape = (1,) if args["keepdim"] else ()
    return TensorType((*result.shape[:-1], *kept), as_floating(result.dtype))


def interpolation(args: Args, inputs: Inputs) -> ValueType:
    """Two inputs of one dtype, broadcast together."""
    a, b = (needs_floating(value, port=port) for port, value in enumerate(connected(inputs, 2)))
    _same_dtype(a, b)
    return broadcast(a, b)


def concatenate(args: Args, inputs: Inputs) -> ValueType:
    """Inputs end to end along `dim`; their other sizes agree."""
    values = connected(inputs)
    head = values[0]
    dim = axis_of(args["dim"], head.rank)
    total: Size = 0
    dtype = head.dtype
    for value in values:
        if not _fit(value.shape, head.shape, dim):
            raise ClashError(
                "concatenate",
                say(
                    "Along dimension {dim}, all other sizes must agree: {head} and {value} do not.",
                    dim=dim,
                    head=head,
                    value=value,
                ),
                shapes=tuple(item.shape for item in values),
                axis=dim,
            )
        total = value.shape[dim] + total
        dtype = wider_dtype(dtype, value.dtype)
    return TensorType((*head.shape[:dim], total, *head.shape[dim + 1 :]), dtype)


def _fit(one: Shape, other: Shape, dim: int | None = None) -> bool:
    """Whether two shapes agree, or may, in all dimensions but `dim`."""
    if len(one) != len(other):
        return False
    pairs = enumerate(zip(one, other, strict=True))
    return all(at == dim or may_equal(x, y) for at, (x, y) in pairs)


def stack(args: Args, inputs: Inputs) -> ValueType:
    """Inputs of one shape side by side along a new dimension."""
    values = connected(inputs)
    head = values[0]
    for value in values:
        if not _fit(value.shape, head.shape):
            raise ClashError(
                "concatenate",
                say(
                    "Only values of one shape can be stacked: {head} and {value} are not.",
                    head=head,
                    value=value,
                ),
                shapes=tuple(item.shape for item in values),
            )
    dim = axis_of(args["dim"], head.rank + 1)
    dtype = reduce(wider_dtype, (value.dtype for value in values))
    return TensorType((*head.shape[:dim], len(values), *head.shape[dim:]), dtype)


def matmul(args: Args, inputs: Inputs) -> ValueType:
    """`(..., m, k) @ (..., k, n) -> (..., m, n)`; a vector on either side loses its dimension."""
    a, b = at_port(inputs, 0), at_port(inputs, 1)
    for port, value in enumerate((a, b)):
        needs_numbers(value, port=port)
        if value.rank == 0:
            raise ClashError(
                "rank",
                "Needs an input of at least 1 dimension; received a single number.",
                expected_rank=1,
                port=port,
                shape=value.shape,
            )
    _same_dtype(a, b)
    rows = a.shape if a.rank > 1 else (1, *a.shape)
    columns = b.shape if b.rank > 1 else (*b.shape, 1)
    if rows[-1] != columns[-2]:
        raise ClashError(
            "features",
            say(
                "The last size of {a} must be the second last of {b}: {rows} against {columns}.",
                a=a,
                b=b,
                rows=rows[-1],
                columns=columns[-2],
            ),
            shapes=(a.shape, b.shape),
            claimed=rows[-1],
            true=columns[-2],
        )
    batch = broadcast(a.with_shape(*rows[:-2]), b.with_shape(*columns[:-2])).shape
    kept = (*((rows[-2],) if a.rank > 1 else ()), *((columns[-1],) if b.rank > 1 else ()))
    return a.with_shape(*batch, *kept)


def matmul_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """One for each output value and place of the sum."""
    places = at_port(inputs, 0).shape[-1]
    shape = output.shape[1:] if isinstance(output, TensorType) else ()
    return product(shape) * places


def _same_dtype(a: TensorType, b: TensorType) -> None:
    if a.dtype != b.dtype:
        raise ClashError(
            "dtype",
            say(
                "Both inputs must have one dtype; received {dtype} and {dtype2}. Put a Cast "
                "before one of them.",
                dtype=a.dtype,
                dtype2=b.dtype,
            ),
            port=1,
            claimed=b.dtype,
            true=a.dtype,
        )
