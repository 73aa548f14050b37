"""The classes of a Python file that may be modules, read from its text: nothing of it is run."""

from __future__ import annotations

import ast
from pathlib import Path

from netstudio.document.syntax import parse_module_tree
from netstudio.errors import ModelImportError
from netstudio.exchange.sources.trust import read_code
from netstudio.sentence import say


def module_classes(path: Path) -> tuple[str, ...]:
    """The classes of a file that have a `forward` or a base named like a module, the last first.

    The last one is usually the whole network, made of those before it.

    Raises:
        ModelImportError: when the file cannot be read, or is not Python.
    """
    code = read_code(path)
    try:
        tree = parse_module_tree(code.decode("utf-8-sig"))
    except SyntaxError as error:
        line = error.lineno or 1
        raise ModelImportError(
            say(
                "{path} is not Python: {reason}, line {line}.",
                path=path.name,
                reason=error.msg,
                line=line,
            )
        ) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise ModelImportError(
            say("{path} is not Python: {reason}.", path=path.name, reason=error)
        ) from error
    known: list[str] = []
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef) and _may_be_module(statement, known):
            known.append(statement.name)
    return tuple(reversed(known))


def _may_be_module(statement: ast.ClassDef, known: list[str]) -> bool:
    names = [base.rpartition(".")[2] for base in map(ast.unparse, statement.bases)]
    has_forward = any(
        isinstance(item, ast.FunctionDef) and item.name == "forward" for item in statement.body
    )
    return has_forward or any(
        name in known or name.endswith(("Module", "Sequential")) for name in names
    )
