"""Whatever comes, a rule gives a type or a clash and nothing else, and torch agrees with it."""

from __future__ import annotations

from typing import Any

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.catalog.arguments import resolve
from netstudio.catalog.clash import ClashError
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.registry import all_layers
from netstudio.catalog.size import BATCH, symbol
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import TensorType, ValueType
from netstudio.document.values import DTYPES, DType
from tests.catalog.cases import CASES
from tests.catalog.real import TORCH_WARNINGS, Case, call, construct, sample, type_of

pytestmark = TORCH_WARNINGS

SIZES = st.one_of(st.integers(1, 6), st.sampled_from([BATCH, symbol("L"), BATCH * 2]))


def values(param: ParamSpec) -> st.SearchStrategy[Any]:
    """Values that a form might send, in and out of bounds."""
    low = -2 if param.minimum is None else int(param.minimum) - 1
    number = st.integers(low, low + 6)
    numbers = st.lists(number, max_size=4).map(tuple)
    real = st.floats(-2, 3, allow_nan=False)
    kinds = {
        "int": number,
        "float": st.one_of(number, real),
        "bool": st.booleans(),
        "choice": st.sampled_from([*param.choices, "other"]),
        "size": st.one_of(number, numbers),
        "padding": st.one_of(number, numbers, st.sampled_from(["same", "valid"])),
        "shape": numbers,
        "ints": st.one_of(number, numbers),
        "scale": st.one_of(real, st.lists(real, max_size=3).map(tuple)),
        "dtype": st.sampled_from(sorted(DTYPES)).map(DType),
    }
    return st.one_of(kinds[param.kind], st.none(), st.just(True))


@st.composite
def anything(draw: st.DrawFn) -> tuple[LayerSpec, dict[str, Any], tuple[TensorType | None, ...]]:
    spec = draw(st.sampled_from(all_layers()))
    chosen = draw(st.lists(st.sampled_from(spec.params), max_size=3)) if spec.params else []
    args = {param.name: draw(values(param)) for param in chosen}
    count = (
        len(spec.ports) + draw(st.integers(0, 2)) if spec.ports[-1].variadic else len(spec.ports)
    )
    shape = st.lists(SIZES, max_size=6).map(tuple)
    dtype = st.sampled_from(["float32", "int64", "bool", "float64"])
    types = tuple(TensorType(draw(shape), draw(dtype)) for _ in range(count))
    return spec, args, types


@settings(max_examples=500)
@given(anything())
def test_a_rule_gives_a_type_or_a_clash(
    drawn: tuple[LayerSpec, dict[str, Any], tuple[TensorType | None, ...]],
) -> None:
    spec, args, types = drawn
    try:
        resolved = resolve(spec, args, types)
        value = spec.rule(resolved.args, types)
    except ClashError as error:
        assert error.clash.message.endswith(".")
        return
    assert not any(isinstance(size, int) and size < 0 for size in _sizes(value))
    assert spec.parameters(resolved.args, types, value) >= 0
    spec.macs(resolved.args, types, value)


def _sizes(value: ValueType) -> list[Any]:
    if isinstance(value, tuple):
        return [size for item in value for size in _sizes(item)]
    return list(value.shape) if isinstance(value, TensorType) else []


@st.composite
def nearly_right(draw: st.DrawFn) -> Case:
    """A case of the table with one size of an input changed."""
    base = draw(st.sampled_from(CASES))
    shapes = [list(value.shape) for value in base.types(2)]
    shape = draw(st.sampled_from(shapes))
    if shape:
        shape[draw(st.integers(0, len(shape) - 1))] = draw(st.integers(1, 6))
    return Case(base.layer, tuple(map(tuple, shapes)), base.args, base.dtypes, batch=False)


@settings(max_examples=150)
@given(nearly_right())
def test_what_a_rule_takes_torch_takes(tried: Case) -> None:
    types = tried.types()
    try:
        resolved = resolve(tried.spec, tried.args, types)
        value = tried.spec.rule(resolved.args, types)
    except ClashError:
        return
    if resolved.clashes:
        return
    torch.manual_seed(0)
    module = construct(tried.spec, resolved.args)
    tensors = [sample(item) for item in types]
    assert type_of(call(tried.spec, module, resolved.args, tensors)) == value
