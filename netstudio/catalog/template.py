"""Templates after their names have been replaced: what literals already decide is left out.

`self.lstm(x)[0][:, -1] if 'last' == 'last' else self.lstm(x)[0]` is right, and nobody would write
it so.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}


class _Undecided(Exception):  # noqa: N818 -- not an error: the condition stays in the source
    """The condition depends on a value that is only known when the source runs."""


def simplify(tree: ast.expr) -> ast.expr:
    """`tree` with decided conditional expressions replaced by the branch that holds.

    An argument whose conditional expression comes out as None is left out, and so are the bounds
    of a slice that are None and its step where it is None or 1. The tree itself may be changed.
    """
    result: ast.expr = _Simplifier().visit(tree)
    return result


class _Simplifier(ast.NodeTransformer):
    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        branch = _branch(node)
        if branch is not None:
            result: ast.expr = self.visit(branch)
            return result
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        node.keywords = [keyword for keyword in node.keywords if not _is_left_out(keyword)]
        self.generic_visit(node)
        return node

    def visit_Slice(self, node: ast.Slice) -> ast.expr:
        self.generic_visit(node)
        node.lower = None if _is_constant(node.lower, None) else node.lower
        node.upper = None if _is_constant(node.upper, None) else node.upper
        if _is_constant(node.step, None) or _is_constant(node.step, 1):
            node.step = None
        return node


def _branch(node: ast.IfExp) -> ast.expr | None:
    """The branch of a conditional expression that literals decide for."""
    try:
        return node.body if _value(node.test) else node.orelse
    except _Undecided:
        return None


def _is_left_out(keyword: ast.keyword) -> bool:
    value = keyword.value
    if not isinstance(value, ast.IfExp):
        return False
    while isinstance(value, ast.IfExp):
        branch = _branch(value)
        if branch is None:
            return False
        value = branch
    return _is_constant(value, None)


def _is_constant(node: ast.expr | None, value: Any) -> bool:
    return (
        isinstance(node, ast.Constant) and type(node.value) is type(value) and node.value == value
    )


def _value(node: ast.expr) -> Any:
    """The value of a condition made of literals."""
    match node:
        case ast.Constant(value):
            return value
        case ast.Tuple(items):
            return tuple(_value(item) for item in items)
        case ast.UnaryOp(ast.USub(), operand):
            return -_value(operand)
        case ast.UnaryOp(ast.Not(), operand):
            return not _value(operand)
        case ast.BoolOp(op, operands):
            values = [_value(operand) for operand in operands]
            return all(values) if isinstance(op, ast.And) else any(values)
        case ast.Compare(left, [op], [right]) if type(op) in _COMPARE:
            return _COMPARE[type(op)](_value(left), _value(right))
    raise _Undecided
