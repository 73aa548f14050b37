"""What is lost when source is written over a Python file: what somebody wrote there by hand."""

from __future__ import annotations

import ast
import tokenize
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from netstudio.document.syntax import parse_module_tree
from netstudio.exchange.overwriting.comments import with_comments
from netstudio.exchange.overwriting.own_code import is_own
from netstudio.exchange.sources.trust import MAX_BYTES
from netstudio.records import dataclass
from netstudio.sentence import Sentence, say

_MOST_SHOWN = 5
_MOST_LETTERS = 60
_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Lost:
    """A line that would be lost, and its number, from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Overwriting:
    """What comes of writing source over a file.

    Attributes:
        text: what is to be written: the source, with the comments of the file.
        lost: what the file has and the text has not, and no export wrote.
    """

    text: str
    lost: tuple[Lost, ...] = ()

    def examples(self) -> tuple[str, ...]:
        """Some lines that would be lost, as they stand there."""
        shown = (f"{lost.line}: {_short(lost.text)}" for lost in self.lost[:_MOST_SHOWN])
        more = len(self.lost) - _MOST_SHOWN
        return (*shown, f"… +{more}") if more > 0 else tuple(shown)

    def sentence(self, path: Path) -> Sentence:
        """What would be lost, and the way out."""
        return say(
            "{name} holds lines that somebody wrote by hand and the network does not have "
            "({lines}). Choose another name, or overwrite it with --force.",
            name=path.name,
            lines="; ".join(self.examples()),
        )


def overwriting(path: Path, text: str) -> Overwriting:
    """What comes of writing source to a path, where there may be a file or not."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"\0"
    except OSError:
        return Overwriting(text)  # nothing there, or writing will say what is wrong with it
    try:
        old = data.decode("utf-8-sig").replace("\r\n", "\n")
        parse_module_tree(old)
    except (UnicodeDecodeError, SyntaxError, ValueError, RecursionError, MemoryError):
        return Overwriting(text, _whole(data))
    return _over(old, text)


def _over(old: str, text: str) -> Overwriting:
    if not old.strip() or old == text:
        return Overwriting(text)
    try:
        made, comments = with_comments(text, old)
    except (
        SyntaxError,
        tokenize.TokenError,
        RecursionError,
    ):  # what ast reads and tokenize does not
        return Overwriting(text, _whole(old.encode("utf-8")))
    lost = [Lost(comment.line, comment.text) for comment in comments]
    if not is_own(old):
        lost += _code(old, text)
    return Overwriting(made, tuple(sorted(lost, key=lambda one: one.line)))


def _whole(data: bytes) -> tuple[Lost, ...]:
    """All lines of a file that is no Python."""
    lines = data.decode("utf-8", "replace").splitlines()
    return tuple(Lost(at, line.strip()) for at, line in enumerate(lines, 1) if line.strip())


def _code(old: str, text: str) -> Iterator[Lost]:
    """The statements of a file that the new source has not; of one with others inside its head."""
    kept = Counter((path, lost.text) for path, lost, _ in _statements(parse_module_tree(text).body))
    missing = ""
    for path, lost, name in _statements(parse_module_tree(old).body):
        if missing and path.startswith(missing):
            continue
        if kept[path, lost.text] > 0:
            kept[path, lost.text] -= 1
            continue
        missing = f"{path}{name}."
        yield lost


def _statements(body: Sequence[ast.stmt], path: str = "") -> Iterator[tuple[str, Lost, str]]:
    """Every statement but imports, and each line of a docstring: what it is in, itself, and what
    those inside it are in."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, _DEFINITIONS):
            yield path, Lost(node.lineno, _head(node)), node.name
            yield from _statements(node.body, f"{path}{node.name}.")
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            lines = str(node.value.value).splitlines()
            yield from (
                (path, Lost(at, line.strip()), line)
                for at, line in enumerate(lines, node.lineno)
                if line.strip()
            )
            continue
        head = _head(node)
        yield path, Lost(node.lineno, head), head
        for name in ("body", "orelse", "finalbody"):
            yield from _statements(getattr(node, name, []), f"{path}{head}.")
        for handler in getattr(node, "handlers", []):
            yield from _statements(handler.body, f"{path}{head}.")


def _head(node: ast.stmt) -> str:
    """The first line of a statement, in one way of writing it."""
    if isinstance(node, _DEFINITIONS):
        return f"{'class' if isinstance(node, ast.ClassDef) else 'def'} {node.name}"
    return ast.unparse(node).split("\n", 1)[0]


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
