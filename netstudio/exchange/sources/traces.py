"""What a user is shown of an error in their code: their own lines, not those that called them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from traceback import FrameSummary, StackSummary, TracebackException, extract_tb

import torch

from netstudio.sentence import say

TRACE_LINES = 8
_TEXT_LENGTH = 200
_HERE = Path(__file__).resolve().parent
_LIBRARIES = (_HERE.parents[1], Path(torch.__file__).parent, Path(os.__file__).parent)
_INSTALLED = frozenset({"site-packages", "dist-packages"})
_IMPORTING = ("<frozen ", str(Path(os.__file__).with_name("importlib")))


def last_lines(error: BaseException) -> str:
    """The end of a traceback, which names the line and says what was wrong.

    It begins in the user's code; a mistake in what is written there has its place alone.
    """
    told = TracebackException.from_exception(error)
    for part, its_error in _chain(told, error):
        if isinstance(its_error, SyntaxError) and Path(its_error.filename or "").is_file():
            part.stack = StackSummary()
        elif part.stack:
            part.stack = StackSummary.from_list(_from_user(part.stack))
    lines = "".join(told.format()).rstrip().splitlines()
    lines = [line for line in lines if line.strip(" ^~")]
    return "\n".join(f"  {line}" for line in lines[-TRACE_LINES:])


def place_of(error: BaseException | None) -> str:
    """The last line of the user's code that an error went through, in brackets, if any."""
    frames = extract_tb(error.__traceback__) if error is not None else ()
    for frame in reversed(frames):
        if _is_user_s(frame) and frame.line:
            return say(
                " ({file}, line {line}: {text})",
                file=Path(frame.filename).name,
                line=frame.lineno,
                text=frame.line[:_TEXT_LENGTH],
            )
    return ""


def _chain(
    told: TracebackException, error: BaseException
) -> Iterator[tuple[TracebackException, BaseException]]:
    """An error and those it came from, each with what is told of it."""
    yield told, error
    for part, its_error in (
        (told.__cause__, error.__cause__),
        (told.__context__, error.__context__),
        *zip(told.exceptions or (), getattr(error, "exceptions", ()), strict=False),
    ):
        if part is not None and its_error is not None:
            yield from _chain(part, its_error)


def _from_user(stack: Sequence[FrameSummary]) -> list[FrameSummary]:
    """The frames from the user's first on; without any, those after this package's own."""
    for is_first in (_is_user_s, _is_further):
        for place, frame in enumerate(stack):
            if is_first(frame):
                return list(stack[place:])
    return []


def _is_user_s(frame: FrameSummary) -> bool:
    if frame.filename.startswith("<"):
        return False
    path = Path(frame.filename)
    return _INSTALLED.isdisjoint(path.parts) and not any(map(path.is_relative_to, _LIBRARIES))


def _is_further(frame: FrameSummary) -> bool:
    is_here = Path(frame.filename).is_relative_to(_HERE)
    return not is_here and not frame.filename.startswith(_IMPORTING)
