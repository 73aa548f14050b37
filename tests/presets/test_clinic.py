"""Each network of the clinic shows its mistake on the node, and the first fix mends it fully."""

from __future__ import annotations

import pytest

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
def test_a_fix_leaves_no_cards_on_top_of_each_other(name: str) -> None:
    project = load_preset(name)
    (problem,) = check(project)
    for fix in problem.fixes:
        mended = fix.edit.change(project)
        places = [(place.x, place.y) for place in mended.view.in_scope("").values()]
        assert len(set(places)) == len(places) == len(mended.graph.nodes)
