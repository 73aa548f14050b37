"""The child that runs an ONNX file beside the network that was imported from it."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import torch

from netstudio.compiler.model import build
from netstudio.compiler.results import values_of
from netstudio.document.project_file import load_project_file
from netstudio.errors import ExchangeError
from netstudio.exchange.examples import example_inputs
from netstudio.exchange.tracing import relative_difference
from netstudio.sentence import say
from netstudio.training.checkpoint import load_weights


def answer(request: dict[str, Any]) -> dict[str, float]:
    """The largest difference of network and file at the batch sizes of the request.

    Raises:
        ExchangeError: when onnxruntime cannot run the file.
        NetStudioError: when the network cannot be built.
    """
    warnings.simplefilter("ignore")
    model = build(load_project_file(Path(request["project"])))
    load_weights(model.module, Path(request["weights"]))
    module = model.module.eval()
    worst = 0.0
    for batch in request["batches"]:
        inputs = example_inputs(model.project, model.inference, batch, seed=batch)
        with torch.no_grad():
            given = module(*inputs)
        for wanted, own in zip(_run(request["path"], inputs), values_of(given), strict=True):
            worst = max(worst, relative_difference(wanted, own))
    return {"difference": worst}


def _run(path: str, inputs: tuple[torch.Tensor, ...]) -> list[torch.Tensor]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        names = [one.name for one in session.get_inputs()]
        arrays = {name: one.numpy() for name, one in zip(names, inputs, strict=True)}
        return [torch.from_numpy(value) for value in session.run(None, arrays)]
    except Exception as error:  # it has a class of its own for each thing that goes wrong
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ExchangeError(
            say("onnxruntime cannot run {path}: {reason}", path=path, reason=reason[:300])
        ) from error
