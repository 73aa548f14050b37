"""The small language of size expressions, with its own reader.

Numbers, names, `name.shape[i]`, `+ - * / // % **`, comparisons, `and`, `or`, `not`, `min`, `max`.
Python's grammar does the parsing; only the node types listed here pass, and evaluation walks them
itself, so that no text from a file is ever run.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from netstudio.document.syntax import parse_expression_tree
from netstudio.errors import ExpressionError
from netstudio.sentence import say

MAX_LENGTH = 300
MAX_DEPTH = 30
MAX_EXPONENT = 16
MAX_BASE = 2**63
"""What is raised to a power, and to which; a tower of powers could fill memory."""

# Text that Python parses with a warning on the terminal, where this language has no use for it.
_WARNED = re.compile(r"(?<![A-Za-z0-9_])[0-9][0-9_]*[A-Za-z_]")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def _power(base: Any, exponent: Any) -> Any:
    plain = all(isinstance(value, int | float) for value in (base, exponent))
    if plain and (abs(base) > MAX_BASE or abs(exponent) > MAX_EXPONENT):
        raise ExpressionError(
            say(
                "{base} ** {exponent} is too much: an exponent is at most {most}.",
                base=f"{base:.6g}",
                exponent=f"{exponent:.6g}",
                most=MAX_EXPONENT,
            )
        )
    value = base**exponent
    if isinstance(value, complex):
        raise ExpressionError(
            say("{base} ** {exponent} is no real number.", base=base, exponent=exponent)
        )
    return value


_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_CALLS: dict[str, Callable[..., Any]] = {"min": min, "max": max}


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> ast.expr:
    """The checked syntax tree of `text`.

    Raises:
        ExpressionError: when `text` is too long, is not an expression, or uses anything but the
            language above.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(
            say(
                "An expression may have {max_length} characters at most; this one has "
                "{count_text}.",
                max_length=MAX_LENGTH,
                count_text=len(text),
            )
        )
    if "\\" in text or _WARNED.search(_QUOTED.sub("''", text)):
        raise ExpressionError(
            say(
                "“{text}” is not an expression: it has a backslash, or a letter right after a "
                "number.",
                text=_on_a_line(text),
            )
        )
    try:
        tree = parse_expression_tree(text.strip())
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(
            say("“{text}” is not an expression: {error}.", text=_on_a_line(text), error=str(error))
        ) from error
    _check(tree, text, 0)
    return tree


def _on_a_line(text: str) -> str:
    """`text` as a message can quote it: without the line ends that a file may put into it."""
    return " ".join(text.split())


def names(text: str) -> frozenset[str]:
    """The names that `text` uses: block parameters and bound values."""
    return frozenset(
        node.id
        for node in ast.walk(parse_expression(text))
        if isinstance(node, ast.Name) and node.id not in _CALLS
    )


def evaluate(text: str, values: Mapping[str, Any]) -> Any:
    """The value of `text` where each name has the value that `values` gives it.

    A value used as `name.shape[i]` must offer `.shape`. Sizes may be integers or symbolic.

    Raises:
        ExpressionError: for an unknown name, a missing dimension, or a division by zero.
    """
    try:
        return _evaluate(parse_expression(text), values)
    except (ZeroDivisionError, IndexError, TypeError, AttributeError, OverflowError) as error:
        raise ExpressionError(
            say("“{text}” has no value here: {error}.", text=text, error=str(error))
        ) from error


def _check(node: ast.expr, text: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise ExpressionError(
            say(
                "“{text}” is nested more than {max_depth} levels deep.",
                text=text,
                max_depth=MAX_DEPTH,
            )
        )
    for child in _operands(node, text):
        _check(child, text, depth + 1)


def _operands(node: ast.expr, text: str) -> list[ast.expr]:
    """The sub-expressions of an allowed node; anything else is refused."""
    match node:
        case ast.Constant(value=bool() | int() | float() | str() | None):
            return []
        case ast.Name():
            return []
        case ast.BinOp(left, op, right) if type(op) in _BINARY:
            return [left, right]
        case ast.UnaryOp(ast.USub() | ast.Not(), operand):
            return [operand]
        case ast.BoolOp(_, values):
            return list(values)
        case ast.Compare(left, [op], [right]) if type(op) in _COMPARE:
            return [left, right]
        case ast.Call(ast.Name(id=name), args, []) if name in _CALLS and len(args) > 1:
            return list(args)
        case ast.Subscript(ast.Attribute(ast.Name(), "shape"), index):
            return [index]
    raise ExpressionError(
        say(
            "“{text}” uses {name}; an expression may use numbers, names, name.shape[i], + - * / "
            "// % **, comparisons, and/or/not, min and max.",
            text=text,
            name=type(node).__name__,
        )
    )


def _evaluate(node: ast.expr, values: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value):
            return value
        case ast.Name(id=name):
            return _lookup(name, values)
        case ast.BinOp(left, op, right):
            return _BINARY[type(op)](_operand(left, values), _operand(right, values))
        case ast.UnaryOp(ast.USub(), operand):
            return -_evaluate(operand, values)
        case ast.UnaryOp(_, operand):
            return not _evaluate(operand, values)
        case ast.BoolOp(op, operands):
            return _evaluate_bool(op, operands, values)
        case ast.Compare(left, [op], [right]):
            return _COMPARE[type(op)](_evaluate(left, values), _evaluate(right, values))
        case ast.Call(ast.Name(id=name), args):
            return _CALLS[name](*(_evaluate(arg, values) for arg in args))
        case ast.Subscript(ast.Attribute(ast.Name(id=name)), index):
            return _lookup(name, values).shape[_evaluate(index, values)]
    raise ExpressionError(
        say("{name} cannot be evaluated in an expression.", name=type(node).__name__)
    )


def _operand(node: ast.expr, values: Mapping[str, Any]) -> Any:
    """An operand of arithmetic. Text and tuples are none: a product of them could fill memory."""
    value = _evaluate(node, values)
    if isinstance(value, str | bytes | tuple | list):
        raise ExpressionError(
            say(
                "Arithmetic needs numbers; {value!r:.60} is a {name}.",
                value=value,
                name=type(value).__name__,
            )
        )
    return value


def _evaluate_bool(op: ast.boolop, operands: list[ast.expr], values: Mapping[str, Any]) -> Any:
    stop_at = isinstance(op, ast.Or)
    result: Any = not stop_at
    for operand in operands:
        result = _evaluate(operand, values)
        if bool(result) is stop_at:
            return result
    return result


def _lookup(name: str, values: Mapping[str, Any]) -> Any:
    if name not in values:
        known = ", ".join(sorted(values)) or "none"
        raise ExpressionError(
            say(
                "“{name}” has no value here; the names known here are: {known}.",
                name=name,
                known=known,
            )
        )
    return values[name]
