"""Literals and size expressions of a file as the tagged values of a project."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable
from typing import Any

from netstudio.document.expression import parse_expression
from netstudio.document.values import DTYPES, DType, Expr, ListValue, Value, identical
from netstudio.errors import ExpressionError

_FOLDED: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.FloorDiv: lambda a, b: a // b,
    ast.Mod: lambda a, b: a % b,
    ast.Pow: lambda a, b: a**b,
}
_LARGEST = 2**53


class NoValueError(Exception):
    """A tree is no literal and no size expression; says which part of it."""

    def __init__(self, node: ast.AST, reason: str = "") -> None:
        super().__init__(reason)
        self.node, self.reason = node, reason


def constant(tree: ast.expr) -> Value:
    """The value of a tree that uses no names.

    Raises:
        NoValueError: where it uses one, or is no literal.
    """
    match tree:
        case ast.Constant(value=bool() | int() | float() | str() | None as value):
            return value
        case ast.Constant(value=value) if value is Ellipsis:
            return Ellipsis
        case ast.UnaryOp(ast.USub(), operand):
            return _negative(constant(operand), tree)
        case ast.UnaryOp(ast.UAdd(), operand):
            return constant(operand)
        case ast.Tuple(items):
            return tuple(constant(item) for item in items)
        case ast.List(items):
            return ListValue(tuple(constant(item) for item in items))
        case ast.BinOp(left, op, right) if type(op) in _FOLDED:
            return _folded(tree, constant(left), op, constant(right))
    return _named(tree)


def _named(tree: ast.expr) -> Value:
    """A constant that has a name: `torch.float32`, `math.pi`, `float("inf")`."""
    match tree:
        case ast.Call(ast.Name("float"), [ast.Constant(str() as text)], []):
            return _special_float(text, tree)
        case ast.Attribute(ast.Name("math" | "torch"), "inf" | "nan" | "pi" as name):
            return float(getattr(math, name))
        case ast.Attribute(ast.Name("torch"), name) if dtype_of(name):
            return DType(dtype_of(name))
    raise NoValueError(tree)


def dtype_of(name: str) -> str:
    """torch's name of a dtype, for its short ones as well; empty for none."""
    short = {"float": "float32", "double": "float64", "half": "float16", "long": "int64"}
    full = {**short, "int": "int32", "short": "int16"}.get(name, name)
    return full if full in DTYPES else ""


def _negative(value: Value, tree: ast.AST) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NoValueError(tree)
    return -value


def _special_float(text: str, tree: ast.AST) -> float:
    try:
        return float(text)
    except ValueError:
        raise NoValueError(tree) from None


def _folded(tree: ast.BinOp, left: Value, op: ast.operator, right: Value) -> Value:
    """The result of arithmetic with numbers: kept as it is written where the language has it."""
    pair = (left, right)
    numbers = all(isinstance(x, int | float) and not isinstance(x, bool) for x in pair)
    if not numbers and not any(isinstance(x, Expr) for x in pair):
        raise NoValueError(tree)
    whole = all(isinstance(x, int | Expr) for x in pair)
    if whole and not isinstance(op, ast.Div | ast.Pow):
        return expression(tree)
    if isinstance(op, ast.Pow) and not _is_small(left, right):
        raise NoValueError(tree)
    try:
        result = _FOLDED[type(op)](left, right)
    except (ZeroDivisionError, OverflowError, TypeError):
        raise NoValueError(tree) from None
    if not isinstance(result, int | float) or abs(result) > _LARGEST:
        raise NoValueError(tree)
    return result


def _is_small(left: Value, right: Value) -> bool:
    numbers = isinstance(left, int | float) and isinstance(right, int | float)
    return numbers and abs(left) <= 1000 and abs(right) <= 16  # type: ignore[arg-type]


def expression(tree: ast.expr) -> Expr:
    """A tree as an expression of the small language, as it stands.

    Raises:
        NoValueError: where it uses something that the language does not have.
    """
    text = ast.unparse(tree)
    try:
        parse_expression(text)
    except ExpressionError as error:
        raise NoValueError(tree, str(error)) from None
    return Expr(text)


def argument(tree: ast.expr, parameters: frozenset[str]) -> Value:
    """The value of a constructor's argument: a literal, or an expression over block parameters.

    Raises:
        NoValueError: where it is neither.
    """
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if not used & parameters:
        return constant(tree)
    match tree:
        case ast.Tuple(items):
            return tuple(argument(item, parameters) for item in items)
        case ast.List(items):
            return ListValue(tuple(argument(item, parameters) for item in items))
    unknown = used - parameters - {"min", "max"}
    if unknown:
        raise NoValueError(tree)
    return expression(tree)


def same_value(one: Value, other: Value) -> bool:
    """Whether two values are written alike: `channels*2` is `channels * 2`."""
    if isinstance(one, Expr) and isinstance(other, Expr):
        return one.where == other.where and _written(one) == _written(other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same_value, one, other))
    if isinstance(one, ListValue) and isinstance(other, ListValue):
        return same_value(one.items, other.items)
    return identical(one, other)


def _written(value: Expr) -> str:
    return ast.unparse(parse_expression(value.text))
