"""What diagnosis looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from netstudio.catalog.arguments import Environment
from netstudio.catalog.datasets import DataDescription
from netstudio.catalog.inference import Inference, NodeInference, scope_addresses
from netstudio.catalog.types import Unknown
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.graph import Graph
from netstudio.document.project import ROOT, Project
from netstudio.document.topology import run_order

ProblemKey: TypeAlias = tuple[str, str, str, str]
"""What makes two findings the same problem: code, scope, node and aspect."""


def no_repairs() -> Iterable[Fix]:
    """Nothing is known that would mend it."""
    return ()


@dataclass(frozen=True)
class Finding:
    """A problem without its fixes, and the repairs that are worth a try.

    Attributes:
        problem: what is wrong.
        repairs: candidates, the best first; each is tried before it is offered.
        aspect: tells problems of one kind on one node apart, such as a parameter's name.
        hides_additions: whether errors on what a repair adds count as hidden until then: a network
            without an output needs one, even where its value is not yet what the loss expects.
    """

    problem: Problem
    repairs: Callable[[], Iterable[Fix]] = no_repairs
    aspect: str = ""
    hides_additions: bool = False

    @property
    def key(self) -> ProblemKey:
        """What makes it the same problem in another revision of the project."""
        problem = self.problem
        return (problem.code, problem.scope, problem.node, self.aspect)

    @property
    def is_error(self) -> bool:
        """Whether the network cannot run."""
        return self.problem.severity == "error"


@dataclass(frozen=True, eq=False)
class Examination:
    """A project with what is known of it. `Detector`s read it and find problems.

    Attributes:
        data: what the recipe's data set holds; None where that is not known.
    """

    project: Project
    inference: Inference
    data: DataDescription | None

    @cached_property
    def blocks(self) -> Mapping[str, str]:
        """The block of each instance, by the instance's address."""
        return {instance.address: instance.block for instance in self.inference.instances}

    @cached_property
    def environments(self) -> Mapping[str, Environment]:
        """The block parameters of each instance, by the instance's address."""
        return {instance.address: instance.env for instance in self.inference.instances}

    @cached_property
    def scopes(self) -> Mapping[str, Graph]:
        """Every graph of the project: the main one, and those of its blocks."""
        blocks = self.project.blocks
        return {ROOT: self.project.graph} | {name: blocks[name].graph for name in blocks}

    @cached_property
    def addresses(self) -> Mapping[str, Mapping[str, str]]:
        """By scope, the address that stands for each node; none for a block without instance."""
        return {
            scope: scope_addresses(self.project, self.inference, scope) for scope in self.scopes
        }

    @cached_property
    def consumers(self) -> Mapping[str, Mapping[str, list[str]]]:
        """By scope and node id, the ids of the nodes that read its value."""
        return {scope: graph.consumers() for scope, graph in self.scopes.items()}

    @cached_property
    def stuck(self) -> Mapping[str, frozenset[str]]:
        """By scope, the ids of the nodes on a circle of wires or behind one."""
        return {scope: run_order(graph)[1] for scope, graph in self.scopes.items()}

    def located(self, address: str) -> tuple[str, str]:
        """The scope and the id of the node at an address such as `stage1[2].conv`."""
        # A file may hold ids with dots, such as that of a layer named features.3.
        for place in (n for n, letter in enumerate(address) if letter == "."):
            scope, node_id = self.blocks.get(address[:place]), address[place + 1 :]
            if scope is not None and node_id in self.scopes[scope].nodes:
                return scope, node_id
        return ROOT, address

    def known(self, scope: str, node_id: str) -> NodeInference | None:
        """What is known of a node; of a block's, in its first instance."""
        address = self.addresses[scope].get(node_id)
        return self.inference.nodes.get(address) if address is not None else None

    def is_hidden(self, scope: str, node_id: str) -> bool:
        """Whether a node lies behind a problem, so that its own could not be seen yet."""
        if scope not in self.scopes or node_id not in self.scopes[scope].nodes:
            return False
        known = self.known(scope, node_id)
        if known is None or node_id in self.stuck[scope]:
            return True
        return isinstance(known.type, Unknown) and known.type.broken and not known.clashes


Detector: TypeAlias = Callable[[Examination], Iterable[Finding]]
"""Finds the problems of one kind."""
