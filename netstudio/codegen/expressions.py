"""Python expressions as syntax trees: literals, references, and templates with holes.

Trees rather than strings, so that parentheses are right by construction and no text from a
project can ever become code.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from netstudio.document.expression import parse_expression
from netstudio.document.syntax import parse_expression_tree
from netstudio.document.values import DType, Expr, ListValue, Ref, SliceValue, Value
from netstudio.errors import CodegenError
from netstudio.sentence import say

Lookup = Callable[[Ref], ast.expr]
"""The expression that stands for another node's value."""

Names = Mapping[str, ast.expr]
"""What the names in a size expression stand for."""


def name(identifier: str) -> ast.expr:
    """A plain name."""
    return ast.Name(identifier, ast.Load())


def dotted(path: str) -> ast.expr:
    """An attribute path: `self.features[3].conv` from `self.features.3.conv`."""
    head, *rest = path.split(".")
    tree = name(head)
    for part in rest:
        if part.isdecimal():
            tree = ast.Subscript(tree, ast.Constant(int(part)), ast.Load())
        else:
            tree = ast.Attribute(tree, part, ast.Load())
    return tree


def call(function: ast.expr, args: list[ast.expr], **kwargs: ast.expr) -> ast.expr:
    """A call."""
    return ast.Call(function, args, [ast.keyword(key, value) for key, value in kwargs.items()])


def is_own_tensor(tree: ast.expr) -> bool:
    """Whether an expression only reads what the module holds: `self.weight`, `self.scales[0]`."""
    while isinstance(tree, ast.Attribute | ast.Subscript):
        if isinstance(tree, ast.Subscript) and not isinstance(tree.slice, ast.Constant):
            return False
        tree = tree.value
    return isinstance(tree, ast.Name) and tree.id == "self"


def item(tree: ast.expr, path: tuple[int | str, ...]) -> ast.expr:
    """An item of a value."""
    for step in path:
        tree = ast.Subscript(tree, ast.Constant(step), ast.Load())
    return tree


def literal(value: Any) -> ast.expr:
    """A literal as a person would write it.

    Raises:
        CodegenError: for anything but the literals that a project may hold.
    """
    if isinstance(value, bool | str) or value is None or value is Ellipsis:
        return ast.Constant(value)
    if isinstance(value, int):
        return ast.Constant(value) if value >= 0 else _minus(ast.Constant(-value))
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, tuple):
        return ast.Tuple([literal(entry) for entry in value], ast.Load())
    raise CodegenError(say("{value!r} cannot be written as a literal.", value=value))


def _float(value: float) -> ast.expr:
    if math.isnan(value) or math.isinf(value):
        return call(name("float"), [ast.Constant(str(value))])
    constant = ast.Constant(abs(value))
    return _minus(constant) if math.copysign(1, value) < 0 else constant


def _minus(tree: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.USub(), tree)


def value_tree(value: Value, lookup: Lookup, names: Names) -> ast.expr:
    """Any argument value as an expression."""
    if isinstance(value, Ref):
        return lookup(value)
    if isinstance(value, Expr):
        return _expression(value, lookup, names)
    if isinstance(value, tuple):
        return ast.Tuple([value_tree(entry, lookup, names) for entry in value], ast.Load())
    if isinstance(value, ListValue):
        return ast.List([value_tree(entry, lookup, names) for entry in value.items], ast.Load())
    if isinstance(value, SliceValue):
        parts = (value.start, value.stop, value.step)
        return ast.Slice(
            *(None if part is None else value_tree(part, lookup, names) for part in parts)
        )
    if isinstance(value, DType):
        return dotted(f"torch.{value.name}")
    return literal(value)


def _expression(value: Expr, lookup: Lookup, names: Names) -> ast.expr:
    bound = {key: lookup(ref) for key, ref in value.where}
    unknown = {n.id for n in ast.walk(parse_expression(value.text)) if isinstance(n, ast.Name)}
    unknown -= {*bound, *names, "min", "max"}
    if unknown:
        raise CodegenError(
            say(
                "“{text}” uses {unknown}, which is not a parameter here.",
                text=value.text,
                unknown=", ".join(sorted(unknown)),
            )
        )
    return substitute(parse_expression(value.text), {**names, **bound})


class _Substitution(ast.NodeTransformer):
    def __init__(self, holes: Names) -> None:
        self.holes = holes

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.holes.get(node.id, node)

    def visit_keyword(self, node: ast.keyword) -> ast.keyword:
        return ast.keyword(node.arg, self.visit(node.value))


def substitute(tree: ast.expr, holes: Names) -> ast.expr:
    """A copy of `tree` with names replaced; what is put in is not looked into again."""
    copied = parse_expression_tree(ast.unparse(tree))
    result: ast.expr = _Substitution(holes).visit(copied)
    return result


@lru_cache(maxsize=1024)
def template(text: str) -> ast.expr:
    """The tree of a catalogue template. Do not change it; `substitute` makes a copy."""
    return parse_expression_tree(text)


@lru_cache(maxsize=1024)
def template_names(text: str) -> frozenset[str]:
    """The names that a template uses."""
    return frozenset(node.id for node in ast.walk(template(text)) if isinstance(node, ast.Name))


def without_defaults(text: str, droppable: frozenset[str]) -> ast.expr:
    """A template's tree without the keyword arguments whose hole is in `droppable`."""
    tree = parse_expression_tree(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            node.keywords = [
                keyword
                for keyword in node.keywords
                if not (isinstance(keyword.value, ast.Name) and keyword.value.id in droppable)
            ]
    return tree
