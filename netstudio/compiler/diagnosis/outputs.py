"""Outputs that the labels do not fit: the wrong number of classes, or no row for each sample."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.catalog.size import BATCH
from netstudio.catalog.types import TensorType, shape_text
from netstudio.compiler.diagnosis.datasets import train_on_others
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.objectives import objectives
from netstudio.compiler.diagnosis.repairs.flatten import (
    average_and_flatten_before,
    flatten_before,
)
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.table import Table
from netstudio.sentence import say


def find_unfitting_outputs(exam: Examination) -> Iterator[Finding]:
    """Outputs measured against labels that are no (N, classes), or not as many as there are."""
    seen: set[str] = set()
    for objective in objectives(exam):
        value = objective.output.output
        if value is None or not objective.classifies or objective.output.id in seen:
            continue
        seen.add(objective.output.id)
        if value.rank != 2 or value.shape[0] != BATCH:
            yield _no_row_for_each_sample(objective.output, value)
        elif exam.data is not None and value.shape[1] != len(exam.data.classes):
            yield _wrong_number_of_classes(objective.output, value, len(exam.data.classes))


def _no_row_for_each_sample(output: Site, value: TensorType) -> Finding:
    site = _unflattened(output) or output
    cause = "the output"
    if site is not output:
        cause = say(
            "{name} works on the last dimension only of {input}, so that the output",
            name=site.name,
            input=site.input(),
        )
    problem = Problem(
        "output_shape",
        say(
            "The loss needs one row of class scores for each sample, (N, classes); {cause} is "
            "{shape}.",
            cause=cause,
            shape=shape_text(value.shape),
        ),
        node=site.id,
        claimed="(N, classes)",
        true=shape_text(value.shape),
    )
    return Finding(problem, partial(_make_rows, site, output), aspect=output.id)


def _unflattened(output: Site) -> Site | None:
    """The first Linear on the way that gets maps instead of one row for each sample."""
    fed_maps = [
        site
        for site in output.upstream()
        if site.type == "Linear" and (x := site.input()) is not None and x.rank > 3
    ]
    return fed_maps[-1] if fed_maps else None


def _make_rows(site: Site, output: Site) -> Iterator[Fix]:
    for place in dict.fromkeys((site, output)):
        x = place.input()
        if x is None or x.rank < 3:
            continue
        if place is output and x.rank == 4:
            yield average_and_flatten_before(place)
        yield flatten_before(place)
        if place is not output and x.rank == 4:
            yield average_and_flatten_before(place)
        if x.rank == 3:
            edit = InsertLayer(place.scope, place.id, "Select", Table({"dim": 1, "index": -1}))
            yield Fix(say("Take the last step before {name} (Select)", name=place.name), edit)


def _wrong_number_of_classes(output: Site, value: TensorType, classes: int) -> Finding:
    outputs = value.shape[1]
    too_few = isinstance(outputs, int) and outputs < classes
    maker = _maker_of_features(output)
    consequence = (
        "training would stop at the first label without an output"
        if too_few
        else "the others are never right, and only learn to stay silent"
    )
    name = output.exam.data.title if output.exam.data is not None else "The data"
    problem = Problem(
        "too_few_outputs" if too_few else "too_many_outputs",
        say(
            "The network has {outputs} outputs, but “{name}” has {classes} classes: {consequence}.",
            outputs=outputs,
            name=name,
            classes=classes,
            consequence=consequence,
        ),
        "error" if too_few else "warning",
        (maker or output).id,
        claimed=str(outputs),
        true=str(classes),
    )
    return Finding(problem, partial(_match_classes, output, maker, outputs, classes))


def _maker_of_features(output: Site) -> Site | None:
    """The nearest layer before an output that chooses the number of features."""
    return next((site for site in output.upstream() if _count_parameter(site)), None)


def _count_parameter(site: Site) -> str:
    return next((name for name in ("out_features", "out_channels") if site.has(name)), "")


def _match_classes(
    output: Site, maker: Site | None, outputs: object, classes: int
) -> Iterator[Fix]:
    if maker is not None:
        name = _count_parameter(maker)
        yield Fix(
            say("Set {name} of {name2} to {classes}", name=name, name2=maker.name, classes=classes),
            maker.set(**{name: classes}),
        )
    else:
        edit = InsertLayer(output.scope, output.id, "Linear", Table({"out_features": classes}))
        yield Fix(
            say(
                "Add a Linear with {classes} outputs before {name}",
                classes=classes,
                name=output.name,
            ),
            edit,
        )
    if isinstance(outputs, int):
        yield from train_on_others(output.exam, classes=outputs)
