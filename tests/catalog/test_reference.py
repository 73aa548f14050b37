"""The reference of the layers: complete, well formed, and linked."""

import re
import subprocess
import sys

import pytest

from netstudio.catalog.layers.index import LAYER_NAMES
from netstudio.catalog.reference import reference_of
from netstudio.catalog.registry import all_layers, find_layer

SPECS = all_layers()
WITHOUT_FORMULA = {
    *"Flatten Unflatten Reshape Permute Transpose MoveAxis Squeeze Unsqueeze".split(),
    *"Split Chunk Unbind Repeat Expand".split(),
}
"""What they do is said by the shapes."""


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_layer_is_explained(spec):
    reference = reference_of(spec.name)
    assert reference is not None
    assert reference.text.endswith(".") and reference.text[0].isupper()
    assert "→" in reference.shapes
    assert reference.formula or spec.name in WITHOUT_FORMULA
    assert spec.docs_url or reference.paper is not None


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_markup_is_closed(spec):
    reference = reference_of(spec.name)
    for text in (reference.formula, reference.size, reference.shapes):
        assert text.count("{") == text.count("}") == len(re.findall(r"[_^]\{[^{}]+\}", text))


def test_papers_have_a_year_and_an_address():
    papers = {reference_of(spec.name).paper for spec in SPECS} - {None}
    assert len(papers) > 30
    for paper in papers:
        assert re.search(r"\((19|20)\d\d\)$", paper.title)
        assert paper.url.startswith("https://")


def test_no_reference_is_without_its_layer():
    from importlib import import_module

    for family, names in LAYER_NAMES.items():
        entries = import_module(f"netstudio.catalog.reference.{family}").REFERENCES
        assert set(entries) == set(names.split())


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_the_documentation_page_names_something_torch_has(spec):
    import torch

    if not spec.docs:
        return
    target = torch
    for part in spec.docs.removesuffix(".html").split(".")[1:]:
        target = getattr(target, part)
    assert callable(target)


def test_a_layer_that_is_not_there_has_none():
    assert reference_of("NoSuchLayer") is None and find_layer("NoSuchLayer") is None


def test_declaring_layers_does_not_read_the_reference():
    program = (
        "import sys; from netstudio.catalog.registry import all_layers; all_layers();"
        "assert not [n for n in sys.modules if n.startswith('netstudio.catalog.reference')]"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
