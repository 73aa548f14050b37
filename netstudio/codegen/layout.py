"""Expressions as text, laid out as ruff format would: double quotes, lines of 100 at most."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

WIDTH = 100
# A person writes 1e-5 where repr writes 1e-05.
_EXPONENT = re.compile(r"(?<=\d)e-0(?=\d\b)")
# And `dim**-0.5` where ast writes `dim ** (-0.5)`; beside what is no name the spaces stay.
_NEGATIVE_POWER = re.compile(r"\*\* \((-[\d.]+)\)")
_SIMPLE_POWER = re.compile(r"(?<![\w.)\]])([\w.]+) \*\* (-?[\w.]+)(?![\w.(\[])")
_STRING = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_RIGHT_SIDE = re.compile(r" *(?:return|[\w.]+(?:, [\w.]+)* =) ")
_OPEN, _CLOSE = "([{", ")]}"


def text_of(tree: ast.expr) -> str:
    """An expression on one line, with double quotes."""
    pieces = _STRING.split(_double_quoted(ast.unparse(tree)))
    return "".join(piece if at % 2 else _as_written(piece) for at, piece in enumerate(pieces))


def _as_written(code: str) -> str:
    """Numbers and powers, as a person and ruff write them."""
    text = _NEGATIVE_POWER.sub(r"** \1", _EXPONENT.sub("e-", code))
    while (closer := _SIMPLE_POWER.sub(r"\1**\2", text)) != text:
        text = closer
    return text


def _double_quoted(text: str) -> str:
    if "'" not in text:
        return text
    pieces, end = [], 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        quoted = _double_quoted_token(token)
        if quoted is not None:
            pieces += [text[end : token.start[1]], quoted]
            end = token.end[1]
    return "".join((*pieces, text[end:]))


def _double_quoted_token(token: tokenize.TokenInfo) -> str | None:
    """A string's token with double quotes; None for what stays as it is.

    A formatted string is one token up to Python 3.11, and a start and an end from 3.12 on.
    """
    kind = tokenize.tok_name[token.type]
    if kind in ("FSTRING_START", "FSTRING_END"):
        return token.string.replace("'", '"')
    prefix, quote, content = token.string.partition("'")
    content = content[:-1]
    if kind != "STRING" or not quote or prefix not in ("", "f") or '"' in content:
        return None
    return f'{prefix}"{content}"'.replace("\\'", "'")


def statement(text: str, indent: int, comment: str = "") -> list[str]:
    """The lines of a statement, split at its brackets where it is too long.

    The comment goes behind the last line, if it fits there.
    """
    lines = _split(" " * indent + text)
    if comment and len(lines[-1]) + len(comment) + 4 <= WIDTH:
        lines[-1] += f"  # {comment}"
    return lines


def _split(line: str) -> list[str]:
    if len(line) <= WIDTH:
        return [line]
    chosen = _tuple(line) or _conditional(line)
    if chosen is not None:
        return chosen
    bounds = _last_bracket(line)
    if bounds is None:
        return [line]
    start, end = bounds
    indent = len(line) - len(line.lstrip())
    head, body, tail = line[: start + 1], line[start + 1 : end], line[end:]
    inner = " " * (indent + 4)
    items = split_items(body)
    if len(inner) + len(body) <= WIDTH and not body.endswith(","):
        return [head, inner + body, " " * indent + tail]
    if len(items) == 1 and not body.endswith(","):
        clause = _comprehension_clause(body)
        if clause:
            first = _split(inner + body[:clause].rstrip())
            return [head, *first, inner + body[clause:], " " * indent + tail]
        return [head, *_split(inner + body), " " * indent + tail]
    lines = [head]
    for entry in items:
        *first, last = _split(inner + entry)
        lines += [*first, f"{last},"]
    return [*lines, " " * indent + tail]


def _conditional(line: str) -> list[str] | None:
    """The lines of `x = a if test else b` and `return a if test else b`, put into brackets."""
    head = _RIGHT_SIDE.match(line)
    body = line[head.end() :] if head else ""
    nested = _pairs(body)

    def outside(word: str) -> list[int]:
        places = [found.start() for found in re.finditer(f" {word} ", body)]
        return [at for at in places if not any(start < at < end for start, end in nested)]

    tests, others = outside("if"), outside("else")
    if head is None or len(tests) != 1 or len(others) != 1:
        return None
    test, other = tests[0], others[0]
    outer = " " * (len(line) - len(line.lstrip()))
    inner = f"{outer}    "
    parts = [body[:test], body[test + 1 : other], body[other + 1 :]]
    if len(inner) + len(body) <= WIDTH:
        parts = [body]
    lines = [made for part in parts for made in _split(inner + part)]
    return [f"{head[0]}(", *lines, f"{outer})"]


def _tuple(line: str) -> list[str] | None:
    """The lines of `return a, b` and `x = a, b`, put into brackets, an item a line."""
    head = _RIGHT_SIDE.match(line)
    items = split_items(line[head.end() :]) if head else []
    if head is None or len(items) < 2:
        return None
    outer = " " * (len(line) - len(line.lstrip()))
    lines = [f"{head[0]}("]
    for item in items:
        *first, last = _split(f"{outer}    {item}")
        lines += [*first, f"{last},"]
    return [*lines, f"{outer})"]


def _comprehension_clause(body: str) -> int:
    """Where `for` begins in a bracket that holds a comprehension; 0 in any other."""
    nested = _pairs(body)
    for found in re.finditer(r" for ", body):
        if not any(start < found.start() < end for start, end in nested):
            return found.start() + 1
    return 0


def _last_bracket(line: str) -> tuple[int, int] | None:
    """The bracket that closes last, from its opening to its close, if it holds anything.

    A subscript gives way to a call before it: `f(\n    a, b\n)[0]` reads better than splitting
    the index.
    """
    filled = [(start, end) for start, end in _pairs(line) if end - start > 1]
    outer = [
        pair
        for pair in filled
        if not any(other[0] < pair[0] and pair[1] < other[1] for other in filled)
    ]
    calls = [pair for pair in outer if not _is_subscript(line, pair[0])]
    return max(calls or outer, key=lambda pair: pair[1], default=None)


def _is_subscript(line: str, start: int) -> bool:
    before = line[start - 1 : start]
    return line[start] == "[" and (before.isalnum() or before in "_)]")


def _pairs(line: str) -> list[tuple[int, int]]:
    stack: list[int] = []
    pairs = []
    for index, letter in _unquoted(line):
        if letter in _OPEN:
            stack.append(index)
        elif letter in _CLOSE and stack:
            pairs.append((stack.pop(), index))
    return pairs


def _unquoted(text: str) -> Iterator[tuple[int, str]]:
    """The letters outside of strings, with where they are."""
    quote, escaped = "", False
    for index, letter in enumerate(text):
        if not quote and letter in "\"'":
            quote = letter
        elif not quote:
            yield index, letter
        elif escaped or letter == "\\":
            escaped = not escaped
        elif letter == quote:
            quote = ""


def split_items(body: str) -> list[str]:
    """The items between the commas of a bracket's inside."""
    items, depth, start = [], 0, 0
    for index, letter in _unquoted(body):
        if letter in _OPEN:
            depth += 1
        elif letter in _CLOSE:
            depth -= 1
        elif letter == "," and depth == 0:
            items.append(body[start:index].strip())
            start = index + 1
    items.append(body[start:].strip())
    return [entry for entry in items if entry]
