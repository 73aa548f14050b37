"""What makes a wire fit: every adapter offered was tried, and says what it leads to."""

from __future__ import annotations

import pytest

from netstudio.catalog.inference import infer
from netstudio.compiler.adapters import adapters_for
from netstudio.document.edits import Connect
from netstudio.document.project import Project
from netstudio.document.values import Ref
from tests.networks import NetworkBuilder


def offered(shape: tuple[int, ...], layer: str, *wired: str, port: int = 0, **args: object):
    """The adapters for a wire from an input of this shape into a new layer."""
    net = NetworkBuilder()
    net.input("x", shape)
    net.input("maps", (8, 8, 8))
    net.layer("node", layer, *wired, **args)
    project = Project(graph=net.graph())
    wire = Connect("", Ref("x"), "node", port)
    return project, adapters_for(project, "", wire, ("node", port, 0))


CASES = [
    ((16, 5, 5), "Linear", {"in_features": 400, "out_features": 3}, "Flatten before node"),
    ((16, 6, 6), "Linear", {"in_features": 400, "out_features": 3}, "Pool to 5×5 and flatten"),
    ((16, 6, 6), "Linear", {"in_features": 16, "out_features": 3}, "Average each channel"),
    ((16, 6, 6), "Conv2d", {"in_channels": 8, "out_channels": 3, "kernel_size": 3}, "A 1×1 conv"),
    ((6, 6, 3), "Conv2d", {"in_channels": 3, "out_channels": 3, "kernel_size": 3}, "Move the chan"),
    ((400,), "Conv2d", {"out_channels": 3, "kernel_size": 1}, "Each feature a channel"),
    ((16, 6, 6), "Conv1d", {"out_channels": 3, "kernel_size": 3}, "Pixels in a row"),
    ((16, 6, 6), "BatchNorm1d", {}, "Turn node into BatchNorm2d"),
]


@pytest.mark.parametrize(("shape", "layer", "args", "label"), CASES)
def test_the_usual_misfits_have_an_adapter(shape, layer, args, label):
    project, adapters = offered(shape, layer, **args)
    labels = [adapter.label for adapter in adapters]
    assert any(found.startswith(label) for found in labels), labels
    for adapter in adapters:
        made = adapter.edit.change(project)
        known = infer(made)
        assert known.is_sound, adapter.label
        assert adapter.arrives is not None
        assert adapter.leaves == known.nodes["node"].type


def test_a_sum_of_unequal_shapes_gets_a_projection():
    _, adapters = offered((4, 8, 8), "Add", "maps", port=1)
    assert any("1×1 convolution, 4 to 8 channels" in adapter.label for adapter in adapters)


def test_whole_numbers_are_cast():
    _, adapters = offered((12,), "Embedding", num_embeddings=9, embedding_dim=4)
    assert any("Cast" in adapter.label for adapter in adapters)


def test_a_wire_that_fits_needs_none():
    assert offered((16, 6, 6), "ReLU")[1] == ()


def test_a_wire_that_cannot_be_has_none():
    net = NetworkBuilder()
    net.input("x", (4,))
    net.layer("a", "ReLU", "x")
    net.layer("b", "ReLU", "a")
    wire = Connect("", Ref("b"), "a")
    assert adapters_for(Project(graph=net.graph()), "", wire, ("a", 0, 0)) == ()
