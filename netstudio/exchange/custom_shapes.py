"""What the custom modules of a project give, found by running them in a child process."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from netstudio.catalog.clash import Clash
from netstudio.catalog.inference import NodeInference
from netstudio.catalog.size import Size, Symbolic
from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.exchange.child import in_child
from netstudio.exchange.listening import IsCancelled, never

PATIENCE_SECONDS = 300.0


def measured(
    project: Project, folder: Path, *, cancelled: IsCancelled = never
) -> dict[str, NodeInference]:
    """What runs in a child found, by the keys of `compiler.custom_shapes`.

    Args:
        folder: for the project that the child reads.

    Raises:
        ExchangeError: when the child dies or takes too long.
        Cancelled: when `cancelled` said yes.
    """
    path = folder / "project.netstudio"
    save_project_file(project, path)
    request = {"project": str(path)}
    answer = in_child("custom_shapes", request, cancelled=cancelled, patience=PATIENCE_SECONDS)
    return {key: _read(data) for key, data in answer["found"].items()}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The child's side."""
    from netstudio.compiler.custom_shapes import runs
    from netstudio.compiler.shapes import infer_shapes_of

    infer_shapes_of(load_project_file(Path(request["project"])), run_custom=True)
    return {"found": {key: _written(known) for key, known in runs().items()}}


def _written(known: NodeInference) -> dict[str, Any]:
    return {
        "type": _type(known.type),
        "parameters": known.parameters,
        "clashes": [[clash.code, str(clash.message)] for clash in known.clashes],
    }


def _read(data: dict[str, Any]) -> NodeInference:
    clashes = tuple(Clash(code, message) for code, message in data["clashes"])
    parameters = int(data["parameters"])
    return NodeInference(_as_type(data["type"]), parameters=parameters, clashes=clashes)


def _type(value: ValueType) -> Any:
    if isinstance(value, tuple):
        return [_type(item) for item in value]
    if isinstance(value, Unknown):
        return {"unknown": str(value.reason), "broken": value.broken}
    return {"shape": [_size(size) for size in value.shape], "dtype": value.dtype}


def _as_type(data: Any) -> ValueType:
    if isinstance(data, list):
        return tuple(_as_type(item) for item in data)
    if "unknown" in data:
        return Unknown(data["unknown"], data["broken"])
    return TensorType(tuple(_as_size(size) for size in data["shape"]), data["dtype"])


def _size(size: Size) -> Any:
    if isinstance(size, int):
        return size
    return [[list(key), str(Fraction(factor))] for key, factor in size.terms.items()]


def _as_size(data: Any) -> Size:
    if isinstance(data, int):
        return data
    terms = {tuple(key): Fraction(factor) for key, factor in data}
    return Symbolic(
        {key: int(value) if value.denominator == 1 else value for key, value in terms.items()}
    )
