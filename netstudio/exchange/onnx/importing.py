"""An ONNX file as a project."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from netstudio.catalog.size import BATCH
from netstudio.catalog.types import TensorType
from netstudio.document.node import Output
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import ExchangeError, NetStudioError
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.onnx.packages import require_onnx
from netstudio.sentence import say

if TYPE_CHECKING:
    import onnx
    from torch import Tensor

    from netstudio.exchange.onnx.conversion import Conversion

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
    reviewed list elsewhere. Sizes that the file computes from other sizes become expressions. A
    batch size that the file fixes is left open where every operation takes any; a finding says so.
    Nothing in the file is run.

    Raises:
        ExchangeError: when the onnx package is missing, the file is damaged, or it holds an
            operation that has no counterpart.
    """
    require_onnx()
    file = Path(path)
    try:
        return _import(file)
    except NetStudioError as error:
        plain = " ".join(str(error).split())
        if plain == str(error):
            raise
        raise ExchangeError(plain) from error  # a name in the file had more lines than one
    except _MISFITS as error:
        raise ExchangeError(
            say(
                "{path} cannot be imported: it is damaged ({reason}).",
                path=file,
                reason=" ".join(str(error).split())[:200] or type(error).__name__,
            )
        ) from error


# What Python says where a message holds something else than its kind has.
_MISFITS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)


def _import(file: Path) -> ImportedNetwork:
    from netstudio.exchange.onnx.conversion import Conversion
    from netstudio.exchange.onnx.reading import read_model

    model = read_model(file)
    opened = _with_open_batch(model, file)
    if opened is not None:
        return opened
    conversion = Conversion(model, file.parent)
    conversion.run()
    return _imported(model, file, conversion, _fixed_sizes(model))


def _with_open_batch(model: onnx.ModelProto, file: Path) -> ImportedNetwork | None:
    """The network for any batch size where the file fixes one; None where that does not work."""
    from netstudio.exchange.onnx.conversion import Conversion

    batch = fixed_batch(model)
    if batch is None:
        return None
    conversion = Conversion(model, file.parent, fixed_batch=batch)
    try:
        conversion.run()
    except ExchangeError:
        return None  # as the file has it, it is either imported or refused with a reason
    outputs = [
        node for node in conversion.builder.nodes.values() if isinstance(node.target, Output)
    ]
    types = [conversion.builder.types[node.id] for node in outputs]
    if not all(isinstance(t, TensorType) and t.shape[:1] == (BATCH,) for t in types):
        return None
    message = say(
        "The file fixes the batch at {batch}; here it is open, since every operation takes any "
        "number of samples.",
        batch=batch,
    )
    return _imported(model, file, conversion, (Finding("", "note", message),))


def fixed_batch(model: onnx.ModelProto) -> int | None:
    """The size that the first dimension of all inputs has; None where there is no such."""
    given = {tensor.name for tensor in model.graph.initializer}
    sizes = set()
    for entry in model.graph.input:
        if entry.name not in given:
            dims = entry.type.tensor_type.shape.dim
            sizes.add(dims[0].dim_value if len(dims) > 1 and dims[0].HasField("dim_value") else 0)
    (size,) = sizes if len(sizes) == 1 else (0,)
    return int(size) or None


def _fixed_sizes(model: onnx.ModelProto) -> tuple[Finding, ...]:
    if fixed_batch(model) is None:
        return ()
    message = say("The file fixes the batch, and its operations do not take another number.")
    return (Finding("", "warning", message),)


def _imported(
    model: onnx.ModelProto, file: Path, conversion: Conversion, findings: tuple[Finding, ...]
) -> ImportedNetwork:
    from netstudio.exchange.onnx.hierarchy.rebuilding import with_hierarchy

    name = file.stem if model.graph.name in MACHINE_MADE else model.graph.name
    builder = conversion.builder
    graph = builder.graph()
    found = with_hierarchy(name[:80], graph, builder)
    if found is not None:
        return ImportedNetwork(found[0], findings, found[1])
    project = Project(name=name[:80], graph=graph, tensors=Table(builder.tensors))
    return ImportedNetwork(project, findings, builder.weights)
