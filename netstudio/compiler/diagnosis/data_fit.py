"""The input and the data: size, channels and type, with both sides to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import prod

from netstudio.catalog.datasets import DataDescription
from netstudio.compiler.diagnosis.datasets import resize_data, train_on_others
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.objectives import IMAGE, fed_inputs
from netstudio.compiler.diagnosis.repairs.inputs import set_shape, shape_of_data, sizes_text
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import SetInput
from netstudio.document.node import Arguments, Dimension, Input, Node
from netstudio.document.project import ROOT
from netstudio.document.table import Table
from netstudio.sentence import say


def find_unfitting_inputs(exam: Examination) -> Iterator[Finding]:
    """Inputs that images are fed to, and that are made for something else."""
    if exam.data is None:
        return
    fields = fed_inputs(exam.project)
    for node in exam.project.graph.inputs():
        if fields.get(node.id) != IMAGE or not isinstance(node.target, Input):
            continue
        if node.target.shape is not None and not _accepts(node.target.shape, exam.data):
            yield _wrong_shape(exam, node, node.target.shape, exam.data)
        elif node.target.dtype != "float32" or not node.target.batch:
            yield _wrong_type(node, node.target)


def _accepts(shape: tuple[Dimension, ...], data: DataDescription) -> bool:
    """Whether an input of this shape takes the data; a named size takes any."""
    return len(shape) == 3 and all(
        isinstance(wanted, str) or wanted == given
        for wanted, given in zip(shape, data.sample_shape, strict=True)
    )


def _wrong_shape(
    exam: Examination, node: Node, shape: tuple[Dimension, ...], data: DataDescription
) -> Finding:
    claimed, true = sizes_text(shape), sizes_text(data.sample_shape)
    problem = Problem(
        "data_shape",
        say(
            "{name} is made for {claimed}, but the images of “{title}” are {true} ({difference}).",
            name=node.name,
            claimed=claimed,
            title=data.title,
            true=true,
            difference=_difference(shape, data),
        ),
        node=node.id,
        claimed=claimed,
        true=true,
    )
    return Finding(problem, partial(_change_a_side, exam, node, shape, data))


def _difference(shape: tuple[Dimension, ...], data: DataDescription) -> str:
    channels, height, width = data.sample_shape
    if len(shape) != 3:
        return "channels, height, width"
    if shape == (height, width, channels):
        return "the channels come first"
    if shape[0] != channels:
        colour = "grey images have 1 channel" if channels == 1 else "colour images have 3 channels"
        return colour if channels in (1, 3) else "another number of channels"
    return "another size"


def _change_a_side(
    exam: Examination, node: Node, shape: tuple[Dimension, ...], data: DataDescription
) -> Iterator[Fix]:
    """The network's side first, as the data was chosen on purpose; then the data's."""
    yield shape_of_data(node, data)
    sizes = [size for size in shape if isinstance(size, int)]
    if len(shape) == 1 and sizes == [prod(data.sample_shape)]:
        yield from _reshaped_behind(exam, node, data, "Flatten")
    if len(shape) == 2 and tuple(shape) == data.sample_shape[1:] and data.sample_shape[0] == 1:
        yield from _reshaped_behind(exam, node, data, "Squeeze")
    if len(shape) == 3 and shape[0] == data.sample_shape[0]:
        yield from resize_data(exam, shape)
    yield from train_on_others(exam)


def _reshaped_behind(
    exam: Examination, node: Node, data: DataDescription, layer: str
) -> Iterator[Fix]:
    """The data's shape at the input, and a layer behind it that gives the shape there was."""
    readers = exam.consumers[ROOT][node.id]
    if len(readers) != 1:
        return
    args: Arguments = Table({"dim": 1}) if layer == "Squeeze" else Table()
    label = say(
        "Set the shape of {name} to {sizes_text} and {layer} behind it",
        name=node.name,
        sizes_text=sizes_text(data.sample_shape),
        layer=layer,
    )
    edits: tuple[Edit, ...] = (
        set_shape(node, data),
        InsertLayer(ROOT, readers[0], layer, args),
    )
    yield Fix(label, Compound(label, edits))


def _wrong_type(node: Node, target: Input) -> Finding:
    what = "batches of float32 images" if target.batch else "batches, with a batch dimension"
    problem = Problem(
        "data_type",
        say(
            "Training feeds {name} {what}; it is set to {dtype}{value}.",
            name=node.name,
            what=what,
            dtype=target.dtype,
            value="" if target.batch else " without a batch",
        ),
        node=node.id,
        claimed=target.dtype,
        true="float32",
    )
    edit = SetInput(ROOT, node.id, replace(target, dtype="float32", batch=True))
    return Finding(
        problem, lambda: iter((Fix(say("Feed {name} float32 batches", name=node.name), edit),))
    )
