"""What a custom module's `forward` asks for, read from its file's text; nothing of it runs."""

from __future__ import annotations

import ast
from functools import lru_cache

from netstudio.document.syntax import parse_module_tree
from netstudio.records import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A value that `forward` takes, and whether it may be left out."""

    name: str
    optional: bool


@lru_cache(maxsize=64)
def asked_for(text: str, class_name: str) -> tuple[Asked, ...]:
    """The values in order; none where the text is no Python or has no such class of its own.

    Args:
        text: of the file.
        class_name: of a class in it, whose `forward` counts; one that is inherited does not show.
    """
    try:
        body = parse_module_tree(text).body
    except SyntaxError:
        return ()
    for statement in body:
        if isinstance(statement, ast.ClassDef) and statement.name == class_name:
            return _values(statement)
    return ()


def _values(declared: ast.ClassDef) -> tuple[Asked, ...]:
    for item in declared.body:
        if isinstance(item, ast.FunctionDef) and item.name == "forward":
            given = [*item.args.posonlyargs, *item.args.args][1:]
            first = len(given) - len(item.args.defaults)
            return tuple(Asked(arg.arg, index >= first) for index, arg in enumerate(given))
    return ()
