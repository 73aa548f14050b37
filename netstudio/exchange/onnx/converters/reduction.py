"""What reduces dimensions to one number each."""

from __future__ import annotations

from collections.abc import Callable

from netstudio.exchange.onnx.operation import Converter, Operation, Results
from netstudio.exchange.onnx.values import Carried, Flow

Reduce = Callable[[Operation, Carried, tuple[int, ...], bool], Carried]


def _over_axes(reduce: Reduce) -> Converter:
    """A reduction over axes, all of them where none are given."""

    def convert(op: Operation) -> Results:
        rank = op.rank()
        axes = op.ints("axes", 1)
        if not axes and op.attribute("noop_with_empty_axes", 0):
            return reduce(op, op.at(0), (), True)
        chosen = tuple(sorted(op.from_front(a, rank) for a in axes)) if axes else range(rank)
        keep = bool(op.attribute("keepdims", 1))
        return op.cast(reduce(op, op.at(0), tuple(chosen), keep), op.dtype())

    return convert


def _layered(kind: str, method: str) -> Reduce:
    def reduce(op: Operation, x: Carried, axes: tuple[int, ...], keep: bool) -> Carried:
        if not axes:
            return x
        dims = axes[0] if len(axes) == 1 else axes
        if isinstance(x, Flow) and op.is_float():
            args = {"dim": dims} | ({"keepdim": True} if keep else {})
            return op.either(kind, method, x, dims, keep, layer=args)
        return op.call(method, x, dims, keep)

    return reduce


def _extreme(kind: str, method: str) -> Reduce:
    plain = _layered(kind, method)

    def reduce(op: Operation, x: Carried, axes: tuple[int, ...], keep: bool) -> Carried:
        if op.dtype() == "bool":
            return plain(op, op.cast(x, "uint8"), axes, keep)
        return plain(op, x, axes, keep)

    return reduce


def _product(op: Operation, x: Carried, axes: tuple[int, ...], keep: bool) -> Carried:
    for axis in reversed(axes):
        x = op.call("torch.prod", x, axis, keep)
    return x


def _after(inner: str, outer: Reduce, after: str = "") -> Reduce:
    """`after(outer(inner(x)))`."""

    def reduce(op: Operation, x: Carried, axes: tuple[int, ...], keep: bool) -> Carried:
        if inner:
            x = op.call(inner, x)
        x = outer(op, x, axes, keep)
        return op.call(after, x) if after else x

    return reduce


def _log_sum_exp(op: Operation, x: Carried, axes: tuple[int, ...], keep: bool) -> Carried:
    if not axes:
        return x
    x = x if op.is_float() else op.cast(x, "float64")
    return op.call("torch.logsumexp", x, axes, keep)


def _square_root(op: Operation, x: Carried, axes: tuple[int, ...], keep: bool) -> Carried:
    """The root of the sum of squares, of whole numbers cut off."""
    x = x if op.is_float() else op.cast(x, "float64")
    return _after("torch.square", _SUM, "torch.sqrt")(op, x, axes, keep)


def _log_sum(op: Operation, x: Carried, axes: tuple[int, ...], keep: bool) -> Carried:
    x = x if op.is_float() else op.cast(x, "float64")
    return op.call("torch.log", _SUM(op, x, axes, keep))


def _mean(op: Operation, x: Carried, axes: tuple[int, ...], keep: bool) -> Carried:
    if not op.is_float():
        x = op.cast(x, "float64")
        return op.call("Tensor.mean", x, axes, keep) if axes else x
    return _layered("Mean", "Tensor.mean")(op, x, axes, keep)


_SUM = _layered("Sum", "Tensor.sum")

TABLE: dict[str, Converter] = {
    "ReduceSum": _over_axes(_SUM),
    "ReduceMean": _over_axes(_mean),
    "ReduceMax": _over_axes(_extreme("Max", "Tensor.amax")),
    "ReduceMin": _over_axes(_extreme("Min", "Tensor.amin")),
    "ReduceProd": _over_axes(_product),
    "ReduceL1": _over_axes(_after("torch.abs", _SUM)),
    "ReduceL2": _over_axes(_square_root),
    "ReduceSumSquare": _over_axes(_after("torch.square", _SUM)),
    "ReduceLogSum": _over_axes(_log_sum),
    "ReduceLogSumExp": _over_axes(_log_sum_exp),
}
