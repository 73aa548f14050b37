"""Case after case on both sides: which cases there are, and what is seen of them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from netstudio.exchange.listening import Tell
from netstudio.exchange.proof.clean_process import digests
from netstudio.exchange.proof.examples import (
    Example,
    Variant,
    batch_variants,
    single,
    size_variants,
)
from netstudio.exchange.proof.fresh_process import CandidateError, FreshProcess
from netstudio.exchange.proof.original import GAINS, Original, Run, varies
from netstudio.exchange.proof.values import FREEDOMS, Freedom
from netstudio.exchange.proof.verdict import Case, Mode
from netstudio.sentence import Sentence, say

MODES: tuple[Mode, ...] = ("eval", "train")
FIRST_SEED = 1000
CLOSER_CASES = 2
"""How many cases are run again to look at layers inside."""


_NO_DIFFERENCE: Mapping[str, Any] = MappingProxyType(
    {"outputs": 0.0, "layers": 0.0, "gradients": 0.0, "buffers": 0.0, "worst": None}
)


class OriginalError(Exception):
    """The original itself could not run; the message says what it said."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A case to be run; the seed gives inputs and random numbers.

    `watched` are the layers inside whose values count as outputs too.
    """

    example: Example
    variant: Variant
    mode: Mode
    seed: int
    freedom: Freedom
    watched: tuple[str, ...] = ()


@dataclass
class Comparison:
    """A proof under way.

    Attributes:
        resized: whether other image sizes and lengths are tried, as well as other batches.
        chooses: whether the network gives what it chooses of what its layers propose, as a
            detector does: it runs in evaluation alone, and its outputs say little of its layers.
        notes: what was seen besides.
        plans: the cases that the original ran, in order.
        cases: what came of them.
        reached: parameters with a gradient that is not zero, in some case.
        used: parameters with a gradient, in some case.
    """

    original: Original
    process: FreshProcess
    examples: Sequence[Example]
    resized: bool
    tell: Tell
    chooses: bool = False
    notes: list[str] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def settle(self) -> Variant | None:
        """Weights under which the original says something, and sizes that it takes.

        None where its outputs stay constant or infinite whatever the weights.

        Raises:
            OriginalError: when it does not run at all.
        """
        example = self.examples[0]
        variants = batch_variants(example)
        ran: Variant | None = None
        for gain in GAINS:
            self.original.randomise(gain)
            variant, runs = self._first_that_runs(example, variants)
            ran, variants = variant, [variant]
            if all(run.is_finite for run in runs) and varies(*runs):
                return ran
        return None

    def _first_that_runs(
        self, example: Example, variants: Sequence[Variant]
    ) -> tuple[Variant, tuple[Run, Run]]:
        """The first of the sizes that the original takes, with two runs on different values."""
        refusal = OriginalError("no input")
        for variant, freedom in itertools.product(variants, FREEDOMS):
            try:
                one, other = (
                    self._run(Plan(example, variant, "eval", seed, freedom), backward=False)
                    for seed in (1, 2)
                )
            except OriginalError as error:
                refusal = error
                continue
            return variant, (one, other)
        raise refusal

    def _run(self, plan: Plan, *, wide: bool = False, backward: bool = True) -> Run:
        try:
            return self.original.run(
                plan.example,
                plan.variant,
                plan.mode,
                plan.seed,
                freedom=plan.freedom,
                wide=wide,
                backward=backward,
                watched=plan.watched,
            )
        except Exception as error:  # whatever a user's module raises
            raise OriginalError(first_line(error)) from error

    def compare(self, batched: Variant) -> None:
        """Every case, with random weights on both sides."""
        self.process.give_weights(self.original.weights(), wide=False)
        wanted = enumerate(self._wanted(batched), FIRST_SEED)
        runs = (self._informative(*case, seed) for seed, case in wanted)
        self.cases += self._cases(run for run in runs if run is not None)

    def look_closer(self, names: Collection[str]) -> None:
        """Compare what the layers of these parameters give, with gradients from there.

        For a detector: boxes that are not chosen leave no trace in the outputs.
        """
        owners = dict.fromkeys(name.rpartition(".")[0] for name in names)
        watched = tuple(path for path in owners if path in self.process.layers)
        self.tell(say("Comparing layers of which the outputs say nothing"))
        plans = [replace(plan, watched=watched) for plan in self.plans[:CLOSER_CASES]]
        runs = []
        for plan in plans:
            runs.append(self._run(plan))
            self._look_at_gradients(runs[-1])
        self.plans += plans
        self.cases += self._cases(runs)

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The modes that the network has."""
        return MODES[:1] if self.chooses else MODES

    def _wanted(self, batched: Variant) -> Iterator[tuple[Example, Variant, Mode]]:
        first = self.examples[0]
        yield from ((first, batched, mode) for mode in self.modes)
        one = single(batched)
        if one is not None:
            yield first, one, "eval"
        for alternatives in size_variants(first, batched) if self.resized else ():
            taken = self._taken(first, alternatives)
            if taken is not None:
                yield from ((first, taken, mode) for mode in self.modes)
        for example in self.examples[1:]:
            shapes = tuple(tuple(tensor.shape) for tensor in example.tensors())
            variant = Variant(say("a further example"), shapes, True)
            yield from ((example, variant, mode) for mode in self.modes)

    def _taken(self, example: Example, alternatives: Sequence[Variant]) -> Variant | None:
        """The first of the sizes that the original takes; where it takes none, that is noted."""
        reasons = []
        for variant in alternatives:
            try:
                self._run(Plan(example, variant, "eval", FIRST_SEED, "example"), backward=False)
                return variant
            except OriginalError as error:
                reasons.append((variant, error))
        for variant, reason in reasons[:1]:
            self._note(
                say(
                    "The original does not take {sizes}: {error}", sizes=variant.sizes, error=reason
                )
            )
        return None

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _informative(self, example: Example, variant: Variant, mode: Mode, seed: int) -> Run | None:
        """The case with the freest values that give something finite."""
        self.tell(say("Comparing {sizes} in {mode} mode", sizes=variant.sizes, mode=mode))
        reason: Sentence | None = None
        for freedom in FREEDOMS:
            plan = Plan(example, variant, mode, seed, freedom)
            try:
                run = self._run(plan)
            except OriginalError as error:
                reason = say(
                    "The original does not run with {sizes} in {mode} mode: {error}",
                    sizes=variant.sizes,
                    mode=mode,
                    error=error,
                )
                continue
            if run.is_finite:
                self.plans.append(plan)
                self._look_at_gradients(run)
                return run
            reason = say(
                "With {sizes} in {mode} mode the original's values are not finite.",
                sizes=variant.sizes,
                mode=mode,
            )
        assert reason is not None
        self._note(reason)
        return None

    def _look_at_gradients(self, run: Run) -> None:
        for name, tensor in run.results.items():
            kind, _, key = name.partition(":")
            if kind == "gradient":
                self.used.add(key)
                if key not in self.reached and bool(tensor.any()):
                    self.reached.add(key)

    def _cases(self, runs: Iterable[Run]) -> Iterator[Case]:
        """Compares each run; the other side runs one while this side runs the next."""
        waiting: Run | None = None
        for run in runs:
            if waiting is not None:
                yield self._finished(waiting)
            self.process.begin(
                run.inputs, training=run.mode == "train", seed=run.seed, watched=run.watched
            )
            waiting = run
        if waiting is not None:
            yield self._finished(waiting)

    def _finished(self, run: Run) -> Case:
        try:
            found = self._differences(run)
            problem = fault_text(found["worst"])
        except CandidateError as error:
            found = {**_NO_DIFFERENCE, "outputs": math.inf}
            problem = say("the source cannot run: {error}", error=error)
        kinds = {name.partition(":")[0] for name in run.results}
        return Case(
            run.mode,
            run.variant.sizes,
            run.variant.shapes,
            run.variant.recorded,
            max(found["outputs"], found["layers"]),
            found["gradients"] if kinds & {"gradient", "input"} else None,
            found["buffers"] if "buffer" in kinds else None,
            problem,
        )

    def _differences(self, run: Run) -> dict[str, Any]:
        """Nothing where the hashes of all results agree; else what the other side says."""
        if self.process.digests() == digests(run.results):
            return dict(_NO_DIFFERENCE)
        return self.process.differences(run.results)

    def again_wide(self) -> list[Case] | None:
        """The same cases in double precision; None where the original cannot run so.

        Raises:
            CandidateError: when the source cannot, though the original can.
        """
        self.tell(say("Comparing in double precision"))
        self.original.widen()
        self.process.open()
        self.process.give_weights(self.original.weights(), wide=True)
        try:
            return list(self._cases(self._run(plan, wide=True) for plan in self.plans))
        except OriginalError:
            return None


