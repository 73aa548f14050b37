"""Inputs that take the shape of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netstudio.catalog.clash import Clash
from netstudio.catalog.datasets import DataDescription
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edits import SetInput
from netstudio.document.node import Dimension, Input, Node
from netstudio.document.project import ROOT


def data_shape(site: Site, clash: Clash) -> Iterator[Fix]:
    """An input without a shape, or with an impossible one, gets that of the data's images."""
    if isinstance(site.node.target, Input) and site.scope == ROOT and site.exam.data is not None:
        yield shape_of_data(site.node, site.exam.data)


def shape_of_data(node: Node, data: DataDescription) -> Fix:
    """The input gets the shape of the data's images."""
    label = f"Set the shape of {node.name} to {sizes_text(data.sample_shape)} ({data.name})"
    return Fix(label, set_shape(node, data))


def set_shape(node: Node, data: DataDescription) -> SetInput:
    """The edit that gives an input of the main graph the shape of the data's images."""
    assert isinstance(node.target, Input)
    return SetInput(ROOT, node.id, replace(node.target, shape=data.sample_shape))


def sizes_text(shape: tuple[Dimension, ...]) -> str:
    """`3×32×32`."""
    return "×".join(str(size) for size in shape) or "a single number"
