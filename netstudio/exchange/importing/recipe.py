"""A recipe for a network that came without one: data that fit its input, to train on at once."""

from __future__ import annotations

from netstudio.catalog.datasets import find_dataset
from netstudio.compiler.diagnosis.datasets import resized_data, square_size
from netstudio.document.node import Input
from netstudio.document.project import Project
from netstudio.document.recipe import Choice, Recipe, Step
from netstudio.document.table import Table

_AT_HAND = ("digits", "shapes")
"""Data sets that need no download."""
_LARGE, _FEW, _MANY = 96, 16, 64
"""From which size on an image is large, and the batch sizes for large and small ones."""
_OPTIMIZER = Choice("sgd", Table({"learning_rate": 0.01, "momentum": 0.9}))


def fitting_recipe(project: Project) -> Recipe:
    """A recipe with data of the input's channels and size; the project's own where none has."""
    inputs = project.graph.inputs()
    target = inputs[0].target if len(inputs) == 1 else None
    shape = target.shape if isinstance(target, Input) else None
    size = square_size(shape) if shape is not None else None
    if shape is None or size is None:
        return project.recipe
    for name in _AT_HAND:
        choice = resized_data(Choice(name), size)
        if choice is not None and _channels(name) == shape[0]:
            many = _FEW if size >= _LARGE else _MANY
            return Recipe(data=choice, batch_size=many, steps=(Step(optimizer=_OPTIMIZER),))
    return project.recipe


def _channels(name: str) -> int | None:
    """How many channels the images of a data set have."""
    spec = find_dataset(name)
    return spec.sample_shape[0] if spec is not None and spec.sample_shape is not None else None
