"""What probes find, against values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from netstudio.data import Dataset, load_dataset
from netstudio.insight import standard_probes
from netstudio.insight.activations import dead_share
from netstudio.insight.feature_maps import as_maps
from netstudio.insight.kernels import as_kernels
from netstudio.insight.mosaic import mosaic
from netstudio.training.looking import Looking, Subject
from netstudio.training.observation import observing
from netstudio.training.prepare import build_seeded, make_trainer
from netstudio.training.probe import ProbeError, ProbeRequest
from tests.networks import tiny_resnet
from tests.training.networks import convnet, mlp, recipe

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return load_dataset(recipe().data)


def look(model, request, digits, before=None):
    """One look at a network: arrays and names."""
    probe = standard_probes()[request.kind]
    with observing(model.module, CPU):
        return probe.measure(Subject(model, CPU, digits, 0).look(), request, before)


def test_feature_maps_are_the_values_of_the_node(digits):
    model = build_seeded(convnet())

    arrays, names = look(model, ProbeRequest("feature_maps", "conv", 7), digits)

    image, label = digits.sample(7)
    expected = model.module.conv(image[None])[0].detach().numpy()
    assert np.array_equal(arrays["maps"], expected)
    assert (arrays["count"], arrays["label"], names) == (4, label, ("conv",))


def test_feature_maps_inside_a_block(digits):
    from dataclasses import replace

    from netstudio.document.recipe import Choice
    from netstudio.document.table import Table

    data = Choice("digits", Table({"size": 16}))
    model = build_seeded(replace(tiny_resnet(), recipe=recipe(data=data)))

    arrays, _ = look(model, ProbeRequest("feature_maps", "stage1[2].conv"), load_dataset(data))

    assert arrays["maps"].shape == (16, 16, 16)


@pytest.mark.parametrize(
    ("shape", "maps"),
    [
        ((2, 5), (1, 1, 5)),
        ((2, 3, 5), (1, 3, 5)),
        ((2, 3, 4, 5), (3, 4, 5)),
        ((2, 3, 2, 4, 5), (6, 4, 5)),
    ],
)
def test_values_of_any_rank_become_maps(shape, maps):
    assert as_maps(torch.zeros(shape)).shape == maps
    assert as_maps((torch.zeros(shape), None)).shape == maps


@pytest.mark.parametrize("value", [torch.zeros(3), "text", (), torch.zeros(1, 1, 1, 1, 1, 1)])
def test_what_has_no_maps_is_said_to_have_none(value):
    with pytest.raises(ProbeError):
        as_maps(value)


def test_kernels_are_the_weights(digits):
    model = build_seeded(convnet())

    arrays, _ = look(model, ProbeRequest("kernels", "conv"), digits)

    assert np.array_equal(arrays["kernels"], model.module.conv.weight.detach().numpy())
    assert arrays["count"].tolist() == [4, 1]
    with pytest.raises(ProbeError, match="no kernels"):
        look(model, ProbeRequest("kernels", "pool"), digits)


@pytest.mark.parametrize(
    ("layer", "shape"),
    [
        (nn.Conv1d(2, 3, 5), (3, 2, 1, 5)),
        (nn.Conv2d(2, 3, 5), (3, 2, 5, 5)),
        (nn.Conv3d(2, 3, (2, 4, 5)), (3, 2, 8, 5)),
        (nn.ConvTranspose2d(2, 3, 5), (3, 2, 5, 5)),
        (nn.Linear(2, 3), (1, 1, 3, 2)),
    ],
)
def test_kernels_of_every_kind_are_out_by_in(layer, shape):
    transposed = isinstance(layer, nn.ConvTranspose2d)
    assert as_kernels(layer.weight, transposed).shape == shape


def test_a_probe_result_is_its_own_copy(digits):
    model = build_seeded(convnet())
    arrays, _ = look(model, ProbeRequest("kernels", "conv"), digits)
    before = arrays["kernels"].copy()
    with torch.no_grad():
        model.module.conv.weight.add_(1)

    assert np.array_equal(arrays["kernels"], before)


def test_activations_of_all_nodes(digits):
    model = build_seeded(convnet())
    with torch.no_grad():
        model.module.norm.bias.fill_(-100.0)
        model.module.norm.bias[0] = 0.0  # three of four channels never pass the ReLU

    arrays, names = look(model, ProbeRequest("activations"), digits)

    images = torch.stack([digits.sample(index)[0] for index in range(32)])
    values = model.module.eval().conv(images).detach()
    at = names.index("conv")
    assert arrays["mean"][at] == pytest.approx(float(values.mean()), rel=1e-4)
    assert arrays["sd"][at] == pytest.approx(float(values.std(correction=0)), rel=1e-4)
    assert arrays["dead"][names.index("act")] == pytest.approx(0.75)
    assert arrays["dead"][at] == 0


def test_the_activations_of_one_node_come_with_a_histogram(digits):
    model = build_seeded(mlp())

    arrays, names = look(model, ProbeRequest("activations", "hidden"), digits)

    assert names == ("hidden",)
    assert arrays["histogram"].sum() == 32 * 32
    assert len(arrays["edges"]) == len(arrays["histogram"]) + 1


def test_dead_share():
    values = torch.tensor([[0.0, 1.0, 0.0, 2.0], [0.0, 0.0, 0.0, 2.0]])

    assert dead_share(values) == 0.5


def test_gradients_and_updates_are_those_of_the_last_step(digits):
    model = build_seeded(mlp())
    trainer = make_trainer(model, digits, CPU)
    subject = Subject(model, CPU, digits, 0)
    request = ProbeRequest("gradients", "fc")
    probe = standard_probes()["gradients"]
    with observing(model.module, CPU):
        before = probe.before(subject.look(), request)
    old = model.module.fc.weight.detach().clone()

    trainer.advance()

    arrays, names = look(model, request, digits, before)
    weight = model.module.fc.weight.detach()
    gradient = model.module.fc.weight.grad
    at = names.index("weight")
    assert arrays["gradient"][at] == pytest.approx(float(gradient.square().mean().sqrt()), rel=1e-5)
    assert arrays["weight"][at] == pytest.approx(float(weight.square().mean().sqrt()), rel=1e-5)
    expected = float((weight - old).norm() / old.norm())
    assert arrays["ratio"][at] == pytest.approx(expected, rel=1e-5)


def test_looking_says_what_it_cannot_do(digits):
    looking = Looking(standard_probes())
    requests = [
        ProbeRequest("feature_maps", "nowhere"),
        ProbeRequest("feature_maps", "conv", 10**6),
        ProbeRequest("horoscope"),
        ProbeRequest("gradients", "pool"),
    ]
    looking.show(requests)
    looking.at_rest(Subject(build_seeded(convnet()), CPU, digits, 0))

    problems = [looking.results[request].problem for request in requests]
    assert all(problems)
    assert "not reached" in problems[0]
    assert "1000000" in problems[1]


def test_without_data_there_is_nothing_to_send_through():
    looking = Looking(standard_probes())
    request = ProbeRequest("feature_maps", "conv")
    looking.show([request])
    looking.at_rest(Subject(build_seeded(convnet()), CPU, None, 0))

    assert "not loaded" in looking.results[request].problem


def test_a_mosaic_puts_maps_side_by_side():
    maps = np.stack([np.full((2, 3), value, float) for value in (1, 2, 3)])
    maps[:, 0, 0] = 0

    tiles = mosaic(maps, columns=2, gap=1)

    assert tiles.shape == (5, 7)
    assert tiles[0].tolist() == [0, 255, 255, 0, 0, 255, 255]
    assert tiles[3].tolist() == [0, 255, 255, 0, 0, 0, 0]


def test_a_symmetric_mosaic_compares_maps():
    maps = np.array([[[-2.0, 0.0, 2.0]], [[-1.0, 0.0, 1.0]]])

    tiles = mosaic(maps, columns=1, gap=0, symmetric=True)

    assert tiles.tolist() == [[0, 128, 255], [64, 128, 191]]


@pytest.mark.parametrize("value", [np.nan, np.inf, 0.0])
def test_a_mosaic_of_odd_values_is_drawn(value):
    assert mosaic(np.full((3, 2, 2), value)).shape == (5, 5)
    assert mosaic(np.zeros((0, 2, 2))).size == 0


def test_timings_are_of_every_node_and_leave_the_network_alone(digits):
    from netstudio.insight.timings import SAMPLES

    model = build_seeded(convnet())
    before = {name: value.clone() for name, value in model.module.state_dict().items()}

    arrays, names = look(model, ProbeRequest("timings"), digits)

    assert set(names) == set(model.project.graph.nodes)
    assert arrays["seconds"].shape == (len(names),)
    assert (arrays["seconds"] > 0).all()
    assert arrays["seconds"].sum() < 10
    assert arrays["batch"] == SAMPLES
    after = model.module.state_dict()
    assert all(torch.equal(value, after[name]) for name, value in before.items())


def test_timings_inside_blocks_are_by_address(digits):
    from dataclasses import replace

    from netstudio.document.recipe import Choice
    from netstudio.document.table import Table

    data = Choice("digits", Table({"size": 16}))
    model = build_seeded(replace(tiny_resnet(), recipe=recipe(data=data)))

    _, names = look(model, ProbeRequest("timings"), load_dataset(data))

    assert {"stem", "stage1[0].conv", "stage1[2].conv", "fc"} <= set(names)
