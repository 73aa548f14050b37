"""The catalogue by name and by search, and how little it costs to have."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from netstudio.catalog.layers.index import LAYER_NAMES
from netstudio.catalog.registry import all_layers, find_layer, layers_by_family, search_layers
from netstudio.catalog.spec import FAMILIES

LOADED = """
import sys
from netstudio.catalog.registry import all_layers
print(len(all_layers()), *{name.partition(".")[0] for name in sys.modules})
"""


def test_importing_it_brings_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    count, *loaded = done.stdout.split()
    assert int(count) == len(all_layers())
    assert not {"torch", "PySide6", "numpy", "networkx", "sklearn"} & set(loaded)


def test_families_are_in_palette_order() -> None:
    assert tuple(layers_by_family()) == FAMILIES
    assert all(layers_by_family().values())
    places = [FAMILIES.index(spec.family) for spec in all_layers()]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("dense", "Linear"),
        ("fc", "Linear"),
        ("gap", "GlobalAvgPool2d"),
        ("skip", "Add"),
        ("residual", "Add"),
        ("swish", "SiLU"),
        ("deconvolution", "ConvTranspose2d"),
        ("depthwise", "DepthwiseConv2d"),
        ("dilated", "Conv2d"),
        ("concat", "Concatenate"),
        ("bn", "BatchNorm2d"),
        ("lrn", "LocalResponseNorm"),
        ("view", "Reshape"),
        ("transpose", "Transpose"),
        ("word", "Embedding"),
        ("multihead", "MultiheadAttention"),
        ("cross attention", "MultiheadAttention"),
        ("subpixel", "PixelShuffle"),
        ("interpolate", "Upsample"),
        ("average", "Average"),
        ("conv2d", "Conv2d"),
        ("cnv2", "Conv2d"),
        ("clip", "Clamp"),
        ("time step", "Select"),
    ],
)
def test_what_a_person_types_finds_the_layer(query: str, name: str) -> None:
    found = [spec.name for spec in search_layers(query)]
    assert name in found[:6], found[:8]


def test_a_search_may_find_nothing_or_everything() -> None:
    assert search_layers("zzzz") == ()
    assert search_layers("") == all_layers()
    assert find_layer("Conv4d") is None


def test_the_index_names_exactly_what_the_families_declare() -> None:
    declared = {
        family: [spec.name for spec in specs] for family, specs in layers_by_family().items()
    }
    assert {family: names.split() for family, names in LAYER_NAMES.items()} == declared
    assert all(
        spec.family == family for family, specs in layers_by_family().items() for spec in specs
    )


def test_no_two_layers_share_a_name() -> None:
    declared = [
        spec.name
        for family in FAMILIES
        for spec in getattr(import_module(f"netstudio.catalog.layers.{family}"), family.upper())
    ]
    assert len(declared) == len(set(declared)) == len(all_layers())
