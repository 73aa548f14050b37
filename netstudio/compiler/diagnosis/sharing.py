"""One layer that is called with inputs of different sizes: its weights have one size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.repairs.insert import free_node_name
from netstudio.compiler.diagnosis.site import Site, sites
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Edit
from netstudio.document.edits.argument import member_in
from netstudio.document.edits.rules import node_in
from netstudio.document.node import Call
from netstudio.document.project import Project
from netstudio.sentence import say


def find_misfit_calls(exam: Examination) -> Iterator[Finding]:
    """Calls whose input asks for another size than the first call of the same layer."""
    for scope in exam.scopes:
        first: dict[str, Site] = {}
        for site in sites(exam, scope):
            if site.member is None or site.layer is None or not site.known.inferred:
                continue
            other = first.setdefault(site.member.id, site)
            for name, true in site.known.inferred.items():
                claimed = other.known.inferred.get(name)
                if claimed != true and name not in site.layer.args:
                    yield _misfit(other, site, name, claimed, true)
                    break


def _misfit(first: Site, site: Site, name: str, claimed: object, true: object) -> Finding:
    assert site.member is not None
    problem = Problem(
        "shared",
        say(
            "{name} calls the layer {name2} with {name3} {true}, but {name4} calls it with "
            "{claimed}: a shared layer has one size.",
            name=site.name,
            name2=site.member.name,
            name3=name,
            true=true,
            name4=first.name,
            claimed=claimed,
        ),
        node=site.id,
        scope=site.scope,
        claimed=str(claimed),
        true=str(true),
    )
    edit = OwnLayer(site.scope, site.id)
    fix = Fix(say("Give {name} a layer of its own", name=site.name), edit)
    return Finding(problem, partial(iter, (fix,)))


@dataclass(frozen=True)
class OwnLayer(Edit):
    """Let a call that shares its layer with others call a copy of it, with weights of its own."""

    scope: str
    id: str

    @property
    def label(self) -> str:
        return say("Give {id} a layer of its own", id=self.id)

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.id)
        if not isinstance(node.target, Call):
            return project
        member = member_in(project, self.scope, node.target.member)
        name = free_node_name(graph, member.name.replace(".", "_"))
        graph = graph.with_members([replace(member, id=name, name=name)])
        graph = graph.with_nodes([replace(node, target=Call(name))])
        return project.with_scope(self.scope, graph)
