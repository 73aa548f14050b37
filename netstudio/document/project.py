"""The project: everything that is edited, saved and undone, as one immutable value."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from netstudio.document.graph import Graph
from netstudio.document.node import Arguments
from netstudio.document.recipe import Recipe
from netstudio.document.table import Table
from netstudio.document.view import View
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROOT = ""

UNKNOWN_BEGINNING = (
    "How its weights begin is unknown: it was imported from a module that had been made already."
)
"""What a project's description says, and so its source, where initialisers are not to be had."""


@dataclass(frozen=True, slots=True)
class Block:
    """A named, reusable sub-graph; its parameters have a default each."""

    name: str
    graph: Graph = field(default_factory=Graph)
    parameters: Arguments = field(default_factory=Table)
    description: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The publication that a network comes from; `link` is an https address, or empty."""

    authors: str
    year: int
    title: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A network, how it is trained, and how it is drawn.

    `tensors` maps a SHA-256 hash to the array that members refer to by it. `code` has the text of
    the Python files that custom modules are from, by the file's name; it is text and nothing more.
    """

    name: str = "untitled"
    description: str = ""
    graph: Graph = field(default_factory=Graph)
    blocks: Table[str, Block] = field(default_factory=Table)
    recipe: Recipe = field(default_factory=Recipe)
    view: View = field(default_factory=View)
    # Left out of comparison: a hash stands for its array, and arrays have no single truth value.
    tensors: Table[str, NDArray[np.generic]] = field(default_factory=Table, compare=False)
    paper: Paper | None = None
    code: Table[str, str] = field(default_factory=Table)

    def scope(self, scope: str) -> Graph:
        """The main graph for the empty scope, else the graph of the block named `scope`."""
        if scope == ROOT:
            return self.graph
        if scope not in self.blocks:
            known = ", ".join(self.blocks) or "none"
            raise EditError(
                say(
                    "There is no block named “{scope}”; the project has: {known}.",
                    scope=scope,
                    known=known,
                )
            )
        return self.blocks[scope].graph

    def with_scope(self, scope: str, graph: Graph) -> Project:
        """The project with the graph of `scope` replaced."""
        if scope == ROOT:
            return replace(self, graph=graph)
        self.scope(scope)
        block = replace(self.blocks[scope], graph=graph)
        return replace(self, blocks=self.blocks.set(scope, block))
