"""What does not fit is refused where torch refuses it, in plain words, with the facts beside."""

from __future__ import annotations

import re
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.catalog.arguments import resolve
from netstudio.catalog.clash import Clash, ClashError
from netstudio.catalog.registry import find_layer
from netstudio.catalog.types import TensorType
from netstudio.document.values import Value
from tests.catalog.real import Case, call, case, construct, sample, type_of
from tests.catalog.wrong_cases import STRICTER, WRONG


def clash_of(tried: Case, batch: int | None = None) -> Clash:
    with pytest.raises(ClashError) as raised:
        args = resolve(tried.spec, tried.args, tried.types(batch)).args
        tried.spec.rule(args, tried.types(batch))
    return raised.value.clash


def raw_arguments(tried: Case) -> dict[str, Any]:
    """The arguments as torch would get them, unchecked."""
    args: dict[str, Any] = {param.name: param.default for param in tried.spec.params}
    args |= tried.args
    for name, rule in tried.spec.infer.items():
        if name not in tried.args:
            try:
                args[name] = rule(args, tried.types(2))
            except ClashError:
                args[name] = 1
    return args


def name_of(item: Any) -> str:
    return str(item)


@pytest.mark.parametrize(("code", "tried"), WRONG, ids=name_of)
def test_torch_refuses_it_and_so_do_we(code: str, tried: Case) -> None:
    with pytest.raises((RuntimeError, ValueError, IndexError, TypeError, AssertionError)):
        args = raw_arguments(tried)
        module = construct(tried.spec, args)
        call(tried.spec, module, args, [sample(value) for value in tried.types()])
    for batch in (None, 2):
        assert clash_of(tried, batch).code == code


@pytest.mark.filterwarnings("ignore:(std|var)..")
@pytest.mark.parametrize(("code", "tried"), STRICTER, ids=name_of)
def test_torch_runs_it_and_we_refuse(code: str, tried: Case) -> None:
    args = raw_arguments(tried)
    module = construct(tried.spec, args)
    call(tried.spec, module, args, [sample(value) for value in tried.types()])
    assert clash_of(tried).code == code


@pytest.mark.parametrize(("code", "tried"), [*WRONG, *STRICTER], ids=name_of)
def test_messages_are_sentences_with_the_numbers(code: str, tried: Case) -> None:
    clash = clash_of(tried)
    assert clash.message.endswith(".")
    assert "Symbolic" not in clash.message and "TensorType" not in clash.message
    if code in ("rank", "too_small", "elements", "broadcast", "concatenate"):
        assert re.search(r"\d", clash.message)
    parameter = clash.details.get("parameter")
    assert parameter is None or tried.spec.param(parameter) is not None
    if code == "rank":
        assert isinstance(clash.details["expected_rank"], int)
        assert isinstance(clash.details["shape"], tuple)
    if code in ("broadcast", "concatenate"):
        assert len(clash.details["shapes"]) >= 2
    if code == "too_small":
        assert clash.details["needed"] > clash.details["available"]
    if code == "dtype":
        assert {"port", "claimed", "true"} <= set(clash.details)


def test_the_examples_of_the_house() -> None:
    assert clash_of(case("Conv2d", (400,))).message == (
        "Needs an input of 4 dimensions (N, C, H, W); received (N, 400), which has 2."
    )
    assert clash_of(case("Add", (6, 28, 28), (6, 14, 14))).message == (
        "Shapes (N, 6, 28, 28) and (N, 6, 14, 14) do not fit together: 28 against 14."
    )
    moved = clash_of(case("Reshape", (64, 14, 14), shape=(-1, 7 * 7 * 64)))
    assert moved.code == "batch_moved" and "a batch of N becomes 4N" in moved.message


