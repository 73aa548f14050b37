"""The names of a zoo's models, fetched without the window waiting for them.

They are asked of a child process, since importing a zoo takes seconds; what came last is kept.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from netstudio.errors import Cancelled, NetStudioError


class ZooNames(QObject):
    """Knows the models of each zoo, once they came."""

    came = Signal()
    """The names are there; a zoo that is not installed has none."""
    failed = Signal(str)
    """They could not be had."""

    _known: dict[str, tuple[str, ...]] | None = None
    """Of this program's life: what is installed does not change meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._called_off = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_known(self) -> bool:
        """Whether they came."""
        return ZooNames._known is not None

    def of(self, zoo: str) -> tuple[str, ...]:
        """The models of a zoo; none before they came, or where it is not installed."""
        return (ZooNames._known or {}).get(zoo, ())

    def fetch(self) -> None:
        """Ask for them; `came` follows."""
        if self.is_known:
            self.came.emit()
        elif self._thread is None:
            self._thread = threading.Thread(target=self._run, name="netstudio-zoo", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Stop asking."""
        self._called_off.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        from netstudio.exchange.child import in_child

        try:
            answer = in_child("sources.listing", {}, cancelled=self._called_off.is_set)
        except Cancelled:
            return
        except NetStudioError as error:
            self.failed.emit(str(error))
            return
        ZooNames._known = {zoo: tuple(names) for zoo, names in answer["zoos"].items()}
        self.came.emit()
