"""Every layer of the catalogue against torch itself: one harness, and a table of cases.

What a layer declares is evaluated as it stands, so that a template, a default, a shape rule or a
count that is wrong shows here, whatever codegen makes of it.
"""

from __future__ import annotations

import ast
import inspect
from typing import Any

import pytest
import torch
from torch import nn

from netstudio.catalog.arguments import resolve
from netstudio.catalog.clash import ClashError
from netstudio.catalog.param import REQUIRED, Marker
from netstudio.catalog.registry import all_layers, find_layer
from netstudio.catalog.spec import FAMILIES, LayerSpec
from netstudio.catalog.support import SUPPORT
from netstudio.document.values import DType
from tests.catalog.cases import CASES
from tests.catalog.real import (
    NAMES,
    TORCH_WARNINGS,
    Case,
    at_batch,
    call,
    construct,
    sample,
    type_of,
)

pytestmark = TORCH_WARNINGS

SPECS = {spec.name: spec for spec in all_layers()}
FIRST_CASES = {case.layer: case for case in reversed(CASES)}

# Parameters of torch's that the catalogue leaves out, and why.
LEFT_OUT = {
    "device",  # set by the program
    "dtype",  # float32 throughout
    "inplace",  # a value on a wire never changes
    "min_value",  # old names of min_val and max_val
    "max_value",
    "_weight",
    "_freeze",
    "_random_samples",
    "include_last_offset",  # needs a second input of offsets
    "recompute_scale_factor",  # does nothing for the shapes that are known here
}
LEFT_OUT_OF = {
    ("AdaptiveMaxPool", "return_indices"),
    ("ConvTranspose", "padding_mode"),  # torch takes zeros only
    ("FractionalMaxPool", "return_indices"),
}


