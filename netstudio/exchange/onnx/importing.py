"""An ONNX file as a project."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import ExchangeError
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.onnx.packages import require_onnx

if TYPE_CHECKING:
    from torch import Tensor

MACHINE_MADE = frozenset({"", "main_graph", "torch_jit", "torch-jit-export", "graph", "model"})
"""Names of graphs that exporters give to any of them."""


@dataclass(frozen=True, slots=True)
class ImportedNetwork:
    """What came out of a file.

    Attributes:
        project: the network.
        findings: what a reader of it has to know.
        arrays: the network's whole state_dict.
    """

    project: Project
    findings: tuple[Finding, ...]
    arrays: dict[str, NDArray[Any]] = field(repr=False)

    @property
    def weights(self) -> dict[str, Tensor]:
        """The network's state, by the keys that the generated module has."""
        import torch

        return {key: torch.from_numpy(np.array(array)) for key, array in self.arrays.items()}


def import_onnx(path: str | Path) -> ImportedNetwork:
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
        name=file.stem if model.graph.name in MACHINE_MADE else model.graph.name,
        graph=builder.graph(),
        tensors=Table(builder.tensors),
    )
    return ImportedNetwork(project, (), builder.weights)
