"""The import of a source, as work for a job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.exchange.listening import IsCancelled, Tell
from netstudio.gui.importing.outcome import Outcome, Work

if TYPE_CHECKING:
    from netstudio.exchange.sources.importing import ImportRequest


def source_work(request: ImportRequest, trusted: str = "") -> Work:
    """Import what a request names.

    Args:
        trusted: the SHA-256 of the Python file's content that the user trusts; empty for none.
    """

    def work(folder: Path, tell: Tell, cancelled: IsCancelled) -> Outcome:
        from netstudio.exchange.sources.importing import import_source

        made = import_source(request, folder, trusted=trusted, tell=tell, cancelled=cancelled)
        return Outcome(str(request.source), made.project, made.findings, made.proof, made.weights)

    return work
