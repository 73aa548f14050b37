"""The proof of an exported Python file: it is run without netstudio, and does what trains here."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.errors import NetStudioError
from netstudio.exchange.child import in_child
from netstudio.exchange.listening import IsCancelled, never
from netstudio.exchange.proof.verdict import Proof

BATCH = 2


def prove_file(project: Project, path: Path, *, cancelled: IsCancelled = never) -> Proof:
    """Compare the network in an exported Python file with the module that a project trains.

    The file is loaded in a process in which netstudio cannot be imported; the module runs in
    another, so that this one is not kept waiting by torch. Both get the same random weights.

    Raises:
        ExchangeError: when the file cannot be read, or the comparison dies.
        Cancelled: when `cancelled` said yes.
    """
    with tempfile.TemporaryDirectory(prefix="netstudio-proof-") as folder:
        drawn = Path(folder, "project.netstudio")
        save_project_file(project, drawn)
        request = {"project": str(drawn), "path": str(path.resolve())}
        return Proof.from_json(in_child("proof.export", request, cancelled=cancelled))


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The child's side: the proof as plain data."""
    from netstudio.compiler.model import build
    from netstudio.exchange.examples import example_inputs
    from netstudio.exchange.proof.examples import Example
    from netstudio.exchange.proof.prove import prove_path

    project = load_project_file(Path(request["project"]))
    try:
        model = build(project)
        inputs = example_inputs(model.running, model.inference, BATCH)
    except NetStudioError as error:
        return Proof("failed", reason=str(error)).as_json()
    path, name = Path(request["path"]), model.source.class_name
    return prove_path(model.module, path, name, [Example(inputs)], resized=False).as_json()
