"""`netstudio import FILE.onnx`: the network in an ONNX file, compared with the file."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netstudio.cli.project_with_weights import save_with_weights

if TYPE_CHECKING:
    from netstudio.exchange.onnx import ImportedNetwork

TOLERANCE = 1e-4
BATCHES = (2, 5)


def import_onnx_file(
    path: Path, output: Path, *, proof: bool, time_out: float | None, as_json: bool
) -> None:
    """Write the project and its weights; the exit code is 1 where it computes something else."""
    from netstudio.api import import_onnx
    from netstudio.training.weights import write_tensors

    imported = import_onnx(path)
    weights = save_with_weights(
        imported.project, output, lambda file: write_tensors(file, imported.weights)
    )
    for finding in imported.findings:
        click.echo(f"{finding.severity}: {finding.message}", err=True)
    click.echo(f"Wrote {output}")
    click.echo(f"Wrote {weights}")
    difference = _compared(path, output, weights, imported, time_out) if proof else None
    if as_json:
        report = {"project": str(output), "weights": str(weights), "difference": difference}
        click.echo(json.dumps(report))
    if difference is not None and not difference <= TOLERANCE:
        raise SystemExit(1)


def _compared(
    path: Path, project: Path, weights: Path, imported: ImportedNetwork, time_out: float | None
) -> float | None:
    """The largest relative difference; None where it cannot be told."""
    from netstudio.document.node import Input
    from netstudio.exchange.child import PATIENCE_SECONDS, in_child

    if find_spec("onnxruntime") is None:
        click.echo('Not compared: pip install "netstudio[onnx]" brings onnxruntime.')
        return None
    inputs = [node.target for node in imported.project.graph.inputs()]
    fixed = any(finding.severity == "note" for finding in imported.findings)
    if fixed or any(isinstance(one, Input) and not one.batch for one in inputs):
        batches: tuple[int, ...] = (_batch_of(path),)
    else:
        batches = BATCHES
    request = {"path": path, "project": project, "weights": weights}
    asked = {key: str(value.resolve()) for key, value in request.items()}
    asked_for = {**asked, "batches": batches}
    answer = in_child("onnx.comparing", asked_for, patience=time_out or PATIENCE_SECONDS)
    difference = float(answer["difference"])
    sizes = " and ".join(map(str, batches))
    click.echo(
        f"Compared with the file in onnxruntime at batches of {sizes}: it differs by "
        f"{difference:.1g} at most."
    )
    return difference


def _batch_of(path: Path) -> int:
    from netstudio.exchange.onnx.importing import fixed_batch
    from netstudio.exchange.onnx.reading import read_model

    return fixed_batch(read_model(path)) or 1
