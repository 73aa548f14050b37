"""Proving that source computes what a module computes.

Randomly initialised weights and running statistics are copied to a fresh process that knows the
source alone. Outputs, gradients and buffers are compared in evaluation and training mode, at batch
sizes, image sizes and masks that the network was not recorded with. Random numbers are drawn from
the same seed on both sides, so that dropout has to draw in the same order.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from netstudio.codegen.generate import generate
from netstudio.compiler.model import save_source_tensors
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from netstudio.errors import CodegenError, ExchangeError
from netstudio.exchange.importing.detection import batched_call, with_batches
from netstudio.exchange.listening import Tell, unheard
from netstudio.exchange.proof.comparison import (
    Comparison,
    OriginalError,
    first_line,
    is_meta,
)
from netstudio.exchange.proof.examples import Example
from netstudio.exchange.proof.fresh_process import PATIENCE_SECONDS, CandidateError, FreshProcess
from netstudio.exchange.proof.original import Original
from netstudio.exchange.proof.verdict import Case, Proof, Verdict, sha256_of
from netstudio.sentence import say
from netstudio.training.weight_mismatch import Mismatch
from netstudio.training.weights import shapes_of

ROUNDING_WIDE = 1e-9
"""What rounding in double precision stays below, relative to the largest value."""
ROUNDING = 2e-5
"""The same in single precision, for networks that run in no other."""
OBVIOUS = 1e-2
"""A difference that rounding cannot explain."""
MOST_NAMED = 6


def prove(
    module: nn.Module,
    project: Project,
    examples: Sequence[Example],
    *,
    tell: Tell = unheard,
    patience: float = PATIENCE_SECONDS,
) -> Proof:
    """Compare the source that a project generates with the module it was made from.

    Never raises for a wrong network: what went wrong is in the proof.

    Args:
        examples: what the module was recorded with; the first is varied in size and values.
        tell: hears of each case before it is run. What it raises ends the proof.
        patience: seconds after which no further case is run, and the proof is none.
    """
    original, examples = _as_imported(module, examples)
    chooses = original is not module
    try:
        source = generate(project, infer_shapes_of(project, run_custom=True))
    except CodegenError as error:
        said = say(
            "{error}. Import it again with the module of yours around it kept as custom Python: "
            "“Keep as it is”, or --keep in the terminal.",
            error=str(error).removesuffix("."),
        )
        return Proof("failed", reason=said)
    with tempfile.TemporaryDirectory(prefix="netstudio-proof-") as folder:
        path = Path(folder, "network.py")
        path.write_text(source.text, encoding="utf-8")
        save_source_tensors(source, project, path)
        return prove_path(
            original,
            path,
            source.class_name,
            examples,
            chooses=chooses,
            tell=tell,
            patience=patience,
        )


def _as_imported(
    module: nn.Module, examples: Sequence[Example]
) -> tuple[nn.Module, Sequence[Example]]:
    """Module and examples as the import has them: a detector's list of images as one batch."""
    batched = with_batches(module)
    if batched is module:
        return module, examples
    return batched, [Example(*batched_call(item.args, item.kwargs)) for item in examples]


def prove_path(
    module: nn.Module,
    path: Path,
    class_name: str,
    examples: Sequence[Example],
    *,
    resized: bool = True,
    chooses: bool = False,
    tell: Tell = unheard,
    patience: float = PATIENCE_SECONDS,
) -> Proof:
    """The same for a Python file with a class that is made without arguments.

    Args:
        resized: whether other image sizes and lengths are tried, as well as other batches.
        chooses: whether the module is a detector, whose outputs are what it chose.

    Raises:
        ExchangeError: when the file cannot be read.
    """
    began = time.monotonic()
    text = _read(path)
    with _undisturbed() as threads, FreshProcess(path, class_name, threads, patience) as process:
        heard = _until(began + patience, tell)
        try:
            found = compare(module, process, examples, resized, heard, chooses)
        except _Late:
            late = say("it took longer than {seconds:g} seconds.", seconds=patience)
            found = Proof("nothing", reason=late)
    return replace(found, source_sha256=sha256_of(text), seconds=time.monotonic() - began)


class _Late(Exception):  # noqa: N818 -- not an error: nothing is known
    """The time for the proof is over."""


def _until(deadline: float, tell: Tell) -> Tell:
    """`tell`, which ends the proof once its time is over."""

    def heard(text: str) -> None:
        if time.monotonic() > deadline:
            raise _Late
        tell(text)

    return heard


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ExchangeError(
            say("{path} cannot be read: {error}.", path=path, error=str(error))
        ) from error


