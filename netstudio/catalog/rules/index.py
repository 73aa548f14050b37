"""Layers that take parts of a tensor, order its dimensions, or repeat it."""

from __future__ import annotations

from collections.abc import Sequence

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import axis_of, first
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import Shape, TensorType, ValueType, shape_text
from netstudio.sentence import say


def permute(args: Args, inputs: Inputs) -> ValueType:
    """The dimensions in another order, each named once."""
    x = first(inputs)
    order = _each_once(x, args["dims"], "dims")
    if len(order) != x.rank:
        raise ClashError(
            "rank",
            say(
                "dims names {count_order} dimensions, {tuple}; received {x}, which has {rank}.",
                count_order=len(order),
                tuple=shape_text(tuple(args["dims"])),
                x=x,
                rank=x.rank,
            ),
            parameter="dims",
            expected_rank=len(order),
            shape=x.shape,
        )
    return x.with_shape(*(x.shape[axis] for axis in order))


def _each_once(x: TensorType, dims: Sequence[int], name: str) -> list[int]:
    axes = [axis_of(axis, x.rank, name=name) for axis in dims]
    if len(set(axes)) != len(axes):
        raise ClashError(
            "axis",
            say(
                "{name} names a dimension twice: {tuple}.", name=name, tuple=shape_text(tuple(dims))
            ),
            parameter=name,
            rank=x.rank,
        )
    return axes


def transpose(args: Args, inputs: Inputs) -> ValueType:
    """Two dimensions change places."""
    x = first(inputs)
    a, b = (axis_of(args[name], x.rank, name=name) for name in ("dim0", "dim1"))
    shape = list(x.shape)
    shape[a], shape[b] = shape[b], shape[a]
    return x.with_shape(*shape)


def move_axis(args: Args, inputs: Inputs) -> ValueType:
    """Dimensions move to other places; the rest keep their order."""
    x = first(inputs)
    given = [_several(args[name]) for name in ("source", "destination")]
    kinds = {isinstance(args[name], tuple) for name in ("source", "destination")}
    if len(given[0]) != len(given[1]) or len(kinds) > 1:
        raise ClashError(
            "argument",
            say(
                "source and destination must be two numbers, or two lists of one length; "
                "received {args} and {args2}.",
                args=args["source"],
                args2=args["destination"],
            ),
            parameter="destination",
        )
    source = _each_once(x, given[0], "source")
    destination = _each_once(x, given[1], "destination")
    rest = iter(size for axis, size in enumerate(x.shape) if axis not in source)
    moved = dict(zip(destination, source, strict=True))
    shape = [x.shape[moved[axis]] if axis in moved else next(rest) for axis in range(x.rank)]
    return x.with_shape(*shape)


def _several(value: int | tuple[int, ...]) -> tuple[int, ...]:
    return value if isinstance(value, tuple) else (value,)


def squeeze(args: Args, inputs: Inputs) -> ValueType:
    """Dimensions of size 1 go: those of `dim` that are 1, or all. The batch counts as more."""
    x = first(inputs)
    if args["dim"] is None:
        chosen = list(range(x.rank))
    else:
        chosen = _each_once(x, _several(args["dim"]), "dim")
    kept = [size for axis, size in enumerate(x.shape) if axis not in chosen or size != 1]
    return x.with_shape(*kept)


def unsqueeze(args: Args, inputs: Inputs) -> ValueType:
    """A new dimension of size 1 at `dim`."""
    x = first(inputs)
    dim = axis_of(args["dim"], x.rank + 1)
    return x.with_shape(*x.shape[:dim], 1, *x.shape[dim:])


def part(args: Args, inputs: Inputs) -> ValueType:
    """Python's slice `start:stop:step` along `dim`: what lies outside is left out."""
    x = first(inputs)
    dim = axis_of(args["dim"], x.rank)
    size, (start, stop, step) = x.shape[dim], (args[name] for name in ("start", "stop", "step"))
    if isinstance(size, int):
        length: Size = len(range(*slice(start, stop, step).indices(size)))
    else:
        length = _symbolic_length(size, start, stop, step, x)
    return x.with_shape(*x.shape[:dim], length, *x.shape[dim + 1 :])


def _symbolic_length(
    size: Size, start: int | None, stop: int | None, step: int, x: TensorType
) -> Size:
    """The length of a slice of a size that changes: known where both ends count from one side."""
    begin = start or 0
    if step == 1 and begin >= 0 and stop is None:
        return size - begin
    if step == 1 and begin >= 0 and stop is not None and stop < 0:
        return size + stop - begin
    if step == 1 and begin < 0 and stop is None:
        return -begin
    raise ClashError(
        "symbolic",
        say(
            "How much of {x} is left depends on its size there, {size}, which changes.",
            x=x,
            size=size,
        ),
        shape=x.shape,
        parameter="stop",
    )


def select(args: Args, inputs: Inputs) -> ValueType:
    """One index along `dim`, which goes."""
    x = first(inputs)
    dim = axis_of(args["dim"], x.rank)
    size, index = x.shape[dim], args["index"]
    if isinstance(size, int) and not -size <= index < size:
        raise ClashError(
            "argument",
            say(
                "index is {index}, but dimension {dim} of {x} has {size} places: from {value} to "
                "{size2}.",
                index=index,
                dim=dim,
                x=x,
                size=size,
                value=-size,
                size2=size - 1,
            ),
            parameter="index",
            claimed=index,
            true=size - 1,
        )
    return x.with_shape(*x.shape[:dim], *x.shape[dim + 1 :])


