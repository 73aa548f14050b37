"""Values as JSON and back.

JSON's own scalars stand for themselves and an array for a tuple; everything else is an object with
one telling key: `{"expr": "channels * 4"}`. Under `of` a bare string is a reference to a node and
`{"text": …}` a string; elsewhere a string is a string and `{"ref": …}` a reference.
"""

from __future__ import annotations

import keyword
import math
from collections.abc import Callable, Mapping
from types import EllipsisType
from typing import Any

from netstudio.document.expression import parse_expression
from netstudio.document.file.fields import (
    Fields,
    Reader,
    identity,
    integer,
    items,
    one_of,
    shown,
    text,
    wrong,
)
from netstudio.document.table import Table
from netstudio.document.values import (
    DTYPES,
    DType,
    Expr,
    ListValue,
    Ref,
    SliceValue,
    Value,
    references,
)
from netstudio.errors import ExpressionError, ProjectFileError
from netstudio.sentence import say

MAX_NESTING = 40
MIN_INTEGER, MAX_INTEGER = -(2**63), 2**64 - 1
_NOT_FINITE = {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}

read_dtype = one_of(DTYPES, "a dtype")


# Reading


def read_value(data: Any, where: str) -> Value:
    """A value whose strings are strings."""
    return _read(data, where, False)


def read_wired(data: Any, where: str) -> Value:
    """A value whose bare strings are references to nodes."""
    return _read(data, where, True)


def read_constant(data: Any, where: str) -> Value:
    """A value that holds no reference: what a module is constructed with."""
    value = read_value(data, where)
    for ref in references(value):
        raise ProjectFileError(
            say(
                "{where}: a reference to the node {shown} cannot stand here; only the arguments "
                "of a call may refer to other nodes.",
                where=where,
                shown=shown(ref.node),
            )
        )
    return value


def read_arguments(data: Any, where: str) -> Table[str, Value]:
    """Arguments by name, for a constructor."""
    return _arguments(data, where, read_constant)


def read_keywords(data: Any, where: str) -> Table[str, Value]:
    """Arguments by name, for a call."""
    return _arguments(data, where, read_value)


def read_expression(data: Any, where: str) -> str:
    """The text of an expression in the language of sizes."""
    expression = text(data, where)
    try:
        parse_expression(expression)
    except ExpressionError as error:
        raise ProjectFileError(f"{where}: {error}") from None
    return expression


def read_plain_name(data: Any, where: str) -> str:
    """A Python name, of an argument, a block or a parameter."""
    name = text(data, where)
    if not (name.isidentifier() and name.isascii()) or keyword.iskeyword(name) or len(name) > 200:
        wrong(where, "a Python name (letters, digits and underscores)", name)
    return name


def _arguments(data: Any, where: str, read: Reader[Value]) -> Table[str, Value]:
    rest = Fields(data, where, "an object of arguments by name").rest()
    return Table(
        (read_plain_name(name, where), read(value, f"{where}.{name}"))
        for name, value in rest.items()
    )


def _read(data: Any, where: str, wired: bool) -> Value:
    match data:
        case str():
            return Ref(identity(data, where)) if wired else data
        case None | bool() | int() | float():
            return data
        case list():
            return items(_nested(wired))(data, where)
    fields = Fields(data, where, "a value")
    tag = fields.one_of(tuple(_TAGS), "a value written as an object")
    value = _TAGS[tag](fields, wired)
    fields.finish()
    return value


def _nested(wired: bool) -> Reader[Value]:
    return read_wired if wired else read_value


def _read_float(fields: Fields, _: bool) -> Value:
    return _NOT_FINITE[fields.need("float", one_of(frozenset(_NOT_FINITE), "a float"))]


def _read_list(fields: Fields, wired: bool) -> Value:
    return ListValue(fields.need("list", items(_nested(wired))))


def _read_slice(fields: Fields, wired: bool) -> Value:
    parts = fields.need("slice", items(_nested(wired)))
    if len(parts) != 3:
        wrong(f"{fields.where}.slice", "the three items start, stop and step", list(parts))
    return SliceValue(*parts)


def _read_ellipsis(fields: Fields, _: bool) -> Value:
    def true(data: Any, where: str) -> Value:
        return ... if data is True else wrong(where, "true", data)

    return fields.need("ellipsis", true)


def _read_ref(fields: Fields, _: bool) -> Ref:
    return Ref(fields.need("ref", identity), fields.take("item", items(_read_step), ()))


def _read_step(data: Any, where: str) -> int | str:
    if isinstance(data, str):
        return data
    return integer(-(2**31))(data, where)


def _read_expr(fields: Fields, _: bool) -> Value:
    return Expr(fields.need("expr", read_expression), fields.take("where", _read_bindings, ()))


def _read_bindings(data: Any, where: str) -> tuple[tuple[str, Ref], ...]:
    rest = Fields(data, where, "an object of references by name").rest()
    return tuple(
        (read_plain_name(name, where), _read_binding(value, f"{where}.{name}"))
        for name, value in rest.items()
    )


def _read_binding(data: Any, where: str) -> Ref:
    if isinstance(data, str):
        return Ref(identity(data, where))
    fields = Fields(data, where, "a reference")
    ref = _read_ref(fields, True)
    fields.finish()
    return ref


_TAGS: dict[str, Callable[[Fields, bool], Value]] = {
    "ref": _read_ref,
    "expr": _read_expr,
    "list": _read_list,
    "slice": _read_slice,
    "float": _read_float,
    "ellipsis": _read_ellipsis,
    "dtype": lambda fields, _: DType(fields.need("dtype", read_dtype)),
    "text": lambda fields, _: fields.need("text", text),
}


# Writing


def write_value(value: Value, wired: bool = False, depth: int = 0) -> Any:
    """`value` as JSON data; with `wired`, bare strings are references."""
    if depth > MAX_NESTING:
        raise ProjectFileError(
            say("A value is nested more than {max_nesting} levels deep.", max_nesting=MAX_NESTING)
        )
    match value:
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else {"float": str(value)}
        case str():
            return {"text": value} if wired else value
        case Ref():
            return value.node if wired and not value.item else _written_ref(value)
        case tuple():
            return [write_value(item, wired, depth + 1) for item in value]
    return _written_object(value, wired, depth)


def _written_object(value: Value, wired: bool, depth: int) -> dict[str, Any]:
    match value:
        case ListValue(inner):
            return {"list": [write_value(item, wired, depth + 1) for item in inner]}
        case SliceValue(start, stop, step):
            return {"slice": [write_value(x, wired, depth + 1) for x in (start, stop, step)]}
        case EllipsisType():
            return {"ellipsis": True}
        case DType(name):
            return {"dtype": name}
        case Expr(expression, where):
            bindings = {
                name: ref.node if not ref.item else _written_ref(ref) for name, ref in where
            }
            if len(bindings) != len(where):
                raise ProjectFileError(
                    say("The expression {shown} binds a name twice.", shown=shown(expression))
                )
            return {"expr": expression, "where": bindings} if where else {"expr": expression}
    raise ProjectFileError(
        say("A {name} is not a value that a project may hold.", name=type(value).__name__)
    )


def _written_ref(ref: Ref) -> dict[str, Any]:
    return {"ref": ref.node, "item": list(ref.item)} if ref.item else {"ref": ref.node}


def write_arguments(arguments: Mapping[str, Value]) -> dict[str, Any]:
    """Arguments by name as JSON data."""
    return {name: write_value(value) for name, value in arguments.items()}
