"""The tensors that layers are said to learn, against those that torch registers."""

import math

import pytest
import torch
from torch import Tensor, nn

from netstudio.catalog import weights
from netstudio.catalog.arguments import resolve
from netstudio.catalog.initialisers import INITIALISER_SPECS
from netstudio.catalog.registry import all_layers
from netstudio.catalog.spec import no_count
from netstudio.catalog.weights import Weight, weights_of
from tests.catalog.cases import CASES
from tests.catalog.real import TORCH_WARNINGS, Case, construct

pytestmark = TORCH_WARNINGS

LEARNING = {spec.name for spec in all_layers() if spec.parameters is not no_count}
TRIED = [case for case in CASES if case.layer in LEARNING]


def complete(case: Case) -> dict[str, object]:
    return dict(resolve(case.spec, case.args, case.types()).args)


def test_every_layer_that_learns_names_its_tensors() -> None:
    named = {case.layer for case in TRIED if weights_of(case.layer, complete(case))}
    assert named == LEARNING


@pytest.mark.parametrize("case", TRIED, ids=str)
def test_the_names_and_dimensions_are_torchs_and_so_is_how_they_begin(case: Case) -> None:
    args = complete(case)
    torch.manual_seed(0)
    module = construct(case.spec, args)
    assert module is not None
    ours = weights_of(case.layer, args)
    theirs = dict(module.named_parameters())
    assert {(one.path, one.dims) for one in ours} == {(n, p.ndim) for n, p in theirs.items()}
    for weight in ours:
        _check_beginning(weight, module, theirs[weight.path].detach())


def _check_beginning(weight: Weight, module: nn.Module, values: Tensor) -> None:
    match weight.default:
        case weights.ONES:
            assert torch.equal(values, torch.ones_like(values))
        case weights.ZEROS:
            assert torch.equal(values, torch.zeros_like(values))
        case weights.GIVEN:
            assert len(values.unique()) == 1
        case weights.FAN:
            owner = module.get_submodule(weight.path.rpartition(".")[0])
            matrix = owner.weight
            assert isinstance(matrix, Tensor)
            # Every channel of a depthwise convolution reads one alone, as its weight tells.
            assert values.abs().max() <= 1 / math.sqrt(matrix[0].numel()) + 1e-6
            assert len(values) == 1 or values.std() > 0
        case weights.XAVIER:
            assert values.abs().max() <= math.sqrt(6 / sum(values.shape)) + 1e-6
            assert values.std() > 0
        case weights.UNIT:
            assert 0.7 < values.std() < 1.3  # a few rows, of which one may be padding
        case weights.NARROW:
            assert 0.015 < values.std() < 0.025
        case weights.HIDDEN | weights.INPUTS:
            assert values.abs().max() <= 1
            assert values.numel() == 1 or values.std() > 0
        case other:
            raise AssertionError(other)


def test_what_is_not_a_layer_learns_nothing() -> None:
    assert weights_of("Add", {}) == weights_of("NoSuchLayer", {}) == ()


@pytest.mark.parametrize("spec", INITIALISER_SPECS.values(), ids=lambda spec: spec.name)
@pytest.mark.parametrize("dims", [1, 2, 3, 4, 5])
def test_an_initialiser_fills_the_tensors_it_suits_with_each_of_its_arguments(spec, dims) -> None:
    function = getattr(nn.init, f"{spec.name}_")
    if not spec.suits(dims):
        with pytest.raises(ValueError, match="dimension"):
            function(torch.empty((4,) * dims), **spec.begins_with)
        return
    args = dict(spec.begins_with)
    filled = function(torch.full((4,) * dims, math.nan), **args)
    assert torch.isfinite(filled).all()
    for param in spec.params:
        values = param.choices or (args.get(param.name, param.default),)
        for value in values:
            assert param.reject(value) is None
            function(torch.empty((4,) * dims), **{**args, param.name: value})


def test_the_ends_of_a_range_bound_each_other() -> None:
    low, high = INITIALISER_SPECS["uniform"].bounded({"a": -0.5})
    assert (low.maximum, high.minimum) == (1.0, -0.5)
    *_, low, high = INITIALISER_SPECS["trunc_normal"].bounded({"b": 3.0})
    assert (low.maximum, high.minimum) == (3.0, -2.0)
    slope, *_ = INITIALISER_SPECS["kaiming_normal"].bounded({"a": 0.2})
    assert slope.maximum is None
