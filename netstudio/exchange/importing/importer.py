"""Records a module in both modes and rebuilds it as a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import nn

from netstudio.document.project import UNKNOWN_BEGINNING, Project
from netstudio.document.table import Table
from netstudio.errors import ModelImportError
from netstudio.exchange.importing.construction.record import Construction
from netstudio.exchange.importing.detection import (
    batched_call,
    detector_findings,
    staged_detector,
)
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.keeping import declared_outputs, kept_modules
from netstudio.exchange.importing.rebuild.assemble import assemble, recorded_inputs
from netstudio.exchange.importing.rebuild.beginnings import (
    beginning_as_now,
    with_beginnings,
    with_buffers,
)
from netstudio.exchange.importing.rebuild.graphs import Rebuilding
from netstudio.exchange.importing.rebuild.tensors import TensorStore
from netstudio.exchange.importing.recording.comparison import compared
from netstudio.exchange.importing.recording.copying import Copied, on_device
from netstudio.exchange.importing.recording.recorder import Recorder
from netstudio.exchange.importing.recording.remembering import Call, findings_of, memory_of
from netstudio.exchange.importing.recording.trace import Trace
from netstudio.exchange.importing.recording.variation import (
    first_tensor,
    other_sizes,
    smaller_sizes,
)
from netstudio.sentence import say
from netstudio.trust import fingerprint, trust_for_now

Example = tuple[tuple[Any, ...], Mapping[str, Any]]


def import_recorded(
    module: nn.Module,
    examples: list[Example],
    name: str,
    construction: Construction | None = None,
    keep: Sequence[str] = (),
) -> tuple[Project, list[Finding]]:
    """The project of a module, and what could not be captured soundly.

    Args:
        construction: what was recorded while the module was made; without it nothing is known of
            how its weights begin, and the project says so.

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
    for trace in (evaluation, training):
        findings += [*trace.findings, *trace.root.returned.findings()] if trace else []
    findings += _counted(evaluation, training) if training else []
    dependences = recording.dependences(evaluation, examples)
    findings = _settled(findings, dependences, len(examples) - 1) + dependences
    findings += _hooks_on_gradients(module)
    store = TensorStore()
    custom = kept.declaring(declared_outputs(evaluation, recording.again, modules))
    found = Rebuilding(modules, evaluation, training, store, custom=custom).run()
    for text in kept.files.values():
        trust_for_now(fingerprint(text.encode("utf-8")))  # it is of the model, which has just run
    inputs = recorded_inputs(evaluation.inputs)
    project = assemble(name, found, modules, inputs, Table(kept.files))
    findings += [*found.findings, *store.findings()]
    project = with_buffers(project, modules, store)
    if construction is None:
        project = beginning_as_now(project, modules)
        project = replace(project, description=str(UNKNOWN_BEGINNING))
    else:
        project, unknown = with_beginnings(project, modules, construction)
        findings += unknown
    return replace(project, tensors=Table(store.arrays)), list(dict.fromkeys(findings))


def _counted(evaluation: Trace, training: Trace) -> list[Finding]:
    """What a reader has to know of a model that returns more in one of the modes."""
    fewer, more = len(evaluation.root.outputs), len(training.root.outputs)
    if fewer == more:
        return []
    said = say(
        "The original returns another number of values in training ({training}) than in "
        "evaluation ({evaluation}); here what is not there is None.",
        training=more,
        evaluation=fewer,
    )
    return [Finding("", "note", said)]


def _settled(findings: list[Finding], dependences: list[Finding], further: int) -> list[Finding]:
    """The findings, with the answers that further examples gave to what was open."""
    if not further:
        return findings
    differing = {finding.address for finding in dependences}
    return [
        _answered(item, further)
        if item.wants_example and item.address not in differing
        else replace(item, wants_example=False)
        for item in findings
    ]


def _answered(finding: Finding, further: int) -> Finding:
    return Finding(
        finding.address,
        "note",
        say(
            "It takes values out of a tensor; with the further examples ({count}) it did the same.",
            count=further,
        ),
    )


def _hooks_on_gradients(module: nn.Module) -> list[Finding]:
    """What changes gradients on their way to a parameter, which a copy of the module has lost."""
    said = say("A hook changes the gradient of a parameter; the import trains without it.")
    return [
        Finding(name.rpartition(".")[0], "error", said)
        for name, parameter in module.named_parameters()
        if parameter._backward_hooks
    ]


@dataclass(frozen=True)
class _Way:
    """How a module is run while it is recorded.

    Attributes:
        device: `meta`, without memory, or `cpu`, with a copy of the module's values.
        compiled: whether it is told that it is being compiled, and so should not look at values.
    """

    device: str
    compiled: bool = False


_WAYS = (_Way("meta"), _Way("meta", compiled=True), _Way("cpu"))
"""The best first: what looks at no values holds for all of them."""


