"""Wires that close a circle: a network runs one way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import Connect, Disconnect
from netstudio.document.edits.wire import Port
from netstudio.document.graph import Graph
from netstudio.document.node import Node
from netstudio.document.values import Ref, references
from netstudio.sentence import say

SHOWN = 6
"""How many nodes of a circle are named."""
MAX_WIRES = 3
"""At how many of its wires a circle may be opened."""


def find_cycles(exam: Examination) -> Iterator[Finding]:
    """One problem for each circle, on its node that comes first in the document."""
    for scope, graph in exam.scopes.items():
        for circle in _circles(graph, exam.stuck[scope]):
            names = [graph.nodes[node_id].name for node_id in circle]
            listed = " → ".join([*names[:SHOWN], *(["…"] if len(names) > SHOWN else []), names[0]])
            problem = Problem(
                "cycle",
                say("The wires form a circle: {listed}. Take one of them out.", listed=listed),
                node=circle[0],
                scope=scope,
            )
            yield Finding(problem, partial(_open_one, exam, scope, circle))


def _circles(graph: Graph, stuck: frozenset[str]) -> Iterator[list[str]]:
    """Disjoint circles among the nodes that cannot run, each in the direction of its wires."""
    reported: set[str] = set()
    for start in graph.nodes:
        if start in stuck and start not in reported:
            circle = _circle_before(graph, start, stuck)
            if circle and not reported.intersection(circle):
                reported.update(circle)
                yield circle


def _circle_before(graph: Graph, start: str, stuck: frozenset[str]) -> list[str]:
    """A circle found by walking up the wires from `start`, from its first node on."""
    path: list[str] = []
    node_id: str | None = start
    while node_id is not None and node_id not in path:
        path.append(node_id)
        sources = graph.nodes[node_id].sources()
        node_id = next((source for source in sources if source in stuck), None)
    if node_id is None:
        return []
    circle = path[path.index(node_id) :][::-1]
    order = list(graph.nodes)
    first = circle.index(min(circle, key=order.index))
    return circle[first:] + circle[:first]


def _open_one(exam: Examination, scope: str, circle: list[str]) -> Iterator[Fix]:
    """Another value for one wire of the circle, or none; first the wire that leads back."""
    graph = exam.scopes[scope]
    order = {node_id: index for index, node_id in enumerate(graph.nodes)}
    wires = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    wires.sort(key=lambda wire: order[wire[1]] - order[wire[0]])
    for source, target in wires[:MAX_WIRES]:
        node = graph.nodes[target]
        for port in _ports(node, source):
            for other in _unread_before(exam, scope, target):
                label = say(
                    "Connect {name} to {name2} instead",
                    name=graph.nodes[other].name,
                    name2=node.name,
                )
                yield Fix(label, Connect(scope, Ref(other), target, port))
            label = say(
                "Cut the wire from {name} to {name2}",
                name=graph.nodes[source].name,
                name2=node.name,
            )
            yield Fix(label, Disconnect(scope, target, port))


def _unread_before(exam: Examination, scope: str, target: str) -> list[str]:
    """Nodes outside of any circle that nothing reads, the last before `target` first."""
    ids = list(exam.scopes[scope].nodes)
    consumers, stuck = exam.consumers[scope], exam.stuck[scope]
    before = ids[: ids.index(target)]
    return [node_id for node_id in reversed(before) if not (consumers[node_id] or node_id in stuck)]


def _ports(node: Node, source: str) -> list[Port]:
    """The ports of a node that read `source`."""
    arguments: list[tuple[Port, object]] = [*enumerate(node.args), *node.kwargs.items()]
    return [
        port
        for port, value in arguments
        if any(ref.node == source for ref in references(value))  # type: ignore[arg-type]
    ]
