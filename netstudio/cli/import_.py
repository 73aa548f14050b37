"""`netstudio import`: any PyTorch model as a project, with a proof that it is the same."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from netstudio.cli.import_onnx import import_onnx_file
from netstudio.cli.project_with_weights import save_with_weights
from netstudio.cli.running import how_to_run, model_to_run
from netstudio.errors import ExchangeError, SourceError
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.exchange.sources.importing import ImportRequest, SourceImport

_READ = frozenset({"source", "output", "as_json"})
_APPLICABLE = {".py": _READ, ".onnx": _READ | {"proof", "time_out"}}
"""For the files that are read and never run, the options that say something to them."""


@click.command("import")
@click.argument("source")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The project to write: .json, or .netstudio for one file.",
)
@click.option("--args", "arguments", metavar="JSON", help='Of the constructor: {"channels": 16}.')
@click.option(
    "--input",
    "inputs",
    metavar="SIZES",
    multiple=True,
    help="An input: 2x3x224x224, ids=2x16:int64<1000.",
)
@click.option(
    "--more",
    metavar="SIZES",
    multiple=True,
    help="The inputs of a further example, separated by spaces, where the model branches.",
)
@click.option(
    "--keep",
    metavar="NAME[,NAME]",
    multiple=True,
    help="Keep a part as a custom node: its path, or its class.",
)
@click.option("--pretrained", is_flag=True, help="With the zoo's best pretrained weights.")
@click.option(
    "--weights",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Weights to load: .safetensors, .pt or .pth.",
)
@click.option("--rename", metavar="OLD=NEW", default="", help="A prefix of their keys.")
@click.option("--trust", "trusted", is_flag=True, help="Run the Python file without asking.")
@click.option("--proof/--no-proof", default=True, help="Compare with the original.")
@click.option("--time-out", type=click.FloatRange(min=1), help="Give up after that many seconds.")
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object on a line.")
def import_(source: str, output: Path, as_json: bool, trusted: bool, **options: Any) -> None:
    """Bring the model SOURCE onto the canvas.

    SOURCE is a Python file that was exported here (model.py, read and never run),
    torchvision:resnet18 (or torchvision:resnet18@IMAGENET1K_V1, with those weights),
    timm:convnext_tiny, path/to/file.py:ClassName, or an ONNX file. Weights are written beside the
    project. The exit code is 1 where the comparison with the original shows a difference.
    """
    kind = Path(source).suffix.lower()
    if kind in _APPLICABLE:
        _refuse_others(kind, Path(source))
    if not output.parent.is_dir():
        raise ExchangeError(say("{path} cannot be written: there is no such folder.", path=output))
    if kind == ".onnx":
        proof, time_out = options["proof"], options["time_out"]
        import_onnx_file(Path(source), output, proof=proof, time_out=time_out, as_json=as_json)
        return
    if kind == ".py":
        _read(Path(source), output, as_json)
        return
    request = _request(source, options)
    sha256 = _trusted_content(request, trusted)
    with tempfile.TemporaryDirectory(prefix="netstudio-import-") as folder:
        made = _imported(request, Path(folder), sha256, options["time_out"])
        written = _written(made, output)
    _report(made, written, as_json)
    if made.proof is not None and made.proof.verdict in ("different", "failed"):
        raise SystemExit(1)


def _refuse_others(kind: str, path: Path) -> None:
    """Refuse the options that say nothing to a file of this kind."""
    context = click.get_current_context()
    for parameter in context.command.params:
        if parameter.name is None or parameter.name in _APPLICABLE[kind]:
            continue
        if context.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE:
            refused = (
                f"{parameter.opts[0]} is for models that are run, and a {kind} file is only read."
            )
            raise click.UsageError(f"{refused} {model_to_run(path)}".rstrip())


def _read(path: Path, output: Path, as_json: bool) -> None:
    """A Python file in the form that is exported, as the project it describes."""
    from netstudio.api import load_project, save_project

    try:
        project = load_project(path)
    except SourceError as error:
        way_out = how_to_run(path)
        if not way_out:
            raise
        raise ExchangeError(say("{told}\n{hint}", told=str(error), hint=way_out)) from error
    save_project(project, output)
    click.echo(f"Wrote {output}")
    if as_json:
        click.echo(json.dumps({"project": str(output)}))


def _request(text: str, options: dict[str, Any]) -> ImportRequest:
    from dataclasses import replace

    from netstudio.exchange.sources.importing import ImportRequest
    from netstudio.exchange.sources.inputs import parse_input
    from netstudio.exchange.sources.source import Arguments, parse_arguments, parse_source

    source = parse_source(text)
    if options["pretrained"]:
        if source.path is not None:
            raise click.BadParameter("a Python file has no pretrained weights; use --weights.")
        source = replace(source, weights=source.weights or "DEFAULT")
    if options["rename"] and "=" not in options["rename"]:
        raise click.BadParameter("--rename is written OLD=NEW; either may be empty.")
    return ImportRequest(
        source,
        parse_arguments(options["arguments"]) if options["arguments"] else Arguments(),
        tuple(parse_input(item) for item in options["inputs"]),
        options["weights"],
        options["rename"],
        prove=options["proof"],
        keep=tuple(name for text in options["keep"] for name in text.split(",") if name),
        more=tuple(tuple(parse_input(item) for item in text.split()) for text in options["more"]),
    )


def _trusted_content(request: ImportRequest, trusted: bool) -> str:
    """The hash of what may be run: asked for at a terminal, and refused elsewhere."""
    from netstudio.exchange.sources.trust import read_code
    from netstudio.trust import fingerprint, is_trusted, trust

    path = request.source.path
    if path is None:
        return ""
    sha256 = fingerprint(read_code(path))
    if trusted or is_trusted(sha256):
        return sha256
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    click.echo(f"Importing runs {path} and what it imports.", err=True)
    if not click.confirm("Do you trust it?", default=False, err=True):
        return ""
    trust(path, sha256)
    return sha256


def _imported(
    request: ImportRequest, folder: Path, sha256: str, time_out: float | None
) -> SourceImport:
    from netstudio.exchange.child import PATIENCE_SECONDS
    from netstudio.exchange.sources.importing import import_source

    return import_source(
        request,
        folder,
        trusted=sha256,
        tell=lambda text: click.echo(text, err=True),
        patience=time_out or PATIENCE_SECONDS,
    )


def _written(made: SourceImport, output: Path) -> list[Path]:
    from netstudio.api import save_project
    from netstudio.document.edits.custom import with_free_names

    project = with_free_names(made.project, output.parent)
    code = [output.parent / file for file in project.code]
    if made.weights is None:
        save_project(project, output)
        return [output, *code]
    source = made.weights

    def write(path: Path) -> None:
        try:
            shutil.move(source, path)
        except OSError as error:
            reason = error.strerror or error
            raise ExchangeError(
                say("{path} cannot be written: {reason}.", path=path, reason=reason)
            ) from error

    weights = save_with_weights(project, output, write)
    return [output, weights, *code]


def _report(made: SourceImport, written: list[Path], as_json: bool) -> None:
    from netstudio.exchange.importing.finding import told_once

    for finding in told_once(made.findings):
        where = f"{finding.places}: " if finding.places else ""
        click.echo(f"{finding.severity}: {where}{finding.message}", err=True)
    for path in written:
        click.echo(f"Wrote {path}")
    if made.proof is not None:
        click.echo(made.proof.sentence())
        for note in made.proof.notes:
            click.echo(f"  {note}")
    if as_json:
        click.echo(json.dumps(_as_json(made, written)))


def _as_json(made: SourceImport, written: list[Path]) -> dict[str, Any]:
    return {
        "project": str(written[0]),
        "weights": str(written[1]) if made.weights is not None else None,
        "findings": [
            {"address": item.address, "severity": item.severity, "message": str(item.message)}
            for item in made.findings
        ],
        "proof": made.proof.as_json() if made.proof else None,
    }
