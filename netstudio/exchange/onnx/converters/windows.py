"""How what slides a window over its input pads it, for convolutions and for pooling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netstudio.document.values import Value
from netstudio.exchange.onnx.operation import Operation, UnsupportedError
from netstudio.exchange.onnx.size_term import largest
from netstudio.exchange.onnx.values import Carried
from netstudio.sentence import say

Pads = list[tuple[Any, Any]]


def pads_of(
    op: Operation, kernel: Sequence[int], stride: Sequence[int], dilation: Sequence[int]
) -> Pads:
    """Cells before and after each dimension, from `pads` or `auto_pad`."""
    dims = len(kernel)
    auto = op.attribute("auto_pad", "NOTSET")
    if auto in ("NOTSET", ""):
        pads = op.attribute("pads", [0] * 2 * dims)
        if len(pads) != 2 * dims:
            raise UnsupportedError(say("it has {count} pads", count=len(pads)))
        return list(zip(pads[:dims], pads[dims:], strict=True))
    if auto == "VALID":
        return [(0, 0)] * dims
    spans = [(k - 1) * d + 1 for k, d in zip(kernel, dilation, strict=True)]
    found: Pads = []
    for at, (span, step) in enumerate(zip(spans, stride, strict=True)):
        total = _same_total(op.size(op.at(0), at + 2), span, step)
        half, more = total // 2, (total + 1) // 2
        found.append((half, more) if auto == "SAME_UPPER" else (more, half))
    return found


def _same_total(size: Any, span: int, step: int) -> Any:
    """How much padding keeps `ceil(size / step)` windows."""
    if step == 1:
        return span - 1
    return largest(((size + step - 1) // step - 1) * step + span - size, 0)


def symmetric(pads: Pads) -> tuple[int, ...] | None:
    """One number a dimension, where both ends have the same."""
    if all(isinstance(a, int) and isinstance(b, int) and a == b >= 0 for a, b in pads):
        return tuple(a for a, _ in pads)
    return None


def padded(op: Operation, value: Carried, pads: Pads, fill: float = 0.0) -> Carried:
    """A value with cells around its last dimensions."""
    if all(isinstance(a, int) and isinstance(b, int) and a == b == 0 for a, b in pads):
        return value
    flat = tuple(size for pair in reversed(pads) for size in pair)
    return op.call("F.pad", value, flat, value=fill)


def even(sizes: Sequence[int]) -> Value:
    """One number where all dimensions have the same."""
    first, *rest = sizes
    return first if all(size == first for size in rest) else tuple(sizes)


def each(op: Operation, name: str, dims: int, default: int = 1) -> list[int]:
    sizes = op.attribute(name) or [default] * dims
    if len(sizes) != dims or any(size < 0 for size in sizes):
        raise UnsupportedError(say("its {name} is {sizes}", name=name, sizes=sizes))
    return [int(size) for size in sizes]
