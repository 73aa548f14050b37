"""The last things the program noted, in memory: a handler of Python's logging with a ring buffer.

Entries come from any thread; whoever shows them asks with the number of the last one it has.
"""

from __future__ import annotations

import logging
from collections import deque
from datetime import datetime
from itertools import count

from netstudio.records import dataclass

MOST = 5000
"""Entries kept; the oldest give way."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing noted.

    Attributes:
        number: grows by one with each.
        time: when, in local time.
        level: as Python's logging counts, 10 (debug) to 50 (critical).
        source: the logger's name.
        text: the message.
        trace: the traceback behind it; empty for most.
    """

    number: int
    time: datetime
    level: int
    source: str
    text: str
    trace: str = ""

    @property
    def level_name(self) -> str:
        """The level as a word, such as WARNING."""
        return logging.getLevelName(self.level)

    def line(self) -> str:
        """The entry as a line of a log file, with its traceback below."""
        stamp = self.time.strftime("%Y-%m-%d %H:%M:%S")
        head = f"{stamp} {self.level_name:<8} {self.source}: {self.text}"
        return f"{head}\n{self.trace}" if self.trace else head


class Entries(logging.Handler):
    """The ring buffer."""

    def __init__(self, most: int = MOST) -> None:
        super().__init__(logging.DEBUG)
        self._entries: deque[Entry] = deque(maxlen=most)
        self._numbers = count(1)

    def emit(self, record: logging.LogRecord) -> None:
        """Called by logging, under its lock."""
        trace = ""
        if record.exc_info and record.exc_info[0] is not None:
            trace = (self.formatter or _PLAIN).formatException(record.exc_info)
        self._entries.append(
            Entry(
                next(self._numbers),
                datetime.fromtimestamp(record.created),
                record.levelno,
                record.name,
                record.getMessage(),
                trace,
            )
        )

    def since(self, number: int) -> list[Entry]:
        """The entries behind the one of this number; 0 for all that are kept."""
        with self._locked():
            return [entry for entry in self._entries if entry.number > number]

    def clear(self) -> None:
        """Forget all."""
        with self._locked():
            self._entries.clear()

    def _locked(self) -> _Held:
        return _Held(self)


class _Held:
    """A handler's own lock for the length of a `with`."""

    def __init__(self, handler: logging.Handler) -> None:
        self._handler = handler

    def __enter__(self) -> None:
        self._handler.acquire()

    def __exit__(self, *_: object) -> None:
        self._handler.release()


_PLAIN = logging.Formatter()

entries = Entries()
"""The program's own buffer: one, as there is one root logger."""
