"""The proof of an exported Python file: it is run without netstudio, and does what trains here."""

from __future__ import annotations

from pathlib import Path

from netstudio.compiler.model import build
from netstudio.document.project import Project
from netstudio.errors import ExchangeError, NetStudioError
from netstudio.exchange.examples import example_inputs
from netstudio.exchange.proof.comparison import Tell
from netstudio.exchange.proof.examples import Example
from netstudio.exchange.proof.prove import prove_source
from netstudio.exchange.proof.verdict import Proof
from netstudio.sentence import say

BATCH = 2


def prove_file(project: Project, path: Path, *, tell: Tell | None = None) -> Proof:
    """Compare the network in an exported Python file with the module that a project trains.

    The file is loaded in a process in which netstudio cannot be imported; both get the same random
    weights. Never raises for a wrong network or file: what went wrong is in the proof.
    """
    try:
        model = build(project)
        inputs = example_inputs(model.running, model.inference, BATCH)
        text = _read(path)
    except NetStudioError as error:
        return Proof("failed", notes=(str(error),))
    name, examples = model.source.class_name, [Example(inputs)]
    return prove_source(model.module, text, name, examples, resized=False, tell=tell)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ExchangeError(
            say("{path} cannot be read: {error}.", path=path, error=str(error))
        ) from error
