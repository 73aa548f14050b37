"""What does not fit: every clash that inference found, on its node, with what may mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from netstudio.catalog.clash import Clash
from netstudio.catalog.types import shape_text
from netstudio.compiler.diagnosis.examination import Examination, Finding, ProblemKey
from netstudio.compiler.diagnosis.repairs.table import repairs_of
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix, Problem
from netstudio.sentence import say


def find_clashes(exam: Examination) -> Iterator[Finding]:
    """One problem for each kind of clash on a node, whatever the number of block instances."""
    seen: set[ProblemKey] = set()
    for address, known in exam.inference.nodes.items():
        if not known.clashes:
            continue
        scope, node_id = exam.located(address)
        if node_id in exam.stuck[scope]:
            continue
        for clash in known.clashes:
            site = Site(exam, scope, exam.scopes[scope].nodes[node_id], address)
            finding = _finding(site, clash)
            if finding.key not in seen:
                seen.add(finding.key)
                yield finding


def _finding(site: Site, clash: Clash) -> Finding:
    claimed, true = _numbers(clash)
    problem = Problem(
        clash.code,
        _message(site, clash),
        node=site.id,
        scope=site.scope,
        claimed=claimed,
        true=true,
    )
    return Finding(
        problem, partial(_candidates, site, clash), str(clash.details.get("parameter", ""))
    )


def _candidates(site: Site, clash: Clash) -> Iterable[Fix]:
    for repair in repairs_of(site, clash):
        yield from repair(site, clash)


def _message(site: Site, clash: Clash) -> str:
    instance, _, _ = site.address.rpartition(".")
    where = say(" (in {instance})", instance=instance) if instance else ""
    return say(
        "{message}{where}{explanation}",
        message=clash.message,
        where=where,
        explanation=_explanation(site, clash),
    )


def _explanation(site: Site, clash: Clash) -> str:
    """Where a wrong number of features comes from, told by the maps before they were flattened."""
    if clash.code != "pin" or clash.details.get("parameter") != "in_features":
        return ""
    for before in site.upstream():
        maps = before.input()
        if before.type == "Flatten" and maps is not None and maps.rank > 2:
            factors = "·".join(str(size) for size in maps.shape[1:])
            return say(
                " {details} = {factors}, from {name}'s input {maps}.",
                details=clash.details["true"],
                factors=factors,
                name=before.name,
                maps=maps,
            )
    return ""


def _numbers(clash: Clash) -> tuple[str, str]:
    """The two numbers that disagree, as text: what was counted on, and what is there."""
    details = clash.details
    if clash.code == "rank" and "expected_rank" in details and "shape" in details:
        return say("{details} dimensions", details=details["expected_rank"]), say(
            "{count_details} dimensions", count_details=len(details["shape"])
        )
    if clash.code == "too_small" and "needed" in details:
        return str(details["needed"]), str(details["available"])
    if clash.code in ("broadcast", "concatenate") and len(details.get("shapes", ())) > 1:
        first, second, *_ = details["shapes"]
        return shape_text(first), shape_text(second)
    if clash.code == "elements" and "wanted" in details:
        return shape_text(details["wanted"]), shape_text(details["shape"])
    if clash.code == "dtype" and "true" in details:
        return str(details["true"]), str(details["claimed"])
    if "claimed" in details:
        return str(details["claimed"]), str(details.get("true", ""))
    return "", ""
