"""Sizes as expressions: what a chain of Shape, Gather, Mul and Concat computes, written down.

`SizeTerm` computes like an integer, and so NumPy's arrays of objects do the work of the chain:
indexing, concatenation and arithmetic. A result that does not depend on the input is an integer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netstudio.catalog.size import Size, Symbolic
from netstudio.document.expression import MAX_LENGTH
from netstudio.document.values import Expr, Ref
from netstudio.errors import ExchangeError
from netstudio.sentence import say

_LOOSE, _TIGHT = 1, 2
_LONGEST = 4 * MAX_LENGTH
"""A term that is longer is not made, since each step might double it."""


_TOO_LONG = say("A size is computed from others in too many steps to be written.")


class SizeTerm:
    """A size that is read from a value's shape: text in the language of expressions.

    Attributes:
        text: such as `image.shape[2] // 2`.
        where: the value that each name in it stands for.
        size: the same in the symbols of shape inference, where that is known.
    """

    __slots__ = ("binding", "size", "text", "where")

    def __init__(
        self, text: str, where: Mapping[str, Ref], size: Size | None, binding: int = 9
    ) -> None:
        if len(text) > _LONGEST:
            raise ExchangeError(_TOO_LONG)
        self.text = text
        self.where = dict(where)
        self.size = size
        self.binding = binding

    def expr(self) -> Expr:
        """The expression, as an argument of a node.

        Raises:
            ExchangeError: when it is longer than an expression may be.
        """
        if len(self.text) > MAX_LENGTH:
            raise ExchangeError(_TOO_LONG)
        return Expr(self.text, tuple(self.where.items()))

    def at_most_tight(self, binding: int) -> str:
        """The text, in brackets where it binds more loosely than its surroundings."""
        return self.text if self.binding >= binding else f"({self.text})"

    def __add__(self, other: Any) -> Any:
        return combined("+", self, other)

    def __radd__(self, other: Any) -> Any:
        return combined("+", other, self)

    def __sub__(self, other: Any) -> Any:
        return combined("-", self, other)

    def __rsub__(self, other: Any) -> Any:
        return combined("-", other, self)

    def __mul__(self, other: Any) -> Any:
        return combined("*", self, other)

    def __rmul__(self, other: Any) -> Any:
        return combined("*", other, self)

    def __floordiv__(self, other: Any) -> Any:
        return combined("//", self, other)

    def __rfloordiv__(self, other: Any) -> Any:
        return combined("//", other, self)

    def __mod__(self, other: Any) -> Any:
        return combined("%", self, other)

    def __rmod__(self, other: Any) -> Any:
        return combined("%", other, self)

    def __neg__(self) -> Any:
        return combined("-", 0, self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SizeTerm) and (self.text, self.where) == (other.text, other.where)

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"SizeTerm({self.text})"


def combined(operator: str, left: Any, right: Any) -> Any:
    """`left operator right`, each an integer or a term."""
    plain = _without_effect(operator, left, right)
    if plain is not None:
        return plain
    binding = _LOOSE if operator in "+-" else _TIGHT
    text = f"{_text(left, binding)} {operator} {_text(right, binding + 1)}"
    if len(text) > _LONGEST:  # before the polynomial is worked out, which may be longer still
        raise ExchangeError(_TOO_LONG)
    size = _size(operator, size_of(left), size_of(right))
    if isinstance(size, int):
        return size
    where = where_of(left) | where_of(right)
    return SizeTerm(text, where, size, binding)


def largest(left: Any, right: Any) -> Any:
    """`max(left, right)`, each an integer or a term."""
    return _of_two("max", left, right)


def smallest(left: Any, right: Any) -> Any:
    """`min(left, right)`, each an integer or a term."""
    return _of_two("min", left, right)


def _of_two(function: str, left: Any, right: Any) -> Any:
    if isinstance(left, int) and isinstance(right, int):
        return max(left, right) if function == "max" else min(left, right)
    text = f"{function}({_text(left, 0)}, {_text(right, 0)})"
    return SizeTerm(text, where_of(left) | where_of(right), None)


def _without_effect(operator: str, left: Any, right: Any) -> Any:
    """The result where one side leaves the other as it is, or makes it 0; None elsewhere."""
    if right == 0 and operator in "+-" and isinstance(right, int):
        return left
    if left == 0 and operator == "+" and isinstance(left, int):
        return right
    if right == 1 and operator in ("*", "//") and isinstance(right, int):
        return left
    if left == 1 and operator == "*" and isinstance(left, int):
        return right
    if operator == "*" and (left == 0 or right == 0):
        return 0
    return None


def size_of(value: Any) -> Size | None:
    """An integer or a term in the symbols of inference."""
    return value.size if isinstance(value, SizeTerm) else int(value)


def where_of(value: Any) -> dict[str, Ref]:
    """What the names in a term stand for; an integer has none."""
    return value.where if isinstance(value, SizeTerm) else {}


def _text(value: Any, binding: int) -> str:
    if isinstance(value, SizeTerm):
        return value.at_most_tight(binding)
    return str(int(value)) if value >= 0 else f"({int(value)})"


def _size(operator: str, left: Size | None, right: Size | None) -> Size | None:
    if left is None or right is None:
        return None
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if right == 0 or isinstance(right, Symbolic):
        return 1 if operator == "//" and left == right else None
    return left // right if operator == "//" else left % right
