"""What may be typed into a parameter's field, and what it becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.registry import all_layers
from netstudio.document.values import DType, Expr
from netstudio.gui.panels.form.parameter_text import ParameterText
from netstudio.gui.widgets.number_text import NumberError

SIZE = ParamSpec("kernel_size", "size", 3, minimum=1, dims=2)
PADDING = ParamSpec("padding", "padding", 0, minimum=0, dims=2)
SHAPE = ParamSpec("shape", "shape", None, minimum=1, optional=True)
BETAS = ParamSpec("betas", "floats", (0.9, 0.999), minimum=0, maximum=1, dims=2)
STRIDE = ParamSpec("stride", "size", None, minimum=1, dims=2, optional=True)
VALUE = ParamSpec("value", "value", None, optional=True)


@pytest.mark.parametrize(
    ("param", "text", "value"),
    [
        (SIZE, "5", 5),
        (SIZE, "5 × 5", 5),
        (SIZE, "3x5", (3, 5)),
        (SIZE, "(3, 5)", (3, 5)),
        (SIZE, " 3 5 ", (3, 5)),
        (PADDING, "same", "same"),
        (PADDING, "Valid", "valid"),
        (PADDING, "0", 0),
        (SHAPE, "1 × 28 × 28", (1, 28, 28)),
        (SHAPE, "784", (784,)),
        (SHAPE, "", None),
        (BETAS, "0.9, 0.99", (0.9, 0.99)),
        (STRIDE, "none", None),
        (STRIDE, "2", 2),
        (ParamSpec("dim", "ints", -1), "-1", -1),
        (ParamSpec("dim", "ints", -1), "1, -2", (1, -2)),
        (ParamSpec("scale", "scale", 2.0, dims=2), "2", 2.0),
        (ParamSpec("scale", "scale", 2.0, dims=2), "2 × 1.5", (2.0, 1.5)),
        (VALUE, "(1, -2)", (1, -2)),
        (VALUE, "True", True),
        (VALUE, "'mean'", "mean"),
        (ParamSpec("p", "float", 0.5), "1e-3", 0.001),
        (ParamSpec("dtype", "dtype", DType("float32")), "int64", DType("int64")),
    ],
)
def test_text_becomes_a_value(param, text, value):
    read = ParameterText(param).read(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("param", "text", "reason"),
    [
        (SIZE, "0", "at least 1"),
        (SIZE, "3 × 4 × 5", "2 of them"),
        (SIZE, "five", "whole number"),
        (SIZE, "", "must have a value"),
        (PADDING, "-1", "at least 0"),
        (SHAPE, "0 × 3", "at least 1"),
        (BETAS, "0.9, 1.5", "at most 1"),
        (VALUE, "open('x')", "literal"),
        (VALUE, "[1, 2]", "literal"),
        (ParamSpec("p", "float", 0.5, maximum=1), "2", "at most 1"),
        (ParamSpec("groups", "int", 1), "1.5", "whole number"),
    ],
)
def test_what_is_no_value_is_refused_with_the_reason(param, text, reason):
    with pytest.raises(NumberError, match=reason):
        ParameterText(param).read(text)


def test_inside_a_block_its_parameters_may_be_named():
    form = ParameterText(SIZE, frozenset({"width"}))
    assert form.read("width * 2") == Expr("width * 2")
    assert form.read("width × 3") == (Expr("width"), 3)
    with pytest.raises(NumberError, match="its parameters are: width"):
        form.read("height")
    with pytest.raises(NumberError, match="whole number"):
        ParameterText(SIZE).read("width")


def test_every_default_of_the_catalogue_is_written_and_read_back():
    for spec in all_layers():
        for param in spec.params:
            default = param.default
            if param.is_inferred or not (default is None or param.reject(default) is None):
                continue
            if param.kind in ("bool", "choice"):
                continue  # they have no text
            form = ParameterText(param)
            assert form.same(form.read(form.write(default)), default), f"{spec.name}.{param.name}"


@given(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)))
def test_sizes_survive_writing(size):
    form = ParameterText(SIZE)
    assert form.same(form.read(form.write(size)), size)


def test_one_number_and_as_many_equal_ones_are_the_same_size():
    form = ParameterText(SIZE)
    assert form.same(5, (5, 5))
    assert not form.same(5, (5, 3))


def test_steps_stay_within_bounds_and_leave_words_alone():
    form = ParameterText(PADDING)
    assert form.step((0, 1), -1) == (0, 0)
    assert form.step("same", 1) == "same"
