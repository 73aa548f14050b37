"""The system asks the program to end: Ctrl+C in its terminal, or the end of the session.

Nothing can be asked then, and nothing is lost: what runs is ended in order, and work that is not
saved is kept for the next start. Python looks at signals only while it runs, which a window that
rests does not; so a socket that the signal writes to wakes it.
"""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_ENDED_BY = 128
"""Exit codes above this name the signal."""


def end_on_signals(program: QObject) -> None:
    """Leave the event loop when the system asks the program to end."""
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, program)
    notifier.activated.connect(lambda *_: _drain(reader))
    program.destroyed.connect(lambda: _close(writer))
    for number in _SIGNALS:
        signal.signal(number, lambda number, _: QCoreApplication.exit(_ENDED_BY + number))


def _close(writer: socket.socket) -> None:
    signal.set_wakeup_fd(-1)
    writer.close()


def _drain(reader: socket.socket) -> None:
    """Running Python at all lets it call the handlers."""
    reader.recv(1024)
