"""Losses of outputs that are not there, and inputs that nothing feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.objectives import (
    IMAGE,
    LABEL,
    fed_inputs,
    known_loss,
    with_step,
    with_term,
)
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import RemoveNodes, SetRecipe
from netstudio.document.project import ROOT
from netstudio.document.recipe import LossTerm, Recipe, Step
from netstudio.sentence import say


def find_loose_recipes(exam: Examination) -> Iterator[Finding]:
    """Everything in the recipe that does not lead to the network or to the data."""
    recipe = exam.project.recipe
    if not recipe.steps:
        yield _no_loss(replace(recipe, steps=(Step(),)), "recipe")
    for index, step in enumerate(recipe.steps):
        if not step.losses:
            mended = with_step(recipe, index, replace(step, losses=(LossTerm(),)))
            yield _no_loss(mended, f"update {step.name}")
        for number, term in enumerate(step.losses):
            yield from _output(exam, index, number, term)
            yield from _target(exam, index, number, term)
    yield from _fields(exam)


def _no_loss(mended: Recipe, what: str) -> Finding:
    fix = Fix("Learn by cross-entropy", SetRecipe(mended, "the loss"))
    problem = Problem("recipe", say("The {what} has no loss to learn by.", what=what))
    return Finding(problem, partial(iter, (fix,)), what)


def _output(exam: Examination, index: int, number: int, term: LossTerm) -> Iterator[Finding]:
    """A loss reads an output of the network."""
    outputs = [node.id for node in exam.project.graph.outputs()]
    if term.output and term.output not in outputs:
        message = say(
            "A loss reads the output “{output}”, which the network does not have; it has: "
            "{outputs}.",
            output=term.output,
            outputs=", ".join(outputs) or "none",
        )
        recipe = with_term(exam.project.recipe, index, number, replace(term, output=""))
        fix = Fix("Read the first output", SetRecipe(recipe, "the loss"))
        aspect = say("output of loss {number} of {index}", number=number + 1, index=index)
        yield Finding(Problem("recipe", message), partial(iter, (fix,)), aspect)


def _target(exam: Examination, index: int, number: int, term: LossTerm) -> Iterator[Finding]:
    """A loss is measured against a field that it can be measured against."""
    loss = known_loss(term)
    dense = loss is None or loss.dense
    if term.target == LABEL or (term.target == IMAGE and dense):
        return
    message = say(
        "The loss {label} cannot be measured against “{target}”: class labels are in the field "
        "“{field}”.",
        label=loss.label if loss else term.loss.name,
        target=term.target,
        field=LABEL,
    )
    recipe = with_term(exam.project.recipe, index, number, replace(term, target=LABEL))
    fix = Fix("Measure against the label", SetRecipe(recipe, "the loss"))
    aspect = say("target of loss {number} of {index}", number=number + 1, index=index)
    yield Finding(Problem("recipe", message), partial(iter, (fix,)), aspect)


def _fields(exam: Examination) -> Iterator[Finding]:
    """Every input is fed, from a field that there is."""
    project = exam.project
    inputs = {node.id: node for node in project.graph.inputs()}
    fed = fed_inputs(project)
    for node_id, field in fed.items():
        if node_id not in inputs or field not in (IMAGE, LABEL):
            message = say(
                "The recipe feeds “{field}” to the input “{node_id}”; {value}.",
                field=field,
                node_id=node_id,
                value="there is no such input" if node_id not in inputs else "no data has that",
            )
            recipe = replace(project.recipe, fields=Recipe().fields)
            fix = Fix("Feed the images to the first input", SetRecipe(recipe, "what is fed"))
            yield Finding(Problem("recipe", message), partial(iter, (fix,)), f"field {field}")
    for node_id, node in inputs.items():
        if fed and node_id not in fed:
            message = say(
                "Nothing is fed to {name}: the data has one image a sample.", name=node.name
            )
            fix = Fix(say("Remove {name}", name=node.name), RemoveNodes(ROOT, (node_id,)))
            yield Finding(Problem("unfed_input", message, node=node_id), partial(iter, (fix,)))
