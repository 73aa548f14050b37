"""A network as a file that runs without this program: ONNX, and torch.export's .pt2.

Both are traced by torch from the very module that trains, in evaluation mode, with the batch size
left open, and compared with it before anything is written. That takes seconds to minutes and
prints, so it happens in a child process.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from netstudio.document.project import Project
from netstudio.document.project_file import save_project_file
from netstudio.errors import ExchangeError
from netstudio.exchange.child import PATIENCE_SECONDS, in_child
from netstudio.exchange.listening import IsCancelled, never
from netstudio.sentence import say

BATCHES = (2, 5)
"""The batch sizes at which a file is compared; it is traced at another."""

TOLERANCE = 1e-4
"""The largest difference allowed, relative to the largest value of the output."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What was written.

    Attributes:
        paths: the files, the one that was asked for first.
        difference: the largest difference from the network that was seen at any of `batches`,
            relative to the largest value of the output.
        batches: the batch sizes at which both were compared.
    """

    paths: tuple[Path, ...]
    difference: float
    batches: tuple[int, ...]


def export_onnx(
    project: Project,
    path: Path,
    weights: Path | None = None,
    *,
    cancelled: IsCancelled = never,
    patience: float = PATIENCE_SECONDS,
) -> Traced:
    """Write the network as an ONNX file that takes any batch size.

    With `weights` (a run folder or a weights file) it holds those, else PyTorch's initial ones.
    Above 2 GB the tensors go to `<path>.data` beside it, since the format ends there. The file is
    run by onnxruntime and compared with the network before it is put in its place.

    Raises:
        ExchangeError: when the onnx packages are missing, the network has errors or cannot be
            traced, the file computes something else, or `path` cannot be written.
        CheckpointError: when the weights are missing, damaged or of another network.
        Cancelled: when `cancelled` said yes.
    """
    from netstudio.exchange.onnx.packages import require_onnx

    require_onnx("onnxscript", "onnxruntime")
    return _export("onnx", project, path, weights, cancelled, patience)


def export_program(
    project: Project,
    path: Path,
    weights: Path | None = None,
    *,
    cancelled: IsCancelled = never,
    patience: float = PATIENCE_SECONDS,
) -> Traced:
    """Write the network as torch.export writes it (.pt2), for any batch size.

    `torch.export.load(path).module()` runs it. Weights, check and errors are as for `export_onnx`.
    """
    return _export("pt2", project, path, weights, cancelled, patience)


def _export(
    form: str,
    project: Project,
    path: Path,
    weights: Path | None,
    cancelled: IsCancelled,
    patience: float,
) -> Traced:
    _refuse_broken(project)
    if not path.parent.is_dir():
        raise ExchangeError(
            say(
                "{path} cannot be written: there is no folder {folder}.",
                path=path,
                folder=path.parent,
            )
        )
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
            answer = _traced(form, project, Path(folder), path.name, weights, cancelled, patience)
            written = _moved(Path(folder, "written"), path)
    except OSError as error:
        raise ExchangeError(
            say("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error
    return Traced(written, float(answer["difference"]), BATCHES)


def _refuse_broken(project: Project) -> None:
    """Refuse what cannot run; that it does not fit the data of its recipe is no hindrance."""
    from netstudio.compiler.check import check
    from netstudio.compiler.shapes import infer_shapes_of

    if infer_shapes_of(project).is_sound:
        return
    errors = [item for item in check(project, repair=False) if item.severity == "error"]
    if errors:
        where = f"{errors[0].node}: " if errors[0].node else ""
        raise ExchangeError(
            say(
                "The network has errors and cannot be traced; the first is {where}{message}",
                where=where,
                message=errors[0].message,
            )
        )


def _traced(
    form: str,
    project: Project,
    folder: Path,
    name: str,
    weights: Path | None,
    cancelled: IsCancelled,
    patience: float,
) -> dict[str, float]:
    drawn = folder / "project.json"
    save_project_file(project, drawn)
    (folder / "written").mkdir()
    request = {
        "form": form,
        "project": str(drawn),
        "weights": str(weights.resolve()) if weights else None,
        "path": str(folder / "written" / name),
        "batches": BATCHES,
        "tolerance": TOLERANCE,
    }
    return in_child("tracing", request, cancelled=cancelled, patience=patience)


def _moved(folder: Path, path: Path) -> tuple[Path, ...]:
    """The files of `folder` put beside `path`, the one of its name last: it refers to the rest."""
    files = sorted(folder.iterdir(), key=lambda file: file.name == path.name)
    for file in files:
        file.replace(path.parent / file.name)
    return tuple(path.parent / file.name for file in reversed(files))