# Dtypes that torch takes and the catalogue refuses: it mixes them, rounds or averages whole
# numbers, which nobody means, or takes them in some dimensions only.
STRICTER = {
    "AvgPool": {"int64"},
    "LPPool": {"int64", "int32", "bool"},
    "BatchNorm": {"float16"},
    "LayerNorm": {"float16"},
    "GroupNorm": {"float16"},
    "RMSNorm": {"int64", "float64", "float16"},
    "LocalResponseNorm": {"int64"},
    "Unfold": {"bool"},
    "Fold": {"bool"},
    "Clamp": {"bool"},
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_shapes_dtypes_and_parameters_are_those_of_torch(case: Case) -> None:
    torch.manual_seed(0)
    resolved = resolve(case.spec, case.args, case.types())
    assert not resolved.clashes
    symbolic = case.spec.rule(resolved.args, case.types())
    module = construct(case.spec, resolved.args)
    parameters = sum(p.numel() for p in module.parameters()) if module else 0
    assert case.spec.parameters(resolved.args, case.types(), symbolic) == parameters
    for batch in (2, 3) if case.batch else (2,):
        tensors = [sample(value, batch) for value in case.types()]
        actual = type_of(call(case.spec, module, resolved.args, tensors))
        assert at_batch(symbolic, batch) == actual
        known = case.types(batch)
        assert case.spec.rule(resolve(case.spec, case.args, known).args, known) == actual
    assert len(case.spec.output_names(symbolic)) == (
        len(symbolic) if isinstance(symbolic, tuple) else 1
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_way_to_write_it_computes_the_same(case: Case) -> None:
    """Defaults written out or left to torch; a module or a function; in training or not."""
    args = resolve(case.spec, case.args, case.types()).args
    tensors = [sample(value) for value in case.types()]

    def computed(*, drop: bool = True, functional: bool = False, mode: bool = True) -> Any:
        torch.manual_seed(0)
        module = construct(case.spec, args, drop=drop)
        if module is not None:
            module.train(mode)
        return call(case.spec, module, args, tensors, functional=functional, drop=drop)

    expected = computed()
    assert_same(computed(drop=False), expected)
    if not case.spec.mode_dependent and case.spec.construct:
        assert_same(computed(mode=False), expected)
    if case.spec.functional:
        assert not case.spec.parameters(args, case.types(), case.spec.rule(args, case.types()))
        assert_same(computed(functional=True), expected)
        assert_same(computed(functional=True, drop=False), expected)


@pytest.mark.parametrize("dtype", ["int64", "int32", "bool", "float64", "float16"])
@pytest.mark.parametrize("case", list(FIRST_CASES.values()), ids=lambda case: case.layer)
def test_dtypes_are_taken_where_torch_takes_them(case: Case, dtype: str) -> None:
    changed = Case(case.layer, case.shapes, case.args, (dtype,) * len(case.shapes), case.batch)
    types = changed.types(2)
    module = construct(case.spec, resolve(case.spec, case.args, case.types(2)).args)
    tensors = [sample(value) for value in types]
    args = resolve(case.spec, case.args, types).args
    try:
        actual = type_of(call(case.spec, module, args, tensors))
    except (RuntimeError, NotImplementedError, TypeError, IndexError, ValueError) as error:
        if "not implemented for 'Half'" in str(error):
            return  # a kernel that the CPU alone lacks
        with pytest.raises(ClashError) as clash:
            case.spec.rule(args, types)
        assert clash.value.clash.code == "dtype", error
        return
    if any(case.layer.startswith(name) and dtype in taken for name, taken in STRICTER.items()):
        with pytest.raises(ClashError):
            case.spec.rule(args, types)
        return
    assert case.spec.rule(args, types) == actual


def assert_same(a: Any, b: Any) -> None:
    """Equal values, or tuples of such."""
    if isinstance(a, tuple | list):
        assert len(a) == len(b)
        for x, y in zip(a, b, strict=True):
            assert_same(x, y)
        return
    torch.testing.assert_close(a, b, rtol=1e-6, atol=1e-6, equal_nan=True)


# --- what is declared -------------------------------------------------------------------------


def _is_class(spec: LayerSpec) -> bool:
    """Whether `construct` is the bare name of a class."""
    return bool(spec.construct) and not spec.construct.endswith(")")


def _signature(spec: LayerSpec) -> dict[str, inspect.Parameter]:
    made = eval(spec.construct, NAMES)
    if issubclass(made, nn.RNNBase):
        found = dict(inspect.signature(nn.RNNBase.__init__).parameters)
        del found["mode"]
        if made is nn.RNN:
            # torch takes it by keyword only in RNN, between num_layers and bias in its documents.
            items = list(found.items())
            places = [key for key, _ in items].index("bias")
            option = inspect.Parameter(
                "nonlinearity", inspect.Parameter.KEYWORD_ONLY, default="tanh"
            )
            found = dict([*items[:places], ("nonlinearity", option), *items[places:]])
        if made is not nn.LSTM:
            del found["proj_size"]
    else:
        found = dict(inspect.signature(made.__init__).parameters)
    return {
        name: parameter
        for name, parameter in found.items()
        if name != "self"
        and name not in LEFT_OUT
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        and not any(spec.name.startswith(prefix) and name == left for prefix, left in LEFT_OUT_OF)
    }


@pytest.mark.parametrize("spec", list(filter(_is_class, SPECS.values())), ids=lambda s: s.name)
def test_parameters_are_those_of_the_class(spec: LayerSpec) -> None:
    real = _signature(spec)
    declared = [param for param in spec.params if not param.in_call]
    assert [param.name for param in declared] == list(real)
    positions = [param.positional for param in declared]
    assert positions == sorted(positions, reverse=True), "positional ones come first"
    for param in declared:
        default = real[param.name].default
        if isinstance(param.default, Marker) or param.explicit:
            assert param.positional or default is not inspect.Parameter.empty
            continue
        assert default is not inspect.Parameter.empty, f"{param.name} must be explicit"
        assert type(param.default) is type(default) and param.default == default


@pytest.mark.parametrize("spec", list(SPECS.values()), ids=lambda s: s.name)
def test_templates_use_only_what_is_declared(spec: LayerSpec) -> None:
    ports = {port.name for port in spec.ports}
    params = {param.name for param in spec.params}
    in_call = {param.name for param in spec.params if param.in_call}
    allowed = {
        spec.construct: params | set(NAMES),
        spec.call: ports | params | {"module"} | set(NAMES),
        spec.functional: ports | params | set(NAMES),
    }
    for template, known in allowed.items():
        if template:
            tree = ast.parse(template, mode="eval")
            assert {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)} <= known
    names = {n.id for n in ast.walk(ast.parse(spec.call)) if isinstance(n, ast.Name)}
    assert in_call <= names
    assert ports <= names
    assert ("module" in names) == bool(spec.construct)
    if spec.support:
        assert spec.support in SUPPORT and spec.construct.startswith(spec.support)


@pytest.mark.parametrize("spec", list(SPECS.values()), ids=lambda s: s.name)
def test_a_layer_is_described(spec: LayerSpec) -> None:
    assert spec.family in FAMILIES
    assert spec.summary.endswith(".") and len(spec.summary) < 110
    assert spec.docs or spec.support
    assert not spec.docs or spec.docs_url.endswith(".html")
    assert spec.keywords or spec.formula
    for param in spec.params:
        assert param.help.endswith("."), param.name
        assert param.default is not REQUIRED, "a layer that is dropped must work at once"
        assert param.is_inferred == (param.name in spec.infer)
        if not param.is_inferred and not isinstance(param.default, Marker):
            default = param.default
            assert param.reject(default) is None, param.name
            assert not isinstance(default, DType) or param.kind == "dtype"
    assert set(spec.infer) <= {param.name for param in spec.params}


def test_every_layer_is_tried() -> None:
    assert set(FIRST_CASES) == set(SPECS)
    assert len(SPECS) >= 110


def test_every_support_class_is_used() -> None:
    assert {spec.support for spec in SPECS.values()} - {""} == set(SUPPORT)


def test_every_activation_of_torch_is_there() -> None:
    activations = [
        name
        for name in nn.modules.activation.__all__
        if name != "MultiheadAttention"  # attention, here
    ]
    assert {find_layer(name) is not None for name in activations} == {True}
