"""The reviewed list against torch: every name classified once, and nothing that reaches out."""

from __future__ import annotations

import inspect
import operator
from collections import Counter
from collections.abc import Iterable, Mapping

import pytest
import torch
import torch.nn.functional as F

from netstudio.catalog.ops import (
    OPERATORS,
    REFUSED_KEYWORDS,
    all_ops,
    find_op,
    functional_names,
    library_names,
    refusal,
    tensor_names,
    torch_names,
)
from netstudio.catalog.ops.reason import Reason


def public(module: object) -> set[str]:
    return {name for name in dir(module) if not name.startswith("_")}


def public_callables(module: object) -> set[str]:
    return {name for name in public(module) if callable(getattr(module, name))}


LISTS = {
    "torch": (
        public_callables(torch) | torch_names.PRIVATE,
        torch_names.FUNCTIONS | torch_names.PRIVATE,
        torch_names.REFUSED,
    ),
    "F": (public_callables(F), functional_names.FUNCTIONS, functional_names.REFUSED),
    "Tensor": (
        public(torch.Tensor),
        tensor_names.METHODS | tensor_names.ATTRIBUTES,
        tensor_names.REFUSED,
    ),
    **{
        f"torch.{library}": (
            public_callables(getattr(torch, library)),
            functions,
            library_names.REFUSED.get(library, {}),
        )
        for library, functions in library_names.FUNCTIONS.items()
    },
}


@pytest.mark.parametrize("prefix", LISTS)
def test_every_name_of_torch_is_classified_once(prefix: str) -> None:
    real, allowed, refused = LISTS[prefix]
    counts = Counter([*allowed, *_names(refused)])
    assert {name for name, count in counts.items() if count > 1} == set()
    assert real - set(counts) == set(), "new in torch: review them"
    assert set(counts) - real == set(), "gone from torch"


def _names(refused: Mapping[Reason, frozenset[str]]) -> Iterable[str]:
    return [name for names in refused.values() for name in names]


@pytest.mark.parametrize("prefix", LISTS)
def test_what_is_refused_is_not_found_and_says_why(prefix: str) -> None:
    _, allowed, refused = LISTS[prefix]
    for reason, names in refused.items():
        for name in names:
            assert find_op(f"{prefix}.{name}") is None
            assert refusal(f"{prefix}.{name}") is reason
    for name in allowed:
        assert refusal(f"{prefix}.{name}") is None
        spec = find_op(f"{prefix}.{name}")
        assert spec is not None and spec.name == f"{prefix}.{name}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("torch.load", Reason.UNPICKLE),
        ("torch.save", Reason.FILE),
        ("torch.from_file", Reason.FILE),
        ("torch.compile", Reason.CALLBACK),
        ("torch.vmap", Reason.CALLBACK),
        ("torch.manual_seed", Reason.RANDOM_STATE),
        ("torch.set_default_dtype", Reason.GLOBAL_STATE),
        ("torch.from_numpy", Reason.MEMORY),
        ("Tensor.register_hook", Reason.CALLBACK),
        ("Tensor.apply_", Reason.CALLBACK),
        ("Tensor.set_", Reason.STORAGE),
        ("Tensor.data_ptr", Reason.MEMORY),
        ("Tensor.share_memory_", Reason.MEMORY),
        ("Tensor.data", Reason.STORAGE),
        ("F.triplet_margin_with_distance_loss", Reason.CALLBACK),
    ],
)
def test_the_dangerous_ones(name: str, reason: Reason) -> None:
    assert find_op(name) is None
    assert refusal(name) is reason


@pytest.mark.parametrize(
    "name",
    "torch.hub.load torch._C torch.ops.aten.add torch.nn.Linear torch F Tensor operator os.system "
    "torch.linalg.LinAlgError Tensor.__reduce_ex__ F.torch.load operator.call operator.attrgetter "
    "torch.linalg.x.y Tensor.view.__globals__ builtins.eval".split(),
)
def test_what_was_never_reviewed_is_not_found(name: str) -> None:
    assert find_op(name) is None


def test_no_allowed_function_takes_a_callable() -> None:
    """As far as signatures tell: no parameter is annotated as something to call."""
    for spec in all_ops():
        if spec.kind != "function":
            continue
        target = F if spec.name.startswith("F.") else torch
        for part in spec.name.split(".")[1:]:
            target = getattr(target, part)
        try:
            parameters = inspect.signature(target).parameters.values()
        except ValueError:
            continue  # a builtin tells nothing
        assert not [p for p in parameters if "Callable" in str(p.annotation)], spec.name


def test_operators_are_those_of_python() -> None:
    for name in OPERATORS:
        assert callable(getattr(operator, name))
        spec = find_op(f"operator.{name}")
        assert spec is not None and spec.kind == "operator" and not spec.doc


def test_kinds_and_pages() -> None:
    assert find_op("Tensor.shape").kind == "attribute"
    assert find_op("Tensor.view").kind == "method"
    assert find_op("F.pad").doc == "torch.nn.functional.pad.html"
    assert find_op("torch.roll").doc == "torch.roll.html"
    assert find_op("Tensor.view").doc == "torch.Tensor.view.html"
    assert find_op("torch.linalg.norm").doc == "torch.linalg.norm.html"
    names = [spec.name for spec in all_ops()]
    assert names == sorted(names) and len(names) > 1000
    assert "out" in REFUSED_KEYWORDS
