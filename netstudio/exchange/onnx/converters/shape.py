"""What changes the shape of a value and not its numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from netstudio.catalog.size import BATCH, divide, product
from netstudio.document.values import DType, SliceValue
from netstudio.exchange.onnx.operation import (
    MAX_PARTS,
    Converter,
    Operation,
    Results,
    UnsupportedError,
    as_items,
    bounded,
    literal,
)
from netstudio.exchange.onnx.size_term import SizeTerm, size_of
from netstudio.exchange.onnx.values import Carried, Constant, Flow
from netstudio.sentence import say


def reshape(op: Operation) -> Results:
    """Reshape: 0 keeps a size, -1 takes what is left."""
    given = op.attribute("shape")
    wanted = tuple(given) if given is not None else op.sizes(1, "the new shape")
    x = op.at(0)
    if not op.attribute("allowzero", 0):
        rank = op.rank()
        wanted = tuple(
            op.size(x, at) if size == 0 and isinstance(size, int) and at < rank else size
            for at, size in enumerate(wanted)
        )
    return reshaped(op, x, _with_open_batch(op, x, wanted))


def _with_open_batch(op: Operation, x: Carried, wanted: tuple[Any, ...]) -> tuple[Any, ...]:
    """A new shape that begins with the file's batch, where that is left open: with the open one."""
    fixed = op.builder.fixed_batch
    if fixed is None or not isinstance(x, Flow) or wanted[:1] != (fixed,):
        return wanted
    old = op.type_of(x).shape
    rest = wanted[1:]
    whole = all(isinstance(size, int) for size in (*rest, *old[1:]))
    if old[:1] != (BATCH,) or not whole:
        return wanted
    if -1 in rest or math.prod(rest) == product(old[1:]):
        return (op.size(x, 0), *rest)
    return wanted


def reshaped(op: Operation, value: Carried, shape: Sequence[Any]) -> Carried:
    """A value in another shape; where only one size is open, it takes what is left."""
    shape = _with_rest(op, value, tuple(shape))
    opened = [at for at, size in enumerate(shape) if isinstance(size, SizeTerm)]
    if len(opened) == 1 and -1 not in shape and 0 not in shape:
        shape = (*shape[: opened[0]], -1, *shape[opened[0] + 1 :])
    if any(isinstance(size, SizeTerm) for size in shape) or not isinstance(value, Flow):
        return op.call("Tensor.reshape", value, shape)
    if _is_flatten(op, value, shape):
        return op.either("Flatten", "torch.flatten", value, 1)
    return op.either("Reshape", "Tensor.reshape", value, shape, layer={"shape": shape})


def _with_rest(op: Operation, value: Carried, shape: tuple[Any, ...]) -> tuple[Any, ...]:
    """A new shape with -1 worked out, where what is left is a number whatever the input."""
    sizes = [size_of(size) for size in shape if not (isinstance(size, int) and size == -1)]
    if len(sizes) != len(shape) - 1 or None in sizes:
        return shape
    whole = product(op.type_of(value).shape)
    known = product(tuple(size for size in sizes if size is not None))
    rest = divide(whole, known) if known != 0 else None
    if not isinstance(rest, int) or rest < 1 or isinstance(known, int):
        return shape
    return tuple(rest if isinstance(size, int) and size == -1 else size for size in shape)


def _is_flatten(op: Operation, value: Flow, shape: tuple[Any, ...]) -> bool:
    """Whether a new shape keeps the first dimension and makes one of the rest."""
    old = op.type_of(value).shape
    if len(shape) != 2 or len(old) < 2:
        return False
    inner = product(old[1:])
    if shape[0] == -1:
        return bool(shape[1] == inner)
    return bool(shape[0] == old[0]) and shape[1] in (-1, inner)


