"""Neighbours that do not go together: they run, and one of them does nothing or does harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.repairs.window import removal
from netstudio.compiler.diagnosis.site import Site, sites
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import Connect
from netstudio.document.values import Ref
from netstudio.sentence import say

_NEVER_NEGATIVE = frozenset(
    {"ReLU", "ReLU6", "Sigmoid", "Hardsigmoid", "Softplus", "Softmax", "Softmax2d", "Softmin"}
)
_WITHIN_SIX = frozenset({"ReLU6", "Sigmoid", "Hardsigmoid", "Softmax", "Softmax2d", "Softmin"})
_IDLE_BEHIND: Mapping[str, frozenset[str]] = {
    "ReLU": _NEVER_NEGATIVE,
    "ReLU6": _WITHIN_SIX,
    "Hardtanh": frozenset({"Hardtanh", "Tanh", "Softsign", "Sigmoid", "Hardsigmoid"}),
}
"""For an activation, those behind which it changes nothing (at its default bounds)."""


def find_unwise_orders(exam: Examination) -> Iterator[Finding]:
    """Warnings on the second of two layers in a row."""
    for scope in exam.scopes:
        for site in sites(exam, scope):
            ref = site.source()
            before = site.at(ref.node) if ref is not None and not ref.item else None
            if before is None or before.id == site.id or not site.type or not before.type:
                continue
            for judge in (_dropout_before_norm, _idle_activation, _linear_twice):
                finding = judge(before, site)
                if finding is not None:
                    yield finding


def _dropout_before_norm(before: Site, site: Site) -> Finding | None:
    spec = before.spec
    if spec is None or spec.family != "dropout" or "BatchNorm" not in site.type:
        return None
    problem = Problem(
        "dropout_before_batch_norm",
        say(
            "{name} right before {name2}: dropout changes the variance while training and not in "
            "evaluation, so that the running statistics never fit (Li, Chen, Hu and Yang, 2018).",
            name=before.name,
            name2=site.name,
        ),
        "warning",
        site.id,
        site.scope,
    )
    return Finding(problem, partial(_untangle, before, site))


def _untangle(before: Site, site: Site) -> Iterator[Fix]:
    yield removal((before,))
    swap = _swapped(before, site)
    if swap is not None:
        yield Fix(say("Move {name} behind {name2}", name=before.name, name2=site.name), swap)


def _swapped(before: Site, site: Site) -> Edit | None:
    """The two in the other order, where nothing else reads the first."""
    source, consumers = before.source(), site.exam.consumers[site.scope]
    if source is None or consumers[before.id] != [site.id]:
        return None
    scope = site.scope
    behind = [
        Connect(scope, Ref(before.id), reader, port)
        for reader in consumers[site.id]
        for port, value in enumerate(site.graph.nodes[reader].args)
        if value == Ref(site.id)
    ]
    first = Connect(scope, source, site.id)
    return Compound(
        say("Swap {name} and {name2}", name=before.name, name2=site.name),
        (first, *behind, Connect(scope, Ref(site.id), before.id)),
    )


def _idle_activation(before: Site, site: Site) -> Finding | None:
    if before.type not in _IDLE_BEHIND.get(site.type, frozenset()):
        return None
    if site.type == "Hardtanh" and site.layer is not None and site.layer.args:
        return None
    problem = Problem(
        "idle_activation",
        say(
            "{name} changes nothing behind {name2}: its input is already in its range.",
            name=site.name,
            name2=before.name,
        ),
        "warning",
        site.id,
        site.scope,
    )
    return Finding(problem, lambda: iter((removal((site,)),)))


def _linear_twice(before: Site, site: Site) -> Finding | None:
    """Two linear maps in a row are one, unless the first narrows (a factorisation of low rank)."""
    if site.type != "Linear" or before.type != "Linear":
        return None
    into, hidden, out = (
        before.known.args.get("in_features"),
        before.argument("out_features"),
        site.argument("out_features"),
    )
    if not all(isinstance(size, int) for size in (into, hidden, out)) or hidden < min(into, out):
        return None
    problem = Problem(
        "linear_twice",
        say(
            "{name} and {name2} have no activation between them: together they compute no more "
            "than one linear layer.",
            name=before.name,
            name2=site.name,
        ),
        "warning",
        site.id,
        site.scope,
    )
    return Finding(problem, partial(_activate_between, site))


def _activate_between(site: Site) -> Iterator[Fix]:
    for activation in ("ReLU", "Tanh"):
        yield Fix(
            say("{activation} before {name}", activation=activation, name=site.name),
            InsertLayer(site.scope, site.id, activation),
        )
