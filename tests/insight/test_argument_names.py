"""Arguments are called what torch calls them."""

from __future__ import annotations

import pytest

from netstudio.insight.argument_names import argument_names


@pytest.mark.parametrize(
    ("operation", "names"),
    [
        ("F.conv2d", ("input", "weight", "bias", "stride", "padding", "dilation", "groups")),
        ("torch.flatten", ("input", "start_dim")),
        ("Tensor.permute", ("self", "dim 1", "dim 2", "dim 3", "dim 4")),
        ("operator.add", ()),
        ("torch.no.such", ()),
        ("F.no_such", ()),
    ],
)
def test_arguments_are_called_what_torch_calls_them(operation: str, names: tuple[str, ...]) -> None:
    assert argument_names(operation, len(names) or 2) == names