@pytest.mark.parametrize(
    ("layer", "shapes", "args", "parameter", "true"),
    [
        ("Conv2d", [(3, 8, 8)], {"in_channels": 4}, "in_channels", 3),
        ("Linear", [(256,)], {"in_features": 400}, "in_features", 256),
        ("BatchNorm2d", [(3, 8, 8)], {"num_features": 4}, "num_features", 3),
        ("LayerNorm", [(5, 8)], {"normalized_shape": 4}, "normalized_shape", 8),
        ("LayerNorm", [(5, 8)], {"normalized_shape": (5, 4)}, "normalized_shape", (5, 8)),
        ("GroupNorm", [(8, 5)], {"num_channels": 4}, "num_channels", 8),
        ("LSTM", [(5, 8)], {"input_size": 4}, "input_size", 8),
        ("SelfAttention", [(5, 8)], {"embed_dim": 4}, "embed_dim", 8),
        ("MultiheadAttention", [(5, 8), (5, 8), (5, 8)], {"kdim": 4}, "kdim", 8),
        ("TransformerEncoder", [(5, 8)], {"d_model": 4}, "d_model", 8),
        ("Bilinear", [(5,), (8,)], {"in2_features": 4}, "in2_features", 8),
        ("Maxout", [(8,)], {"in_features": 4}, "in_features", 8),
    ],
)
def test_a_pin_that_disagrees_is_told_with_both_numbers(
    layer: str,
    shapes: list[tuple[int, ...]],
    args: dict[str, Value],
    parameter: str,
    true: Value,
) -> None:
    tried = Case(layer, tuple(shapes), args)
    resolved = resolve(tried.spec, tried.args, tried.types())
    assert [clash.code for clash in resolved.clashes] == ["pin"]
    details = resolved.clashes[0].details
    assert details["parameter"] == parameter
    assert details["claimed"] == args[parameter] and details["true"] == true
    with pytest.raises((RuntimeError, ValueError, AssertionError)):
        module = construct(tried.spec, resolved.args)
        call(tried.spec, module, resolved.args, [sample(value) for value in tried.types()])


@pytest.mark.parametrize(
    ("layer", "shape", "args"),
    [
        ("Linear", (), {}),
        ("Chunk", (4,), {"dim": 0}),
        ("Split", (4,), {"dim": 0}),
        ("Unbind", (4,), {"dim": 0}),
        ("Slice", (4,), {"dim": 0, "stop": 3}),
        ("LayerNorm", (), {}),
        ("LayerNorm", (4,), {"last_dims": 2}),
    ],
)
def test_what_changes_with_the_batch_cannot_be_fixed(
    layer: str, shape: tuple[int, ...], args: dict[str, Value]
) -> None:
    clash = clash_of(Case(layer, (shape,), args))
    assert clash.code == "symbolic" and "N" in clash.message


# --- window arithmetic, against torch ----------------------------------------------------------

WINDOW = st.fixed_dictionaries(
    {
        "size": st.integers(1, 12),
        "kernel_size": st.integers(1, 5),
        "stride": st.integers(1, 4),
        "padding": st.integers(0, 3),
        "dilation": st.integers(1, 3),
        "ceil_mode": st.booleans(),
        "output_padding": st.integers(0, 3),
    }
)
LAYERS = (
    "Conv1d",
    "ConvTranspose1d",
    "MaxPool1d",
    "AvgPool1d",
    "LPPool1d",
    "Unfold",
    "MaxUnpool1d",
)


@settings(max_examples=100)
@given(layer=st.sampled_from(LAYERS), drawn=WINDOW)
def test_windows_are_counted_as_torch_counts_them(layer: str, drawn: dict[str, Any]) -> None:
    spec = find_layer(layer)
    assert spec is not None
    args = {name: value for name, value in drawn.items() if spec.param(name)}
    size = drawn["size"]
    shape = (2, size) if spec.name != "Unfold" else (2, size, 6)
    shapes = (shape, shape) if layer == "MaxUnpool1d" else (shape,)
    tried = Case(layer, shapes, args, ("float32", "int64") if len(shapes) > 1 else ("float32",))
    tensors = [torch.zeros_like(sample(value)) for value in tried.types()]
    expected: Any = None
    try:
        module = construct(spec, raw_arguments(tried))
        expected = type_of(call(spec, module, raw_arguments(tried), tensors))
        if 0 in expected.shape:
            expected = RuntimeError("Nothing is left, which torch allows and nobody means.")
    except (RuntimeError, ValueError) as error:
        expected = error
    types = tried.types(2)
    try:
        actual: Any = spec.rule(resolve(spec, args, types).args, types)
    except ClashError as error:
        actual = error
    if isinstance(expected, Exception) or isinstance(actual, ClashError):
        assert isinstance(expected, Exception) and isinstance(actual, ClashError), (
            expected,
            actual,
        )
    else:
        assert isinstance(actual, TensorType) and actual == expected
