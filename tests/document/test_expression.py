"""The language of sizes: what it can say, and that nothing else gets in."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.document.expression import MAX_LENGTH, evaluate, names, parse_expression
from netstudio.errors import ExpressionError

X = SimpleNamespace(shape=(2, 3, 17))
VALUES = {"x": X, "channels": 16, "training": True, "mode": "same"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("channels * 4 + 1", 65),
        ("x.shape[2] // 7", 2),
        ("(7 - x.shape[2] % 7) % 7", 4),
        ("x.shape[-1] - x.shape[channels - 15]", 14),
        ("-channels", -16),
        ("min(channels, 8, 9)", 8),
        ("max(channels, 8)", 16),
        ("channels > 8 and training", True),
        ("channels > 80 or training", True),
        ("channels > 80 or channels", 16),
        ("not training", False),
        ("mode == 'same'", True),
        ("mode != 'same'", False),
        ("channels >= 16 and channels <= 16 and not channels < 16", True),
        (" channels ", 16),
        ("0.2 * channels / 16", 0.2),
        ("channels / 64", 0.25),
        ("channels ** -0.5", 0.25),
        ("(x.shape[2] // 7 + channels) ** 2", 324),
    ],
)
def test_what_it_says(text, value):
    assert evaluate(text, VALUES) == value


@pytest.mark.parametrize("text", ["two\nlines", "3x\n+ 1", "\\\n"])
def test_a_refusal_is_one_line_whatever_the_text_holds(text):
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert "\n" not in str(caught.value)


def test_and_and_or_stop_as_in_python():
    assert evaluate("training or 1 // 0", {"training": True}) is True
    assert evaluate("training and 1 // 0", {"training": False}) is False


def test_names_are_parameters_and_bound_values():
    assert names("min(x.shape[i], width) + 2 * depth") == {"x", "i", "width", "depth"}
    assert names("3") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "", "(", "1 +", "a b", "a; b", "a = 1", "lambda: 1", "[1]", "(1, 2)", "{}", "f(x)",
        "min(x)", "min(*x, 2)", "min(x, y, key=z)", "__import__('os')", "x.y", "x.shape",
        "x.shape.y[0]", "x[0]", "(a + b).shape[0]", "a << 9", "1e5", "a @ b", "~a",
        "a < b < c", "a in b", "a is b", "a if b else c", "1.5e3", "1j", "b'x'", "f'{a}'", "...",
        "(yield)", "await a", "[a for a in b]", "a := 1", "(a := 1)", "import os", "x.shape[0:1]",
        "\x00", "1\n\n2", "'\\d'", "0or 1", "1if a else 2", "\\", "é" * 400, "a" * (MAX_LENGTH + 1),
        "(" * 100 + "a" + ")" * 100 + "(", "-" * 100 + "a", "not " * 60 + "a",
    ],
)  # fmt: skip
def test_nothing_else_gets_in(text):
    with pytest.raises(ExpressionError):
        parse_expression(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("width", "“width” has no value here; the names known here are: channels, mode, training"),
        ("channels // 0", "has no value here"),
        ("channels % (channels - 16)", "has no value here"),
        ("x.shape[9]", "has no value here"),
        ("channels.shape[0]", "has no value here"),
        ("mode < 3", "has no value here"),
        ("-mode", "has no value here"),
        ("mode * 9999999999", "Arithmetic needs numbers; 'same' is a str"),
        ("'%99999999d' % 1", "Arithmetic needs numbers"),
        ("mode + mode", "Arithmetic needs numbers"),
        ("mode ** 2", "Arithmetic needs numbers"),
        ("9 ** 9 ** 9", "9 ** 3.8742e+08 is too much: an exponent is at most 16"),
        ("(99999999999 ** 16) ** 16", "is too much"),
        ("(2 - channels) ** 0.5", "is no real number"),
        ("(channels - 16) ** -1", "has no value here"),
    ],
)
def test_what_has_no_value_says_why(text, says):
    with pytest.raises(ExpressionError) as caught:
        evaluate(text, VALUES)
    assert says in str(caught.value)


@given(st.text(max_size=60) | st.text("()[]+-*/%<>=!.,'x1 \\\nandorti", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_parses_or_is_refused(text):
    try:
        parse_expression(text)
    except ExpressionError as error:
        assert str(error)
