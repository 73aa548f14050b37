"""Shapes of operations that are known without torch.

Most operations are tried on torch's meta device, which has to be loaded first. What the networks
that come along use is known here too, so that their shapes and counts are there at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from netstudio.catalog.arguments import Environment, plain
from netstudio.catalog.clash import ClashError
from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.document.expression import evaluate
from netstudio.document.node import Node, Op
from netstudio.document.values import Expr, ListValue, Ref, Value
from netstudio.errors import ExpressionError

Typed = Callable[[Ref], ValueType]
_UNKNOWN = Unknown("an operation without a rule")


def plain_rule(node: Node, typed: Typed, env: Environment) -> ValueType:
    """The type of an operation's value; unknown where that takes torch to tell."""
    assert isinstance(node.target, Op)
    rule = _RULES.get(node.target.name)
    first = node.args[0] if node.args else None
    if rule is None or node.kwargs or not isinstance(first, Ref):
        return _UNKNOWN
    x = typed(first)
    if not isinstance(x, TensorType):
        return _UNKNOWN
    try:
        return rule(x, tuple(_worked_out(value, typed, env) for value in node.args[1:]))
    except (ExpressionError, ClashError):
        return _UNKNOWN


def _worked_out(value: Value, typed: Typed, env: Environment) -> Any:
    if isinstance(value, Expr):
        return evaluate(value.text, {**env, **{name: typed(ref) for name, ref in value.where}})
    if isinstance(value, ListValue):
        return tuple(_worked_out(item, typed, env) for item in value.items)
    return plain(value, env)


def _expand(x: TensorType, args: tuple[Any, ...]) -> ValueType:
    sizes = args[0] if len(args) == 1 and isinstance(args[0], tuple) else args
    if len(sizes) != x.rank:
        return _UNKNOWN
    grown = [old if size == -1 else size for old, size in zip(x.shape, sizes, strict=True)]
    if any(old not in (1, size) for old, size in zip(x.shape, grown, strict=True)):
        return _UNKNOWN
    return x.with_shape(*grown)


_RULES: dict[str, Callable[[TensorType, tuple[Any, ...]], ValueType]] = {
    "Tensor.expand": _expand,
}
