"""Values with block parameters replaced by what an instance gives for them.

What has a value then is worked out: `channels * 2` with 16 channels becomes 32, so that a block
that is dissolved reads as if its layers had been placed by hand.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from netstudio.document.expression import evaluate, names, parse_expression
from netstudio.document.node import Arguments, Init, Member
from netstudio.document.table import Table
from netstudio.document.values import Expr, ListValue, SliceValue, Value, children
from netstudio.errors import EditError, ExpressionError
from netstudio.sentence import say

Bindings = Mapping[str, Value]
"""What each name stands for."""

TRAINING = "training"
"""The one name of a condition that is no parameter: whether the module trains."""

COPY = "copy"
"""The one name of a stack's arguments that is no parameter: the number of the copy, from 0."""


def parameter_names(value: Value) -> frozenset[str]:
    """The block parameters that a value uses: its names that no reference binds."""
    found: set[str] = set()
    if isinstance(value, Expr):
        bound = {name for name, _ in value.where}
        found |= names(value.text) - bound
    for child in children(value):
        found |= parameter_names(child)
    return frozenset(found - {TRAINING, COPY})


def substituted(value: Value, bindings: Bindings) -> Value:
    """`value` with every name of `bindings` replaced.

    Raises:
        EditError: where what a name stands for cannot be part of the expression it is used in.
    """
    match value:
        case Expr():
            return _expression(value, bindings)
        case tuple():
            return tuple(substituted(item, bindings) for item in value)
        case ListValue(items):
            return ListValue(tuple(substituted(item, bindings) for item in items))
        case SliceValue(start, stop, step):
            return SliceValue(*(substituted(item, bindings) for item in (start, stop, step)))
    return value


def substituted_arguments(args: Arguments, bindings: Bindings) -> Arguments:
    """Arguments with every name of `bindings` replaced."""
    return Table({key: substituted(value, bindings) for key, value in args.items()})


def substituted_inits(member: Member, bindings: Bindings) -> Table[str, Init]:
    """How a member's tensors begin, with every name of `bindings` replaced."""
    return Table(
        {
            path: Init(init.function, substituted_arguments(init.args, bindings))
            for path, init in member.init.items()
        }
    )


def _expression(value: Expr, bindings: Bindings) -> Value:
    bound = {name for name, _ in value.where}
    used = (names(value.text) - bound) & bindings.keys()
    if not used:
        return value
    text = value.text.strip()
    if text in used:
        return bindings[text]
    try:
        return _worked_out(value, {name: bindings[name] for name in used}, bound)
    except ExpressionError as error:
        given = ", ".join(f"{name} = {bindings[name]!r:.40}" for name in sorted(used))
        raise EditError(
            say(
                "“{text}” has no value with {given}: {error}",
                text=value.text,
                given=given,
                error=error,
            )
        ) from error


def _worked_out(value: Expr, bindings: Bindings, bound: set[str]) -> Value:
    free = names(value.text) - bindings.keys()
    if not free and not any(isinstance(item, Expr) for item in bindings.values()):
        result: Value = evaluate(value.text, bindings)
        return result
    trees = {name: _tree(item, bound) for name, item in bindings.items()}
    tree = _Replacement(trees).visit(ast.parse(value.text.strip(), mode="eval"))
    text = ast.unparse(tree)
    parse_expression(text)
    return Expr(text, value.where)


def _tree(value: Value, bound: set[str]) -> ast.expr:
    match value:
        case Expr(text, where):
            if where or names(text) & bound:
                raise ExpressionError(
                    say("“{text}” reads values by names that are taken there.", text=text)
                )
            return parse_expression(text)
        case bool() | int() | float() | str() | None:
            return ast.Constant(value)
    raise ExpressionError(say("{value!r:.40} cannot stand in an expression.", value=value))


class _Replacement(ast.NodeTransformer):
    """Puts a tree in the place of each name."""

    def __init__(self, trees: Mapping[str, ast.expr]) -> None:
        self._trees = trees

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._trees.get(node.id, node)
