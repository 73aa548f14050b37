"""The options of a recipe's choices: checked against their declaration and made complete.

An optimizer, a schedule, a loss: each declares its options as `ParamSpec`s, and a recipe holds only
those that differ from the defaults.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from netstudio.catalog.param import REQUIRED, Marker, ParamSpec
from netstudio.document.values import Expr, ListValue, Value
from netstudio.errors import TrainingError
from netstudio.sentence import say

T = TypeVar("T")


def reject_options(params: tuple[ParamSpec, ...], options: Mapping[str, Value]) -> dict[str, str]:
    """Why each option that cannot be used cannot be, as the end of a sentence; empty if all can."""
    specs = {param.name: param for param in params}
    reasons: dict[str, str] = {}
    for name, value in options.items():
        reason = _reject(specs[name], value) if name in specs else _unknown(name, tuple(specs))
        if reason is not None:
            reasons[name] = reason
    for param in params:
        if param.default is REQUIRED and param.name not in options:
            reasons[param.name] = "must be given"
    return reasons


def complete_options(
    owner: str, params: tuple[ParamSpec, ...], options: Mapping[str, Value]
) -> dict[str, Any]:
    """Every option by name, defaults filled in. `owner` names whose options they are.

    Raises:
        TrainingError: when an option is unknown, missing or out of bounds.
    """
    for name, reason in reject_options(params, options).items():
        received = f" (it is {options[name]!r})" if name in options else ""
        raise TrainingError(
            say(
                "The option “{name}” of {owner} {reason}{received}.",
                name=name,
                owner=owner,
                reason=reason,
                received=received,
            )
        )
    return {param.name: _plain(options.get(param.name, _default(param))) for param in params}


def chosen(kind: str, name: str, known: Mapping[str, T]) -> T:
    """What the catalogue of `kind` holds under a name.

    Raises:
        TrainingError: when there is nothing of that name, with the names there are.
    """
    if name in known:
        return known[name]
    raise TrainingError(
        say(
            "There is no {kind} named “{name}”; there are: {known}.",
            kind=kind,
            name=name,
            known=", ".join(known),
        )
    )


def _reject(param: ParamSpec, value: Value) -> str | None:
    if isinstance(value, Expr):
        return "must be a value: a recipe has no block parameters to work an expression out with"
    reason = param.reject(value)
    if reason is None and param.kind == "floats" and param.dims > 1:
        items = value.items if isinstance(value, ListValue) else value
        if isinstance(items, tuple) and len(items) != param.dims:
            return say("must be {dims} numbers", dims=param.dims)
    return reason


def _unknown(name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, n=1)
    hint = say("; “{close}” is meant, perhaps", close=close[0]) if close else ""
    return say(
        "does not exist; there are: {known}{hint}", known=", ".join(known) or "none", hint=hint
    )


def _default(param: ParamSpec) -> Value:
    assert not isinstance(param.default, Marker), param.name  # reject_options has seen to it
    return param.default


def _plain(value: Value) -> Any:
    return tuple(value.items) if isinstance(value, ListValue) else value
