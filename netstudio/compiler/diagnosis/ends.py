"""A network without a beginning or an end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.catalog.types import Unknown
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.repairs.insert import PITCH
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import AddNodes, Connect
from netstudio.document.graph import Graph
from netstudio.document.naming import free_name
from netstudio.document.node import Input, Node, Output
from netstudio.document.project import ROOT
from netstudio.document.values import Ref
from netstudio.document.view import Placement


def find_missing_ends(exam: Examination) -> Iterator[Finding]:
    """No input or no output, in the main graph; no output, in a block that is used."""
    for scope, graph in exam.scopes.items():
        what = f"The block {scope}" if scope else "The network"
        if scope == ROOT and not graph.inputs():
            problem = Problem("no_input", f"{what} has no input yet.", scope=scope)
            yield Finding(problem, partial(_add_input, exam))
        if not graph.outputs() and (scope == ROOT or exam.inference.of_block(scope)):
            problem = Problem(
                "no_output",
                f"{what} has no output yet: nothing says what its value is.",
                scope=scope,
            )
            yield Finding(problem, partial(_add_output, exam, scope))


def _add_input(exam: Examination) -> Iterator[Fix]:
    """An input with the data's shape, wired to the first node that lacks its input."""
    graph = exam.project.graph
    name = _free(graph, "image")
    shape = exam.data.sample_shape if exam.data is not None else (1, 28, 28)
    target = next((node for node in graph.nodes.values() if _lacks_input(exam, node)), None)
    placements = _beside(exam, ROOT, target.id if target else "", name, -PITCH)
    add: Edit = AddNodes(ROOT, (Node(name, name, Input(shape)),), placements=placements)
    if target is not None:
        add = Compound(f"Add input {name}", (add, Connect(ROOT, Ref(name), target.id)))
    sizes = "×".join(str(size) for size in shape)
    yield Fix(f"Add an input of {sizes}", add)


def _lacks_input(exam: Examination, node: Node) -> bool:
    known = exam.known(ROOT, node.id)
    return known is not None and any(
        clash.code == "unconnected" and clash.details.get("port") == 0 for clash in known.clashes
    )


def _add_output(exam: Examination, scope: str) -> Iterator[Fix]:
    """An output behind the last node that nothing reads."""
    graph, consumers = exam.scopes[scope], exam.consumers[scope]
    loose = [node for node in graph.nodes.values() if not consumers[node.id]]
    for last in reversed(loose):
        known = exam.known(scope, last.id)
        name = _free(graph, "logits" if scope == ROOT else "out")
        placements = _beside(exam, scope, last.id, name, PITCH)
        node = Node(name, name, Output(), (Ref(last.id),))
        if known is None or not isinstance(known.type, Unknown) or not known.type.broken:
            yield Fix(
                f"Add an output behind {last.name}",
                AddNodes(scope, (node,), placements=placements),
            )


def _free(graph: Graph, stem: str) -> str:
    taken = {*graph.nodes, *graph.members, *(node.name for node in graph.nodes.values())}
    return free_name(stem, taken)


def _beside(
    exam: Examination, scope: str, node_id: str, name: str, gap: float
) -> dict[str, Placement]:
    place = exam.project.view.placement(scope, node_id)
    return {name: Placement(place.x + gap, place.y)} if place is not None else {}
