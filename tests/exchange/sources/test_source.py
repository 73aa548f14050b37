"""What a SOURCE, its arguments and its inputs may look like."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from netstudio.errors import ModelImportError
from netstudio.exchange.sources.inputs import InputSpec, parse_input
from netstudio.exchange.sources.source import Source, parse_arguments, parse_source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("torchvision:resnet18", Source("torchvision", "resnet18")),
        (
            "torchvision:resnet18@IMAGENET1K_V1",
            Source("torchvision", "resnet18", "IMAGENET1K_V1"),
        ),
        ("timm:convnext_tiny.fb_in1k", Source("timm", "convnext_tiny.fb_in1k")),
        ("some/net.py:Net", Source("file", "Net", path=Path("some/net.py"))),
        ("c:\\x\\net.py:Outer.Net", Source("file", "Outer.Net", path=Path("c:\\x\\net.py"))),
    ],
)
def test_a_source_is_a_zoo_s_name_or_a_class_in_a_file(text: str, source: Source) -> None:
    assert parse_source(text) == source
    assert parse_source(str(source)) == source


@pytest.mark.parametrize(
    "text",
    [
        "",
        "resnet18",
        "torchvision:",
        "torch:x",
        "net.txt:Net",
        "net.py:1x",
        "timm:../../x",
        "a:b:c",
    ],
)
def test_anything_else_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(ModelImportError, match="torchvision:resnet18, timm:convnext_tiny, path/to"):
        parse_source(text)


def test_a_file_without_a_class_asks_for_one() -> None:
    with pytest.raises(ModelImportError, match=r"net\.py:ClassName"):
        parse_source("net.py")


def test_arguments_are_json_alone() -> None:
    assert parse_arguments('{"channels": 16}').kwargs == {"channels": 16}
    assert parse_arguments("[16, null]").args == (16, None)
    for text in ("16", '"x"', "{'a': 1}", "__import__('os')", '{"a b": 1}', "[" * 100_000):
        with pytest.raises(ModelImportError, match=r"arguments"):
            parse_arguments(text)


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("2x3x224x224", InputSpec((2, 3, 224, 224))),
        ("2×3", InputSpec((2, 3))),
        ("7", InputSpec((7,))),
        ("ids=2x16:int64<1000", InputSpec((2, 16), "int64", "ids", 1000)),
        ("mask=2x16:bool", InputSpec((2, 16), "bool", "mask")),
    ],
)
def test_an_input_is_sizes_with_a_name_and_a_dtype(text: str, spec: InputSpec) -> None:
    assert parse_input(text) == spec
    tensor = spec.tensor()
    assert tuple(tensor.shape) == spec.shape
    assert str(tensor.dtype) == f"torch.{spec.dtype}"
    if not tensor.is_floating_point():
        assert int(tensor.max()) < (spec.below or 2)
    assert torch.equal(tensor, spec.tensor())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "not understood"),
        ("axb", "not understood"),
        ("2x3:float31", "float32"),
        ("0x3", "1 or more"),
        ("99999x99999x99999", "elements"),
        ("2x3; import os", "not understood"),
    ],
)
def test_a_wrong_input_is_refused(text: str, word: str) -> None:
    with pytest.raises(ModelImportError, match=word):
        parse_input(text)


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    for parse in (parse_source, parse_arguments, parse_input):
        try:
            parse(text)
        except ModelImportError as error:
            assert "\n" not in str(error).replace(text[:200], "")
