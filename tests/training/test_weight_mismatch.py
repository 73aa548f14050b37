"""Weights that do not fit are explained key by key, with the names under which they would."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from netstudio.training.checkpoint import load_weights
from netstudio.training.weight_mismatch import Mismatch, Renaming, WeightsMismatchError


def network() -> nn.Sequential:
    return nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))


def saved(folder: Path, change) -> Path:
    path = folder / "weights.pt"
    torch.save({change(key): value for key, value in network().state_dict().items()}, path)
    return path


@pytest.mark.parametrize("prefix", ["module.", "_orig_mod.", "_orig_mod.module."])
def test_what_wrappers_put_before_keys_is_taken_away(tmp_path: Path, prefix: str) -> None:
    load_weights(network(), saved(tmp_path, lambda key: prefix + key))


def test_a_network_s_own_module_is_no_wrapper(tmp_path: Path) -> None:
    own = nn.ModuleDict({"module": network()})
    load_weights(own, saved(tmp_path, lambda key: f"module.{key}"))


@pytest.mark.parametrize(
    ("change", "words", "renaming"),
    [
        (lambda key: f"model.{key}", "without the prefix “model.”", Renaming("model.")),
        (lambda key: f"a.b.{key}", "without the prefix “a.b.”", Renaming("a.b.")),
        (
            lambda key: key.replace("2.", "head."),
            "with “head.” called “2.”",
            Renaming("head.", "2."),
        ),
    ],
)
def test_another_prefix_is_offered_and_not_taken_for_granted(
    tmp_path: Path, change, words: str, renaming: Renaming
) -> None:
    path, module = saved(tmp_path, change), network()
    before = module[0].weight.clone()
    with pytest.raises(WeightsMismatchError, match=words) as error:
        load_weights(module, path)
    assert error.value.mismatch.renaming == renaming
    assert torch.equal(before, module[0].weight)
    load_weights(module, path, renaming)
    assert not torch.equal(before, module[0].weight)


def test_a_prefix_that_is_lacking_is_offered() -> None:
    ours = {"net.fc.weight": (2, 3), "net.fc.bias": (2,)}
    theirs = {"fc.weight": (2, 3), "fc.bias": (2,)}
    found = Mismatch.between(ours, theirs)
    assert found.renaming == Renaming("", "net.")
    assert {found.renaming(key) for key in theirs} == set(ours)


def test_single_keys_that_look_renamed_are_paired() -> None:
    ours = {"a.weight": (2, 3), "b.weight": (5, 2), "c.bias": (9,)}
    theirs = {"x.weight": (2, 3), "y.weight": (5, 2), "c.bias": (8,)}
    found = Mismatch.between(ours, theirs)
    assert found.renaming is None
    assert found.counterparts == (("x.weight", "a.weight"), ("y.weight", "b.weight"))
    assert "x.weight → a.weight, y.weight → b.weight" in str(found)
    assert "c.bias: (8) in the file, (9) in the network" in str(found)


def test_a_long_list_is_cut() -> None:
    found = Mismatch.between({f"a{at}": (at,) for at in range(100)}, {})
    assert len(str(found).splitlines()) == 9
    assert "and 92 more" in str(found)


KEYS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(".".join)
SHAPES = st.dictionaries(KEYS, st.sampled_from([(1,), (2, 3), ()]), max_size=6)


@given(SHAPES, SHAPES)
def test_a_mismatch_is_found_exactly_where_there_is_one(ours: dict, theirs: dict) -> None:
    found = Mismatch.between(ours, theirs)
    assert bool(found) == (ours != theirs)
    assert {key for key, _ in found.missing} == ours.keys() - theirs.keys()
    assert {key for key, _ in found.unexpected} == theirs.keys() - ours.keys()
    if found.renaming is not None:
        assert {found.renaming(key): shape for key, shape in theirs.items()} == ours
