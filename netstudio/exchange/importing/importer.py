"""Records a module in both modes and rebuilds it as a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import Any

import torch
from torch import nn

from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import ModelImportError
from netstudio.exchange.importing.detection import (
    batched_call,
    detector_findings,
    staged_detector,
)
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.keeping import declared_outputs, kept_modules
from netstudio.exchange.importing.rebuild.assemble import assemble
from netstudio.exchange.importing.rebuild.graphs import Rebuilding
from netstudio.exchange.importing.rebuild.tensors import TensorStore
from netstudio.exchange.importing.recording.comparison import compared
from netstudio.exchange.importing.recording.copying import on_device
from netstudio.exchange.importing.recording.recorder import Recorder
from netstudio.exchange.importing.recording.trace import Trace
from netstudio.exchange.importing.recording.variation import first_tensor, other_sizes
from netstudio.sentence import say
from netstudio.trust import fingerprint, trust_for_now

Example = tuple[tuple[Any, ...], Mapping[str, Any]]


def import_recorded(
    module: nn.Module, examples: list[Example], name: str, keep: Sequence[str] = ()
) -> tuple[Project, list[Finding]]:
    """The project of a module, and what could not be captured soundly.

    Raises:
        ModelImportError: when the module does not run with an example, or a part that is to be
            kept cannot be.
    """
    findings: list[Finding] = []
    stages = staged_detector(module)
    if stages is not None:
        module, findings = stages, detector_findings()
        examples = [batched_call(*example) for example in examples]
    kept = kept_modules(module, keep)
    modules = dict(module.named_modules(remove_duplicate=False))
    recording = _Recording(module, frozenset(kept.modules), trains=stages is None)
    evaluation, training = recording.modes(examples[0])
    findings += [finding for trace in (evaluation, training) if trace for finding in trace.findings]
    findings += recording.dependences(evaluation, examples)
    store = TensorStore()
    custom = kept.declaring(declared_outputs(evaluation, recording.again, modules))
    found = Rebuilding(modules, evaluation, training, store, custom=custom).run()
    for text in kept.files.values():
        trust_for_now(fingerprint(text.encode("utf-8")))  # it is of the model, which has just run
    project = assemble(name, found, modules, evaluation.inputs, Table(kept.files))
    findings += found.findings
    return replace(project, tensors=Table(store.arrays)), list(dict.fromkeys(findings))


class _Recording:
    """Runs copies of a module: without memory where that is possible, else with its values."""

    def __init__(self, module: nn.Module, kept: frozenset[str], *, trains: bool) -> None:
        self.module = module
        self.kept = kept
        self.trains = trains
        self.opened: frozenset[str] = frozenset()
        self.device = "meta"
        self.again: Trace | None = None

    def modes(self, example: Example) -> tuple[Trace, Trace | None]:
        """What the module does in evaluation and in training, the same layers taken apart."""
        modes = (False, True) if self.trains else (False,)
        while True:
            traces = [self.run(example, training=training) for training in modes]
            more = self.opened.union(*(trace.opened for trace in traces))
            if more == self.opened:
                return traces[0], traces[1] if self.trains else None
            self.opened = more

    def dependences(self, trace: Trace, examples: list[Example]) -> list[Finding]:
        """What the first recording has baked in that further examples, or sizes, have not."""
        others = [self.run(example, training=False) for example in examples[1:]]
        found = [finding for other in others for finding in compared(trace, other)]
        if self.device != "meta" and not self.kept:
            return found
        return found + self._size_dependences(trace, examples[0])

    def _size_dependences(self, trace: Trace, example: Example) -> list[Finding]:
        """What a run at sizes that the module takes shows; a note where it takes no others."""
        first = first_tensor((*example[0], *example[1].values()))
        if first is None:
            return []
        for inner in (True, False):
            changed = other_sizes(example, int(first.shape[0]), inner=inner, device=self.device)
            try:
                other = self._run_on(self.device, changed, training=False)
            except _FAILURES:
                continue  # the module itself does not take these sizes
            self.again = other
            return compared(trace, other)
        note = say("It ran at no other input size, so what depends on sizes is unchecked.")
        return [Finding("", "note", note)]

    def run(self, example: Example, *, training: bool) -> Trace:
        """One run in one mode.

        A forward that takes values out of tensors cannot run without them; it is then run with
        a copy of the module's real values.
        """
        if self.device == "meta":
            try:
                return self._run_on("meta", example, training=training)
            except _FAILURES:
                self.device = "cpu"
        try:
            return self._run_on("cpu", example, training=training)
        except _FAILURES as error:
            raise ModelImportError(
                say(
                    "{name} does not run with the example inputs: {error}",
                    name=type(self.module).__name__,
                    error=str(error).split("\n")[0],
                )
            ) from error

    def _run_on(self, device: str, example: Example, *, training: bool) -> Trace:
        copied = on_device(self.module, device)
        copied.module.train(training)
        args, kwargs = _moved(example[0], device), _moved(dict(example[1]), device)
        recorder = Recorder(copied, self.opened, self.kept)
        without_memory = torch.device("meta") if device == "meta" else nullcontext()
        with without_memory, torch.enable_grad(), _same_random_numbers():
            return recorder.run(args, kwargs)


_FAILURES = (
    RuntimeError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    AttributeError,
    AssertionError,
)


@contextmanager
def _same_random_numbers() -> Iterator[None]:
    """Leave the random numbers of the program as they were."""
    with torch.random.fork_rng(devices=[]):
        yield


def _moved(value: Any, device: str) -> Any:
    """A copy of example inputs on a device."""
    if isinstance(value, torch.Tensor):
        return value.detach().to(device, copy=True)
    if isinstance(value, Mapping):
        return {key: _moved(item, device) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_moved(item, device) for item in value)
    return value
