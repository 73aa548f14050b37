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


def at_text(size: Size, n: int) -> int:
    """What the text of a size says for a batch."""
    value = eval(str(size), {"N": n})
    assert isinstance(value, int)
    return value


STEPS = st.lists(st.tuples(st.sampled_from("-/%r"), st.integers(1, 9)), max_size=6)


@given(STEPS, BATCHES)
def test_chains_of_floor_divisions_say_what_they_stand_for(steps, n) -> None:
    size: Size = BATCH
    value = n
    for kind, number in steps:
        match kind:
            case "-":
                size, value = size - number, value - number
            case "/":
                size, value = size // number, value // number
            case "%":
                size, value = size % number, value % number
            case "r" if value != 0:
                size, value = size // (BATCH // number + 1), value // (n // number + 1)
    assert at_text(size, n) == value


def test_halving_again_and_again_stays_short() -> None:
    size: Size = BATCH
    for _ in range(5):
        size = (size - 1) // 2 + 1
    assert str(size) == "(N - 1) // 32 + 1"
