"""Statements in a row that ask the same: one `if` around all of them.

A statement alone says it in its line, `x = self.dropout(x) if self.training else x`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netstudio.codegen.layout import statement
from netstudio.codegen.line import Line

_ENOUGH = 3
"""So many statements are worth an `if` of their own."""
_INDENT = 8


@dataclass(frozen=True, slots=True)
class Conditional:
    """A statement with a condition.

    Attributes:
        target: what is assigned; empty for a statement that only does something.
        body: what is assigned, or done, where the condition holds.
        otherwise: what is assigned where it does not.
        whole: the assignment in one line.
    """

    test: str
    target: str
    body: str
    otherwise: str
    whole: str
    nodes: tuple[str, ...]
    comment: str = ""


Part = Line | Conditional


def written(parts: Sequence[Part]) -> list[Line]:
    """The lines of all parts, conditions in a row put together."""
    lines: list[Line] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, Line):
            lines.append(part)
            at += 1
            continue
        run = _run(parts, at, part.test)
        at += len(run)
        if len(run) < _ENOUGH and all(entry.target for entry in run):
            lines += [line for entry in run for line in _lines(entry.whole, entry, 0)]
        else:
            lines += _group(run, _texts(parts[at:]))
    return lines


def _run(parts: Sequence[Part], start: int, test: str) -> list[Conditional]:
    run: list[Conditional] = []
    for part in parts[start:]:
        if not isinstance(part, Conditional) or part.test != test:
            break
        run.append(part)
    return run


def _texts(parts: Sequence[Part]) -> str:
    return "\n".join(p.text if isinstance(p, Line) else f"{p.whole} {p.body}" for p in parts)


def _group(run: Sequence[Conditional], later: str) -> Iterator[Line]:
    yield Line(f"{' ' * _INDENT}if {run[0].test}:", run[0].nodes)
    for entry in run:
        text = f"{entry.target} = {entry.body}" if entry.target else entry.body
        yield from _lines(text, entry, 4)
    others = [entry for entry in run if entry.target and not _is_idle(entry, run, later)]
    if others:
        yield Line(f"{' ' * _INDENT}else:")
    for entry in others:
        yield from _lines(f"{entry.target} = {entry.otherwise}", entry, 4)


def _is_idle(entry: Conditional, run: Sequence[Conditional], later: str) -> bool:
    """Whether nothing is to be done where the condition does not hold."""
    if entry.otherwise == entry.target:
        return True
    read = "\n".join([later, *(other.otherwise for other in run)])
    return entry.otherwise == "None" and not re.search(rf"\b{entry.target}\b", read)


def _lines(text: str, entry: Conditional, deeper: int) -> Iterator[Line]:
    for line in statement(text, _INDENT + deeper, entry.comment):
        yield Line(line, entry.nodes)
