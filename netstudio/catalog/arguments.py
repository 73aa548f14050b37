"""From the arguments a node carries to the complete arguments of its layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from netstudio.catalog.clash import Clash, ClashError
from netstudio.catalog.param import INFERRED, REQUIRED, ParamSpec
from netstudio.catalog.size import Symbolic
from netstudio.catalog.spec import Inputs, LayerSpec
from netstudio.document.expression import evaluate
from netstudio.document.values import DType, Expr, ListValue, Value
from netstudio.errors import ExpressionError
from netstudio.records import dataclass
from netstudio.sentence import say

Environment = Mapping[str, Any]
"""Values of the names that expressions may use: block parameters, and `training`."""

NO_NAMES: Environment = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Resolved:
    """Arguments by name, which of them were inferred, and which do not hold."""

    args: Mapping[str, Any]
    inferred: Mapping[str, Any] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()


def plain(value: Value, env: Environment) -> Any:
    """A value as Python and shape rules see it: expressions worked out, lists as tuples.

    Raises:
        ClashError: when an expression has no value.
    """
    if isinstance(value, Expr):
        try:
            return evaluate(value.text, env)
        except ExpressionError as error:
            raise ClashError("argument", str(error), expression=value.text) from error
    if isinstance(value, tuple):
        return tuple(plain(item, env) for item in value)
    if isinstance(value, ListValue):
        return tuple(plain(item, env) for item in value.items)
    if isinstance(value, DType):
        return value.name
    return value


def resolve(
    spec: LayerSpec, given: Mapping[str, Value], inputs: Inputs, env: Environment = NO_NAMES
) -> Resolved:
    """The complete arguments of a layer for these inputs.

    A pinned value that disagrees with the inputs is kept, and reported as a `pin` clash.

    Raises:
        ClashError: when an argument is missing, unknown or out of bounds.
    """
    _check_names(spec, given)
    args = {param.name: _given(param, given, env) for param in spec.params}
    inferred: dict[str, Any] = {}
    clashes: list[Clash] = []
    for param in spec.params:
        if not param.is_inferred:
            continue
        true = _inferred(spec, param, args, inputs)
        inferred[param.name] = true
        if args[param.name] is INFERRED:
            args[param.name] = true
        elif args[param.name] != true:
            clashes.append(_pin_clash(param, args[param.name], true, inputs))
    return Resolved(args, inferred, tuple(clashes))


def _check_names(spec: LayerSpec, given: Mapping[str, Value]) -> None:
    for name in given:
        if spec.param(name) is None:
            known = ", ".join(param.name for param in spec.params) or "none"
            raise ClashError(
                "argument",
                say(
                    "{name} has no parameter {name2}; its parameters are: {known}.",
                    name=spec.name,
                    name2=name,
                    known=known,
                ),
                parameter=name,
                unknown=True,
            )


def _given(param: ParamSpec, given: Mapping[str, Value], env: Environment) -> Any:
    if param.name not in given:
        if param.default is REQUIRED:
            raise ClashError(
                "argument",
                say("{name} has no value yet.", name=param.name),
                parameter=param.name,
                missing=True,
            )
        default = param.default
        return default if default is INFERRED else plain(default, env)
    raw = given[param.name]
    value = plain(raw, env)
    reason = param.reject(value)
    if reason is not None:
        raise ClashError(
            "argument",
            say(
                "{name} {reason}; received {value!r}.", name=param.name, reason=reason, value=value
            ),
            parameter=param.name,
            claimed=value,
        )
    return value


def _inferred(spec: LayerSpec, param: ParamSpec, args: Mapping[str, Any], inputs: Inputs) -> Any:
    value = spec.infer[param.name](args, inputs)
    if isinstance(value, Symbolic):
        raise ClashError(
            "symbolic",
            say(
                "{name} would be {value}, which changes with the batch; a layer's size is fixed.",
                name=param.name,
                value=value,
            ),
            parameter=param.name,
            true=value,
        )
    return value


def _pin_clash(param: ParamSpec, claimed: Any, true: Any, inputs: Inputs) -> Clash:
    source = inputs[0] if inputs else None
    return Clash(
        "pin",
        say(
            "{name} is pinned to {claimed}, but the input {source} has {true}.",
            name=param.name,
            claimed=claimed,
            source=source,
            true=true,
        ),
        {"parameter": param.name, "claimed": claimed, "true": true},
    )
