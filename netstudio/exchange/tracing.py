"""The child that traces a network, writes it, and compares what it wrote with the network."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from netstudio.catalog.types import TensorType
from netstudio.compiler.model import CompiledModel, build
from netstudio.compiler.results import values_of
from netstudio.document.project_file import load_project_file
from netstudio.errors import ExchangeError
from netstudio.exchange.examples import example_inputs, input_types
from netstudio.sentence import say

TRACED_BATCH = 3
INLINE_BYTES = 1_800_000_000
"""Weights above this go into a file of their own: a protocol buffer ends at 2 GB."""

_DEPENDS_ON_VALUES = "data-dependent"
"""What torch says of a size that only a run with values tells."""

Run = Callable[[tuple[Tensor, ...]], Sequence[Tensor]]


class Network(nn.Module):
    """A shell around a module of which a member has a name that torch.fx keeps for itself."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> Any:
        """What the network gives."""
        return self.network(*inputs)


@dataclass(frozen=True)
class Subject:
    """The network to be written, with examples of its inputs."""

    model: CompiledModel
    module: nn.Module

    @property
    def input_names(self) -> list[str]:
        """The names of the inputs, in order."""
        return [node.name for node in self.model.running.graph.inputs()]

    def given(self, inputs: tuple[Tensor, ...]) -> dict[str, Tensor]:
        """What the network gives, by the names of its outputs, without what only training has."""
        graph = self.model.running.graph
        names = graph.returned_keys() or [node.name for node in graph.outputs()]
        values = zip(names, values_of(self.module(*inputs)), strict=True)
        return {name: value for name, value in values if value is not None}

    def examples(self, batch: int) -> tuple[Tensor, ...]:
        """Inputs for `batch` samples."""
        return example_inputs(self.model.running, self.model.inference, batch, seed=batch)

    def free_sizes(self) -> tuple[dict[int, Any], ...]:
        """For each input, its dimensions whose size is open."""
        known: dict[str, Any] = {}
        found = []
        for one in input_types(self.model.running, self.model.inference):
            found.append({at: _dim(size, known) for at, size in _free(one)})
        return tuple(found)


def _free(one: TensorType) -> list[tuple[int, str]]:
    return [(at, str(size)) for at, size in enumerate(one.shape) if not isinstance(size, int)]


def _dim(size: str, known: dict[str, Any]) -> Any:
    name = "batch" if size == "N" else size
    return known.setdefault(name, torch.export.Dim(name))


def answer(request: dict[str, Any]) -> dict[str, float]:
    """Trace, write and compare; the answer tells the largest relative difference.

    Raises:
        NetStudioError: when any of it fails.
    """
    warnings.simplefilter("ignore")
    subject = _subject(request)
    write = {"onnx": _write_onnx, "pt2": _write_program}[request["form"]]
    with torch.no_grad():
        run = write(subject, Path(request["path"]))
        return {"difference": _difference(subject, run, request["batches"], request["tolerance"])}


def _subject(request: dict[str, Any]) -> Subject:
    model = build(load_project_file(Path(request["project"])))
    if request["weights"]:
        from netstudio.training.checkpoint import load_weights

        load_weights(model.module, Path(request["weights"]))
    module = model.module.eval()
    reserved = any(hasattr(torch.fx.GraphModule, name) for name, _ in module.named_children())
    return Subject(model, Network(module) if reserved else module)


def _write_program(subject: Subject, path: Path) -> Run:
    program = _program(subject)
    torch.export.save(program, path)
    loaded = torch.export.load(path).module()
    return lambda inputs: [value for value in values_of(loaded(*inputs)) if value is not None]


def _program(subject: Subject) -> torch.export.ExportedProgram:
    try:
        return torch.export.export(
            subject.module,
            subject.examples(TRACED_BATCH),
            dynamic_shapes=_shapes_argument(subject),
        )
    except Exception as error:
        raise _not_traced("torch.export", error) from error


def _shapes_argument(subject: Subject) -> Any:
    free = subject.free_sizes()
    return (free,) if isinstance(subject.module, Network) else free


def _write_onnx(subject: Subject, path: Path) -> Run:
    from onnxruntime import InferenceSession

    program = _program(subject)
    size = sum(tensor.nbytes for tensor in program.state_dict.values())
    try:
        written = torch.onnx.export(
            program,
            (),
            dynamo=True,
            verbose=False,
            input_names=subject.input_names,
            output_names=list(subject.given(subject.examples(TRACED_BATCH))),
        )
        assert written is not None
        for value in written.model.graph.initializers.values():
            value.name = (value.name or "").removeprefix("network.")
        written.save(path, external_data=size > INLINE_BYTES)
    except Exception as error:
        raise _not_traced("torch.onnx", error) from error
    session = InferenceSession(path, providers=["CPUExecutionProvider"])
    names = [one.name for one in session.get_inputs()]

    def run(inputs: tuple[Tensor, ...]) -> list[Tensor]:
        arrays = {name: one.numpy() for name, one in zip(names, inputs, strict=True)}
        return [torch.from_numpy(value) for value in session.run(None, arrays)]

    return run


def _not_traced(tracer: str, error: Exception) -> ExchangeError:
    reason = str(error.__cause__ or error).strip().splitlines() or [type(error).__name__]
    if _DEPENDS_ON_VALUES in reason[0]:
        return ExchangeError(
            say(
                "{tracer} cannot trace this network: its sizes depend on values, as the number of "
                "boxes does that a detector finds. Write the Python file and the weights instead.",
                tracer=tracer,
            )
        )
    return ExchangeError(
        say(
            "{tracer} cannot trace this network: {reason}",
            tracer=tracer,
            reason=reason[0].strip()[:300],
        )
    )


def _difference(subject: Subject, run: Run, batches: list[int], tolerance: float) -> float:
    worst = 0.0
    for batch in batches:
        inputs = subject.examples(batch)
        for (name, wanted), given in zip(subject.given(inputs).items(), run(inputs), strict=True):
            off = relative_difference(wanted, given)
            if not off <= tolerance:
                raise ExchangeError(
                    say(
                        "The file was not written: its “{name}” differs from the network's by "
                        "{off:.2g} at a batch of {batch}.",
                        name=name,
                        off=off,
                        batch=batch,
                    )
                )
            worst = max(worst, off)
    return worst


def relative_difference(wanted: Tensor, given: Tensor) -> float:
    """The largest difference of two tensors, as a share of the largest value wanted.

    It is infinite where the shapes differ, or where one has a number and the other NaN.
    """
    if wanted.shape != given.shape:
        return float("inf")
    if wanted.numel() == 0:
        return 0.0
    a, b = wanted.to(torch.float64), given.to(torch.float64)
    same = (a == b) | (a.isnan() & b.isnan())
    largest = float(a[a.isfinite()].abs().max()) if bool(a.isfinite().any()) else 0.0
    off = float(torch.where(same, 0.0, (a - b).abs()).max())
    if math.isnan(off):
        return float("inf")
    return off / largest if largest else off
