"""Which nodes of the whole project a query means: those of the open graph first. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from netstudio.catalog.inference import Inference, scope_addresses
from netstudio.compiler.problem import Problem
from netstudio.document.project import ROOT, Project
from netstudio.gui.canvas.find_query import COUNTS, Candidate, QueryError, parameters_of, read_query
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class Match:
    """A node that was found: the graph it stands in (empty: the main graph), and its id."""

    scope: str
    node: str


def search(
    project: Project, inference: Inference, problems: Iterable[Problem], text: str, scope: str
) -> tuple[Match, ...]:
    """The nodes that a query means, in the order of the document; `scope` comes first.

    Raises:
        QueryError: where the query says nothing, or names a parameter that no layer here has.
    """
    query = read_query(text)
    if not query.tests:
        return ()
    severities = _severities(problems)
    unseen = set(query.parameters) - set(COUNTS)
    found = []
    for where in _scopes(project, scope):
        for candidate in _candidates(project, inference, severities, where):
            unseen -= parameters_of(candidate).keys()
            if query.matches(candidate):
                found.append(Match(where, candidate.node.id))
    if unseen:
        name = next(name for name in query.parameters if name in unseen)
        raise QueryError(say("No layer of this project has a parameter “{name}”.", name=name))
    return tuple(found)


def _scopes(project: Project, first: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((first, ROOT, *project.blocks)))


def _candidates(
    project: Project,
    inference: Inference,
    severities: Mapping[tuple[str, str], frozenset[str]],
    scope: str,
) -> Iterator[Candidate]:
    graph = project.scope(scope)
    addresses = scope_addresses(project, inference, scope)
    for node in graph.nodes.values():
        known = inference.nodes.get(addresses.get(node.id, ""))
        wrong = severities.get((scope, node.id), frozenset())
        yield Candidate(graph, node, graph.member_of(node), known, wrong)


def _severities(problems: Iterable[Problem]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for problem in problems:
        if problem.node:
            place = (problem.scope, problem.node)
            found[place] = found.get(place, frozenset()) | {problem.severity}
    return found
