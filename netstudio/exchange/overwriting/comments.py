"""Comments of a file, brought over to new source for the same file.

A network holds no comments, so source that is generated anew has none but shapes. A comment
belongs to the line that it stands above or behind; where the new source has that line, in the same
class and method, it gets the comment.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from netstudio.codegen.layout import WIDTH
from netstudio.document.syntax import parse_module_tree
from netstudio.records import dataclass

Key = tuple[str, str]
"""The class and method that a line is in, and what the line is about."""

_TOP: Key = ("", "^")
_END: Key = ("", "$")
_NAMED = re.compile(
    r"""(?:async\ )?(?:class|def)\ \w+
    | self(?:\.\w+)+\ =(?!=)""",
    re.VERBOSE,
)
"""Lines that are known by what they define, whatever else is in them."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHAPE = re.compile(r"#\s*\(.*\)")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment.

    Attributes:
        line: where it stands, from 1.
        column: how many letters stand before it.
        text: with its `#`.
        is_alone: whether it has the line for itself.
    """

    line: int
    column: int
    text: str
    is_alone: bool


def comments_of(text: str) -> list[Comment]:
    """The comments of a Python file that a person wrote: shapes such as `# (N, 10)` are none.

    Raises:
        SyntaxError, tokenize.TokenError: where the text is no Python.
    """
    return [comment for comment in _all_comments(text) if not _is_shape(comment.text)]


def with_comments(text: str, old: str) -> tuple[str, tuple[Comment, ...]]:
    """New source with the comments of the old, and those that found no place in it.

    Both have to be Python.
    """
    wanted = comments_of(old)
    if not wanted:
        return text, ()
    places, before = _Lines(text).rows(), _Lines(old)
    above: dict[int, list[str]] = {}
    behind: dict[int, str] = {}
    homeless = []
    for comment in wanted:
        row = _place(comment, before, places)
        if row is None:
            homeless.append(comment)
        elif comment.is_alone or row in behind:
            above.setdefault(row, []).append(comment.text)
        else:
            behind[row] = comment.text
    made = "\n".join(_written(text.split("\n"), above, behind))
    if ast.dump(parse_module_tree(made)) != ast.dump(parse_module_tree(text)):
        return text, tuple(wanted)
    return made, tuple(homeless)


def _all_comments(text: str) -> Iterator[Comment]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            line, column = token.start
            yield Comment(line, column, token.string, not token.line[:column].strip())


def _is_shape(comment: str) -> bool:
    return _SHAPE.fullmatch(comment) is not None and not _WORD.search(comment)


def _place(comment: Comment, old: _Lines, places: dict[Key, list[int]]) -> int | None:
    """The line of the new source that a comment belongs to."""
    key, at = old.key(comment.line) if not comment.is_alone else old.next_key(comment.line)
    rows = places.get(key, [])
    return rows[at] if at < len(rows) else None


def _written(
    lines: list[str], above: dict[int, list[str]], behind: dict[int, str]
) -> Iterator[str]:
    while lines and not lines[-1]:
        lines.pop()
    for row, line in enumerate(lines, 1):
        indent = line[: len(line) - len(line.lstrip())]
        own = above.get(row, [])
        extra = behind.get(row)
        joined = f"{line}  {extra}"
        fits = "#" not in line and len(joined) <= WIDTH
        yield from (indent + text for text in (*own, *([extra] if extra and not fits else [])))
        yield joined if extra and fits else line
    yield from above.get(len(lines) + 1, [])
    yield ""


class _Lines:
    """The lines of a file by what they are about."""

    def __init__(self, text: str) -> None:
        self.texts = _code_lines(text)
        self.scopes = _scopes(text, len(self.texts))
        self.keys: dict[int, tuple[Key, int]] = {}
        seen: Counter[Key] = Counter()
        for row, code in enumerate(self.texts, 1):
            if not code:
                continue
            key = (self.scopes[row], _about(code)) if self.keys else _TOP
            self.keys[row] = (key, seen[key])
            seen[key] += 1

    def key(self, row: int) -> tuple[Key, int]:
        """What a line is about, and which of several that are about the same."""
        return self.keys[row]

    def next_key(self, row: int) -> tuple[Key, int]:
        """The same of the first line of code below."""
        below = (self.keys[at] for at in range(row + 1, len(self.texts) + 1) if at in self.keys)
        return next(below, (_END, 0))

    def rows(self) -> dict[Key, list[int]]:
        """The lines that are about the same, by what that is."""
        found: dict[Key, list[int]] = {}
        for row, (key, _) in self.keys.items():
            found.setdefault(key, []).append(row)
        return found | {_END: [max(self.keys, default=0) + 1]}


def _about(code: str) -> str:
    named = _NAMED.match(code)
    return named.group(0) if named else code


def _code_lines(text: str) -> list[str]:
    """What stands on each line besides comments; nothing on lines inside a text."""
    lines = text.split("\n")
    for comment in _all_comments(text):
        lines[comment.line - 1] = lines[comment.line - 1][: comment.column]
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.STRING:
            for row in range(token.start[0] + 1, token.end[0] + 1):
                lines[row - 1] = ""
    return [line.strip() for line in lines]


def _scopes(text: str, count: int) -> list[str]:
    """The class and method of each line, from line 1."""
    found = [""] * (count + 1)

    def visit(node: ast.AST, path: str) -> None:
        for child in ast.iter_child_nodes(node):
            inner = path
            if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                inner = f"{path}.{child.name}"
                rows = range(child.lineno, (child.end_lineno or child.lineno) + 1)
                for row in chain((decorator.lineno for decorator in child.decorator_list), rows):
                    found[row] = inner
            visit(child, inner)

    visit(parse_module_tree(text), "")
    return found
