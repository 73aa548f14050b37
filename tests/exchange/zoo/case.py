"""What is tried of a zoo's model: how it is made, what it is recorded and compared with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from torch import nn

Call = tuple[tuple[Any, ...], Mapping[str, Any]]
"""Arguments of one call: positional, and by name."""


@dataclass(frozen=True)
class Case:
    """One model.

    Attributes:
        make: makes it, with whatever weights.
        recorded: the arguments it is imported with.
        evaluation, training: arguments to compare with in each mode; the first that the model
            itself takes is used, so what comes first should be least like what was recorded.
        further: arguments to compare with in evaluation besides, all of them.
        frugal: in place of `training` for a very large model; none where it is the same.
    """

    make: Callable[[], nn.Module]
    recorded: Call
    evaluation: Sequence[Call]
    training: Sequence[Call]
    further: Sequence[Call] = ()
    frugal: Sequence[Call] = ()


class Zoo(Protocol):
    """A module of this folder, `of_<name>`, that knows a zoo."""

    def version(self) -> str:
        """The zoo's release: results of another one do not count."""

    def families(self) -> Mapping[str, Sequence[str]]:
        """The names of all models by their families."""

    def case(self, name: str) -> Case:
        """What is tried of one model."""

    def maker(self, name: str) -> Callable[[], nn.Module]:
        """What makes the model, to count its parameters."""
