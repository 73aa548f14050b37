"""Padding layers: cells beside the last dimensions; negative padding crops."""

from __future__ import annotations

from typing import Any

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import left_over, spatial_input
from netstudio.catalog.rules.dtype import needs_numbers
from netstudio.catalog.rules.window import check_borrowed_padding
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say


def sides(padding: Any, dims: int) -> tuple[tuple[Any, Any], ...]:
    """For each spatial dimension in shape order, the padding before and behind it.

    torch lists them from the last dimension backwards: left, right, top, bottom, front, back.
    """
    flat = tuple(padding) if isinstance(padding, tuple) else (padding,) * (2 * dims)
    pairs = [(flat[2 * index], flat[2 * index + 1]) for index in range(dims)]
    return tuple(reversed(pairs))


def pad(dims: int, mode: str) -> ShapeRule:
    """Padding of `dims` dimensions; `mode` is `constant`, `reflect`, `replicate` or `circular`."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = spatial_input(inputs, dims)
        if mode in ("reflect", "replicate"):
            needs_numbers(x)
        sizes: list[Size] = []
        for index, (before, after) in enumerate(sides(args["padding"], dims)):
            if mode != "constant":
                check_borrowed_padding(x, index, max(before, after), mode)
            size: Size = x.shape[2 + index] + before + after
            how = say("with a padding of {before} and {after}", before=before, after=after)
            _check_crop(x, 2 + index, before, after)
            sizes.append(left_over(x, 2 + index, size, how))
        return x.with_shape(*x.shape[:2], *sizes)

    return rule


def _check_crop(x: TensorType, axis: int, before: Any, after: Any) -> None:
    """What is cropped is taken away before anything is added, so that it must be there."""
    crop = -min(before, 0) - min(after, 0)
    if not x.shape[axis] >= crop:
        raise ClashError(
            "too_small",
            say(
                "Crops {crop} of the {shape} that are there; received {x}.",
                crop=crop,
                shape=x.shape[axis],
                x=x,
            ),
            shape=x.shape,
            axis=axis,
            needed=crop,
            available=x.shape[axis],
        )
