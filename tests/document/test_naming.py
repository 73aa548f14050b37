"""Names: what may be one, which are free, and how positions close up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.document.naming import (
    check_name,
    counted,
    emptied_or_changed,
    free_name,
    position,
    renumbered,
    snake_case,
)
from netstudio.errors import EditError


@pytest.mark.parametrize(
    "name",
    [
        "conv1",
        "_x",
        "features.3",
        "blocks.0.12",
        "a" * 200,
        "match",
        "self",
        "layer.0.self",
        "0",
        "0.1",
        "a.b",
        "a.b.3.conv",
        "layers.encoder_layer_0",
    ],
)
def test_good_names(name):
    check_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "01", "a b", "a-", "a--b",
        "größe", "for", "None", "forward", "training", "train",
        "__class__", "a.", ".a",
        "a.for", "a.keys", "a.b.forward", "a.__x", "a.01", "a.-1", "a.²", "a.٣", "a\n", "a" * 201,
        "forward.3",
        "a." + "9" * 5000,
    ],
)  # fmt: skip
def test_bad_names(name):
    with pytest.raises(EditError):
        check_name(name)


@given(st.text(max_size=20))
def test_any_text_is_a_name_or_an_edit_error(name):
    try:
        check_name(name)
    except EditError as error:
        assert str(error)


def test_positions():
    assert position("features.3") == ("features", 3)
    assert position("blocks.0.12") == ("blocks.0", 12)
    assert position("3") == ("", 3)
    assert position("conv1") is None
    assert position("features.conv1") is None


@pytest.mark.parametrize(
    ("type_name", "name"),
    [
        ("Conv2d", "conv2d"),
        ("MaxPool2d", "max_pool2d"),
        ("ReLU", "relu"),
        ("PReLU", "prelu"),
        ("LSTM", "lstm"),
        ("BatchNorm2d", "batch_norm2d"),
        ("Linear", "linear"),
    ],
)
def test_snake_case(type_name, name):
    assert snake_case(type_name) == name


def test_free_names_count_from_two():
    assert free_name("conv", ()) == "conv"
    assert free_name("conv", {"conv"}) == "conv2"
    assert free_name("conv", {"conv", "conv2", "conv4"}) == "conv3"
    assert free_name("conv1", {"conv1"}) == "conv2"


@pytest.mark.parametrize("stem", ["forward", "lambda", "in", "type"])
def test_a_free_name_is_a_name(stem):
    check_name(free_name(stem, ()))


def test_gaps_close_group_by_group():
    names = ["a.0", "a.2", "a.5", "b.1", "conv", "c.0.3"]
    assert renumbered(names) == {"a.2": "a.1", "a.5": "a.2", "b.1": "b.0", "c.0.3": "c.0.0"}
    assert renumbered(["a.0", "a.1", "x"]) == {}


def test_a_container_moves_with_all_that_it_holds():
    names = ["a.1.conv", "a.1.norm", "a.4.0", "a.4.2"]
    assert renumbered(names) == {
        "a.1.conv": "a.0.conv",
        "a.1.norm": "a.0.norm",
        "a.4.0": "a.1.0",
        "a.4.2": "a.1.1",
    }


def test_names_are_keys_and_close_no_gap():
    assert renumbered(["a.0", "a.2", "a.pool"]) == {}


def test_only_the_containers_that_changed_close_up():
    assert renumbered(["a.1", "b.1"], containers={"b"}) == {"b.1": "b.0"}
    assert renumbered(["1", "3"]) == {"1": "0", "3": "1"}


def test_a_stack_takes_as_many_positions_as_it_has_copies():
    assert renumbered(["a.1", "a.5", "a.6"], widths={"a.1": 3}) == {
        "a.1": "a.0",
        "a.5": "a.3",
        "a.6": "a.4",
    }


def test_what_is_lost_empties_its_containers():
    assert emptied_or_changed(["a.1.conv"], ["a.0.conv", "a.1.norm"]) == {"a.1"}
    assert emptied_or_changed(["a.1.conv"], ["a.0.conv"]) == {"a.1", "a"}
    assert emptied_or_changed(["conv"], []) == {""}


def test_copies_count_up():
    assert counted("features.3", 2) == "features.5"
    assert counted("denselayer1", 0) == "denselayer1"
    assert counted("denselayer9", 2) == "denselayer11"
    assert counted("layer", 2) == "layer2"
