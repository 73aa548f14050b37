"""A parameter of a layer, an optimizer or a data set, declared once for form, check and source."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum
from typing import Any, Final, Literal

from netstudio.document.values import DTYPES, DType, Expr, ListValue, Value
from netstudio.records import dataclass
from netstudio.sentence import say


class Marker(Enum):
    """Defaults that are not values."""

    REQUIRED = "required"
    INFERRED = "inferred"


REQUIRED: Final = Marker.REQUIRED
INFERRED: Final = Marker.INFERRED

ParamKind = Literal[
    "int",  # a whole number
    "float",  # a number
    "bool",
    "choice",  # one of `choices`
    "text",
    "size",  # a whole number, or one for each of `dims` dimensions
    "padding",  # as size, or "same" / "valid"
    "shape",  # a tuple of whole numbers of any length
    "floats",  # a tuple of numbers
    "ints",  # a whole number, or a tuple of them of any length
    "scale",  # a number, or one for each of `dims` dimensions
    "dtype",
    "value",  # any literal: for operators that take a number or none
]


@dataclass(frozen=True, slots=True)
class ParamSpec:
    """One parameter.

    Attributes:
        name: as torch spells it.
        default: a value, REQUIRED, or INFERRED: follows from the input unless it is pinned.
        dims: for `size`, `padding` and `scale`: how many numbers a tuple has;
            for `scale` 0 allows any length.
        minimum, maximum: bounds of each number, both included.
        choices: the texts allowed for `choice`.
        optional: whether None is allowed.
        positional: whether source writes it without its name.
        explicit: whether source writes it even at its default: torch has another default or none.
        in_call: a parameter of the call template rather than of the constructor.
        help: one sentence for the tooltip.
        nothing: what a form calls None.
    """

    name: str
    kind: ParamKind
    default: Value | Marker = REQUIRED
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    dims: int = 1
    choices: tuple[str, ...] = ()
    optional: bool = False
    positional: bool = False
    explicit: bool = False
    in_call: bool = False
    nothing: str = "none"

    @property
    def is_inferred(self) -> bool:
        """Whether the value follows from the input unless pinned."""
        return self.default is INFERRED

    def reject(self, value: Value) -> str | None:
        """Why `value` cannot be used, as the end of a sentence; None where it can."""
        if isinstance(value, Expr):
            return None
        if value is None:
            return None if self.optional else "must have a value"
        return _CHECKS[self.kind](self, value)


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return _is_int(value) or (isinstance(value, float) and not math.isnan(value))


def _bounds(spec: ParamSpec, value: float) -> str | None:
    if spec.minimum is not None and value < spec.minimum:
        return say("must be at least {minimum:g}", minimum=spec.minimum)
    if spec.maximum is not None and value > spec.maximum:
        return say("must be at most {maximum:g}", maximum=spec.maximum)
    return None


def _check_int(spec: ParamSpec, value: Value) -> str | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return "must be a whole number"
    return _bounds(spec, value)


def _check_float(spec: ParamSpec, value: Value) -> str | None:
    if not _is_number(value):
        return "must be a number"
    assert isinstance(value, int | float)
    return _bounds(spec, value)


def _check_bool(spec: ParamSpec, value: Value) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _check_choice(spec: ParamSpec, value: Value) -> str | None:
    return (
        None
        if value in spec.choices
        else say("must be one of {choices}", choices=", ".join(spec.choices))
    )


def _check_text(spec: ParamSpec, value: Value) -> str | None:
    return None if isinstance(value, str) else "must be a text"


def _check_size(spec: ParamSpec, value: Value) -> str | None:
    if isinstance(value, tuple):
        if len(value) != spec.dims:
            return say("must be one whole number or {dims} of them", dims=spec.dims)
        reasons = [_check_item(spec, item) for item in value]
        return next((reason for reason in reasons if reason), None)
    return _check_int(spec, value)


def _check_item(spec: ParamSpec, item: Value) -> str | None:
    if isinstance(item, Expr) or (item is None and spec.optional):
        return None
    return _check_int(spec, item)


def _check_padding(spec: ParamSpec, value: Value) -> str | None:
    if isinstance(value, str):
        return None if value in ("same", "valid") else 'must be a size, "same" or "valid"'
    return _check_size(spec, value)


def _check_shape(spec: ParamSpec, value: Value) -> str | None:
    items = value.items if isinstance(value, ListValue) else value
    if not isinstance(items, tuple):
        return "must be a list of whole numbers"
    reasons = [_check_item(spec, item) for item in items]
    return next((reason for reason in reasons if reason), None)


def _check_ints(spec: ParamSpec, value: Value) -> str | None:
    return _check_shape(spec, value if isinstance(value, tuple | ListValue) else (value,))


def _check_scale(spec: ParamSpec, value: Value) -> str | None:
    if isinstance(value, tuple) and spec.dims and len(value) != spec.dims:
        return say("must be one number or {dims} of them", dims=spec.dims)
    return _check_floats(spec, value if isinstance(value, tuple) else (value,))


def _check_floats(spec: ParamSpec, value: Value) -> str | None:
    if not isinstance(value, tuple):
        return "must be a list of numbers"
    reasons = [_check_float(spec, item) for item in value]
    return next((reason for reason in reasons if reason), None)


def _check_dtype(spec: ParamSpec, value: Value) -> str | None:
    name = value.name if isinstance(value, DType) else value
    return None if name in DTYPES else "must be a torch dtype such as float32"


def _check_value(spec: ParamSpec, value: Value) -> str | None:
    return None if isinstance(value, bool | int | float | str | tuple) else "must be a literal"


_CHECKS: dict[ParamKind, Callable[[ParamSpec, Value], str | None]] = {
    "int": _check_int,
    "float": _check_float,
    "bool": _check_bool,
    "choice": _check_choice,
    "text": _check_text,
    "size": _check_size,
    "padding": _check_padding,
    "shape": _check_shape,
    "floats": _check_floats,
    "ints": _check_ints,
    "scale": _check_scale,
    "dtype": _check_dtype,
    "value": _check_value,
}