def compare(
    module: nn.Module,
    process: FreshProcess,
    examples: Sequence[Example],
    resized: bool = True,
    tell: Tell = unheard,
    chooses: bool = False,
) -> Proof:
    """What `prove_path` finds with a process that has the source."""
    try:
        original = Original(module)
    except Exception as error:  # noqa: BLE001 -- a user's class may forbid to be copied
        return Proof("failed", reason=_uncopied(error))
    if is_meta(original):
        return Proof("nothing", reason=say("the original's weights are not in memory."))
    comparison = Comparison(original, process, examples, resized, tell, chooses)
    try:
        return _settled(comparison)
    except OriginalError as error:
        return Proof("failed", reason=say("The original does not run: {error}", error=error))
    except CandidateError as error:
        return Proof("failed", reason=say("The source does not run: {error}", error=error))


def _uncopied(error: Exception) -> str:
    return say("The original cannot be copied: {error}", error=first_line(error))


def _settled(comparison: Comparison) -> Proof:
    comparison.tell(say("Choosing random weights"))
    batched = comparison.settle()
    keys = comparison.process.open()
    present = shapes_of(comparison.original.weights())
    mismatch = Mismatch.between(present, keys)
    if mismatch:
        reason = say("The weights differ.\n{mismatch}", mismatch=mismatch)
        return Proof("different", reason=reason)
    if list(present) != list(keys):
        comparison.notes.append(say("The weights are the same, in another order."))
    if batched is None:
        return Proof("nothing", notes=tuple(comparison.notes), reason=_constant())
    comparison.compare(batched)
    if comparison.chooses:
        _look_closer(comparison)
    return _verdict(comparison)


def _look_closer(comparison: Comparison) -> None:
    """Compare what the outputs of a detector say nothing of, and note it."""
    alone = say("It was compared in evaluation alone: in training, a detector wants targets.")
    comparison.notes.append(alone)
    names = [name for name, _ in comparison.original.module.named_parameters()]
    silent = [name for name in names if name not in comparison.reached]
    if not silent or not comparison.plans:
        return
    comparison.look_closer(silent)
    found = [name for name in silent if name in comparison.reached]
    if found:
        comparison.notes.append(
            say(
                "The outputs give these weights no gradient, as where no box of theirs is chosen; "
                "what their layers give was compared instead, with gradients from there: {names}.",
                names=_listed(found),
            )
        )


def _constant() -> str:
    return say(
        "with random weights of any size, the outputs do not depend on the inputs, or are not "
        "finite."
    )


def _verdict(comparison: Comparison) -> Proof:
    cases, notes = tuple(comparison.cases), tuple(comparison.notes)
    if not cases:
        return Proof("nothing", notes=notes[1:], reason=next(iter(notes), ""))
    worst = max(case.difference for case in cases)
    if worst == 0.0:
        return _worth(comparison, "identical", cases)
    if worst > OBVIOUS:
        return Proof("different", cases, notes)
    try:
        wide = comparison.again_wide()
    except CandidateError as error:
        return Proof("different", cases, (*notes, str(error)))
    exact, limit = (cases, ROUNDING) if wide is None else (tuple(wide), ROUNDING_WIDE)
    if max(case.difference for case in exact) > limit:
        return Proof("different", exact, notes)
    return _worth(comparison, "equal", cases)


def _worth(comparison: Comparison, verdict: Verdict, cases: tuple[Case, ...]) -> Proof:
    """The verdict, unless some weights had no say in it."""
    names = [name for name, _ in comparison.original.module.named_parameters()]
    unused = [name for name in names if name not in comparison.used]
    silent = [name for name in names if name in comparison.used - comparison.reached]
    notes = tuple(comparison.notes)
    if unused:
        notes = (*notes, say("No run uses these weights: {names}.", names=_listed(unused)))
    if len(unused) == len(names) and names:
        return Proof("nothing", cases, notes, reason=say("no gradient reaches any weight."))
    if silent:
        reason = say("of these weights, whose gradient is zero: {names}.", names=_listed(silent))
        return Proof("nothing", cases, notes, reason=reason)
    return Proof(verdict, cases, notes)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return say("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown


@contextmanager
def _undisturbed() -> Iterator[int]:
    """Keep random numbers and threads of whoever asks for a proof; how many threads a side has.

    Both sides run at once and sum with as many threads, for equal rounding: half of them each.
    """
    torch_state, state, threads = torch.get_rng_state(), random.getstate(), torch.get_num_threads()
    numpy: Any = sys.modules.get("numpy")
    numpy_state: Mapping[str, Any] | None = numpy.random.get_state(legacy=False) if numpy else None
    torch.set_num_threads(max(1, threads // 2))
    try:
        yield torch.get_num_threads()
    finally:
        torch.set_num_threads(threads)
        torch.set_rng_state(torch_state)
        random.setstate(state)
        if numpy_state is not None:
            numpy.random.set_state(numpy_state)
