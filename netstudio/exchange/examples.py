"""Example inputs of a network: tensors of the right shapes, with values that it can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netstudio.catalog.inference import Inference
from netstudio.catalog.size import Size, at_batch
from netstudio.catalog.types import TensorType
from netstudio.document.node import Layer
from netstudio.document.project import Project
from netstudio.errors import ExchangeError
from netstudio.sentence import say

if TYPE_CHECKING:
    from torch import Tensor

OTHER_SIZE = 8
"""What an input's free size is in an example, unless it is given."""

_COUNTS = ("num_embeddings", "num_classes")


def input_types(project: Project, inference: Inference) -> tuple[TensorType, ...]:
    """The types of a network's inputs, in order.

    Raises:
        ExchangeError: when an input has no shape.
    """
    types = []
    for node in project.graph.inputs():
        known = inference.nodes[node.id].type
        if not isinstance(known, TensorType):
            raise ExchangeError(say("The input “{name}” has no shape yet.", name=node.name))
        types.append(known)
    return tuple(types)


def example_inputs(
    project: Project, inference: Inference, batch: int, *, seed: int = 0, other: int = OTHER_SIZE
) -> tuple[Tensor, ...]:
    """Random inputs for `batch` samples; the same seed gives the same ones.

    Whole numbers stay below what the network's embeddings count, so that all are valid.
    """
    import torch

    random = torch.Generator().manual_seed(seed)
    bound = _smallest_vocabulary(inference, project)
    made = []
    for known in input_types(project, inference):
        shape = tuple(_size(size, batch, other) for size in known.shape)
        dtype: torch.dtype = getattr(torch, known.dtype)
        if dtype.is_floating_point or dtype.is_complex:
            made.append(torch.randn(shape, generator=random, dtype=dtype))
        else:
            top = 2 if dtype is torch.bool else bound
            made.append(torch.randint(0, top, shape, generator=random).to(dtype))
    return tuple(made)


def _size(size: Size, batch: int, other: int) -> int:
    if isinstance(size, int):
        return size
    if size.terms.keys() <= {("N",), ()}:
        return at_batch(size, batch)
    return other


def _smallest_vocabulary(inference: Inference, project: Project) -> int:
    """How many values every embedding and one-hot encoding of the network can take."""
    counts = [
        count
        for known in inference.nodes.values()
        for name in _COUNTS
        if isinstance(count := known.args.get(name), int) and count > 0
    ]
    graphs = (project.graph, *(block.graph for block in project.blocks.values()))
    for graph in graphs:
        for member in graph.members.values():
            if isinstance(member.target, Layer):
                given = (member.target.args.get(name) for name in _COUNTS)
                counts += [count for count in given if isinstance(count, int) and count > 0]
    return min(counts, default=2)
