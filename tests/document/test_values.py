"""Tagged values: what they hold, and when two are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from netstudio.document.values import (
    DType,
    Expr,
    ListValue,
    Ref,
    SliceValue,
    children,
    identical,
    map_references,
    references,
)

from .strategies import identity_of, values

BOUND = Expr("x.shape[0] // y.shape[1]", (("x", Ref("a")), ("y", Ref("b", (1,)))))


def test_references_come_in_reading_order():
    value = (Ref("a"), ListValue((Ref("b"), 3)), SliceValue(None, Ref("c"), 1), BOUND, "d")
    assert [ref.node for ref in references(value)] == ["a", "b", "c", "a", "b"]
    assert children("text") == ()


def test_references_are_mapped_wherever_they_stand():
    value = (Ref("a"), ListValue((Ref("a", (0,)),)), SliceValue(Ref("a"), None, Ref("b")), BOUND, 1)
    mapped = map_references(value, lambda ref: Ref("z", ref.item) if ref.node == "a" else ref)
    bound = Expr(BOUND.text, (("x", Ref("z")), ("y", Ref("b", (1,)))))
    assert mapped == (
        Ref("z"), ListValue((Ref("z", (0,)),)), SliceValue(Ref("z"), None, Ref("b")), bound, 1,
    )  # fmt: skip


def test_an_expression_keeps_its_bindings_and_goes_with_a_value_that_is_gone():
    assert map_references(BOUND, lambda ref: 3) == BOUND
    assert map_references(BOUND, lambda ref: None if ref.node == "b" else ref) is None
    assert map_references((BOUND, -1), lambda ref: None) == (None, -1)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (1, 1, True),
        (1, True, False),
        (1, 1.0, False),
        (0, False, False),
        (0.0, -0.0, False),
        (float("nan"), float("nan"), True),
        (None, None, True),
        (..., ..., True),
        ((1, 2), ListValue((1, 2)), False),
        ((1, (2.0,)), (1, (2,)), False),
        ((), (), True),
        ((), (1,), False),
        ((1,), (1, 1), False),
        (ListValue((float("nan"),)), ListValue((float("nan"),)), True),
        (SliceValue(0), SliceValue(False), False),
        (SliceValue(), SliceValue(None, None, None), True),
        (Ref("a"), Ref("a"), True),
        (Ref("a"), Ref("a", (0,)), False),
        ("a", Ref("a"), False),
        (DType("int8"), DType("int16"), False),
        (BOUND, Expr(BOUND.text, BOUND.where), True),
        (BOUND, Expr("x.shape[1] // y.shape[1]", BOUND.where), False),
        (BOUND, Expr(BOUND.text, (("y", Ref("a")), ("x", Ref("b", (1,))))), False),
        (Expr("c"), Expr("c"), True),
    ],
)
def test_identical_is_to_the_letter(a, b, same):
    assert identical(a, b) is same
    assert identical(b, a) is same


@given(values, values)
@settings(max_examples=300, deadline=None)
def test_identical_agrees_with_a_full_comparison(a, b):
    assert identical(a, a)
    assert identical(a, b) == (identity_of(a) == identity_of(b))


@given(values)
@settings(max_examples=100, deadline=None)
def test_mapping_references_to_themselves_changes_nothing(value):
    assert identical(map_references(value, lambda ref: ref), value)
