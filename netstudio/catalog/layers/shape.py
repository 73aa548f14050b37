"""Layers that change a tensor's shape, or take a part of it, and not its values."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import dim
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.index import (
    chunk,
    expand,
    flip,
    move_axis,
    part,
    permute,
    repeat,
    roll,
    select,
    split,
    squeeze,
    transpose,
    unbind,
    unsqueeze,
)
from netstudio.catalog.rules.shape import flatten, reshape, unflatten
from netstudio.catalog.spec import LayerSpec, ShapeRule
from netstudio.document.values import Value


def _call(
    name: str,
    summary: str,
    rule: ShapeRule,
    params: tuple[ParamSpec, ...],
    call: str,
    docs: str,
    *keywords: str,
    outputs: tuple[str, ...] = ("out",),
    formula: str = "",
) -> LayerSpec:
    """A layer that is a call without a module."""
    return LayerSpec(
        name,
        "shape",
        summary,
        rule,
        params,
        outputs=outputs,
        call=call,
        formula=formula,
        docs=docs,
        keywords=keywords,
    )


def _written(name: str, kind: str, default: Value, help: str) -> ParamSpec:
    """A parameter that is always written out."""
    if kind == "shape":
        return ParamSpec(name, "shape", default, help, explicit=True, in_call=True)
    return ParamSpec(name, "ints", default, help, explicit=True, in_call=True)


def _slice_template() -> str:
    """`x[:, start:stop:step]` with as many colons as `dim` asks for."""
    part = "start:stop:step"
    front = [(axis, "x[" + ":, " * axis + part + "]") for axis in range(5)]
    back = [(-axis, "x[..., " + part + ", :" * (axis - 1) + "]") for axis in range(1, 5)]
    (_, last), *cases = front[::-1] + back
    return " else ".join([*(f"{text} if dim == {axis}" for axis, text in cases), last])


SHAPE = (
    LayerSpec(
        "Flatten",
        "shape",
        "Several dimensions become one; by default all but the batch.",
        flatten,
        (
            ParamSpec("start_dim", "int", 1, "First dimension to merge.", positional=True),
            ParamSpec("end_dim", "int", -1, "Last dimension to merge.", positional=True),
        ),
        construct="nn.Flatten",
        functional="torch.flatten(x, start_dim, end_dim=end_dim)",
        formula="(N, C, H, W) → (N, C · H · W)",
        docs="torch.nn.Flatten.html",
        keywords=("vector", "dense"),
    ),
    LayerSpec(
        "Unflatten",
        "shape",
        "One dimension becomes several.",
        unflatten,
        (
            ParamSpec("dim", "int", 1, "The dimension.", positional=True, explicit=True),
            ParamSpec(
                "unflattened_size",
                "shape",
                (-1, 1),
                "Its new sizes; one may be -1.",
                minimum=-1,
                positional=True,
                explicit=True,
            ),
        ),
        construct="nn.Unflatten",
        functional="x.unflatten(dim, unflattened_size)",
        formula="(N, C · H · W) → (N, C, H, W)",
        docs="torch.nn.Unflatten.html",
        keywords=("reshape", "view", "heads"),
    ),
    _call(
        "Reshape",
        "The same values in another shape; one size may be -1.",
        reshape,
        (
            ParamSpec(
                "shape",
                "shape",
                (-1, 1),
                "The new shape, batch included.",
                minimum=-1,
                explicit=True,
                in_call=True,
            ),
        ),
        "x.reshape(shape)",
        "torch.reshape.html",
        "view",
    ),
    _call(
        "Permute",
        "The dimensions in another order.",
        permute,
        (_written("dims", "shape", (0, 2, 1), "The old dimensions in their new order."),),
        "x.permute(dims)",
        "torch.permute.html",
        "transpose",
        "channels last",
        "order",
    ),
    _call(
        "Transpose",
        "Two dimensions change places.",
        transpose,
        (
            dim(1, "One dimension.", name="dim0", in_call=True),
            dim(2, "The other dimension.", name="dim1", in_call=True),
        ),
        "x.transpose(dim0, dim1)",
        "torch.transpose.html",
        "swap",
        "permute",
    ),
    _call(
        "MoveAxis",
        "Dimensions move to other places; the rest keep their order.",
        move_axis,
        (
            _written("source", "ints", 1, "Where they are."),
            _written("destination", "ints", -1, "Where they go."),
        ),
        "x.movedim(source, destination)",
        "torch.movedim.html",
        "movedim",
        "permute",
        "channels last",
    ),
    _call(
        "Squeeze",
        "Dimensions of size 1 go.",
        squeeze,
        (
            ParamSpec(
                "dim",
                "ints",
                -1,
                "Which of them; None takes all.",
                optional=True,
                explicit=True,
                in_call=True,
            ),
        ),
        "x.squeeze() if dim == None else x.squeeze(dim)",
        "torch.squeeze.html",
        "remove dimension",
    ),
    _call(
        "Unsqueeze",
        "A new dimension of size 1.",
        unsqueeze,
        (dim(1, "Where the new dimension is.", in_call=True),),
        "x.unsqueeze(dim)",
        "torch.unsqueeze.html",
        "new dimension",
        "channel",
    ),
    _call(
        "Slice",
        "A part of a dimension, as Python's start:stop:step.",
        part,
        (
            ParamSpec(
                "dim",
                "int",
                1,
                "The dimension.",
                minimum=-4,
                maximum=4,
                explicit=True,
                in_call=True,
            ),
            ParamSpec("start", "int", None, "First index.", optional=True, in_call=True),
            ParamSpec("stop", "int", None, "Index behind the last.", optional=True, in_call=True),
            ParamSpec("step", "int", 1, "Step of the index.", minimum=1, in_call=True),
        ),
        _slice_template(),
        "torch.narrow.html",
        "crop",
        "narrow",
        "index",
        "range",
        formula="x[:, start:stop:step]",
    ),
    _call(
        "Select",
        "One index of a dimension, which goes: a time step, a channel, the class token.",
        select,
        (
            dim(1, "The dimension.", in_call=True),
            dim(-1, "Which one; -1 is the last.", name="index", in_call=True),
        ),
        "x.select(dim, index)",
        "torch.select.html",
        "index",
        "last",
        "first",
        "time step",
        "class token",
    ),
    _call(
        "Split",
        "Parts of a chosen size along a dimension.",
        split,
        (
            ParamSpec(
                "split_size",
                "ints",
                1,
                "Size of each part, or the sizes of all parts.",
                minimum=0,
                explicit=True,
                in_call=True,
            ),
            dim(1, "The dimension.", in_call=True),
        ),
        "torch.split(x, split_size, dim=dim)",
        "torch.split.html",
        "parts",
        "divide",
        outputs=("part",),
    ),
    _call(
        "Chunk",
        "A chosen number of parts along a dimension.",
        chunk,
        (
            ParamSpec(
                "chunks", "int", 2, "How many parts.", minimum=1, explicit=True, in_call=True
            ),
            dim(1, "The dimension.", in_call=True),
        ),
        "torch.chunk(x, chunks, dim=dim)",
        "torch.chunk.html",
        "parts",
        "split",
        "half",
        outputs=("part",),
    ),
    _call(
        "Unbind",
        "Every index of a dimension by itself.",
        unbind,
        (dim(1, "The dimension, which goes.", in_call=True),),
        "torch.unbind(x, dim=dim)",
        "torch.unbind.html",
        "unstack",
        "split",
        outputs=("part",),
    ),
    _call(
        "Repeat",
        "Copies along each dimension.",
        repeat,
        (
            ParamSpec(
                "repeats",
                "shape",
                (1, 2),
                "How many copies along each dimension, batch included.",
                minimum=0,
                explicit=True,
                in_call=True,
            ),
        ),
        "x.repeat(repeats)",
        "torch.Tensor.repeat.html",
        "tile",
        "copy",
    ),
    _call(
        "Expand",
        "Dimensions of size 1 grow without a copy.",
        expand,
        (
            ParamSpec(
                "sizes",
                "shape",
                (-1, 1),
                "The new sizes, batch included; -1 keeps a size.",
                minimum=-1,
                explicit=True,
                in_call=True,
            ),
        ),
        "x.expand(sizes)",
        "torch.Tensor.expand.html",
        "broadcast",
        "repeat",
    ),
    _call(
        "Flip",
        "Some dimensions backwards.",
        flip,
        (_written("dims", "ints", (-1,), "The dimensions."),),
        "x.flip(dims)",
        "torch.flip.html",
        "mirror",
        "reverse",
    ),
    _call(
        "Roll",
        "Shifts along dimensions; what leaves at one end comes in at the other.",
        roll,
        (
            _written("shifts", "ints", 1, "By how much."),
            _written("dims", "ints", -1, "Along which dimension."),
        ),
        "torch.roll(x, shifts, dims)",
        "torch.roll.html",
        "shift",
        "cyclic",
        "swin",
        "window",
    ),
)
