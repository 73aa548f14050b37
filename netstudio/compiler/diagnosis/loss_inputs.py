"""Outputs that are not what their loss expects: a softmax too many, or one too few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from netstudio.catalog.registry import find_layer
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.objectives import Objective, objectives, with_term
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.repairs.window import removal
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import SetLayer, SetRecipe
from netstudio.document.node import Layer
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.sentence import say

SOFTMAX = frozenset({"Softmax", "LogSoftmax", "Softmax2d", "Softmin"})
RECTIFIERS = frozenset({"ReLU", "ReLU6"})
_LOG_PROBABILITIES = frozenset({"LogSoftmax", "LogSigmoid"})
_NEVER_LOGARITHMS = frozenset({"linear", "convolution", "activation", "normalisation", "dropout"})


def find_misread_outputs(exam: Examination) -> Iterator[Finding]:
    """Warnings where the last layer and the loss do not go together."""
    for objective in objectives(exam):
        last = objective.last
        if last is None or not last.type:
            continue
        finding = _misread(objective, last)
        if finding is not None:
            yield finding


def _misread(objective: Objective, last: Site) -> Finding | None:
    expects = objective.loss.expects
    if expects == "log_probabilities":
        return _not_log_probabilities(objective, last)
    if expects in ("logits", "class_logits"):
        return _squashed(objective, last)
    return None


def _squashed(objective: Objective, last: Site) -> Finding | None:
    """Scores that were squashed or clipped before a loss that does it itself."""
    if last.type in SOFTMAX:
        return _softmax_twice(objective, last)
    if last.type == "Sigmoid":
        return _sigmoid_first(objective, last)
    if last.type in RECTIFIERS:
        return _clipped(objective, last)
    return None


def _softmax_twice(objective: Objective, last: Site) -> Finding:
    loss = objective.loss.label
    own = "a sigmoid" if objective.loss.expects == "class_logits" else "a softmax"
    given = "log-probabilities" if last.type in _LOG_PROBABILITIES else "probabilities"
    harm = (
        "that changes nothing here, but costs time"
        if last.type == "LogSoftmax" and own == "a softmax"
        else "squashed twice, the scores barely differ and learning is slow"
    )
    problem = Problem(
        "softmax_before_loss",
        say(
            "{name} gives {given}, but the loss {loss} expects raw scores and applies {own} of "
            "its own: {harm}.",
            name=last.name,
            given=given,
            loss=loss,
            own=own,
            harm=harm,
        ),
        "warning",
        last.id,
        claimed="raw scores",
        true=given,
    )
    return Finding(problem, partial(_take_out_or_switch, objective, last))


def _sigmoid_first(objective: Objective, last: Site) -> Finding:
    own = "sigmoid" if objective.loss.expects == "class_logits" else "softmax"
    problem = Problem(
        "sigmoid_before_loss",
        say(
            "{name} squashes the scores into (0, 1), but the loss {label} expects raw scores and "
            "applies a {own} of its own.",
            name=last.name,
            label=objective.loss.label,
            own=own,
        ),
        "warning",
        last.id,
        claimed="raw scores",
        true="values in (0, 1)",
    )
    return Finding(problem, lambda: iter((removal((last,)),)))


def _clipped(objective: Objective, last: Site) -> Finding:
    problem = Problem(
        "clipped_scores",
        say(
            "{name} sets every negative score to zero before the loss {label}: classes with a "
            "zero get no gradient. The last layer needs no activation.",
            name=last.name,
            label=objective.loss.label,
        ),
        "warning",
        last.id,
    )
    return Finding(problem, lambda: iter((removal((last,)),)))


def _take_out_or_switch(objective: Objective, last: Site) -> Iterator[Fix]:
    yield removal((last,))
    if objective.loss.name != "cross_entropy":
        return
    nll = _switched(objective, "nll")
    if last.type == "LogSoftmax":
        yield Fix("Train with nll instead", nll)
    elif _is_softmax_over_classes(last):
        label = say("Turn {name} into LogSoftmax and train with nll", name=last.name)
        yield Fix(label, Compound(label, (_log_softmax(last), nll)))


def _not_log_probabilities(objective: Objective, last: Site) -> Finding | None:
    spec = last.spec
    if spec is None or last.type in _LOG_PROBABILITIES or spec.family not in _NEVER_LOGARITHMS:
        return None
    given = "probabilities" if last.type in SOFTMAX else "raw scores"
    problem = Problem(
        "no_log_softmax",
        say(
            "The loss {label} expects log-probabilities, but {name} gives {given}: the loss can "
            "then fall without end while nothing is learnt.",
            label=objective.loss.label,
            name=last.name,
            given=given,
        ),
        "warning",
        last.id,
        claimed="log-probabilities",
        true=given,
    )
    return Finding(problem, partial(_make_log_probabilities, objective, last))


def _make_log_probabilities(objective: Objective, last: Site) -> Iterator[Fix]:
    output = objective.output
    if _is_softmax_over_classes(last):
        yield Fix(say("Turn {name} into LogSoftmax", name=last.name), _log_softmax(last))
    elif last.type not in SOFTMAX and find_layer("LogSoftmax") is not None:
        edit = InsertLayer(output.scope, output.id, "LogSoftmax", Table({"dim": 1}))
        yield Fix(say("LogSoftmax before {name}", name=output.name), edit)
    if objective.loss.name == "nll":
        if last.type not in SOFTMAX:
            yield Fix("Train with cross-entropy instead", _switched(objective, "cross_entropy"))
        else:
            label = say("Remove {name} and train with cross-entropy", name=last.name)
            edits = (removal((last,)).edit, _switched(objective, "cross_entropy"))
            yield Fix(label, Compound(label, edits))


def _is_softmax_over_classes(site: Site) -> bool:
    return site.type == "Softmax" and find_layer("LogSoftmax") is not None


def _log_softmax(site: Site) -> SetLayer:
    assert site.member is not None and site.layer is not None
    return SetLayer(site.scope, site.member.id, Layer("LogSoftmax", site.layer.args))


def _switched(objective: Objective, loss: str) -> Edit:
    recipe = objective.output.exam.project.recipe
    term = replace(objective.term, loss=Choice(loss))
    return SetRecipe(with_term(recipe, objective.step, objective.index, term), "the loss")
