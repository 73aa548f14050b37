"""What is computed for nothing: layers that no output needs, outputs that no loss reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from netstudio.compiler.diagnosis.custom import find_unfed_custom
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.objectives import objectives
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import RemoveNodes, SetRecipe
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Node
from netstudio.document.project import ROOT
from netstudio.document.recipe import LossTerm
from netstudio.document.topology import ancestors
from netstudio.sentence import say

SHOWN = 4


def find_unused_layers(exam: Examination) -> Iterator[Finding]:
    """A warning at each loose end, with all that only leads there.

    Where a wire is still missing or in a circle, loose ends are unfinished work and not a mistake.
    """
    wanting = (finding.problem for finding in find_unfed_custom(exam))
    unfed = {problem.scope for problem in wanting if problem.severity == "error"}
    for scope, graph in exam.scopes.items():
        outputs = graph.outputs()
        if not outputs or not exam.addresses[scope]:
            continue
        if scope in unfed or _is_unfinished(exam, scope):
            continue
        needed = {node.id for node in outputs}.union(*(ancestors(graph, n.id) for n in outputs))
        idle = [node for node in graph.nodes.values() if node.id not in needed]
        consumers = exam.consumers[scope]
        for node in idle:
            if not consumers[node.id]:
                yield _loose_end(scope, graph, node, needed)


def _is_unfinished(exam: Examination, scope: str) -> bool:
    """Whether a node of a scope lacks a wire, or lies on a circle."""
    if exam.stuck[scope]:
        return True
    known = (exam.known(scope, node_id) for node_id in exam.scopes[scope].nodes)
    return any(
        clash.code == "unconnected" for item in known if item is not None for clash in item.clashes
    )


def _loose_end(scope: str, graph: Graph, node: Node, needed: set[str]) -> Finding:
    lost = ancestors(graph, node.id) - needed
    only = [graph.nodes[node_id] for node_id in graph.nodes if node_id in lost]
    names = ", ".join(item.name for item in only[:SHOWN]) + (" …" if len(only) > SHOWN else "")
    also = say(" (nor are {names}, which lead to it)", names=names) if only else ""
    what = "nothing reads this input" if isinstance(node.target, Input) else "no output needs it"
    problem = Problem(
        "unused",
        say("{name} does nothing: {what}{also}.", name=node.name, what=what, also=also),
        "warning",
        node.id,
        scope,
    )
    return Finding(problem, partial(_remove, scope, node, tuple(i.id for i in only)))


def _remove(scope: str, node: Node, only: tuple[str, ...]) -> Iterator[Fix]:
    names = node.name if not only else say("{name} and what leads to it", name=node.name)
    yield Fix(say("Remove {names}", names=names), RemoveNodes(scope, (node.id, *only)))


def find_unread_outputs(exam: Examination) -> Iterator[Finding]:
    """Outputs of the network that none of the recipe's losses is measured at."""
    if not any(step.losses for step in exam.project.recipe.steps):
        return
    read = {objective.output.id for objective in objectives(exam)}
    outputs = exam.project.graph.outputs()
    if not read or len(outputs) < 2:
        return
    for node in outputs:
        if node.id not in read:
            problem = Problem(
                "unread_output",
                say("No loss reads {name}: what leads only there learns nothing.", name=node.name),
                "warning",
                node.id,
            )
            yield Finding(problem, partial(_read_or_remove, exam, node))


def _read_or_remove(exam: Examination, node: Node) -> Iterator[Fix]:
    recipe = exam.project.recipe
    step = recipe.steps[0]
    step = replace(step, losses=(*step.losses, LossTerm(output=node.id)))
    recipe = replace(recipe, steps=(step, *recipe.steps[1:]))
    yield Fix(
        say("Train {name} on the labels too", name=node.name), SetRecipe(recipe, "the losses")
    )
    yield Fix(say("Remove {name}", name=node.name), RemoveNodes(ROOT, (node.id,)))
