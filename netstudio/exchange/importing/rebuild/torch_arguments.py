"""What torch calls the arguments of a function that a model gives by their places.

Instances of a block may differ in one: a parameter with torch's word for it says what it is. The
dimensions of a tensor have the words of the function that takes it as its weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from netstudio.document.graph import Graph
from netstudio.document.node import Node, Op
from netstudio.document.node import Tensor as OwnedTensor
from netstudio.document.values import Ref

_CONVOLUTION = "input weight bias stride padding dilation groups"
_POOLING = "input kernel_size stride padding"
_NORM = "input running_mean running_var weight bias training momentum eps"
_ARGUMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(words.split())
        for name, words in {
            "F.conv1d": _CONVOLUTION,
            "F.conv2d": _CONVOLUTION,
            "F.conv3d": _CONVOLUTION,
            "F.linear": "input weight bias",
            "F.batch_norm": _NORM,
            "F.layer_norm": "input normalized_shape weight bias eps",
            "F.group_norm": "input num_groups weight bias eps",
            "F.avg_pool2d": _POOLING,
            "F.max_pool2d": _POOLING,
            "F.adaptive_avg_pool2d": "input output_size",
            "F.dropout": "input p training",
            "F.pad": "input padding mode value",
        }.items()
    }
)
_CONVOLVED = ("out_channels", "group_channels", "kernel_size", "kernel_size", "kernel_size")
_DIMENSIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "F.conv1d": _CONVOLVED[:3],
        "F.conv2d": _CONVOLVED[:4],
        "F.conv3d": _CONVOLVED,
        "F.linear": ("out_features", "in_features"),
        "F.batch_norm": ("num_features",),
        "F.group_norm": ("num_channels",),
    }
)


def argument_name(operation: str, place: int) -> str:
    """The word for an argument given by its place; empty where none is known."""
    words = _ARGUMENTS.get(operation, ())
    return words[place] if place < len(words) else ""


def dimension_names(graph: Graph) -> dict[str, tuple[str, ...]]:
    """The words for the dimensions of tensors, by the ids of their members; of known ones alone."""
    found: dict[str, tuple[str, ...]] = {}
    for node in graph.nodes.values():
        if not isinstance(node.target, Op) or node.target.name not in _DIMENSIONS:
            continue
        words = _DIMENSIONS[node.target.name]
        for ref in _weights(node):
            member = graph.member_of(graph.nodes[ref.node]) if ref.node in graph.nodes else None
            target = member.target if member is not None else None
            if isinstance(target, OwnedTensor) and len(target.shape) <= len(words):
                assert member is not None
                found.setdefault(member.id, words[: len(target.shape)])
    return found


def _weights(node: Node) -> Iterator[Ref]:
    """The tensors of a node besides its input: all of them begin with the width of its result."""
    assert isinstance(node.target, Op)
    named = {argument_name(node.target.name, i): value for i, value in enumerate(node.args)}
    named |= dict(node.kwargs)
    for word in ("weight", "bias", "running_mean", "running_var"):
        value = named.get(word)
        if isinstance(value, Ref):
            yield value
