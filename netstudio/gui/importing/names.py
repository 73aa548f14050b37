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
    failed = Signal(object)
    """They could not be had: the error."""

    _known: dict[str, tuple[str, ...]] | None = None
    """Kept by the class once every zoo has some: one that is missing may be installed later."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._called_off = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_known(self) -> bool:
        """Whether they came."""
        return self._known is not None

    def of(self, zoo: str) -> tuple[str, ...]:
        """The models of a zoo; none before they came, or where it is not installed."""
        return (self._known or {}).get(zoo, ())

    def fetch(self) -> None:
        """Ask for them; `came` follows."""
        if self.is_known:
            self.came.emit()
        elif self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="netstudio-zoo", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Stop asking."""
        self._called_off.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        from netstudio.exchange.child import in_child
        from netstudio.exchange.sources.source import ZOOS

        try:
            answer = in_child("sources.listing", {}, cancelled=self._called_off.is_set)
        except Cancelled:
            return
        except NetStudioError as error:
            self.failed.emit(error)
            return
        except Exception as error:
            self.failed.emit(error)
            raise
        known = self._known = {zoo: tuple(names) for zoo, names in answer["zoos"].items()}
        if all(known.get(zoo) for zoo in ZOOS):
            ZooNames._known = known
        self.came.emit()
