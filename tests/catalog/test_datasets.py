"""The catalogue of data sets: what is known of each before anything is loaded."""

import subprocess
import sys

import pytest

from netstudio.catalog.datasets import (
    all_datasets,
    dataset_options,
    describe,
    find_dataset,
)
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.document.values import Expr
from netstudio.errors import DataError


def chosen(name, **options):
    return Choice(name, Table(options))


def test_every_set_is_found_by_its_name():
    names = [spec.name for spec in all_datasets()]
    assert names == ["digits", "shapes", "mnist", "fashion_mnist", "cifar10", "cifar100", "folder"]
    assert all(find_dataset(name).name == name for name in names)
    assert find_dataset("imagenet") is None


@pytest.mark.parametrize("spec", all_datasets(), ids=lambda spec: spec.name)
def test_the_defaults_pass_their_own_checks_and_give_the_declared_description(spec):
    if spec.name == "folder":
        assert describe(chosen("folder", path="pictures")) is None
        return
    description = describe(Choice(spec.name))
    assert description.sample_shape == spec.sample_shape
    assert (description.train_size, description.test_size) == (spec.train_size, spec.test_size)
    assert len(set(description.classes)) == len(description.classes)
    for param in spec.params:
        assert param.reject(param.default) is None


@pytest.mark.parametrize(("name", "count"), [("cifar100", 100), ("cifar10", 10), ("digits", 10)])
def test_class_counts(name, count):
    assert len(describe(Choice(name)).classes) == count


@pytest.mark.parametrize(
    ("options", "sizes"),
    [
        ({}, (10_000, 2_000)),
        ({"size": 64}, (2_500, 500)),
        ({"size": 227}, (1_000, 200)),
        ({"size": 227, "train_size": 50}, (50, 10)),
        ({"test_size": 7}, (10_000, 7)),
        ({"train_size": 3}, (3, 1)),
    ],
)
def test_the_number_of_shapes_follows_from_their_size_unless_chosen(options, sizes):
    description = describe(chosen("shapes", **options))
    assert (description.train_size, description.test_size) == sizes
    size = options.get("size", 32)
    assert description.sample_shape == (3, size, size)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice("imagenet"), ['"imagenet"', "digits"]),
        (chosen("digits", colour=3), ['"colour"', "size"]),
        (chosen("digits", size=7), ["size", "at least 8", "7"]),
        (chosen("shapes", size=300), ["size", "at most 299", "300"]),
        (chosen("digits", size=Expr("n")), ["size", "must be a value"]),
        (chosen("shapes", train_size=0), ["train_size", "at least 1"]),
        (Choice("folder"), ["path"]),
        (chosen("folder", path="a", colour="blue"), ["colour", "rgb", "grey", "'blue'"]),
    ],
)
def test_a_wrong_choice_is_named_with_the_way_out(choice, words):
    with pytest.raises(DataError) as caught:
        describe(choice)
    assert all(word in str(caught.value) for word in words), caught.value


def test_options_hold_the_defaults_and_what_was_chosen():
    assert dataset_options(chosen("shapes", size=40)) == {
        "size": 40,
        "train_size": None,
        "test_size": None,
        "seed": 0,
    }


def test_describing_imports_neither_torch_nor_sklearn():
    code = (
        "import sys; from netstudio.catalog.datasets import describe;"
        "from netstudio.document.recipe import Choice; describe(Choice('digits'));"
        "sys.exit(bool({'torch', 'sklearn', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
