"""What a Python caller hears of an import: warnings, and an error where the proof fails."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any

from torch import nn

from netstudio.document.project import Project
from netstudio.errors import ProofError
from netstudio.exchange.importing import Finding
from netstudio.exchange.proof.examples import Example
from netstudio.exchange.proof.prove import prove
from netstudio.exchange.proof.verdict import Proof

_CALLER = 3
"""How far above a warning the caller of the public function is."""


def warn_of_findings(findings: Iterable[Finding]) -> None:
    """Warn of each thing that could not be captured soundly."""
    for finding in findings:
        if finding.severity != "note":
            where = f"{finding.address}: " if finding.address else ""
            warnings.warn(f"{where}{finding.message}", ImportWarning, stacklevel=_CALLER)


def demand_proof(
    module: nn.Module, project: Project, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> Proof:
    """Prove an import, and warn where the proof proves nothing.

    Raises:
        ProofError: when source and module differ, or one of them does not run.
    """
    proof = prove(module, project, [Example(args, kwargs)])
    if proof.verdict == "nothing":
        warnings.warn(proof.sentence(), ImportWarning, stacklevel=_CALLER)
    elif not proof.holds:
        raise ProofError(proof.sentence(), proof, project)
    return proof
