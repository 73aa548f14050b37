"""A network without a beginning or an end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.catalog.types import Unknown
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.repairs.inputs import add_input
from netstudio.compiler.diagnosis.repairs.insert import PITCH, free_node_name, placed_beside
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import AddNodes
from netstudio.document.node import Node, Output
from netstudio.document.project import ROOT
from netstudio.document.values import Ref


def find_missing_ends(exam: Examination) -> Iterator[Finding]:
    """No input or no output, in the main graph; no output, in a block that is used."""
    for scope, graph in exam.scopes.items():
        what = f"The block {scope}" if scope else "The network"
        if scope == ROOT and not graph.inputs():
            problem = Problem("no_input", f"{what} has no input yet.", scope=scope)
            yield Finding(problem, partial(add_input, exam))
        if not graph.outputs() and (scope == ROOT or exam.inference.of_block(scope)):
            problem = Problem(
                "no_output",
                f"{what} has no output yet: nothing says what its value is.",
                scope=scope,
            )
            yield Finding(problem, partial(_add_output, exam, scope))


def _add_output(exam: Examination, scope: str) -> Iterator[Fix]:
    """An output behind the last node that nothing reads."""
    graph, consumers = exam.scopes[scope], exam.consumers[scope]
    loose = [node for node in graph.nodes.values() if not consumers[node.id]]
    for last in reversed(loose):
        known = exam.known(scope, last.id)
        name = free_node_name(graph, "logits" if scope == ROOT else "out")
        placements = placed_beside(exam, scope, last.id, name, PITCH)
        node = Node(name, name, Output(), (Ref(last.id),))
        if known is None or not isinstance(known.type, Unknown) or not known.type.broken:
            yield Fix(
                f"Add an output behind {last.name}",
                AddNodes(scope, (node,), placements=placements),
            )
