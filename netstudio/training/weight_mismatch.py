"""Why weights do not fit a network, key by key, and under which other names they would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from netstudio.errors import CheckpointError
from netstudio.sentence import Sentence, say

if TYPE_CHECKING:
    from torch import Tensor

Shape: TypeAlias = tuple[int, ...]
Shapes: TypeAlias = Mapping[str, Shape]

MOST_LISTED = 8
LIKELY_PREFIXES = ("module.", "_orig_mod.", "model.", "net.", "network.", "backbone.", "encoder.")
"""What wrappers and training frameworks put before keys."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """Other names for the keys of a file: the prefix `before` becomes `after`."""

    before: str
    after: str = ""

    def __call__(self, key: str) -> str:
        """A key under its new name; one that does not begin so keeps its own."""
        return self.after + key.removeprefix(self.before) if key.startswith(self.before) else key

    def apply(self, weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Weights under their new names."""
        return {self(key): value for key, value in weights.items()}

    def __str__(self) -> str:
        return f"{self.before}={self.after}"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What stands between a file's weights and a network's.

    Attributes:
        missing: the network's keys that the file lacks, with their shapes.
        unexpected: the file's keys that the network lacks, with their shapes.
        shapes: keys that both have, with the shape in the file and in the network.
        renaming: under which all of them would fit, if there is such.
        counterparts: single keys that look like renamed ones: the file's, the network's.
    """

    missing: tuple[tuple[str, Shape], ...] = ()
    unexpected: tuple[tuple[str, Shape], ...] = ()
    shapes: tuple[tuple[str, Shape, Shape], ...] = ()
    renaming: Renaming | None = None
    counterparts: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything does not fit."""
        return bool(self.missing or self.unexpected or self.shapes)

    @classmethod
    def between(cls, network: Shapes, file: Shapes) -> Mismatch:
        """What differs between the shapes that a network has and those in a file."""
        missing = tuple((key, shape) for key, shape in network.items() if key not in file)
        unexpected = tuple((key, shape) for key, shape in file.items() if key not in network)
        both = ((key, file[key], shape) for key, shape in network.items() if key in file)
        shapes = tuple(item for item in both if item[1] != item[2])
        if not missing and not unexpected:
            return cls(shapes=shapes)
        renaming = fitting_renaming(network, file)
        counterparts = () if renaming else tuple(_counterparts(missing, unexpected))
        return cls(missing, unexpected, shapes, renaming, counterparts)

    def lines(self) -> list[Sentence]:
        """A line for each key."""
        lines = [
            say("{key}: missing in the file; the network has {state}", key=key, state=_text(shape))
            for key, shape in self.missing
        ]
        lines += [
            say("{key}: {value} in the file, nothing in the network", key=key, value=_text(shape))
            for key, shape in self.unexpected
        ]
        lines += [
            say(
                "{key}: {value} in the file, {state} in the network",
                key=key,
                value=_text(found),
                state=_text(wanted),
            )
            for key, found, wanted in self.shapes
        ]
        return lines

    def offer(self) -> str:
        """How the weights might be meant; empty where nothing suggests itself."""
        if self.renaming is not None:
            return _renaming_text(self.renaming)
        if self.counterparts:
            pairs = ", ".join(f"{old} → {new}" for old, new in self.counterparts[:MOST_LISTED])
            return say("These have equal shapes and may be renamed ones: {pairs}.", pairs=pairs)
        return ""

    def __str__(self) -> str:
        """The first lines, and how many more there are."""
        lines = self.lines()
        shown = "\n".join(f"  {line}" for line in lines[:MOST_LISTED])
        rest = len(lines) - MOST_LISTED
        more = say("\n  and {rest} more", rest=rest) if rest > 0 else ""
        offer = self.offer()
        return f"{shown}{more}\n{offer}" if offer else f"{shown}{more}"


class WeightsMismatchError(CheckpointError):
    """Weights are of another network, or go by other names.

    Attributes:
        mismatch: what does not fit, and the renaming that would make it fit.
    """

    def __init__(self, mismatch: Mismatch, source: str) -> None:
        self.mismatch = mismatch
        super().__init__(
            say(
                "The weights in {source} are of another network; {count_lines} of its tensors do "
                "not fit:\n{shown}\nOpen the network that they belong to, or train this one.",
                source=source,
                count_lines=len(mismatch.lines()),
                shown=str(mismatch),
            )
        )


def fitting_renaming(network: Shapes, file: Shapes) -> Renaming | None:
    """A change of prefix under which keys and shapes are the same; None where there is none."""
    for renaming in _candidates(network, file):
        if {renaming(key): shape for key, shape in file.items()} == dict(network):
            return renaming
    return None


def _candidates(network: Iterable[str], file: Iterable[str]) -> Iterator[Renaming]:
    ours, theirs = list(network), list(file)
    if not ours or not theirs:
        return
    for prefix in _prefixes(theirs):
        yield Renaming(prefix)
    for prefix in _prefixes(ours):
        yield Renaming("", prefix)
    yield from _renamed_children(ours, theirs)


def _prefixes(keys: Sequence[str]) -> list[str]:
    """Dotted prefixes that every key has, longest first; then the likely ones of some keys."""
    shared = keys[0].split(".")[:-1]
    for key in keys:
        while shared and not key.startswith(".".join(shared) + "."):
            shared.pop()
    found = [".".join(shared[:end]) + "." for end in range(len(shared), 0, -1)]
    return found + [prefix for prefix in LIKELY_PREFIXES if prefix not in found]


def _renamed_children(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Renaming]:
    """One child under another name: `head.` for `fc.`."""
    gone = dict.fromkeys(_first_part(key) for key in theirs if key not in set(ours))
    new = dict.fromkeys(_first_part(key) for key in ours if key not in set(theirs))
    if len(gone) == len(new) == 1:
        yield Renaming(next(iter(gone)), next(iter(new)))


def _first_part(key: str) -> str:
    head, dot, _ = key.partition(".")
    return head + dot


def _counterparts(
    missing: Sequence[tuple[str, Shape]], unexpected: Sequence[tuple[str, Shape]]
) -> Iterator[tuple[str, str]]:
    """Pairs of one shape and one last name of which there is only one on each side."""
    wanted = Counter(_kind(key, shape) for key, shape in missing)
    found = Counter(_kind(key, shape) for key, shape in unexpected)
    places = {_kind(key, shape): key for key, shape in missing}
    for key, shape in unexpected:
        kind = _kind(key, shape)
        if wanted[kind] == found[kind] == 1:
            yield key, places[kind]


def _kind(key: str, shape: Shape) -> tuple[str, Shape]:
    return key.rpartition(".")[2], shape


def _renaming_text(renaming: Renaming) -> Sentence:
    if not renaming.after:
        return say("They fit without the prefix “{before}”.", before=renaming.before)
    if not renaming.before:
        return say("They fit with the prefix “{after}”.", after=renaming.after)
    return say(
        "They fit with “{before}” called “{after}”.", before=renaming.before, after=renaming.after
    )


def _text(shape: Shape) -> str:
    return f"({', '.join(map(str, shape))})"
