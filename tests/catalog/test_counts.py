"""Multiply-accumulates against torch's own counter, which counts two operations for each."""

from __future__ import annotations

import pytest
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

from netstudio.catalog.arguments import resolve
from netstudio.catalog.size import at_batch
from tests.catalog.cases import CASES
from tests.catalog.real import TORCH_WARNINGS, Case, call, construct, sample

pytestmark = TORCH_WARNINGS

# A count is for one sample, so that the cases without a batch before the shape are left out.
COUNTED = [
    case
    for case in CASES
    if case.batch and case.spec.family in ("convolution", "linear", "recurrent", "attention")
]
# torch multiplies a bilinear form out by a kernel that its counter passes over.
COUNTED = [case for case in COUNTED if case.layer != "Bilinear"]
COUNTED += [case for case in CASES if case.batch and case.layer in ("MatMul", "Maxout")]
BATCH_SIZE = 3


@pytest.mark.parametrize("case", COUNTED, ids=str)
def test_multiply_accumulates_are_those_of_torch(case: Case) -> None:
    types = case.types()
    resolved = resolve(case.spec, case.args, types)
    macs = case.spec.macs(resolved.args, types, case.spec.rule(resolved.args, types))
    module = construct(case.spec, resolved.args)
    tensors = [sample(value, BATCH_SIZE) for value in types]
    counter = FlopCounterMode(display=False)
    # On meta tensors torch takes the plain paths, which are made of products that can be counted.
    tensors = [tensor.to("meta") for tensor in tensors]
    module = module.to("meta") if module else None
    with sdpa_kernel(SDPBackend.MATH), counter:
        call(case.spec, module, resolved.args, tensors)
    assert counter.get_total_flops() == 2 * BATCH_SIZE * at_batch(macs, 1)


def test_a_bilinear_form_multiplies_twice() -> None:
    """For each output and feature of b: a sum over the features of a, then one more product."""
    tried = next(case for case in CASES if case.layer == "Bilinear")
    args = resolve(tried.spec, tried.args, tried.types()).args
    value = tried.spec.rule(args, tried.types())
    assert tried.spec.macs(args, tried.types(), value) == 10 * 7 * (5 + 1)


def test_only_layers_that_multiply_are_counted() -> None:
    for case in CASES:
        if case in COUNTED or not case.batch or case.layer == "Bilinear":
            continue
        resolved = resolve(case.spec, case.args, case.types())
        value = case.spec.rule(resolved.args, case.types())
        assert case.spec.macs(resolved.args, case.types(), value) == 0, case.layer
