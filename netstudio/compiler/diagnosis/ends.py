"""A network without a beginning or an end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.repairs.inputs import add_input
from netstudio.compiler.diagnosis.repairs.insert import (
    PITCH,
    InsertLayer,
    free_node_name,
    placed_beside,
)
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Compound
from netstudio.document.edits import AddNodes
from netstudio.document.node import Node, Output
from netstudio.document.project import ROOT
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.sentence import say


def find_missing_ends(exam: Examination) -> Iterator[Finding]:
    """No input or no output, in the main graph; no output, in a block that is used."""
    for scope, graph in exam.scopes.items():
        what = say("The block {scope}", scope=scope) if scope else "The network"
        if scope == ROOT and not graph.inputs():
            problem = Problem("no_input", say("{what} has no input yet.", what=what), scope=scope)
            yield Finding(problem, partial(add_input, exam))
        if not graph.outputs() and (scope == ROOT or exam.inference.of_block(scope)):
            problem = Problem(
                "no_output",
                say("{what} has no output yet: nothing says what its value is.", what=what),
                scope=scope,
            )
            yield Finding(problem, partial(_add_output, exam, scope), hides_additions=True)


def _add_output(exam: Examination, scope: str) -> Iterator[Fix]:
    """An output behind the last node that nothing reads, with scores for the classes or without."""
    graph, consumers = exam.scopes[scope], exam.consumers[scope]
    loose = [node for node in graph.nodes.values() if not consumers[node.id]]
    for last in reversed(loose):
        known = exam.known(scope, last.id)
        if known is not None and isinstance(known.type, Unknown) and known.type.broken:
            continue
        add = _output_behind(exam, scope, last)
        yield Fix(say("Add an output behind {name}", name=last.name), add)
        if scope == ROOT and exam.data is not None and known is not None:
            yield from _with_scores(add, last, known.type, len(exam.data.classes))


def _output_behind(exam: Examination, scope: str, last: Node) -> AddNodes:
    name = free_node_name(exam.scopes[scope], "logits" if scope == ROOT else "out")
    placements = placed_beside(exam, scope, last.id, name, PITCH)
    return AddNodes(scope, (Node(name, name, Output(), (Ref(last.id),)),), placements=placements)


def _with_scores(add: AddNodes, last: Node, value: ValueType, classes: int) -> Iterator[Fix]:
    """The output together with a linear layer that makes a score for each class."""
    if not isinstance(value, TensorType) or value.rank < 2 or value.shape[1:] == (classes,):
        return
    output = add.nodes[0].id
    flattens = value.rank > 2
    layers = [InsertLayer(ROOT, output, "Flatten")] if flattens else []
    layers.append(InsertLayer(ROOT, output, "Linear", Table({"out_features": classes})))
    scores = say(
        "a Linear with {classes} outputs and the network's output behind {name}",
        classes=classes,
        name=last.name,
    )
    label = (
        say("Add Flatten, {scores}", scores=scores)
        if flattens
        else say("Add {scores}", scores=scores)
    )
    yield Fix(label, Compound(label, (add, *layers)))