def first_line(error: BaseException) -> str:
    """What an error says, in one line with its type."""
    text = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def fault_text(worst: dict[str, Any] | None) -> str:
    """What differs most, in words; nothing where nothing does."""
    if worst is None:
        return ""
    kind, _, key = worst["name"].partition(":")
    what = {
        "output": say("output {key}", key=key),
        "layer": say("what the layer {key} gives", key=key.rpartition(":")[0]),
        "gradient": say("the gradient of {key}", key=key),
        "input": say("the gradient of input {key}", key=key),
        "buffer": say("the buffer {key}", key=key),
    }[kind]
    return _fault(what, worst)


def _fault(what: Sentence, worst: dict[str, Any]) -> Sentence:
    if worst["fault"] == "missing":
        return say("{what} is missing", what=what)
    if worst["fault"] == "extra":
        return say("{what} is there, but not in the original", what=what)
    if worst["fault"] == "kind":
        return say(
            "{what} is {found}, and {expected} in the original",
            what=what,
            found=worst["found"],
            expected=worst["expected"],
        )
    if worst["fault"] == "infinite":
        return say("{what} is not finite, as it is in the original", what=what)
    return say(
        "{what} differs by {found} of the largest value", what=what, found=f"{worst['found']:.2g}"
    )


def is_meta(original: Original) -> bool:
    """Whether a module has no values to compare with."""
    return any(tensor.is_meta for tensor in original.module.state_dict().values())
