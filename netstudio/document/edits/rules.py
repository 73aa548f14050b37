"""The rules that every edit of a graph keeps, so that what it leaves can be built and saved."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from netstudio.document.edit import Namer
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Node, Output
from netstudio.document.project import ROOT, Project
from netstudio.document.topology import blocks_within, would_cycle
from netstudio.errors import EditError
from netstudio.sentence import say


def node_in(graph: Graph, node_id: str) -> Node:
    """The node with this id; an EditError where there is none."""
    if node_id not in graph.nodes:
        raise EditError(say("There is no node with the id “{node_id}”.", node_id=node_id))
    return graph.nodes[node_id]


def several(ids: tuple[str, ...], name: Namer) -> str:
    """What a label calls these nodes: one by its name, more by their number."""
    return name(ids[0]) if len(ids) == 1 else say("{count} nodes", count=len(ids))


def check_wire(graph: Graph, source: str, target: str) -> None:
    """Raise an EditError unless a wire may run from `source` to `target`."""
    node_in(graph, source)
    if would_cycle(graph, source, target):
        raise EditError(
            say(
                "A wire from “{source}” to “{target}” would close a cycle: “{source}” already "
                "depends on “{target}”.",
                source=source,
                target=target,
            )
        )


def check_arguments(node: Node) -> Node:
    """`node`, unless it has arguments that its kind cannot take: then raise an EditError."""
    if isinstance(node.target, Input) and (node.args or node.kwargs or node.when):
        raise EditError(
            say("“{name}” is an input and takes nothing from other nodes.", name=node.name)
        )
    if isinstance(node.target, Output) and node.kwargs:
        raise EditError(say("“{name}” is an output and takes no argument by name.", name=node.name))
    return node


def check_uses(project: Project, scope: str, used: Collection[str]) -> None:
    """Raise an EditError unless each block of `used` is there and may stand in `scope`."""
    for block in used:
        if block not in project.blocks:
            known = ", ".join(project.blocks) or "none"
            raise EditError(
                say(
                    "There is no block named “{block}”; the project has: {known}.",
                    block=block,
                    known=known,
                )
            )
    check_no_recursion(project, scope, used)


def check_no_recursion(project: Project, scope: str, used: Iterable[str]) -> None:
    """Raise an EditError where a block of `used` is `scope` itself or holds it."""
    for block in used:
        if scope != ROOT and (block == scope or scope in blocks_within(project, block)):
            raise EditError(
                say(
                    "“{block}” cannot stand in “{scope}”: a block cannot hold itself.",
                    block=block,
                    scope=scope,
                )
            )