def split(args: Args, inputs: Inputs) -> ValueType:
    """Parts of a chosen size, the last of what is left; or parts of the sizes listed."""
    x = first(inputs)
    dim, size = _fixed_axis(x, args["dim"])
    wanted = args["split_size"]
    if isinstance(wanted, tuple):
        if sum(wanted) != size:
            raise ClashError(
                "elements",
                say(
                    "The parts add up to {sum}, but dimension {dim} of {x} has {size}.",
                    sum=sum(wanted),
                    dim=dim,
                    x=x,
                    size=size,
                ),
                parameter="split_size",
                shape=x.shape,
                claimed=sum(wanted),
                true=size,
            )
        return _parts(x, dim, wanted)
    if wanted < 1:
        raise ClashError(
            "argument",
            say("split_size must be at least 1; received {wanted}.", wanted=wanted),
            parameter="split_size",
        )
    return _parts(x, dim, _even(size, wanted))


def chunk(args: Args, inputs: Inputs) -> ValueType:
    """At most `chunks` parts of one size, the last one of what is left."""
    x = first(inputs)
    dim, size = _fixed_axis(x, args["dim"])
    return _parts(x, dim, _even(size, -(-size // args["chunks"])))


def unbind(args: Args, inputs: Inputs) -> ValueType:
    """Every index along `dim` by itself."""
    x = first(inputs)
    dim, size = _fixed_axis(x, args["dim"])
    return (x.with_shape(*x.shape[:dim], *x.shape[dim + 1 :]),) * size


def _even(size: int, part_size: int) -> tuple[int, ...]:
    full, rest = divmod(size, part_size)
    return (part_size,) * full + ((rest,) if rest else ())


def _parts(x: TensorType, dim: int, sizes: Sequence[Size]) -> ValueType:
    return tuple(x.with_shape(*x.shape[:dim], size, *x.shape[dim + 1 :]) for size in sizes)


def _fixed_axis(x: TensorType, axis: int) -> tuple[int, int]:
    """An axis and its size, which must not change with the batch."""
    dim = axis_of(axis, x.rank)
    size = x.shape[dim]
    if not isinstance(size, int):
        raise ClashError(
            "symbolic",
            say(
                "How many parts {x} gives along dimension {dim} changes with its size, {size}; "
                "choose another dimension.",
                x=x,
                dim=dim,
                size=size,
            ),
            shape=x.shape,
            parameter="dim",
        )
    return dim, size


def repeat(args: Args, inputs: Inputs) -> ValueType:
    """Copies along each dimension; further numbers in front make new dimensions."""
    x = first(inputs)
    counts = args["repeats"]
    padded = _padded(x, counts, "repeats")
    return x.with_shape(*(size * count for size, count in zip(padded, counts, strict=True)))


def expand(args: Args, inputs: Inputs) -> ValueType:
    """Dimensions of size 1 repeated without a copy; -1 keeps a size."""
    x = first(inputs)
    sizes = args["sizes"]
    padded = _padded(x, sizes, "sizes")
    new = len(sizes) - x.rank
    shape: list[Size] = []
    for axis, (old, size) in enumerate(zip(padded, sizes, strict=True)):
        if size == -1 and axis >= new:
            shape.append(old)
        elif size == -1 or old not in (1, size):
            raise ClashError(
                "broadcast",
                say(
                    "{x} does not expand to {tuple}: only a size of 1 can grow, and only a size "
                    "that is there can be kept with -1.",
                    x=x,
                    tuple=shape_text(tuple(sizes)),
                ),
                parameter="sizes",
                shapes=(x.shape, tuple(sizes)),
            )
        else:
            shape.append(size)
    return x.with_shape(*shape)


def _padded(x: TensorType, counts: Sequence[int], name: str) -> Shape:
    if len(counts) < x.rank:
        raise ClashError(
            "rank",
            say(
                "{name} has {count_counts} numbers; received {x}, which has {rank} dimensions.",
                name=name,
                count_counts=len(counts),
                x=x,
                rank=x.rank,
            ),
            parameter=name,
            expected_rank=len(counts),
            shape=x.shape,
        )
    return (1,) * (len(counts) - x.rank) + x.shape


def flip(args: Args, inputs: Inputs) -> ValueType:
    """The same shape, some dimensions backwards."""
    x = first(inputs)
    _each_once(x, _several(args["dims"]), "dims")
    return x


def roll(args: Args, inputs: Inputs) -> ValueType:
    """The same shape, what leaves at one end comes in at the other."""
    x = first(inputs)
    shifts, dims = _several(args["shifts"]), _several(args["dims"])
    if len(shifts) != len(dims) or not dims:
        raise ClashError(
            "argument",
            say(
                "shifts has {count_shifts} numbers and dims {count_dims}; each shift belongs to "
                "one dimension.",
                count_shifts=len(shifts),
                count_dims=len(dims),
            ),
            parameter="shifts",
        )
    for axis in dims:
        axis_of(axis, x.rank, name="dims")
    return x
