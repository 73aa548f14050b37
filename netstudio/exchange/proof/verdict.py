"""What a proof found: a table of cases, a verdict, and one sentence for a badge or a terminal."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from netstudio.sentence import Sentence, say

Mode = Literal["eval", "train"]
Verdict = Literal["identical", "equal", "different", "nothing", "failed"]
"""`identical` to the last bit; `equal` but for rounding; `different`; `nothing`: the network said
too little for a comparison to mean anything; `failed`: one of the two sides could not run."""

PROVED: tuple[Verdict, ...] = ("identical", "equal")


@dataclass(frozen=True, slots=True)
class Case:
    """One comparison of two runs with the same weights, inputs and random numbers.

    Attributes:
        mode: evaluation or training.
        sizes: what the inputs are, for a reader: `batch 3, 160 × 192`.
        shapes: of the input tensors.
        recorded: whether the network was recorded at these very shapes.
        outputs: the largest difference of an output, or of a layer that is looked at, relative to
            the largest of them; 0 is equal to the last bit, and inf another shape or number.
        gradients: the same for the gradients of parameters and inputs; None where there are none.
        buffers: the same for buffers after the run, such as running statistics.
        problem: why the two could not be compared, or what differs most; empty where nothing does.
    """

    mode: Mode
    sizes: str
    shapes: tuple[tuple[int, ...], ...]
    recorded: bool
    outputs: float
    gradients: float | None
    buffers: float | None
    problem: str = ""

    @property
    def difference(self) -> float:
        """The largest of the three."""
        return max(self.outputs, self.gradients or 0.0, self.buffers or 0.0)


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of comparing source with a module.

    Attributes:
        notes: what a reader has to know besides the sentence: sizes that the original refuses,
            parameters that nothing uses.
        source_sha256: of the source that was compared: the proof holds for no other.
        seconds: how long it took.
        reason: why the proof proves nothing, or could not be made; the sentence says it, and it
            is no note. Empty where the cases tell.
    """

    verdict: Verdict
    cases: tuple[Case, ...] = ()
    notes: tuple[str, ...] = ()
    source_sha256: str = ""
    seconds: float = 0.0
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the two were shown to be the same."""
        return self.verdict in PROVED

    @property
    def difference(self) -> float:
        """The largest difference of any case."""
        return max((case.difference for case in self.cases), default=0.0)

    def sentence(self) -> Sentence:
        """The result in one sentence."""
        return _SENTENCES[self.verdict](self)

    def as_json(self) -> dict[str, Any]:
        """Plain data; infinite differences are null."""
        return {
            "verdict": self.verdict,
            "sentence": str(self.sentence()),
            "reason": str(self.reason),
            "notes": list(self.notes),
            "source_sha256": self.source_sha256,
            "seconds": round(self.seconds, 3),
            "cases": [_case_as_json(case) for case in self.cases],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Proof:
        """The proof that `as_json` wrote down.

        Raises:
            ValueError: when the data are something else.
        """
        try:
            if data["verdict"] not in get_args(Verdict):
                raise ValueError(data["verdict"])
            return cls(
                data["verdict"],
                tuple(_case_from_json(case) for case in data["cases"]),
                tuple(map(str, data["notes"])),
                str(data["source_sha256"]),
                float(data["seconds"]),
                str(data["reason"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"This is no proof: {error}.") from error


def sha256_of(source: str) -> str:
    """The hash that ties a proof to its source."""
    return hashlib.sha256(source.encode()).hexdigest()


def _identical(proof: Proof) -> Sentence:
    return say(
        "Proved: with random weights, outputs and gradients are the same to the last bit in "
        "{cases} ({sizes}).",
        cases=_count(proof.cases),
        sizes=_sizes(proof.cases),
    )


def _equal(proof: Proof) -> Sentence:
    return say(
        "Proved but for rounding: with random weights, outputs and gradients differ by at most "
        "{difference} in {cases} ({sizes}).",
        difference=f"{proof.difference:.1g}",
        cases=_count(proof.cases),
        sizes=_sizes(proof.cases),
    )


def _different(proof: Proof) -> Sentence:
    if not proof.cases:
        return say("Not the same network: {reason}", reason=_reason(proof))
    worst = max(proof.cases, key=lambda case: case.difference)
    return say(
        "Not the same network: {problem} ({mode} mode, {sizes}).",
        problem=worst.problem or f"{worst.difference:.2g}",
        mode=worst.mode,
        sizes=worst.sizes,
    )


def _nothing(proof: Proof) -> Sentence:
    return say("The comparison proves nothing: {reason}", reason=_reason(proof))


def _failed(proof: Proof) -> Sentence:
    return say("The comparison could not be made: {reason}", reason=_reason(proof))


_SENTENCES = {
    "identical": _identical,
    "equal": _equal,
    "different": _different,
    "nothing": _nothing,
    "failed": _failed,
}


def _reason(proof: Proof) -> str:
    return proof.reason or say("no reason is known.")


def _count(cases: tuple[Case, ...]) -> Sentence:
    return say("1 case") if len(cases) == 1 else say("{count} cases", count=len(cases))


def _sizes(cases: tuple[Case, ...]) -> str:
    return "; ".join(dict.fromkeys(case.sizes for case in cases))


def _case_as_json(case: Case) -> dict[str, Any]:
    return {
        "mode": case.mode,
        "sizes": str(case.sizes),
        "shapes": [list(shape) for shape in case.shapes],
        "recorded": case.recorded,
        "outputs": _finite(case.outputs),
        "gradients": _finite(case.gradients),
        "buffers": _finite(case.buffers),
        "problem": str(case.problem),
        "compared": {
            "gradients": case.gradients is not None,
            "buffers": case.buffers is not None,
        },
    }


def _case_from_json(data: Mapping[str, Any]) -> Case:
    if data["mode"] not in get_args(Mode):
        raise ValueError(data["mode"])
    compared = data["compared"]
    return Case(
        data["mode"],
        str(data["sizes"]),
        _shapes(data["shapes"]),
        bool(data["recorded"]),
        _number(data["outputs"]),
        _number(data["gradients"]) if compared["gradients"] else None,
        _number(data["buffers"]) if compared["buffers"] else None,
        str(data["problem"]),
    )


def _shapes(data: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(size) for size in shape) for shape in data)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _number(value: float | None) -> float:
    """JSON has no infinity: a difference that is null was one."""
    return math.inf if value is None else float(value)
