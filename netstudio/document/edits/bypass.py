"""Bypassing: a node hands on what it is given, and what it calls waits with its weights."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.remove import RemoveNodes
from netstudio.document.edits.rules import node_in, several
from netstudio.document.graph import Graph
from netstudio.document.node import Node, Op, Tensor
from netstudio.document.project import ROOT, Project
from netstudio.document.values import Ref
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetBypassed(ScopedEdit):
    """Bypass nodes, or let them compute again."""

    scope: str
    ids: tuple[str, ...]
    is_bypassed: bool

    def said(self, name: Namer) -> str:
        what = several(self.ids, name)
        if self.is_bypassed:
            return say("Bypass {what}", what=what)
        return say("Use {what} again", what=what)

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        nodes = [node_in(graph, node_id) for node_id in self.ids]
        turned = [
            replace(node, bypassed=self.is_bypassed)
            for node in nodes
            if node.bypassed != self.is_bypassed
        ]
        for node in turned:
            reason = why_not_bypassed(graph, node) if self.is_bypassed else ""
            if reason:
                raise EditError(reason)
        if not turned:
            return project
        return project.with_scope(self.scope, graph.with_nodes(turned))


def why_not_bypassed(graph: Graph, node: Node) -> str:
    """Why a node cannot be bypassed, in a sentence; empty where it can.

    It has to be a call whose one wire is its first argument: there is no other way for the value.
    """
    member = graph.member_of(node)
    calls_module = member is not None and not isinstance(member.target, Tensor)
    if not (calls_module or isinstance(node.target, Op)):
        return say("“{name}” computes nothing that could be bypassed.", name=node.name)
    if node.when is not None:
        return say("“{name}” runs on a condition already; take that away first.", name=node.name)
    count = sum(1 for _ in node.references())
    if count == 1 and isinstance(node.args[0] if node.args else None, Ref):
        return ""
    return say(
        "“{name}” cannot be bypassed: that takes one wire, into the first port; it has {count}.",
        name=node.name,
        count=count,
    )


def without_bypassed(project: Project) -> Project:
    """The project as it runs: bypassed nodes taken out, their wires closed up over the gap.

    Ids stay, and so the way back to the project; the same project where nothing is bypassed.
    """
    for scope in (ROOT, *project.blocks):
        nodes = project.scope(scope).nodes.values()
        bypassed = tuple(node.id for node in nodes if node.bypassed)
        if bypassed:
            project = RemoveNodes(scope, bypassed, heal=True).change(project)
    return project
