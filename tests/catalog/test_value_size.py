"""How much a value holds for one sample, against numbers worked out by hand and torch's own."""

import pytest
import torch

from netstudio.catalog.size import BATCH, symbol
from netstudio.catalog.types import TensorType, Unknown
from netstudio.catalog.value_size import bytes_of, numbers_of

PAIR = (TensorType((BATCH, 2), "int64"), TensorType((BATCH, 2), "bool"))


@pytest.mark.parametrize(
    ("value", "numbers", "size"),
    [
        (TensorType((BATCH, 3, 4), "float16"), 12, 24),
        (TensorType((5,)), 5, 20),
        (TensorType(()), 1, 4),
        (PAIR, 4, 18),
        ((PAIR, TensorType((BATCH,))), 5, 22),
        ((), 0, 0),
        (Unknown("nobody knows"), None, None),
        ((PAIR, Unknown("nobody knows")), None, None),
        (TensorType((BATCH, symbol("channels"))), None, None),
    ],
)
def test_of_one_sample(value, numbers, size):
    assert numbers_of(value) == numbers
    assert bytes_of(value) == size


@pytest.mark.parametrize(
    "dtype", "bool uint8 int16 bfloat16 int32 float32 int64 float64 complex64 complex128".split()
)
def test_an_item_takes_what_torch_says(dtype):
    assert bytes_of(TensorType((BATCH,), dtype)) == getattr(torch, dtype).itemsize