def flatten(op: Operation) -> Results:
    """Flatten to a matrix."""
    axis = int(op.attribute("axis", 1))
    rank = op.rank()
    axis = axis + rank if axis < 0 else axis
    x = op.at(0)
    if axis == 1 and rank > 1 and isinstance(x, Flow):
        return op.either("Flatten", "torch.flatten", x, 1)
    sizes = [op.size(x, at) for at in range(rank)]
    if any(size == 0 for size in sizes if isinstance(size, int)):
        return op.call("Tensor.reshape", x, (math.prod(sizes[:axis]), math.prod(sizes[axis:])))
    front: Any = 1
    for size in sizes[:axis]:
        front = front * size
    return reshaped(op, x, (front, -1))


def transpose(op: Operation) -> Results:
    """Transpose."""
    rank = op.rank()
    order = tuple(op.attribute("perm") or range(rank - 1, -1, -1))
    if sorted(order) != list(range(rank)):
        raise UnsupportedError(say("its order of axes is {order}", order=order))
    if rank < 2:
        return op.at(0)
    return op.either("Permute", "Tensor.permute", op.at(0), order, layer={"dims": order})


def squeeze(op: Operation) -> Results:
    """Squeeze."""
    axes = op.ints("axes", 1)
    rank = op.rank()
    if axes is None:
        axes = tuple(at for at, size in enumerate(op.shape()) if size == 1)
    axes = tuple(sorted(op.from_front(axis, rank) for axis in axes))
    if not axes:
        return op.at(0)
    dim = axes[0] if len(axes) == 1 else axes
    return op.either("Squeeze", "Tensor.squeeze", op.at(0), dim, layer={"dim": dim})


def unsqueeze(op: Operation) -> Results:
    """Unsqueeze."""
    axes = op.ints("axes", 1) or ()
    rank = op.rank() + len(axes)
    value = op.at(0)
    for axis in sorted(op.from_front(axis, rank) for axis in axes):
        value = op.either("Unsqueeze", "torch.unsqueeze", value, axis, layer={"dim": axis})
    return value


def concat(op: Operation) -> Results:
    """Concat."""
    axis = op.axis("axis", 1)
    values = [op.at(index) for index in range(len(op.inputs))]
    if all(isinstance(value, Flow) for value in values):
        return op.either_many("Concatenate", "torch.cat", values, axis, dim=axis)
    return op.call("torch.cat", as_items(values), axis)


