"""Size expressions whose whole numbers are slots: `x.shape[3] // 3` as `x.shape[3] // {}` and 3.

Instances of one block may differ in such a number, as they do in an argument. While blocks are
compared, expressions are of this form; `finished` makes expressions of the document of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from netstudio.document.node import Node
from netstudio.document.table import Table
from netstudio.document.values import Expr, ListValue, Ref, SliceValue, Value, children
from netstudio.records import dataclass

_NUMBER = re.compile(r"(?<![\w\[.])\d+(?![\w\].])")


@dataclass(frozen=True, slots=True)
class Template:
    """An expression with a place for each of its numbers."""

    text: str
    numbers: tuple[Value, ...]
    where: tuple[tuple[str, Ref], ...]


def template(value: Expr) -> Value:
    """The expression with its numbers taken out."""
    numbers = tuple(int(found) for found in _NUMBER.findall(value.text))
    text = _NUMBER.sub("{}", value.text)
    return Template(text, numbers, value.where)  # type: ignore[return-value]


def expression(value: Template) -> Expr:
    """The expression with its numbers, or what stands for them, put in."""
    return Expr(value.text.format(*map(_text, value.numbers)), value.where)


def _text(number: Value) -> str:
    if isinstance(number, Expr):
        return number.text if number.text.isidentifier() else f"({number.text})"
    return str(number)


def replaced(value: Value, change: Callable[[Value], Value]) -> Value:
    """A value with each reference and each expression inside it replaced."""
    if isinstance(value, Ref | Expr | Template):
        return change(value)
    if isinstance(value, tuple):
        return tuple(replaced(item, change) for item in value)
    if isinstance(value, ListValue):
        return ListValue(tuple(replaced(item, change) for item in value.items))
    if isinstance(value, SliceValue):
        return SliceValue(*(replaced(item, change) for item in children(value)))
    return value


def with_references(value: Value, change: Callable[[Ref], Value]) -> Value:
    """A value with each reference replaced; one that an expression reads stays a reference."""

    def changed(part: Value) -> Value:
        if isinstance(part, Ref):
            return change(part)
        assert isinstance(part, Expr | Template)
        return replace(part, where=tuple(_bound(name, ref, change) for name, ref in part.where))

    return replaced(value, changed)


def _bound(name: str, ref: Ref, change: Callable[[Ref], Value]) -> tuple[str, Ref]:
    made = change(ref)
    return name, made if isinstance(made, Ref) else ref


def each_value(node: Node, change: Callable[[Value], Value]) -> Node:
    """A node with each of its arguments changed, and what it is otherwise."""
    when = node.when
    if when is not None:
        when = replace(when, otherwise=change(when.otherwise))
    kwargs = Table({key: change(value) for key, value in node.kwargs.items()})
    return replace(node, args=tuple(map(change, node.args)), kwargs=kwargs, when=when)


def mapped(node: Node, change: Callable[[Ref], Value]) -> Node:
    """A node with each reference replaced."""
    return each_value(node, lambda value: with_references(value, change))


def with_templates(value: Value) -> Value:
    """A value whose expressions have their numbers as slots."""

    def changed(part: Value) -> Value:
        return template(part) if isinstance(part, Expr) else part

    return replaced(value, changed)


def with_expressions(value: Value) -> Value:
    """A value as the document has it."""

    def changed(part: Value) -> Value:
        return expression(part) if isinstance(part, Template) else part

    return replaced(value, changed)


def written_out(node: Node) -> Node:
    """A node with expressions for its templates, and so all it refers to."""
    return each_value(node, with_expressions)
