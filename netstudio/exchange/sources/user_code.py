"""A class from a user's Python file. This runs the file: only ever in a child process."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from torch import nn

from netstudio.compiler.memory import is_out_of_memory
from netstudio.errors import ModelImportError, NetStudioError
from netstudio.exchange.sources.source import Arguments
from netstudio.exchange.sources.traces import last_lines, place_of
from netstudio.exchange.sources.trust import read_code
from netstudio.exchange.sources.user_module import run_as_module
from netstudio.sentence import say
from netstudio.trust import fingerprint

_SIZE = 16


def maker_in_file(
    path: Path, class_name: str, arguments: Arguments, sha256: str
) -> Callable[[], nn.Module]:
    """What makes the module of a class, or of a function, in a file.

    Args:
        sha256: of the content that the user trusts; the bytes that are run have to have it.

    Raises:
        ModelImportError: when the file has changed, does not run, or has no such class.
    """
    code = read_code(path)
    if fingerprint(code) != sha256:
        raise ModelImportError(
            say("{path} has changed since it was trusted; look at it again.", path=path)
        )
    target: Any = _run(path, code)
    for part in class_name.split("."):
        target = getattr(target, part, None)
    if not callable(target):
        raise ModelImportError(
            say("There is no class {name} in {path}.", name=class_name, path=path)
        )
    return lambda: _made(target, class_name, arguments)


def _run(path: Path, code: bytes) -> ModuleType:
    """Run a file's code as its module."""
    text = _text(path, code)
    with user_errors(say("{path} does not run", path=path)):
        try:
            return run_as_module(path, text)
        except SystemExit as error:
            raise ModelImportError(
                say(
                    "{path} runs a program of its own when it is imported, and that ended "
                    'Python{place}; put it under if __name__ == "__main__":',
                    path=path,
                    place=place_of(error),
                )
            ) from error


def _text(path: Path, code: bytes) -> str:
    """The text as it was shown, in UTF-8: another encoding that it names could hide code in it."""
    try:
        return code.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ModelImportError(
            say("{path} is not Python: {reason}.", path=path.name, reason=error)
        ) from error


def _made(target: Callable[..., Any], name: str, arguments: Arguments) -> nn.Module:
    with user_errors(say("{name} cannot be made", name=name)):
        try:
            made = target(*arguments.args, **(arguments.kwargs or {}))
        except TypeError as error:
            _ask_for_arguments(error, name, arguments)
            raise
    if not isinstance(made, nn.Module):
        raise ModelImportError(
            say(
                "{name} gives a {type}, not a torch.nn.Module.", name=name, type=type(made).__name__
            )
        )
    return made


def _ask_for_arguments(error: TypeError, name: str, arguments: Arguments) -> None:
    """Say which arguments are to be given, where the call itself was refused for lack of them."""
    problem, _, names = str(error).partition(" required ")
    trace = error.__traceback__
    if "missing" not in problem or trace is None or trace.tb_next is not None:
        return
    missing = re.findall(r"'(\w+)'", names)
    raise ModelImportError(
        say(
            "{told}\n{hint}",
            told=_told(say("{name} cannot be made", name=name), error),
            hint=say(
                "It needs arguments: {names}. Give them as JSON, in a terminal with --args "
                "'{example}'.",
                names=", ".join(missing),
                example=_example(arguments, missing),
            ),
        )
    ) from error


def _example(arguments: Arguments, missing: list[str]) -> str:
    """What was given and what is missing, as it is written."""
    if arguments.args:
        return json.dumps([*arguments.args, *(_SIZE for _ in missing)])
    return json.dumps({**(arguments.kwargs or {}), **dict.fromkeys(missing, _SIZE)})


class user_errors:  # noqa: N801 -- used like contextlib's
    """Turns whatever foreign code raises into an error with the end of its traceback."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        if error is None or isinstance(error, NetStudioError | KeyboardInterrupt):
            return
        if is_out_of_memory(error):
            raise ModelImportError(
                say("{what}: there is not enough memory for it.", what=self._what)
            ) from error
        raise ModelImportError(_told(self._what, error)) from error


@contextmanager
def placed_errors() -> Iterator[None]:
    """Adds to what is said of an error in foreign code the user's line that it comes from."""
    try:
        yield
    except ModelImportError as error:
        place = place_of(error.__cause__)
        if not place:
            raise
        raise ModelImportError(say("{told}{place}", told=str(error), place=place)) from error


def _told(what: str, error: BaseException) -> str:
    return say("{what}:\n{trace}", what=what, trace=last_lines(error))
