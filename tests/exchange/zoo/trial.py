"""Imports one model and compares what comes of it with the model."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from netstudio.compiler.model import build
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from netstudio.exchange.importing import record_module
from tests.exchange.importing.comparing import (
    Differences,
    buffers_restored,
    differences,
    randomised,
    rebuilt,
    with_weights_of,
)
from tests.exchange.importing.making import Uninitialised
from tests.exchange.importing.on_disk import kept_in_files, made_in_files
from tests.exchange.importing.sharing import rebuilt_sharing
from tests.exchange.zoo.case import Call, Case
from tests.exchange.zoo.compared import digest_of

Tell = Callable[[dict[str, Any]], None]
"""Is told a field of the result as soon as it is known."""

_SHORTAGE = (MemoryError, torch.OutOfMemoryError)
_SHORT = ("not enough memory", "can't allocate memory")
_REFUSED = (RuntimeError, ValueError, TypeError, AssertionError, IndexError, KeyError)


@dataclass(frozen=True)
class Bounds:
    """What is done with a model of how many parameters.

    Attributes:
        largest: above so many, it is made without memory and nothing is computed.
        sharing: above so many, the weights are in memory once and no gradient is kept.
        filing: above so many, the weights are in files, and what is kept for the way back.
    """

    largest: int
    sharing: int = sys.maxsize
    filing: int = sys.maxsize


def attempt(case: Case, tell: Tell, bounds: Bounds) -> None:
    """Try a case; a failure is told as an error."""
    try:
        _attempt(case, tell, bounds)
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is the row's result
        short = isinstance(error, _SHORTAGE) or any(said in str(error) for said in _SHORT)
        said = f"{type(error).__name__}: {str(error).strip()[:300]}"
        tell({"left_out": "not enough memory"} if short else {"error": said})


def _attempt(case: Case, tell: Tell, bounds: Bounds) -> None:
    parameters = size_of(case.make)
    tell({"parameters": parameters})
    if parameters > bounds.largest:
        module = made_without_memory(case.make)
        with torch.device("meta"):
            _imported(case, module, tell, lambda project, module: _told(project, module, tell))
        return tell({"left_out": "too large"})
    filed, large = parameters > bounds.filing, parameters > bounds.sharing
    with Uninitialised(), made_in_files() if filed else nullcontext():
        module = case.make()
    again = rebuilt_sharing if large else rebuilt
    made, findings = _imported(case, randomised(module), tell, again)

    def compare(args: Any, kwargs: Any, *, training: bool) -> Differences:
        with kept_in_files(module) if filed and training else nullcontext():
            return differences(module, made, args, kwargs, training=training, digests=large)

    found, recorded_only = _compared(
        module, compare, case.evaluation, findings, tell, training=False
    )
    further = () if findings else case.further
    others = [compare(*call, training=False).outputs for call in further]
    tell({"evaluation": max((found.outputs, *others))})
    calls = (large and case.frugal) or case.training
    calls = calls[-1:] if recorded_only else calls  # nor will it be equal at others now
    found, _ = _compared(module, compare, calls, findings, tell, training=True)
    return tell({"training": found.outputs, "gradients": found.gradients, "buffers": found.buffers})


def _imported(
    case: Case, module: nn.Module, tell: Tell, again: Callable[[Project, nn.Module], nn.Module]
) -> tuple[nn.Module, int]:
    """The generated module, and how many findings say that it may differ."""
    start = time.process_time()
    imported = record_module(module, *case.recorded)
    findings = sum(finding.severity != "note" for finding in imported.findings)
    tell({"seconds": time.process_time() - start, "findings": findings})
    with Uninitialised():
        made = again(imported.project, module)
    tell({"keys": True})
    return made, findings


def _told(project: Project, module: nn.Module, tell: Tell) -> nn.Module:
    """As `rebuilt`; tells the generated file, which without values has none of them in it."""
    model = build(project, infer_shapes_of(project))
    tell({"file": digest_of(model.source.text)})
    return with_weights_of(module, model.module)


def _compared(
    module: nn.Module,
    compare: Callable[..., Differences],
    calls: Sequence[Call],
    findings: int,
    tell: Tell,
    *,
    training: bool,
) -> tuple[Differences, bool]:
    """The differences for the first arguments that the module takes.

    Where findings say that not all sizes are alike, for the first that give none; the recorded
    ones come last.

    Returns:
        The differences, and whether other arguments gave some, so that they are of the recorded.
    """
    *others, recorded = calls
    differing = False
    for args, kwargs in others:
        if not _takes(module, args, kwargs, training=training):
            continue
        try:
            found = compare(args, kwargs, training=training)
        except _REFUSED:
            if not findings:
                raise
        else:
            if not findings or found.are_none:
                return found, False
        differing = True
        tell({"reported": True})
    if differing:
        tell({"recorded_only": True})
    return compare(*recorded, training=training), differing


def _takes(module: nn.Module, args: Any, kwargs: Any, *, training: bool) -> bool:
    """Whether a module runs with these arguments."""
    with buffers_restored(module), torch.no_grad():
        try:
            module.train(training)(*args, **kwargs)
        except _REFUSED:
            return False
    return True


def size_of(make: Callable[[], nn.Module]) -> int:
    """How many parameters a model has."""
    return sum(parameter.numel() for parameter in made_without_memory(make).parameters())


def made_without_memory(make: Callable[[], nn.Module]) -> nn.Module:
    """A model on meta; made plainly first where that cannot be done."""
    try:
        with torch.device("meta"):
            return make()
    except RuntimeError:  # its constructor looks at values, or NotImplementedError, which is one
        with Uninitialised():
            return make().to("meta")
