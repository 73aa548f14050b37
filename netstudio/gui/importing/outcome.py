"""What an import gave, however it was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from netstudio.document.project import Project
from netstudio.exchange.listening import IsCancelled, Tell

if TYPE_CHECKING:
    from netstudio.exchange.importing.finding import Finding
    from netstudio.exchange.proof.verdict import Proof


@dataclass(frozen=True, slots=True)
class Outcome:
    """A project, and what has to be known of it.

    Attributes:
        source: what it was made of, as the user wrote it.
        findings: what could not be captured soundly.
        proof: of its source; None where none was asked for.
        weights: the file with its weights; None where there are none.
    """

    source: str
    project: Project
    findings: tuple[Finding, ...] = ()
    proof: Proof | None = None
    weights: Path | None = None


Work: TypeAlias = Callable[[Path, Tell, IsCancelled], Outcome]
"""Does an import; the folder is for what it writes on the way."""
