"""Layers that change a tensor's shape and not its values."""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import axis_of, elements, first
from netstudio.catalog.size import Size, divide, is_whole, product
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import TensorType, ValueType, shape_text
from netstudio.sentence import say


def flatten(args: Args, inputs: Inputs) -> ValueType:
    """Dimensions from `start_dim` to `end_dim` become one."""
    x = first(inputs)
    start = axis_of(args["start_dim"], x.rank, name="start_dim")
    end = axis_of(args["end_dim"], x.rank, name="end_dim")
    if end < start:
        raise ClashError(
            "axis",
            say(
                "start_dim ({args}) lies behind end_dim ({args2}) for {x}.",
                args=args["start_dim"],
                args2=args["end_dim"],
                x=x,
            ),
            parameter="start_dim",
        )
    merged = product(x.shape[start : end + 1])
    return x.with_shape(*x.shape[:start], merged, *x.shape[end + 1 :])


def reshape(args: Args, inputs: Inputs) -> ValueType:
    """Another shape of the same number of elements; one size may be -1: what is left.

    A shape that moves part of a sample into another row is a clash of its own (`batch_moved`),
    because torch runs it without a word and the network learns nothing.
    """
    x = first(inputs)
    wanted = tuple(args["shape"])
    _check_wanted(wanted, "shape")
    resolved = _resolve(x, wanted)
    _check_batch(x, wanted, resolved)
    return TensorType(resolved, x.dtype)


def _check_wanted(wanted: tuple[Size, ...], parameter: str) -> None:
    if wanted.count(-1) > 1 or any(isinstance(s, int) and (s < -1) for s in wanted):
        raise ClashError(
            "argument",
            say(
                "A shape may hold sizes and one -1 for what is left; received {wanted}.",
                wanted=shape_text(wanted),
            ),
            parameter=parameter,
        )


def _resolve(x: TensorType, wanted: tuple[Size, ...]) -> tuple[Size, ...]:
    total = elements(x)
    fixed = product(tuple(size for size in wanted if size != -1))
    if -1 not in wanted:
        if total != fixed:
            raise _elements_clash(x, wanted, total, fixed)
        return wanted
    left = divide(total, fixed)
    if left is None or (isinstance(left, int) and left < 1):
        raise _elements_clash(x, wanted, total, fixed)
    moves_rows = wanted[:1] == (-1,) and not isinstance(total, int)
    if not is_whole(left) and not moves_rows:
        raise _elements_clash(x, wanted, total, fixed)
    return tuple(left if size == -1 else size for size in wanted)


def _check_batch(x: TensorType, wanted: tuple[Size, ...], resolved: tuple[Size, ...]) -> None:
    if not x.shape or not resolved:
        return
    batch, rows = x.shape[0], resolved[0]
    if isinstance(batch, int) or rows == batch:
        return
    features = product(x.shape[1:])
    share = divide(rows, batch)
    if share is None:
        return
    raise ClashError(
        "batch_moved",
        say(
            "Samples move into other rows: {x} has {features} values a sample, {wanted} takes "
            "{product}, so a batch of N becomes {rows}.",
            x=x,
            features=features,
            wanted=shape_text(wanted),
            product=product(tuple(s for s in wanted[1:] if s != -1)),
            rows=rows,
        ),
        shape=x.shape,
        wanted=wanted,
        claimed=product(tuple(s for s in wanted[1:] if s != -1)),
        true=features,
        rows=rows,
    )


def _elements_clash(
    x: TensorType, wanted: tuple[Size, ...], total: Size, fixed: Size
) -> ClashError:
    return ClashError(
        "elements",
        say(
            "{x} has {total} values, which do not fit into {wanted}, which takes {fixed}{value}.",
            x=x,
            total=total,
            wanted=shape_text(wanted),
            fixed=fixed,
            value=" times what -1 stands for" if -1 in wanted else "",
        ),
        shape=x.shape,
        wanted=wanted,
        claimed=fixed,
        true=total,
    )


def unflatten(args: Args, inputs: Inputs) -> ValueType:
    """One dimension becomes several with the same product; one of them may be -1."""
    x = first(inputs)
    dim = axis_of(args["dim"], x.rank)
    wanted = tuple(args["unflattened_size"])
    _check_wanted(wanted, "unflattened_size")
    size = x.shape[dim]
    fixed = product(tuple(item for item in wanted if item != -1))
    left = divide(size, fixed)
    if left is None or not is_whole(left) or (-1 not in wanted and left != 1):
        raise ClashError(
            "elements",
            say(
                "Dimension {dim} of {x} has {size} values, which do not fit into {wanted}.",
                dim=dim,
                x=x,
                size=size,
                wanted=shape_text(wanted),
            ),
            parameter="unflattened_size",
            shape=x.shape,
            wanted=wanted,
            claimed=fixed,
            true=size,
        )
    sizes = tuple(left if item == -1 else item for item in wanted)
    return x.with_shape(*x.shape[:dim], *sizes, *x.shape[dim + 1 :])
