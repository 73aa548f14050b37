"""Sizes that may be symbolic compute as the integers they stand for."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from netstudio.catalog.size import BATCH, Size, Symbolic, at_batch, divide, is_whole, product

NUMBERS = st.integers(-50, 50)
LINES = st.tuples(NUMBERS, NUMBERS)
BATCHES = st.integers(1, 40)


def line(pair: tuple[int, int]) -> Size:
    return BATCH * pair[0] + pair[1]


@given(LINES, LINES, BATCHES)
def test_arithmetic_is_that_of_every_batch(a, b, batch) -> None:
    x, y = line(a), line(b)
    m, n = at_batch(x, batch), at_batch(y, batch)
    assert at_batch(x + y, batch) == m + n
    assert at_batch(x - y, batch) == m - n
    assert at_batch(x * y, batch) == m * n
    assert at_batch(-x, batch) == -m
    assert at_batch(3 - x, batch) == 3 - m


@given(LINES, st.integers(1, 20))
def test_division_is_exact_or_says_so(a, divisor) -> None:
    x = line(a)
    quotient = divide(x, divisor)
    assert quotient is not None and quotient * divisor == x
    if is_whole(quotient):
        assert x // divisor == quotient
        assert x % divisor == 0


@given(LINES, LINES)
def test_equal_sizes_have_one_hash_and_one_text(a, b) -> None:
    x, y = line(a), line(b)
    assert (x == y) == (a == b)
    if x == y:
        assert hash(x) == hash(y) and str(x) == str(y)


@given(LINES, LINES)
def test_an_order_is_one(a, b) -> None:
    x, y = line(a), line(b)
    assert (x < y) + (x == y) + (x > y) == 1
    assert (x <= y) == (x < y or x == y)
    assert (x >= y) == (x > y or x == y)


def test_a_size_is_not_smaller_than_itself() -> None:
    assert not BATCH < BATCH
    assert BATCH > 1_000_000 and not BATCH < 0


def test_texts() -> None:
    assert str(BATCH * 4) == "4N"
    assert str(BATCH * BATCH - 1) == "N·N - 1"
    assert str(divide(BATCH * 25, 576)) == "25/576·N"
    assert str(BATCH // 2) == "(N) // 2"
    assert isinstance(BATCH % 2, Symbolic)
    assert divide(BATCH * BATCH, BATCH) == BATCH
    assert divide(BATCH, BATCH * 2) == Symbolic({(): Fraction(1, 2)})
    assert divide(7, 0) is None
    assert product((BATCH, 3, 4)) == BATCH * 12
