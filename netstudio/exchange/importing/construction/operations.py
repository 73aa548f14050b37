"""What operations of torch make of how a tensor is filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch import Tensor

from netstudio.exchange.importing.construction.fill import Fill

FillOf = Callable[[Any], Fill | None]

_MADE = {
    "zeros": Fill("zeros"),
    "zeros_like": Fill("zeros"),
    "new_zeros": Fill("zeros"),
    "ones": Fill("ones"),
    "ones_like": Fill("ones"),
    "new_ones": Fill("ones"),
    "randn": Fill("normal"),
    "randn_like": Fill("normal"),
    "rand": Fill("uniform"),
    "rand_like": Fill("uniform"),
}
_COPIES = frozenset(
    {
        "__deepcopy__",
        "clone",
        "contiguous",
        "to",
        "float",
        "half",
        "double",
        "bfloat16",
        "type",
        "cpu",
        "cuda",
    }
)
_HARMLESS = frozenset(
    {
        "requires_grad_",
        "detach_",
        "share_memory_",
        "retain_grad_",
        "unsqueeze_",
        "squeeze_",
        "t_",
        "transpose_",
    }
)
_FACTORS = {"mul": 1, "multiply": 1, "div": -1, "divide": -1, "truediv": -1}
_OFFSETS = {"add": 1, "sub": -1}


def is_copy(name: str) -> bool:
    """Whether a function gives the values of its argument, perhaps in new memory."""
    return _last(name) in _COPIES


def is_harmless(name: str) -> bool:
    """Whether a function in place leaves the values as they are."""
    return name.rpartition(".")[2] in _HARMLESS


def created(
    name: str, args: tuple[Any, ...], kwargs: dict[str, Any], fill_of: FillOf
) -> Fill | None:
    """What a new tensor is filled with."""
    last = _last(name)
    if last in _MADE:
        return _MADE[last]
    if last in ("full", "full_like", "new_full"):
        value = kwargs.get("fill_value", args[1] if len(args) > 1 else None)
        return _constant(value)
    known = fill_of(args[0]) if args else None
    if known is None and len(args) > 1 and isinstance(args[0], int | float):
        known, args = fill_of(args[1]), args[::-1]
        if last not in ("mul", "rmul", "add", "radd"):
            return None
    return _computed(last, args, kwargs, known)


def filled(
    name: str, args: tuple[Any, ...], kwargs: dict[str, Any], before: Fill | None
) -> Fill | None:
    """What a tensor is filled with after an operation in place."""
    given = dict(zip(("first", "second"), args[1:], strict=False)) | kwargs
    match _last(name):
        case "zero":
            return Fill("zeros")
        case "fill":
            return _constant(next(iter(given.values()), None))
        case "normal":
            return _spread("normal", ("mean", "std"), given)
        case "uniform":
            return _spread("uniform", ("a", "b"), {_BOUNDS.get(k, k): v for k, v in given.items()})
        case "erfinv" if before is not None and before.function == "uniform":
            spread = {"low": before.number("a"), "high": before.number("b")}
            return Fill("erfinv", {**spread, "mean": 0.0, "std": 1.0})
        case "clamp" if before is not None:
            low, high = (
                given.get(key, given.get(place))
                for key, place in (("min", "first"), ("max", "second"))
            )
            numbers = isinstance(low, int | float) and isinstance(high, int | float)
            return before.clamped(float(low), float(high)) if numbers else None  # type: ignore[arg-type]
        case other:
            return _computed(other, args, kwargs, before)


_BOUNDS = {"from": "a", "from_": "a", "to": "b"}


def copied(fill: Fill | None, target: Tensor, source: Tensor) -> Fill | None:
    """What a copy begins as: the same, unless one number was copied to many."""
    if fill is None or target.shape == source.shape:
        return fill
    return fill if fill.function in ("zeros", "ones", "constant") else None


def _computed(
    last: str, args: tuple[Any, ...], kwargs: dict[str, Any], known: Fill | None
) -> Fill | None:
    """A fill, multiplied or added to."""
    if known is None:
        return None
    if last == "neg":
        return known.scaled(-1.0)
    kind = last.removeprefix("r") if last not in _FACTORS else last
    other = args[1] if len(args) > 1 else kwargs.get("other")
    if not isinstance(other, int | float) or isinstance(other, bool):
        return None
    if kind in _FACTORS and (_FACTORS[kind] > 0 or other):
        return known.scaled(other if _FACTORS[kind] > 0 else 1 / other)
    if kind in _OFFSETS and not kwargs:
        return known.scaled(1.0, _OFFSETS[kind] * other)
    return None


def _spread(function: str, names: tuple[str, str], given: dict[str, Any]) -> Fill | None:
    places = dict(zip(("first", "second"), names, strict=True))
    args = {places.get(key, key): value for key, value in given.items() if key != "generator"}
    if not all(isinstance(value, int | float) for value in args.values()):
        return None
    return Fill(function, {key: float(value) for key, value in args.items() if key in names})


def _constant(value: Any) -> Fill | None:
    return Fill("constant", {"val": float(value)}) if isinstance(value, int | float) else None


def _last(name: str) -> str:
    """The name of a function without where it is and without underscores: `Tensor.mul_`: `mul`."""
    last = name.rpartition(".")[2]
    if last.startswith("__") and last != "__deepcopy__":
        last = last.strip("_")
        return last.removeprefix("i") if last in ("imul", "iadd", "isub", "itruediv") else last
    return last.removesuffix("_") if last != "__deepcopy__" else last
