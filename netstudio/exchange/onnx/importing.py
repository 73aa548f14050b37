"""An ONNX file as a project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import ExchangeError
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.onnx.packages import require_onnx


@dataclass(frozen=True, slots=True)
class Imported:
    """What came out of a file.

    Attributes:
        project: the network.
        findings: what a reader of it has to know.
        weights: the network's whole state_dict, as arrays.
    """

    project: Project
    findings: tuple[Finding, ...]
    weights: dict[str, NDArray[Any]]


def import_onnx(path: str | Path) -> Imported:
    """The network in an ONNX file, with its weights.

    Operations become layers of the catalogue where one computes the same, and operations of the
    reviewed list elsewhere. Sizes that the file computes from other sizes become expressions.
    Nothing in the file is run.

    Raises:
        ExchangeError: when the onnx package is missing, the file is damaged, or it holds an
            operation that has no counterpart.
    """
    require_onnx()
    from netstudio.exchange.onnx.conversion import Conversion
    from netstudio.exchange.onnx.reading import read_model

    file = Path(path)
    model = read_model(file)
    conversion = Conversion(model, file.parent, open_batch=False)
    try:
        conversion.run()
    except RecursionError as error:
        raise ExchangeError(f"{file} is nested too deeply to be imported.") from error
    builder = conversion.builder
    project = Project(
        name=model.graph.name or file.stem,
        graph=builder.graph(),
        tensors=Table(builder.tensors),
    )
    return Imported(project, (), builder.weights)
