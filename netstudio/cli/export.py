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
    help="The file to write: .py, .onnx or .pt2 (torch.export).",
)
@click.option(
    "--weights",
    type=click.Path(path_type=Path),
    default=None,
    help="A run folder or a weights file (.safetensors, .pt): goes along with the network.",
)
def export(project: str, output: Path, weights: Path | None) -> None:
    """Write PROJECT as a file that stands alone.

    A Python file has its weights beside it, and is written for a network with errors too, to be
    looked at; the exit code is 1 then. ONNX and .pt2 files hold their weights, take any batch
    size, and are compared with the network before they are put in place.
    """
    from netstudio.api import load_project

    loaded = load_project(project)
    if output.suffix in (".onnx", ".pt2"):
        _export_traced(loaded, output, weights)
    else:
        _export_python(loaded, output, weights)


def _export_python(project: Project, output: Path, weights: Path | None) -> None:
    from netstudio.exchange.python_file import export_python

    written = export_python(project, output, weights)
    for path in written:
        click.echo(f"Wrote {path}")
    if tell_errors(project):
        click.echo(f"{output} is written, but will not run; mend the network first.", err=True)
        raise SystemExit(1)


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