class _Recording:
    """Runs copies of a module: without memory where that is possible, else with its values."""

    def __init__(self, module: nn.Module, kept: frozenset[str], *, trains: bool) -> None:
        self.module = module
        self.kept = kept
        self.trains = trains
        self.opened: frozenset[str] = frozenset()
        self.again: Trace | None = None
        # What is kept may look at values: it must not be told that it is being compiled.
        self.ways = [way for way in _WAYS if not (kept and way.compiled)]
        if any(tensor.is_meta for tensor in (*module.parameters(), *module.buffers())):
            self.ways = [way for way in self.ways if way.device == "meta"]

    @property
    def way(self) -> _Way:
        """How the module is run."""
        return self.ways[0]

    def modes(self, example: Example) -> tuple[Trace, Trace | None]:
        """What the module does in evaluation and in training, the same layers taken apart."""
        modes = (False, True) if self.trains else (False,)
        while True:
            way = self.way
            traces = [self.run(example, training=training, remembers=True) for training in modes]
            more = self.opened.union(*(trace.opened for trace in traces))
            if more == self.opened and way == self.way:
                return traces[0], traces[1] if self.trains else None
            self.opened = more

    def dependences(self, trace: Trace, examples: list[Example]) -> list[Finding]:
        """What the first recording has baked in that further examples, or sizes, have not."""
        others = [self.run(example, training=False) for example in examples[1:]]
        found = [finding for other in others for finding in compared(trace, other)]
        found += [_COMPILED] if self.way.compiled else []
        return found + self._size_dependences(trace, examples[0])

    def _size_dependences(self, trace: Trace, example: Example) -> list[Finding]:
        """What a run at sizes that the module takes shows; a note where it takes no others."""
        first = first_tensor((*example[0], *example[1].values()))
        if first is None:
            return []
        found = self._smaller(trace, example)
        for inner in (True, False):
            changed = other_sizes(example, int(first.shape[0]), inner=inner)
            try:
                other = self._run_on(self.way, changed, training=False)
            except _FAILURES:
                continue  # the module itself does not take these sizes
            self.again = other
            return list(dict.fromkeys(compared(trace, other) + found))
        note = say("It ran at no other input size, so what depends on sizes is unchecked.")
        return found or [Finding("", "note", note)]

    def _smaller(self, trace: Trace, example: Example) -> list[Finding]:
        """What differs at a smaller size, where the module asks for sizes at all."""
        if not trace.asks_sizes:
            return []
        try:
            other = self._run_on(self.way, smaller_sizes(example), training=False)
        except _FAILURES:
            return []  # it asks in order to refuse
        return compared(trace, other)

    def run(self, example: Example, *, training: bool, remembers: bool = False) -> Trace:
        """One run in one mode.

        Args:
            remembers: whether to find out what the module keeps from one call to the next.

        A forward that takes values out of tensors cannot run without them. Some do so only to
        save work, and not while they are compiled; others are run with a copy of the module's
        real values.
        """
        while True:
            try:
                return self._run_on(self.way, example, training=training, remembers=remembers)
            except _FAILURES as error:
                if len(self.ways) == 1:
                    raise ModelImportError(
                        say(
                            "{name} does not run with the example inputs: {error}",
                            name=type(self.module).__name__,
                            error=str(error).split("\n")[0],
                        )
                    ) from error
                self.ways.pop(0)

    def _run_on(
        self, way: _Way, example: Example, *, training: bool, remembers: bool = False
    ) -> Trace:
        copied = on_device(self.module, way.device)
        copied.module.train(training)
        before = memory_of(copied.module, self.kept) if remembers else {}
        recorder = Recorder(copied, self.opened, self.kept)
        trace = self._recorded(way, recorder, example)
        if remembers:
            after, has_values = memory_of(copied.module, self.kept), recorder.known.has
            call = Call(copied.module, trace, before, after, has_values, self.kept)
            trace.findings += findings_of(call, lambda: self._once_more(way, copied, example))
        return trace

    def _once_more(self, way: _Way, copied: Copied, example: Example) -> Trace | None:
        """A second call of a copy that has been called."""
        try:
            return self._recorded(way, Recorder(copied, self.opened, self.kept), example)
        except _FAILURES:
            return None  # what it keeps has no values here; the proof calls it several times

    def _recorded(self, way: _Way, recorder: Recorder, example: Example) -> Trace:
        args, kwargs = _moved(example[0], way.device), _moved(dict(example[1]), way.device)
        without_memory = torch.device("meta") if way.device == "meta" else nullcontext()
        told = _compiling() if way.compiled else nullcontext()
        with without_memory, told, torch.enable_grad(), _same_random_numbers():
            return recorder.run(args, kwargs)


_COMPILED = Finding(
    "",
    "note",
    say(
        "It looks at the values of its inputs to save work where it can. The import does what it "
        "does under torch.compile, which holds for all values and may differ by rounding."
    ),
)


@contextmanager
def _compiling() -> Iterator[None]:
    """Let `torch.compiler.is_compiling()` say so: what is traced should look at no values."""
    before = torch.compiler._is_compiling_flag
    torch.compiler._is_compiling_flag = True
    try:
        yield
    finally:
        torch.compiler._is_compiling_flag = before


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
