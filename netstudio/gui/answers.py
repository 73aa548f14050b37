"""Questions put to the torch thread, and what is to happen here with their answers. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from netstudio.errors import NetStudioError

T = TypeVar("T")


class Answers:
    """Futures that were asked for, each with what to call with its result."""

    def __init__(self, refused: Callable[[str], None]) -> None:
        """`refused` is told why, where an answer is an error that the user should know of."""
        self._refused = refused
        self._pending: list[tuple[Future[Any], Callable[[Any], None]]] = []

    def __bool__(self) -> bool:
        """Whether any answer is still to come."""
        return bool(self._pending)

    def expect(self, future: Future[T], then: Callable[[T], None]) -> None:
        """Call `then` with the result once it is there."""
        self._pending.append((future, then))

    def is_expected(self, future: Future[Any]) -> bool:
        """Whether an answer has not been handed over yet."""
        return any(pending is future for pending, _ in self._pending)

    def deliver(self) -> None:
        """Hand over what has come since the last call, in the order it was asked for."""
        done = [pair for pair in self._pending if pair[0].done()]
        self._pending = [pair for pair in self._pending if not pair[0].done()]
        for future, then in done:
            error = future.exception()
            if error is None:
                then(future.result())
            elif isinstance(error, NetStudioError | OSError):
                self._refused(str(error))
            else:
                raise error
