"""`netstudio export`: the network as a file that stands alone, by the ending of its name."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from netstudio.cli.custom import load, trust_option
from netstudio.cli.errors import tell_errors

if TYPE_CHECKING:
    from netstudio.document.project import Project
    from netstudio.exchange.diagram.options import DiagramOptions, Direction
    from netstudio.exchange.proof.verdict import Proof


@click.command()
@click.argument("project")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write: .py; .safetensors or .pt; .onnx; .pt2 (torch.export); the diagram "
    "as .svg, .pdf, .png, .mmd (Mermaid) or .dot (Graphviz); the summary as .md or .csv.",
)
@click.option(
    "--weights",
    metavar="PATH",
    default=None,
    help="Go along with the network: a run folder or a weights file (.safetensors, .pt), or "
    "pretrained ones, torchvision:resnet18 or torchvision:resnet50@IMAGENET1K_V1.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Overwrite a Python file even where somebody wrote in it what the network does not have.",
)
@click.option("--proof/--no-proof", default=True, help="Compare a Python file with the network.")
@click.option("--open-blocks", is_flag=True, help="Diagram, summary: show what is inside blocks.")
@click.option(
    "--open",
    "opened",
    multiple=True,
    metavar="BLOCK",
    help="Diagram: draw this block open; may be given several times.",
)
@click.option(
    "--direction",
    type=click.Choice(["right", "down"]),
    default="right",
    show_default=True,
    help="Diagram: which way values run.",
)
@click.option(
    "--fold",
    type=str,
    default="page",
    show_default=True,
    help="Diagram: how long a row may be: page, column, none, or inches such as 6.5.",
)
@click.option("--no-shapes", is_flag=True, help="Diagram: leave out the shapes beside wires.")
@click.option("--no-details", is_flag=True, help="Diagram: leave out kernel sizes and the like.")
@click.option("--counts", is_flag=True, help="Diagram: say how many parameters each layer has.")
@click.option("--names", is_flag=True, help="Diagram: title boxes by their names, not their types.")
@click.option(
    "--apart", is_flag=True, help="Diagram: give activations and normalisation boxes of their own."
)
@click.option(
    "--dpi",
    type=click.FloatRange(20, 2400),
    default=300,
    show_default=True,
    help="PNG: pixels an inch.",
)
@click.option("--transparent", is_flag=True, help="SVG, PNG: no white ground.")
@trust_option
def export(
    project: str,
    output: Path,
    weights: str | None,
    force: bool,
    proof: bool,
    dpi: float,
    transparent: bool,
    trusted: bool,
    **drawn: Any,
) -> None:
    """Write PROJECT as a file that stands alone.

    A Python file has its weights beside it, and is compared with the network in a process of its
    own; for a network with errors it is written too, to be looked at. Over an earlier file it is
    written with that file's comments, each at its line. The exit code is 1 where
    there are errors or differences; what stands in the way of training alone is none. ONNX and
    .pt2 files hold their weights, take any batch size, and are compared with the network before
    they are put in place. Diagrams have the type sizes of a paper; PDF files have their fonts
    embedded.
    """
    from netstudio.exchange.formats import Order, format_of
    from netstudio.exchange.python_file import refuse_loss

    form = format_of(output)
    loaded = load(project, trusted)
    _refuse_unknown(drawn["opened"], loaded)
    if form.is_sound and tell_errors(loaded):
        click.echo(f"{output} is not written; mend the network first.", err=True)
        raise SystemExit(1)
    if form.suffix == ".py" and not force:
        refuse_loss(loaded, output)  # before weights are downloaded
    options = _diagram_options(**drawn)
    with tempfile.TemporaryDirectory(prefix="netstudio-weights-") as folder:
        found = _weights(weights, Path(folder)) if weights else None
        made = form.write(Order(loaded, output, found, options, dpi, transparent, proof, force))
    for path in made.paths:
        click.echo(f"Wrote {path}")
    if made.checked:
        click.echo(made.checked)
    if made.warning:
        click.echo(f"warning: {made.warning}", err=True)
    if made.proof is not None:
        _tell_notes(made.proof)
    if form.suffix == ".py" and tell_errors(loaded):
        click.echo(f"{output} is written, to be looked at; mend the network first.", err=True)
        raise SystemExit(1)
    if made.proof is not None and made.proof.verdict in ("different", "failed"):
        raise SystemExit(1)


def _weights(text: str, folder: Path) -> Path:
    """The weights that are asked for: of a path, or downloaded."""
    from netstudio.exchange.weights.zoo import PRETRAINED, SOURCE, named, obtain_weights

    if not text.startswith(SOURCE):
        return Path(text)
    url = named(text)
    found = obtain_weights(url, folder, lambda told: click.echo(told, err=True))
    for entry in PRETRAINED.values():
        if entry.url == url:
            click.echo(entry.images, err=True)
    return found


def _tell_notes(proof: Proof) -> None:
    for note in proof.notes:
        click.echo(f"  {note}")


def _refuse_unknown(blocks: tuple[str, ...], project: Project) -> None:
    for name in blocks:
        if name not in project.blocks:
            there = ", ".join(project.blocks) or "none"
            raise click.BadParameter(
                f"there is no block “{name}”; the network’s blocks: {there}", param_hint="--open"
            )


def _diagram_options(
    open_blocks: bool,
    opened: tuple[str, ...],
    direction: Direction,
    fold: str,
    no_shapes: bool,
    no_details: bool,
    counts: bool,
    names: bool,
    apart: bool,
) -> DiagramOptions:
    from netstudio.exchange.diagram.options import DiagramOptions

    return DiagramOptions(
        direction,
        _length(fold, direction),
        open_blocks,
        frozenset(opened),
        not no_shapes,
        not no_details,
        counts,
        names,
        not apart,
    )


def _length(fold: str, direction: Direction) -> float | None:
    """The length of a row in points."""
    from netstudio.exchange.diagram.options import COLUMN_WIDTH, fold_to_page

    named = {"page": fold_to_page(direction), "column": COLUMN_WIDTH, "none": None}
    if fold in named:
        return named[fold]
    try:
        inches = float(fold)
    except ValueError:
        inches = 0.0
    if not 0.5 <= inches <= 200:
        raise click.BadParameter(
            f"“{fold}” is not page, column, none, or a length from 0.5 to 200 inches",
            param_hint="--fold",
        )
    return 72.0 * inches
