"""Resizing of images, and sampling at places."""

from __future__ import annotations

import math
from typing import Any

from netstudio.exchange.onnx.operation import Converter, Operation, Results, UnsupportedError
from netstudio.exchange.onnx.size_term import SizeTerm
from netstudio.sentence import say

_LINEAR = {1: "linear", 2: "bilinear", 3: "trilinear"}


def resize(op: Operation) -> Results:
    """Resize (Upsample in old versions), in the ways that torch has too."""
    old = op.kind == "Upsample" or op.version < 11
    mode = str(op.attribute("mode", "nearest"))
    axes = _axes(op)
    scales = _scales(op, 1 if old else 2)
    sizes = None if old or not op.given(3) else op.sizes(3, "its new size")
    x = op.at(0)
    dims = op.rank() - 2
    if not 1 <= dims <= 3:
        raise UnsupportedError(say("it resizes {dims} dimensions", dims=dims))
    factors, wanted = _inner(op, axes, scales, sizes)
    if wanted is None and all(factor == 1 for factor in factors or ()):
        return x
    how, corners = _way(op, mode, dims, old)
    whole = _is_whole(op, factors, wanted)
    if not whole and ((how == "nearest-exact" and not _rounds_up(op)) or (factors and corners)):
        raise UnsupportedError(say("it rounds otherwise than torch where sizes are no multiples"))
    if wanted is not None and 1 in wanted and _placed(op, old) == "pytorch_half_pixel":
        raise UnsupportedError(say("it places a single pixel otherwise than torch"))
    _refuse_variants(op, mode, sizes is not None)
    args: dict[str, Any] = {"mode": how}
    if corners is not None:
        args["align_corners"] = corners
    if wanted is not None:
        return op.call("F.interpolate", x, size=wanted, **args)
    assert factors is not None
    if any(not float(factor).is_integer() for factor in factors) or corners:
        args["recompute_scale_factor"] = False
    else:
        factors = tuple(int(factor) for factor in factors)
    scale = factors[0] if len(set(factors)) == 1 else factors
    layer = {"scale_factor": scale, **args}
    layer.pop("recompute_scale_factor", None)
    return op.either_with("Upsample", "F.interpolate", x, layer, {"scale_factor": scale, **args})


def _axes(op: Operation) -> tuple[int, ...]:
    rank = op.rank()
    return tuple(op.from_front(axis, rank) for axis in op.ints("axes") or range(rank))


def _scales(op: Operation, index: int) -> tuple[float, ...] | None:
    if op.has("scales"):
        return tuple(op.attribute("scales"))
    if op.has("height_scale"):
        return (1.0, 1.0, float(op.attribute("height_scale")), float(op.attribute("width_scale")))
    if not op.given(index):
        return None
    array = op.known(index, "its scale")
    return tuple(float(item) for item in array.tolist()) if array.size else None


def _inner(
    op: Operation,
    axes: tuple[int, ...],
    scales: tuple[float, ...] | None,
    sizes: tuple[Any, ...] | None,
) -> tuple[tuple[float, ...] | None, tuple[Any, ...] | None]:
    """Factors or sizes of the dimensions behind the channels."""
    rank = op.rank()
    if sizes is not None:
        if op.attribute("keep_aspect_ratio_policy", "stretch") != "stretch":
            raise UnsupportedError(say("it keeps the ratio of its sides"))
        by_axis = dict(zip(axes, sizes, strict=True))
        kept = [op.size(op.at(0), axis) for axis in range(rank)]
        if any(
            by_axis.get(axis, kept[axis]) != kept[axis]
            for axis in (0, 1)
            if not isinstance(by_axis.get(axis, 0), SizeTerm)
        ):
            raise UnsupportedError(say("it resizes samples or channels"))
        return None, tuple(by_axis.get(axis, kept[axis]) for axis in range(2, rank))
    if scales is None:
        raise UnsupportedError(say("it has neither a scale nor a size"))
    factors = dict(zip(axes, scales, strict=True))
    if any(factors.get(axis, 1) != 1 for axis in (0, 1)) or not all(
        math.isfinite(factor) and 0 < factor < 10_000 for factor in scales
    ):
        raise UnsupportedError(say("its scale is {scales}", scales=scales))
    return tuple(factors.get(axis, 1.0) for axis in range(2, rank)), None


