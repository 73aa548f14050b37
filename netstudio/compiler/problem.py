"""A problem of a project, said in plain words on its node, with the repairs that would mend it."""

from __future__ import annotations

from typing import Literal

from netstudio.document.edit import Edit
from netstudio.document.project import ROOT
from netstudio.records import dataclass

Severity = Literal["error", "warning"]

NO_TENSOR_TO_LEARN_FROM = "no_tensor_to_learn_from"
"""The code of the one warning that stands in the way of training: the network runs, and no more."""


@dataclass(frozen=True)
class Fix:
    """A repair: what it does, in a few words, and the edit that does it."""

    label: str
    edit: Edit


@dataclass(frozen=True)
class Problem:
    """Something wrong (`error`: the network cannot run) or unwise (`warning`).

    Attributes:
        code: its kind, stable, for tests and for `--json`.
        message: one or two sentences with the shapes or numbers that clash.
        node: the id of the node it sits on; empty where it concerns the whole project.
        scope: the graph that the node is in: empty for the main graph, else a block's name.
        claimed, true: the two numbers side by side, as text, where there are two.
        fixes: repairs, the best first.
    """

    code: str
    message: str
    severity: Severity = "error"
    node: str = ""
    scope: str = ROOT
    claimed: str = ""
    true: str = ""
    fixes: tuple[Fix, ...] = ()

    @property
    def stops_training(self) -> bool:
        """Whether training cannot begin: the network cannot run, or has nothing to learn from."""
        return self.severity == "error" or self.code == NO_TENSOR_TO_LEARN_FROM
