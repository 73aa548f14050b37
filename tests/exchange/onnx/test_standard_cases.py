"""Files that PyTorch wrote, from the onnx package, compute what is stored beside them."""

from __future__ import annotations

import pytest

from tests.exchange.onnx.standard_cases import case_names, check_case

CONVERTED, OPERATORS = case_names("pytorch-converted"), case_names("pytorch-operator")
SIMPLE = [
    name
    for name in case_names("simple")
    # Texts, gradients, and a sequence whose length depends on values are not for networks.
    if not any(word in name for word in ("strnorm", "gradient", "sequence_model8"))
]


def test_none_of_the_cases_is_missing() -> None:
    assert (len(CONVERTED), len(OPERATORS), len(SIMPLE)) == (82, 35, 14)


@pytest.mark.parametrize("name", (*CONVERTED, *OPERATORS, *SIMPLE))
def test_a_case_computes_what_is_stored(name: str) -> None:
    check_case(name)
