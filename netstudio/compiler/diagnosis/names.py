"""Names that are used twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import RenameNode
from netstudio.document.graph import Graph
from netstudio.document.naming import free_name
from netstudio.document.node import Node


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
        f"Two nodes are named “{second.name}”: {why}.",
        "error" if clash else "warning",
        second.id,
        scope,
    )
    return Finding(problem, partial(_rename, scope, graph, second))


def _rename(scope: str, graph: Graph, node: Node) -> Iterator[Fix]:
    taken = {other.name for other in graph.nodes.values()}
    taken |= {member.name for member in graph.members.values()}
    name = free_name(node.name.replace(".", "_"), taken)
    yield Fix(f"Rename the second to {name}", RenameNode(scope, node.id, name))
