"""`netstudio export`: the network as a Python file, with its weights if there are any."""

from __future__ import annotations

from pathlib import Path

import click

from netstudio.cli.errors import tell_errors


@click.command()
@click.argument("project")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The Python file to write.",
)
@click.option(
    "--weights",
    type=click.Path(path_type=Path),
    default=None,
    help="A run folder or a weights file (.safetensors, .pt): written beside the Python file.",
)
def export(project: str, output: Path, weights: Path | None) -> None:
    """Write PROJECT as a Python file that stands alone.

    A network with errors is written too, to be looked at; the exit code is 1 then.
    """
    from netstudio.api import load_project
    from netstudio.exchange.python_file import export_python

    loaded = load_project(project)
    written = export_python(loaded, output, weights)
    for path in written:
        click.echo(f"Wrote {path}")
    if tell_errors(loaded):
        click.echo(f"{output} is written, but will not run; mend the network first.", err=True)
        raise SystemExit(1)
