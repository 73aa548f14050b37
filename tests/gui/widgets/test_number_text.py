import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.gui.widgets.number_text import (
    Bounds,
    FloatText,
    IntegerText,
    NumberError,
    SizeText,
)


@given(st.integers())
def test_integers_come_back(value) -> None:
    assert IntegerText().read(IntegerText().write(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_come_back(value) -> None:
    assert FloatText().read(FloatText().write(value)) == value


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=4))
def test_sizes_come_back(values) -> None:
    form = SizeText(len(values))
    assert form.read(form.write(tuple(values))) == tuple(values)


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", (3, 3)), ("3 × 5", (3, 5)), ("3x5", (3, 5)), ("(3, 5)", (3, 5)), ("3 5", (3, 5))],
)
def test_sizes_are_read_as_people_write_them(text, value) -> None:
    assert SizeText(2).read(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [(" 16 ", 16), ("1,024", 1024), ("1_000", 1000), ("-3", -3)]
)
def test_integers_are_read_as_people_write_them(text, value) -> None:
    assert IntegerText().read(text) == value


@pytest.mark.parametrize(
    ("form", "text", "reason"),
    [
        (IntegerText(), "3.5", "whole number; received “3.5”"),
        (IntegerText(), "", "whole number"),
        (IntegerText(Bounds(1, None)), "0", "at least 1; received 0"),
        (IntegerText(Bounds(None, 8)), "9", "at most 8; received 9"),
        (FloatText(), "fast", "a number; received “fast”"),
        (FloatText(), "nan", "finite"),
        (FloatText(), "inf", "finite"),
        (FloatText(Bounds(0, 1)), "1.5", "at most 1; received 1.5"),
        (SizeText(2), "1 2 3", "one whole number or 2"),
        (SizeText(2, Bounds(1)), "3 0", "at least 1; received 0"),
        (SizeText(2), "", "one whole number or 2"),
    ],
)
def test_the_reason_is_said(form, text, reason) -> None:
    with pytest.raises(NumberError, match=reason):
        form.read(text)


def test_infinity_where_it_is_wanted() -> None:
    assert FloatText(infinite=True).read("inf") == float("inf")


def test_steps() -> None:
    assert IntegerText(Bounds(1, 5)).step(3, 1) == 4
    assert IntegerText(Bounds(1, 5)).step(3, 10) == 5
    assert FloatText().step(0.01, 1) == 0.011
    assert FloatText().step(0.01, -1) == 0.009
    assert FloatText().step(0.0, 1) == 0.1
    assert FloatText(Bounds(0, 1)).step(1.0, 1) == 1.0
    assert SizeText(2, Bounds(1)).step((1, 3), -1) == (1, 2)
