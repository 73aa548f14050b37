"""Names that are used twice, or in a place where the node cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.catalog.registry import find_layer
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import RenameNode
from netstudio.document.graph import Graph
from netstudio.document.naming import free_name, position
from netstudio.document.node import Node
from netstudio.sentence import say


def find_doubled_names(exam: Examination) -> Iterator[Finding]:
    """Nodes that share a name: an error where two layers would be one attribute."""
    for scope, graph in exam.scopes.items():
        first: dict[str, Node] = {}
        for node in graph.nodes.values():
            other = first.setdefault(node.name, node)
            if other is not node:
                yield _doubled(scope, graph, other, node)


def _doubled(scope: str, graph: Graph, first: Node, second: Node) -> Finding:
    members = graph.member_of(first), graph.member_of(second)
    clash = (
        members[0] is not None
        and members[1] is not None
        and members[0].id != members[1].id
        and members[0].name == members[1].name
    )
    why = "they would be the same attribute" if clash else "messages cannot tell them apart"
    problem = Problem(
        "doubled_name",
        say("Two nodes are named “{name}”: {why}.", name=second.name, why=why),
        "error" if clash else "warning",
        second.id,
        scope,
    )
    return Finding(problem, partial(_rename, scope, graph, second))


def find_misplaced_names(exam: Examination) -> Iterator[Finding]:
    """Positions inside a Sequential for what is no module, or beside a layer of its name."""
    for scope, graph in exam.scopes.items():
        groups = {
            place[0]
            for member in graph.members.values()
            if (place := position(member.name)) is not None
        }
        for node in graph.nodes.values():
            member, layer = graph.member_of(node), graph.layer_of(node)
            if member is None:
                continue
            spec = find_layer(layer.type) if layer is not None else None
            if spec is not None and not spec.construct and position(member.name) is not None:
                why = say(
                    "{name} is a function, which has no place inside a Sequential", name=spec.name
                )
                yield _misplaced(scope, graph, node, why)
            elif member.name in groups:
                why = say("it is also the Sequential of {name}.0", name=member.name)
                yield _misplaced(scope, graph, node, why)


def _misplaced(scope: str, graph: Graph, node: Node, why: str) -> Finding:
    message = say("{name} cannot keep its name: {why}.", name=node.name, why=why)
    problem = Problem("misplaced_name", message, node=node.id, scope=scope)
    return Finding(problem, partial(_rename, scope, graph, node))


def _rename(scope: str, graph: Graph, node: Node) -> Iterator[Fix]:
    taken = {other.name for other in graph.nodes.values()}
    taken |= {member.name for member in graph.members.values()}
    name = free_name(node.name.replace(".", "_"), taken)
    label = say("Rename {old} to {name}", old=node.name, name=name)
    yield Fix(label, RenameNode(scope, node.id, name))
