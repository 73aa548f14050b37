"""Python text as a syntax tree, with limits, and errors that point into the text.

The text may come from anywhere: it is parsed and looked at, never run.
"""

from __future__ import annotations

import ast
import warnings
from dataclasses import dataclass

from netstudio.document.syntax import parse_module_tree
from netstudio.errors import SourceError
from netstudio.sentence import say

MAX_CHARACTERS = 1_000_000
MAX_PARTS = 200_000
"""How many nodes a syntax tree may have."""
MAX_DEPTH = 120
MOST_BITS = 64
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text: lines from 1, columns from 1; the end is behind the last letter."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """A parsed file."""

    text: str
    lines: tuple[str, ...]
    tree: ast.Module

    @property
    def class_count(self) -> int:
        """How many classes the file has."""
        return sum(isinstance(statement, ast.ClassDef) for statement in self.tree.body)

    def refuse(self, node: ast.AST | None, what: str) -> SourceError:
        """The error that says what is wrong with a part of the tree; to be raised."""
        line = getattr(node, "lineno", 0)
        column = getattr(node, "col_offset", -1) + 1
        return refusal(self.lines, what, line, column)


def place_of(node: ast.AST) -> Place:
    """Where a part of the tree stands."""
    line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1
    return Place(
        line,
        column,
        getattr(node, "end_lineno", None) or line,
        (getattr(node, "end_col_offset", None) or column) + 1,
    )


def refusal(lines: tuple[str, ...], what: str, line: int, column: int) -> SourceError:
    """An error at a place of a text."""
    source = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return SourceError(what, line, max(column, 1) if line else 0, source[:_SHOWN])


def parse(text: str) -> SourceText:
    """The tree of a file.

    Raises:
        SourceError: when the text is too long, nested too deep or not Python.
    """
    if len(text) > MAX_CHARACTERS:
        raise SourceError(
            say(
                "The file has {count} characters; a file with a network may have {most}.",
                count=len(text),
                most=MAX_CHARACTERS,
            )
        )
    lines = tuple(text.splitlines())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parse_module_tree(text)
    except SyntaxError as error:
        what = say("This is not Python: {message}.", message=error.msg)
        where = (error.lineno, error.offset or 0) if error.lineno else _unwritable(lines)
        raise refusal(lines, what, *where) from None
    except (RecursionError, MemoryError, SystemError):
        line = _deepest_line(lines)
        what = say("This is nested too deep to be read.")
        raise refusal(lines, what, line, 1) from None
    except ValueError as error:
        what = say("This is not Python: {message}.", message=str(error))
        raise refusal(lines, what, *_unwritable(lines)) from None
    source = SourceText(text, lines, tree)
    _check_size(source)
    return source


def _is_huge(node: ast.AST) -> bool:
    value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
    return isinstance(value, int) and value.bit_length() > MOST_BITS


def _deepest_line(lines: tuple[str, ...]) -> int:
    """The line with the most operators: where Python's parser gives up, it names none."""
    counts = [sum(not (char.isalnum() or char.isspace()) for char in line) for line in lines]
    return counts.index(max(counts)) + 1 if counts else 0


def _unwritable(lines: tuple[str, ...]) -> tuple[int, int]:
    """The line and column of a null or of half a character, which no source may hold."""
    for number, line in enumerate(lines, start=1):
        for column, char in enumerate(line, start=1):
            if char == "\0" or "\ud800" <= char <= "\udfff":
                return number, column
    return 0, 0


def _check_size(source: SourceText) -> None:
    """Refuse trees that would take long to walk, or too deep to walk at all."""
    level: list[ast.AST] = [source.tree]
    depth = count = 0
    while level:
        depth, count = depth + 1, count + len(level)
        if depth > MAX_DEPTH:
            deep = next((node for node in level if hasattr(node, "lineno")), None)
            raise source.refuse(
                deep, say("This is nested more than {most} levels deep.", most=MAX_DEPTH)
            )
        if count > MAX_PARTS:
            raise SourceError(say("The file has more than {most} parts.", most=MAX_PARTS))
        if huge := next(filter(_is_huge, level), None):
            raise source.refuse(huge, say("This number is too large for a network."))
        level = [child for node in level for child in ast.iter_child_nodes(node)]
