"""`netstudio export`: the network as a file that stands alone, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

import click

from netstudio.cli.errors import tell_errors
from netstudio.document.project import Project


@click.command()
@click.argument("project")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write: .py, .onnx, .pt2 (torch.export), .safetensors or .pt.",
)
@click.option(
    "--weights",
    type=click.Path(path_type=Path),
    default=None,
    help="A run folder or a weights file (.safetensors, .pt): goes along with the network.",
)
@click.option("--proof/--no-proof", default=True, help="Compare a Python file with the network.")
def export(project: str, output: Path, weights: Path | None, proof: bool) -> None:
    """Write PROJECT as a file that stands alone.

    A Python file has its weights beside it, and is compared with the network in a process of its
    own; for a network with errors it is written too, to be looked at. The exit code is 1 where
    there are errors or differences. ONNX and .pt2 files hold their weights, take any batch size,
    and are compared with the network before they are put in place. A .safetensors or .pt file
    holds the weights alone, fresh ones without --weights.
    """
    from netstudio.api import load_project

    loaded = load_project(project)
    if output.suffix in (".onnx", ".pt2"):
        _export_traced(loaded, output, weights)
    elif output.suffix in (".safetensors", ".pt"):
        _export_weights(loaded, output, weights)
    else:
        _export_python(loaded, output, weights, proof)


def _export_python(project: Project, output: Path, weights: Path | None, proof: bool) -> None:
    from netstudio.exchange.python_file import export_python

    written = export_python(project, output, weights)
    for path in written:
        click.echo(f"Wrote {path}")
    if tell_errors(project) and not _can_run(project):
        click.echo(f"{output} is written, but will not run; mend the network first.", err=True)
        raise SystemExit(1)
    if proof:
        _prove(project, output)


def _can_run(project: Project) -> bool:
    """Whether the errors are those of the data alone."""
    from netstudio.compiler.shapes import infer_shapes_of

    return infer_shapes_of(project).is_sound


def _prove(project: Project, output: Path) -> None:
    from netstudio.exchange.proof.export import prove_file

    proof = prove_file(project, output)
    click.echo(proof.sentence())
    for note in proof.notes:
        click.echo(f"  {note}")
    if proof.verdict in ("different", "failed"):
        raise SystemExit(1)


def _export_weights(project: Project, output: Path, weights: Path | None) -> None:
    from netstudio.exchange.weights.export import export_weights

    export_weights(project, output, weights)
    click.echo(f"Wrote {output}" if weights else f"Wrote {output}, with fresh weights")


def _export_traced(project: Project, output: Path, weights: Path | None) -> None:
    from netstudio.exchange.traced import export_onnx, export_program

    if tell_errors(project):
        click.echo(f"{output} is not written; mend the network first.", err=True)
        raise SystemExit(1)
    export = export_onnx if output.suffix == ".onnx" else export_program
    made = export(project, output, weights)
    for path in made.paths:
        click.echo(f"Wrote {path}")
    sizes = " and ".join(map(str, made.batches))
    click.echo(
        f"Compared with the network at batches of {sizes}: it differs by "
        f"{made.difference:.1g} at most."
    )
