"""Looking leaves no trace: generators, modes, buffers, gradients."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from netstudio.training.observation import observing
from netstudio.training.randomness import derive_seed, random_state, undisturbed

CPU = torch.device("cpu")


def traces(module):
    return (
        torch.get_rng_state().tolist(),
        [part.training for part in module.modules()],
        {key: value.clone() for key, value in module.state_dict().items()},
        [item.grad for item in module.parameters()],
        torch.is_grad_enabled(),
    )


def same(a, b):
    return (
        a[0] == b[0]
        and a[1] == b[1]
        and all(torch.equal(a[2][key], b[2][key]) for key in a[2])
        and a[3] == b[3]
        and a[4] == b[4]
    )


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("fails", [False, True])
def test_a_look_leaves_no_trace(training, fails):
    module = nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Dropout(0.5))
    module[2].eval()  # one that someone has set apart
    before = traces(module)

    try:
        with observing(module, CPU, training):
            assert module[1].training is training
            out = module(torch.randn(8, 4))
            assert not out.requires_grad
            if fails:
                raise ValueError
    except ValueError:
        assert fails

    assert same(before, traces(module))


def test_numbers_drawn_aside_are_not_missed():
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    with undisturbed(CPU):
        torch.manual_seed(7)
        torch.rand(100)

    assert torch.equal(torch.rand(3), expected)


def test_seeds_differ_by_purpose_and_stay_the_same():
    seeds = {derive_seed(seed, what) for seed in range(50) for what in ("training", "shuffle")}

    assert len(seeds) == 100
    assert all(0 <= seed < 2**63 for seed in seeds)
    assert derive_seed(0, "shuffle") == derive_seed(0, "shuffle")


def test_the_state_of_the_cpu_is_its_generators():
    assert torch.equal(random_state(CPU)["cpu"], torch.get_rng_state())
