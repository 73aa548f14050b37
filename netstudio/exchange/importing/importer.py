"""Records a module in both modes and rebuilds it as a project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import torch
from torch import nn

from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import ModelImportError
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.rebuild.assemble import assemble
from netstudio.exchange.importing.rebuild.graphs import Rebuilding
from netstudio.exchange.importing.rebuild.tensors import TensorStore
from netstudio.exchange.importing.recording.copying import on_device
from netstudio.exchange.importing.recording.recorder import Recorder
from netstudio.exchange.importing.recording.trace import Trace
from netstudio.sentence import say

Example = tuple[tuple[Any, ...], Mapping[str, Any]]


def import_recorded(
    module: nn.Module, examples: list[Example], name: str
) -> tuple[Project, list[Finding]]:
    """The project of a module, and what could not be captured soundly."""
    modules = dict(module.named_modules(remove_duplicate=False))
    evaluation, training = record_modes(module, examples[0])
    store = TensorStore()
    found = Rebuilding(modules, evaluation, training, store).run()
    project = assemble(name, found, modules, evaluation.inputs)
    findings = [*evaluation.findings, *training.findings, *found.findings]
    return replace(project, tensors=Table(store.arrays)), list(dict.fromkeys(findings))


def record_modes(module: nn.Module, example: Example) -> tuple[Trace, Trace]:
    """What a module does in evaluation and in training, with the same layers taken apart."""
    opened: frozenset[str] = frozenset()
    while True:
        traces = [record(module, example, training=mode, opened=opened) for mode in (False, True)]
        more = frozenset().union(*(trace.opened for trace in traces))
        if more <= opened:
            return traces[0], traces[1]
        opened |= more


def record(
    module: nn.Module, example: Example, *, training: bool, opened: frozenset[str] = frozenset()
) -> Trace:
    """What the module's forward does with an example, on tensors without memory."""
    copied = on_device(module)
    copied.module.train(training)
    args, kwargs = _moved(example[0]), _moved(dict(example[1]))
    recorder = Recorder(copied, opened)
    try:
        with torch.device("meta"), torch.enable_grad():
            return recorder.run(args, kwargs)
    except (RuntimeError, ValueError, TypeError, IndexError, NotImplementedError) as error:
        raise ModelImportError(
            say(
                "{name} does not run with the example inputs: {error}",
                name=type(module).__name__,
                error=str(error).split("\n")[0],
            )
        ) from error


def _moved(value: Any) -> Any:
    """Example inputs without their values."""
    if isinstance(value, torch.Tensor):
        return value.detach().to("meta")
    if isinstance(value, Mapping):
        return {key: _moved(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_moved(item) for item in value)
    return value
