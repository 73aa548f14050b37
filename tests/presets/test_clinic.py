"""Each network of the clinic shows its mistake on the node, and the first fix mends it fully."""

from __future__ import annotations

import pytest
import torch

from netstudio.catalog.datasets import describe
from netstudio.compiler import build
from netstudio.compiler.check import check
from netstudio.presets import load_preset, preset_names

MISTAKES = {
    "clinic/lenet5_padding": ("pin", "fc1", "400", "784"),
    "clinic/alexnet_on_32": ("too_small", "pool2", "3", "2"),
    "clinic/mnist_cnn_unpadded": ("pin", "fc1", "3136", "1024"),
    "clinic/mnist_cnn_reshape": ("batch_moved", "reshape", "1568", "6272"),
    "clinic/alexnet_view_9216": ("batch_moved", "view", "9216", "1024"),
    "clinic/imagenet_outputs": ("too_many_outputs", "fc8", "1000", "10"),
    "clinic/softmax_cross_entropy": (
        "softmax_before_loss",
        "softmax",
        "raw scores",
        "probabilities",
    ),
    "clinic/pooled_away": ("too_small", "pool5", "2", "1"),
}
CLINIC = tuple(name for name in preset_names() if name.startswith("clinic/"))


def test_every_network_of_the_clinic_is_listed_here() -> None:
    assert set(CLINIC) == set(MISTAKES)


@pytest.mark.parametrize("name", CLINIC)
def test_the_mistake_is_the_only_problem_and_shows_its_numbers(name: str) -> None:
    (problem,) = check(load_preset(name))
    assert (problem.code, problem.node, problem.claimed, problem.true) == MISTAKES[name]


@pytest.mark.parametrize("name", CLINIC)
def test_the_first_fix_mends_it_and_the_others_do_too(name: str) -> None:
    project = load_preset(name)
    (problem,) = check(project)
    assert problem.fixes
    for fix in problem.fixes:
        assert check(fix.edit.change(project)) == (), fix.label


@pytest.mark.parametrize("name", CLINIC)
def test_the_mended_network_runs_and_gives_a_score_for_each_class(name: str) -> None:
    project = load_preset(name)
    (problem,) = check(project)
    mended = problem.fixes[0].edit.change(project)
    data = describe(mended.recipe.data)
    assert data is not None
    module = build(mended).module.eval()
    with torch.no_grad():
        scores = module(torch.zeros(2, *data.sample_shape))
    assert scores.shape == (2, len(data.classes))


@pytest.mark.parametrize("name", CLINIC)
def test_a_fix_leaves_no_cards_on_top_of_each_other(name: str) -> None:
    project = load_preset(name)
    (problem,) = check(project)
    for fix in problem.fixes:
        mended = fix.edit.change(project)
        places = [(place.x, place.y) for place in mended.view.in_scope("").values()]
        assert len(set(places)) == len(places) == len(mended.graph.nodes)
