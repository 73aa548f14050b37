"""Importing from a SOURCE: the model is made, recorded and proved in a process of its own."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file
from netstudio.exchange.child import PATIENCE_SECONDS, in_child
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.recipe import fitting_recipe
from netstudio.exchange.listening import IsCancelled, Tell, never, unheard
from netstudio.exchange.proof.verdict import Proof
from netstudio.exchange.sources.inputs import InputSpec
from netstudio.exchange.sources.source import Arguments, Source
from netstudio.exchange.sources.trust import TrustNeededError, read_code
from netstudio.sentence import unpacked
from netstudio.trust import fingerprint, is_trusted, trust, trust_for_now

PROJECT_FILE = "project.netstudio"
WEIGHTS_FILE = "weights.safetensors"


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import, and how.

    Attributes:
        inputs: example inputs; a zoo's models have their own where there are none.
        weights: a file of weights to load, every key of them.
        rename: what is done to the keys of that file first: `model.=` takes a prefix away.
        keep_weights: whether the model's weights are wanted.
        prove: whether source and original are compared.
        keep: parts that are kept as custom nodes, by path or by class.
        more: further example inputs, each as many as `inputs`, where a forward branches.
    """

    source: Source
    arguments: Arguments = field(default_factory=Arguments)
    inputs: tuple[InputSpec, ...] = ()
    weights: Path | None = None
    rename: str = ""
    keep_weights: bool = False
    prove: bool = True
    keep: tuple[str, ...] = ()
    more: tuple[tuple[InputSpec, ...], ...] = ()

    @property
    def has_weights(self) -> bool:
        """Whether weights come along with the network."""
        return self.keep_weights or self.weights is not None or bool(self.source.weights)

    def as_json(self) -> dict[str, Any]:
        """Plain data for the child."""
        source = {**asdict(self.source), "path": _text(self.source.path)}
        return {
            "source": source,
            "args": list(self.arguments.args),
            "kwargs": dict(self.arguments.kwargs or {}),
            "inputs": [spec.as_json() for spec in self.inputs],
            "weights": _text(self.weights),
            "rename": self.rename,
            "keep_weights": self.has_weights,
            "prove": self.prove,
            "keep": list(self.keep),
            "more": [[spec.as_json() for spec in specs] for specs in self.more],
        }


@dataclass(frozen=True, slots=True)
class SourceImport:
    """What an import gave.

    Attributes:
        findings: what could not be captured soundly.
        proof: of the project's source; None where none was asked for.
        weights: the file with the model's weights; None where none were asked for.
    """

    project: Project
    findings: tuple[Finding, ...]
    proof: Proof | None
    weights: Path | None


def import_source(
    request: ImportRequest,
    folder: Path,
    *,
    trusted: str = "",
    tell: Tell = unheard,
    cancelled: IsCancelled = never,
    patience: float = PATIENCE_SECONDS,
) -> SourceImport:
    """The project of a source. Made in a child process, so that nothing of it runs in this one.

    Args:
        folder: an existing folder for what is written on the way; weights stay there.
        trusted: the SHA-256 of a Python file's content that may be run though it is not
            remembered as trusted.
        tell: hears how far it is.
        cancelled: asked twenty times a second.
        patience: seconds after which the import is given up.

    Raises:
        TrustNeededError: when the source is a Python file that nobody has trusted.
        ExchangeError: when the import fails, in words that end with the last lines of the
            traceback where the model's own code was at fault.
        Cancelled: when `cancelled` said yes.
    """
    sha256 = _trusted_content(request.source, trusted)
    details = {**request.as_json(), "folder": str(folder.resolve()), "sha256": sha256}
    answer = in_child("sources.worker", details, cancelled=cancelled, heard=tell, patience=patience)
    weights = folder / WEIGHTS_FILE
    project = load_project_file(folder / PROJECT_FILE)
    _trust_kept(project, sha256)
    return SourceImport(
        replace(project, recipe=fitting_recipe(project)),
        tuple(
            Finding(address, severity, unpacked(message), wants_example)
            for address, severity, message, wants_example in answer["findings"]
        ),
        Proof.from_json(answer["proof"]) if answer["proof"] else None,
        weights if request.has_weights else None,
    )


def _trust_kept(project: Project, sha256: str) -> None:
    """Trust what the import kept: it is of the code that the user let the import run.

    It is remembered where that is; a file that is run this once is trusted for now.
    """
    for file, text in project.code.items():
        kept = fingerprint(text.encode("utf-8"))
        if not sha256 or is_trusted(sha256):
            trust(Path(file), kept)
        else:
            trust_for_now(kept)


def _trusted_content(source: Source, trusted: str) -> str:
    if source.path is None:
        return ""
    found = fingerprint(read_code(source.path))
    if found != trusted and not is_trusted(found):
        raise TrustNeededError(source.path, found)
    return found


def _text(path: Path | None) -> str | None:
    return str(path.resolve()) if path else None