def _is_whole(
    op: Operation, factors: tuple[float, ...] | None, wanted: tuple[Any, ...] | None
) -> bool:
    """Whether every new size is known to be a multiple of the old one."""
    if wanted is None:
        return all(float(factor).is_integer() for factor in factors or ())
    olds = op.shape()[2:]
    return all(
        isinstance(old, int) and isinstance(new, int) and new % old == 0
        for old, new in zip(olds, wanted, strict=True)
    )


def _rounds_up(op: Operation) -> bool:
    return str(op.attribute("nearest_mode", "round_prefer_floor")) == "round_prefer_ceil"


def _placed(op: Operation, old: bool) -> str:
    """How coordinates are transformed."""
    usual = "asymmetric" if old else "half_pixel"
    return str(op.attribute("coordinate_transformation_mode", usual))


def _way(op: Operation, mode: str, dims: int, old: bool) -> tuple[str, bool | None]:
    """torch's mode, and whether corners are aligned."""
    placed = _placed(op, old)
    if mode == "nearest":
        rounding = str(op.attribute("nearest_mode", "floor" if old else "round_prefer_floor"))
        if (placed, rounding) == ("asymmetric", "floor"):
            return "nearest", None
        if placed == "half_pixel" and rounding in ("round_prefer_ceil", "round_prefer_floor"):
            return "nearest-exact", None
        raise UnsupportedError(
            say("it takes the nearest by “{way}”", way=f"{placed}, {rounding}"[:80])
        )
    if mode not in ("linear", "cubic", "bilinear"):
        raise UnsupportedError(say("its mode is “{mode}”", mode=mode[:40]))
    if placed not in ("half_pixel", "pytorch_half_pixel", "align_corners"):
        raise UnsupportedError(say("it places pixels by “{way}”", way=placed[:40]))
    if mode == "cubic":
        if dims != 2:
            raise UnsupportedError(say("it is cubic in {dims} dimensions", dims=dims))
        return "bicubic", placed == "align_corners"
    return _LINEAR[dims], placed == "align_corners"


def _refuse_variants(op: Operation, mode: str, sized: bool) -> None:
    if op.attribute("antialias", 0):
        raise UnsupportedError(say("it smooths while it shrinks"))
    if op.attribute("exclude_outside", 0):
        raise UnsupportedError(say("it leaves out what lies outside"))
    if mode == "cubic" and op.attribute("cubic_coeff_a", -0.75) != -0.75:
        raise UnsupportedError(say("its cubic coefficient is not torch's -0.75"))


def grid_sample(op: Operation) -> Results:
    """GridSample."""
    mode = {"linear": "bilinear", "cubic": "bicubic"}.get(
        str(op.attribute("mode", "linear")), str(op.attribute("mode", "linear"))
    )
    if mode not in ("bilinear", "nearest", "bicubic"):
        raise UnsupportedError(say("its mode is “{mode}”", mode=mode[:40]))
    padding = str(op.attribute("padding_mode", "zeros"))
    corners = bool(op.attribute("align_corners", 0))
    return op.call("F.grid_sample", op.at(0), op.at(1), mode, padding, corners)


def affine_grid(op: Operation) -> Results:
    """AffineGrid."""
    size = op.sizes(1, "its size")
    return op.call("F.affine_grid", op.at(0), size, bool(op.attribute("align_corners", 0)))


def column_to_image(op: Operation) -> Results:
    """Col2Im."""
    image, block = op.sizes(1, "the image's size"), op.sizes(2, "the block's size")
    dims = len(image)
    if dims != 2:
        raise UnsupportedError(say("its image has {dims} dimensions", dims=dims))
    pads = op.attribute("pads", [0] * 2 * dims)
    if pads[:dims] != pads[dims:]:
        raise UnsupportedError(say("it pads by {pads}", pads=pads))
    dilation = tuple(op.attribute("dilations", [1] * dims))
    stride = tuple(op.attribute("strides", [1] * dims))
    return op.call("F.fold", op.at(0), image, block, dilation, tuple(pads[:dims]), stride)


TABLE: dict[str, Converter] = {
    "Resize": resize,
    "Upsample": resize,
    "GridSample": grid_sample,
    "AffineGrid": affine_grid,
    "Col2Im": column_to_image,
}
