"""Networks in which nothing can learn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.graph import Graph
from netstudio.document.node import Arguments, CustomModule
from netstudio.document.project import ROOT
from netstudio.document.table import Table
from netstudio.sentence import say


def find_nothing_to_learn(exam: Examination) -> Iterator[Finding]:
    """A network that fits together and has no parameters, or only frozen ones."""
    graph = exam.project.graph
    if not graph.outputs() or not graph.inputs() or not exam.inference.is_sound:
        return
    if any(_may_learn(exam, scope) for scope in exam.scopes):
        return
    what = "all its layers are frozen" if exam.inference.parameters else "it has no weights"
    problem = Problem(
        "nothing_to_learn", say("Nothing in the network can learn: {what}.", what=what)
    )
    yield Finding(problem, partial(_add_linear, exam, graph))


def _may_learn(exam: Examination, scope: str) -> bool:
    """Whether a member of a scope has parameters that are not frozen, or may have."""
    graph = exam.scopes[scope]
    for node in graph.nodes.values():
        member, known = graph.member_of(node), exam.known(scope, node.id)
        if member is None or known is None or member.frozen:
            continue
        if known.parameters or isinstance(member.target, CustomModule):
            return True
    return False


def _add_linear(exam: Examination, graph: Graph) -> Iterator[Fix]:
    if exam.inference.parameters:
        return
    output = graph.outputs()[0]
    classes = len(exam.data.classes) if exam.data is not None else 10
    args: Arguments = Table({"out_features": classes})
    yield Fix(
        say("Add a Linear with {classes} outputs before {name}", classes=classes, name=output.name),
        InsertLayer(ROOT, output.id, "Linear", args),
    )
