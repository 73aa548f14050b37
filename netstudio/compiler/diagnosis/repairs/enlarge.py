"""A larger input, where too little is left of the one there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netstudio.catalog.clash import Clash
from netstudio.catalog.datasets import find_dataset
from netstudio.catalog.inference import infer
from netstudio.compiler.diagnosis.datasets import resized_data
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import SetInput, SetRecipe
from netstudio.document.node import Input, Node
from netstudio.document.project import ROOT, Project
from netstudio.sentence import say

LARGEST = 512
_USUAL = (8, 16, 28, 32, 64, 96, 128, 160, 192, 224, 227, 256, 299, 384, LARGEST)


def larger_input(site: Site, clash: Clash) -> Iterator[Fix]:
    """The smallest square image for which every window fits, and the data resized to it."""
    project = site.exam.project
    node = _image_input(project)
    if node is None:
        return
    size = _smallest(project, node)
    if size is not None:
        label = say("Make the input {size}×{size}", size=size)
        yield Fix(label, _resized(project, node, size, label))


def usual_input(site: Site, clash: Clash) -> Iterator[Fix]:
    """A usual image size at which the whole network fits, such as 227 for AlexNet's numbers."""
    project = site.exam.project
    node = _image_input(project)
    if node is None:
        return
    for size in _USUAL:
        if _is_allowed(project, size) and infer(_sized(project, node, size)).is_sound:
            label = say("Make the input {size}×{size}", size=size)
            yield Fix(label, _resized(project, node, size, label))
            return


def _image_input(project: Project) -> Node | None:
    """The only input of the main graph, where it is an image of known size."""
    inputs = project.graph.inputs()
    if len(inputs) != 1 or not isinstance(inputs[0].target, Input):
        return None
    shape = inputs[0].target.shape
    whole = shape is not None and all(isinstance(size, int) for size in shape)
    return inputs[0] if whole and shape is not None and len(shape) == 3 else None


def _resize(node: Node, size: int) -> SetInput:
    assert isinstance(node.target, Input) and node.target.shape is not None
    return SetInput(ROOT, node.id, replace(node.target, shape=(node.target.shape[0], size, size)))


def _sized(project: Project, node: Node, size: int) -> Project:
    return _resize(node, size).change(project)


def _resized(project: Project, node: Node, size: int, label: str) -> Edit:
    edits: tuple[Edit, ...] = (_resize(node, size),)
    data = resized_data(project.recipe.data, size)
    if data is not None:
        edits = (*edits, SetRecipe(replace(project.recipe, data=data), "the size of the images"))
    return Compound(label, edits)


def _is_allowed(project: Project, size: int) -> bool:
    known = find_dataset(project.recipe.data.name) is not None
    return not known or resized_data(project.recipe.data, size) is not None


def _smallest(project: Project, node: Node) -> int | None:
    """The least size up to LARGEST at which no window is too large, by bisection."""

    def fits(size: int) -> bool:
        found = infer(_sized(project, node, size)).nodes.values()
        return not any(clash.code == "too_small" for item in found for clash in item.clashes)

    if not fits(LARGEST):
        return None
    low, high = 0, LARGEST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high