def split(op: Operation) -> Results:
    """Split."""
    axis = op.axis("axis", 0)
    count = len(op.outputs)
    sizes = op.ints("split", 1)
    size = op.shape()[axis]
    if sizes is None:
        parts = int(op.attribute("num_outputs", count))
        if not isinstance(size, int):
            return op.items(op.call("torch.chunk", op.at(0), parts, axis), count)
        each = -(-size // bounded(parts, MAX_PARTS))
        sizes = tuple(min(each, size - at * each) for at in range(parts))
    if len(sizes) < count or min(sizes, default=0) < 0:
        raise UnsupportedError(say("it splits into {sizes}", sizes=sizes))
    even = len(set(sizes)) == 1 and sizes[0] > 0
    wanted = sizes[0] if even else sizes
    args = {"split_size": wanted, "dim": axis}
    return op.items(op.either("Split", "torch.split", op.at(0), wanted, axis, layer=args), count)


def slice_(op: Operation) -> Results:
    """Slice, of any number of dimensions."""
    if op.has("starts"):
        starts, ends = tuple(op.attribute("starts")), tuple(op.attribute("ends"))
    else:
        starts, ends = op.sizes(1, "where it starts"), op.sizes(2, "where it ends")
    axes = op.ints("axes", 3) or tuple(range(len(starts)))
    steps = op.sizes(4, "its step") if op.given(4) else (1,) * len(starts)
    value = op.at(0)
    rank = op.rank()
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        value = _part(op, value, op.from_front(axis, rank), start, end, step)
    return value


def _part(op: Operation, value: Carried, axis: int, start: Any, end: Any, step: Any) -> Carried:
    size = op.size(value, axis)
    if not isinstance(step, int):
        raise UnsupportedError(say("its step would be known only while it runs"))
    numbers = all(isinstance(item, int) for item in (start, end, size))
    if numbers:
        first, last, _ = slice(start, end, step).indices(size)
        if step > 0 and (first, last, step) == (0, size, 1):
            return value
        if step < 0:
            places = np.arange(bounded(size))[slice(start, None if end < -size else end, step)]
            return op.call("torch.index_select", value, axis, Constant(np.asarray(places)))
    elif step < 0:
        if step == -1 and start in (-1, 2**63 - 1) and isinstance(end, int) and end < -(2**31):
            return op.call("torch.flip", value, (axis,))
        raise UnsupportedError(say("it goes backwards through a size that is open"))
    stop = None if isinstance(end, int) and end >= 2**31 - 1 else end
    begin = None if isinstance(start, int) and start == 0 else start
    if begin is None and stop is None and step == 1:
        return value
    plain = all(item is None or isinstance(item, int) for item in (begin, stop))
    index = (SliceValue(),) * axis + (SliceValue(begin, stop, None if step == 1 else step),)
    if plain and axis <= 4:
        args = {"dim": axis, "start": begin, "stop": stop, "step": step}
        return op.either("Slice", "operator.getitem", value, index, layer=args)
    return op.call("operator.getitem", value, index)


def expand(op: Operation) -> Results:
    """Expand: both shapes grow to what they have in common."""
    wanted = op.sizes(1, "the new shape")
    x = op.at(0)
    old = op.shape()
    if len(wanted) < len(old):
        wanted = (1,) * (len(old) - len(wanted)) + tuple(wanted)
    offset = len(wanted) - len(old)
    sizes: list[Any] = list(wanted)
    for at, own in enumerate(old):
        asked = wanted[offset + at]
        if own == 1:
            continue
        if asked == 1 or (isinstance(own, int) and own > 1) or size_of(asked) == own:
            sizes[offset + at] = -1
        else:
            ones = op.call("torch.ones", tuple(wanted), dtype=DType(op.dtype()))
            return op.call("operator.mul", x, ones)
    if not offset and all(isinstance(size, int) and size == -1 for size in sizes):
        return x
    return op.call("Tensor.expand", x, tuple(sizes))


def tile(op: Operation) -> Results:
    """Tile."""
    if op.version < 6 and len(op.inputs) == 3:
        times, axis = (int(op.known(at, "its repeats").reshape(())) for at in (1, 2))
        repeats: tuple[Any, ...] = tuple(times if at == axis else 1 for at in range(op.rank()))
    else:
        repeats = op.sizes(1, "its repeats")
    return op.call("Tensor.repeat", op.at(0), repeats)


def pad(op: Operation) -> Results:
    """Pad."""
    rank = op.rank()
    given = op.attribute("pads") or op.attribute("paddings")
    pads = tuple(given) if given is not None else op.sizes(1, "its padding")
    axes = tuple(range(rank))
    if op.given(3):
        named = op.known(3, "its axes").reshape(-1).tolist()
        axes = tuple(op.from_front(int(axis), rank) for axis in named)
    count = len(axes)
    if len(pads) != 2 * count:
        raise UnsupportedError(say("it has {count} pads", count=len(pads)))
    ends: list[tuple[Any, Any]] = [(0, 0)] * rank
    for at, axis in enumerate(axes):
        ends[axis] = (pads[at], pads[count + at])
    mode = op.attribute("mode", "constant")
    if mode == "constant":
        return _padded(op, ends)
    return _mirrored(op, ends, mode)


def _padded(op: Operation, ends: list[tuple[Any, Any]]) -> Carried:
    fill: Any = op.attribute("value", 0.0)
    if op.given(2):
        fill = literal(op.at(2))
        if fill is None:
            raise UnsupportedError(say("the value it pads with would be known only while it runs"))
    x = op.at(0)
    flat = _flat(ends)
    dims = len(flat) // 2
    numbers = all(isinstance(size, int) for size in flat)
    if not flat:
        return x
    if numbers and op.rank() == dims + 2 and dims <= 3 and isinstance(x, Flow) and op.is_float():
        if fill == 0:
            return op.either(f"ZeroPad{dims}d", "F.pad", x, flat, layer={"padding": flat})
        args = {"padding": flat, "value": float(fill)}
        return op.either(f"ConstantPad{dims}d", "F.pad", x, flat, "constant", fill, layer=args)
    if op.dtype() == "bool":
        return op.cast(op.call("F.pad", op.cast(x, "uint8"), flat, "constant", int(fill)), "bool")
    return op.call("F.pad", x, flat, "constant", fill)


def _flat(ends: list[tuple[Any, Any]]) -> tuple[Any, ...]:
    """Pads in torch's order, the last dimension first, without dimensions that keep their size."""
    while ends and all(isinstance(size, int) and size == 0 for size in ends[0]):
        ends = ends[1:]
    return tuple(size for pair in reversed(ends) for size in pair)


_MODES = {
    "reflect": ("Reflection", "reflect"),
    "edge": ("Replication", "edge"),
    "wrap": ("", "wrap"),
}


def _mirrored(op: Operation, ends: list[tuple[Any, Any]], mode: str) -> Carried:
    if mode not in _MODES:
        raise UnsupportedError(say("it pads by “{mode}”", mode=mode[:40]))
    kind, name = _MODES[mode]
    flat = _flat(list(ends))
    dims = len(flat) // 2
    x = op.at(0)
    positive = all(isinstance(size, int) and size >= 0 for size in flat)
    if kind and positive and op.rank() == dims + 2 and 1 <= dims <= 3 and isinstance(x, Flow):
        torch_mode = "reflect" if mode == "reflect" else "replicate"
        layer = {"padding": flat}
        return op.either(f"{kind}Pad{dims}d", "F.pad", x, flat, torch_mode, layer=layer)
    for axis, (before, after) in enumerate(ends):
        if before == 0 and after == 0:
            continue
        size = op.type_of(x).shape[axis]
        if not all(isinstance(item, int) for item in (before, after, size)):
            raise UnsupportedError(say("it mirrors a size that is open"))
        places = _mirrored_places(int(str(size)), before, after, name)
        x = op.call("torch.index_select", x, axis, Constant(places))
    return x


def _mirrored_places(size: int, before: int, after: int, mode: Any) -> Any:
    cut = np.arange(bounded(size + max(before, 0) + max(after, 0)))[:size][
        max(-before, 0) : size - max(-after, 0)
    ]
    return np.pad(cut, (max(before, 0), max(after, 0)), mode=mode)


def depth_to_space(op: Operation) -> Results:
    """DepthToSpace: PixelShuffle, or with the block's cells first."""
    block = int(op.attribute("blocksize", 1))
    x = op.at(0)
    if op.attribute("mode", "DCR") == "CRD":
        layer = {"upscale_factor": block}
        return op.either("PixelShuffle", "F.pixel_shuffle", x, block, layer=layer)
    n, c, h, w = (op.size(x, at) for at in range(4))
    parts = op.call("Tensor.reshape", x, (n, block, block, c // (block * block), h, w))
    mixed = op.call("Tensor.permute", parts, (0, 3, 4, 1, 5, 2))
    return op.call("Tensor.reshape", mixed, (n, c // (block * block), h * block, w * block))


def space_to_depth(op: Operation) -> Results:
    """SpaceToDepth: the block's cells come first, or PixelUnshuffle."""
    block = int(op.attribute("blocksize", 1))
    x = op.at(0)
    if op.attribute("mode", "DCR") == "CRD":
        return op.call("F.pixel_unshuffle", x, block)
    n, c, h, w = (op.size(x, at) for at in range(4))
    parts = op.call("Tensor.reshape", x, (n, c, h // block, block, w // block, block))
    mixed = op.call("Tensor.permute", parts, (0, 3, 5, 1, 2, 4))
    return op.call("Tensor.reshape", mixed, (n, c * block * block, h // block, w // block))


TABLE: dict[str, Converter] = {
    "Reshape": reshape,
    "Flatten": flatten,
    "Transpose": transpose,
    "Squeeze": squeeze,
    "Unsqueeze": unsqueeze,
    "Concat": concat,
    "Split": split,
    "Slice": slice_,
    "Expand": expand,
    "Tile": tile,
    "Pad": pad,
    "DepthToSpace": depth_to_space,
    "SpaceToDepth": space_to_depth,
}
