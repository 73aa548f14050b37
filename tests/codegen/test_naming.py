"""Class names from whatever a project is called."""

import pytest

from netstudio.codegen.naming import class_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("LeNet-5", "LeNet5"),
        ("Réseau à convolution", "ReseauAConvolution"),
        ("Größe", "Groe"),
        ("神经网络", "Network"),
        ("3 layers", "Net3Layers"),
    ],
)
def test_a_class_name_keeps_the_letters_that_source_can_have(name, expected):
    assert class_name(name) == expected


def test_an_endless_name_still_fits_into_a_line():
    assert len(class_name("x" * 500)) <= 60


def test_a_class_has_no_name_of_a_layer_whose_class_is_written_along():
    assert class_name("LayerNorm2d") == "LayerNorm2dNet"
    assert class_name(class_name("LayerNorm2d")) == "LayerNorm2dNet"
