"""Other data for the same network: the same set at another size, or another set that fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netstudio.catalog.datasets import DatasetSpec, all_datasets, find_dataset
from netstudio.compiler.diagnosis.examination import Examination
from netstudio.compiler.problem import Fix
from netstudio.document.edits import SetRecipe
from netstudio.document.node import Dimension, Input
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.sentence import say

MAX_SETS = 3

SampleShape = tuple[Dimension, ...]


def resized_data(choice: Choice, size: int) -> Choice | None:
    """The same data at another size, where the data set has that option and allows the size."""
    spec = find_dataset(choice.name)
    param = next((p for p in spec.params if p.name == "size"), None) if spec else None
    if param is None or param.reject(size) is not None:
        return None
    options = choice.options.without("size")
    return replace(choice, options=options if size == param.default else options.set("size", size))


def square_size(shape: SampleShape) -> int | None:
    """The size of square images of this shape (channels, height, width); else None."""
    if len(shape) != 3 or not isinstance(shape[1], int) or shape[1] != shape[2]:
        return None
    return shape[1]


def resize_data(exam: Examination, shape: SampleShape) -> Iterator[Fix]:
    """The recipe's data at the size that the network takes."""
    size = square_size(shape)
    choice = resized_data(exam.project.recipe.data, size) if size is not None else None
    if choice is not None and choice != exam.project.recipe.data:
        yield Fix(
            say("Resize the images of {name} to {size}×{size}", name=choice.name, size=size),
            set_data(exam, choice),
        )


def train_on_others(exam: Examination, *, classes: int | None = None) -> Iterator[Fix]:
    """Other data sets that have the input's shape, and as many classes as are asked for."""
    inputs = exam.project.graph.inputs()
    target = inputs[0].target if inputs else None
    shape = target.shape if isinstance(target, Input) else None
    size = square_size(shape) if shape is not None else None
    if shape is None or size is None:
        return
    others = [spec for spec in all_datasets() if spec.name != exam.project.recipe.data.name]
    for spec in [spec for spec in others if _fits(spec, shape[0], classes)][:MAX_SETS]:
        choice = resized_data(Choice(spec.name, Table()), size)
        if choice is not None:
            yield Fix(say("Train on {title} instead", title=spec.title), set_data(exam, choice))


def _fits(spec: DatasetSpec, channels: Dimension, classes: int | None) -> bool:
    if spec.sample_shape is None or spec.classes is None:
        return False
    return spec.sample_shape[0] == channels and classes in (None, len(spec.classes))


def set_data(exam: Examination, choice: Choice) -> SetRecipe:
    """The edit that makes the recipe learn from other data."""
    return SetRecipe(replace(exam.project.recipe, data=choice), "the data set")
