"""Parameters as people type them: text to value and back, by a parameter's declaration.

Qt-free, so that the rules are tested without a window. What a field accepts is what the
declaration accepts: `ParamSpec.reject` has the last word.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from netstudio.catalog.param import ParamKind, ParamSpec
from netstudio.document.expression import names, parse_expression
from netstudio.document.values import DType, Expr, ListValue, Value
from netstudio.errors import ExpressionError
from netstudio.gui.widgets.number_text import (
    Bounds,
    FloatText,
    IntegerText,
    NumberError,
    NumberText,
)
from netstudio.sentence import say

TIMES = " × "
NOTHING = "none"
PADDING_WORDS = ("same", "valid")

_SEPARATORS = re.compile(r"(?<=\d)\s*[xX]\s*(?=[\d-])|[×,;\s]+")
_WHOLE: frozenset[ParamKind] = frozenset({"int", "size", "padding", "shape", "ints"})
_SEVERAL: frozenset[ParamKind] = frozenset({"size", "padding", "shape", "floats", "ints", "scale"})
SPREAD: frozenset[ParamKind] = frozenset({"size", "padding", "scale"})
"""Kinds of which one number stands for one in each dimension."""


class ParameterText(NumberText[Value]):
    """How the value of one parameter is written and read.

    `scope_names` are the names that an expression may use where the field stands: the parameters
    of a block. In the main graph there are none, and only literals are taken.
    """

    def __init__(self, param: ParamSpec, scope_names: frozenset[str] = frozenset()) -> None:
        self._param = param
        self._names = scope_names

    def read(self, text: str) -> Value:
        """The value that `text` stands for; NumberError with the reason where there is none."""
        stripped = text.strip()
        value = self._value(stripped)
        reason = self._param.reject(value)
        if reason is not None:
            raise NumberError(
                say("{reason}; received “{text}”", reason=reason, text=stripped)
                if stripped
                else reason
            )
        return value

    def _value(self, text: str) -> Value:
        kind = self._param.kind
        if kind == "text":
            return text
        if text.lower() in ("", NOTHING) and (self._param.optional or not text):
            return None
        if kind == "value":
            return self._literal(text)
        if kind == "dtype":
            return DType(text)
        if kind == "padding" and text.lower() in PADDING_WORDS:
            return text.lower()
        return self._several(text) if kind in _SEVERAL else self._item(text)

    def _several(self, text: str) -> Value:
        bare = text.strip("()[] ")
        parts = (
            [part for part in _SEPARATORS.split(bare) if part] if self._is_list(bare) else [bare]
        )
        items = tuple(self._item(part) for part in parts)
        if self._param.kind in ("shape", "floats"):
            return items
        alike = len(items) == self._param.dims and len(set(map(repr, items))) == 1
        return items[0] if len(items) == 1 or alike else items

    def _is_list(self, text: str) -> bool:
        """Whether spaces separate numbers, rather than the words of one expression."""
        return not self._names or not re.search(r"[-+*/%]\s|\b(?:and|or|not)\b", text)

    def _item(self, text: str) -> Value:
        if text.lower() == NOTHING and self._param.optional:
            return None
        form = IntegerText(Bounds()) if self._param.kind in _WHOLE else FloatText(infinite=True)
        try:
            return form.read(text)
        except NumberError:
            if not self._names:
                raise
        return self._expression(text)

    def _expression(self, text: str) -> Expr:
        try:
            parse_expression(text)
        except ExpressionError as error:
            raise NumberError(str(error)) from None
        unknown = names(text) - self._names
        if unknown:
            known = ", ".join(sorted(self._names))
            raise NumberError(
                say(
                    "“{name}” is not a parameter of this block; its parameters are: {known}",
                    name=min(unknown),
                    known=known,
                )
            )
        return Expr(text)

    def _literal(self, text: str) -> Value:
        try:
            return _as_value(ast.literal_eval(text))
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            if self._names:
                return self._expression(text)
            raise NumberError(
                say(
                    "must be a literal such as 2, 0.5, True or (1, 2); received “{text}”", text=text
                )
            ) from None

    def write(self, value: Value) -> str:
        """`value` as text that `read` takes back."""
        if value is None:
            return ""
        if self._param.kind == "text":
            return str(value)
        if self._param.kind == "value":
            return _literal_text(value)
        items = _items(value)
        if items is not None:
            separator = ", " if self._param.kind in ("floats", "ints") else TIMES
            return separator.join(NOTHING if item is None else _one(item) for item in items)
        if self._param.kind in SPREAD and isinstance(value, int | float):
            return TIMES.join([_one(value)] * max(self._param.dims, 1))
        return _one(value)

    def step(self, value: Value, steps: int) -> Value:
        """`value` moved by `steps` within the parameter's bounds; what is no number stays."""
        low, high = self._param.minimum, self._param.maximum
        if isinstance(value, bool):
            return value
        if isinstance(value, int) and self._param.kind in _WHOLE:
            return IntegerText(Bounds(low, high)).step(value, steps)
        if isinstance(value, int | float):
            return FloatText(Bounds(low, high)).step(float(value), steps)
        if isinstance(value, tuple):
            return tuple(self.step(item, steps) for item in value)
        return value

    def same(self, a: Value, b: Value) -> bool:
        """Whether two values are the same to the layer: `5` and `(5, 5)` are."""
        return self._spread(a) == self._spread(b)

    def _spread(self, value: Value) -> Any:
        items = _items(value)
        if items is not None:
            return tuple(items)
        if self._param.kind in SPREAD and not isinstance(value, str):
            return (value,) * max(self._param.dims, 1)
        return (value,) if self._param.kind == "ints" else value


def _items(value: Value) -> tuple[Value, ...] | None:
    """The items of a tuple or list; None for anything else."""
    if isinstance(value, ListValue):
        return value.items
    return value if isinstance(value, tuple) else None


def _one(value: Value) -> str:
    match value:
        case Expr(text=text):
            return text
        case DType(name=name):
            return name
        case float():
            return FloatText(infinite=True).write(value)
    return str(value)


def _as_value(literal: Any) -> Value:
    """A Python literal as a tagged value; ValueError for what a project cannot hold."""
    if isinstance(literal, tuple):
        return tuple(_as_value(item) for item in literal)
    if literal is None or isinstance(literal, bool | int | float | str):
        return literal
    raise ValueError(f"{type(literal).__name__} values cannot be arguments")


def _literal_text(value: Value) -> str:
    match value:
        case Expr(text=text):
            return text
        case DType(name=name):
            return name
        case tuple():
            inner = ", ".join(map(_literal_text, value))
            return f"({inner},)" if len(value) == 1 else f"({inner})"
    return repr(value)
